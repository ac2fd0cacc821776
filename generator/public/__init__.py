"""What the public sees, and at which address: nobody else decides it."""
