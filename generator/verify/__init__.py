"""Verify: the built folder is read as a visitor's browser would, and what is wrong is traced to its record."""
