"""What the program itself keeps in the agency's folder: frozen manifests, and what is known of links."""
