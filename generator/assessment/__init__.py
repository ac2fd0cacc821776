"""What the form says of the records: what is proved, what it scores, what is still to be won."""
