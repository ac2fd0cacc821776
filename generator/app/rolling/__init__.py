"""A new fiscal year begun from the one before: what is carried, what is asked for, and taking it all back."""
