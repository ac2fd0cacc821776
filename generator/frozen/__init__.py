"""Frozen addresses: what stood where on the day the addresses were sent, so that it holds and can be proved."""
