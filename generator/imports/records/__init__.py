"""Records made of the rows of understood tables, each value with the place it came from."""
