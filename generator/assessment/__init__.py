"""What the form says of the records: what is proved, what it scores, how measures stand, what is still to be won."""
