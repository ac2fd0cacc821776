"""Papers as agencies have them, read into the records that would be made of them; nothing here writes anything.

The order of the work: ``reading`` a file into tables and paragraphs, ``tables`` found by their headings, ``cells``
taken apart, ``records`` made of rows, and the ``plan``: what would be written, what was not understood, and where.
"""
