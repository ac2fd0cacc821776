"""Rules on evidence: it is there, it proves the parts that the form asks for, and it can be opened."""
