"""The days to come and the open work, as text for a terminal and as a calendar for phones."""
