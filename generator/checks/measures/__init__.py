"""Rules on measures: what each must say, when it is done and reported on, and how it went."""
