"""Tables as their author meant them: headings known by their words, pages joined, rows under the heads of groups."""
