"""The plan as a workbook to correct: what would be written cell by cell, what was not understood, what belongs where.

``cells`` says how a value stands in a cell and is read back, ``kept`` what of the plan goes with the workbook unseen,
``columns`` and ``rows`` what both ways know, ``write`` and ``read`` are the two ways.
"""
