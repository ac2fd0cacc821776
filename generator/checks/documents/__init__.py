"""Rules on documents: what kind of file they are, whether they open, and what they say."""
