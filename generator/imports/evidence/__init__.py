"""A folder of evidence put to the items of the form, by title, first page, year and file name."""
