"""The records as a workbook, there and back: offices fill in what they know, and nothing else of a record is touched.

``kinds.py`` says which rows and columns there are, ``forms.py`` and those beside it how a value stands in a cell,
``rows.py`` what the records hold. ``write.py`` writes it all; ``base.py`` keeps in a hidden sheet what was written.
``returned.py`` reads what came back, ``merge.py`` compares the three, and ``applying.py`` puts what is clear into the
records.
"""
