"""The report on a year that was begun from the one before: item by item, as text, page and workbook."""
