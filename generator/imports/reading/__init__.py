"""One reader per kind of paper; all give the same: tables of cells and the paragraphs between them."""
