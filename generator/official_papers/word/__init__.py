"""A paper as a Word document, made from a template that the agency may change."""
