"""Which form a fiscal year answers: the one that ships, or the agency's own in ``content/catalogue``."""
