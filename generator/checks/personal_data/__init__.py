"""Rules on personal data that must not go online."""
