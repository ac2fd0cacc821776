"""A year's form as a workbook that an official fills in from the manual, and what came back as the form's data."""
