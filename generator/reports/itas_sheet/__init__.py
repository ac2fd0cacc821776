"""The sheet for ITAS: what is answered for each item, ready to paste, and whether it stands in public as built."""
