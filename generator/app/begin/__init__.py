"""The beginning: an agency's folder made of a few answers, or the fictional agency laid out to be tried."""
