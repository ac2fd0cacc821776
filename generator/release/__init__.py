"""Release: the new folder takes the old one's place at once, or not at all; what no build wrote stays."""
