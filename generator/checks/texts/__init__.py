"""Rules on texts: whose they are, how they are written, and what was copied."""
