"""Printed table layouts as data: the columns, order, headings and marks in which a table of records is shown."""
