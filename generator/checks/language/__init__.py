"""What the rules on text know: the passages of a folder, Thai script, terms of the form, names of agencies, codes."""
