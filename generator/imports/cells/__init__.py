"""What a single cell says: a list with its marks, links to the form, who, when, how far."""
