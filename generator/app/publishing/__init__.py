"""What publishing needs of an agency's folder: its targets, what it remembers of each, what was live."""
