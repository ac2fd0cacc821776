"""The printed tables that agencies hand in, as data: which columns, in which order, under which words."""
