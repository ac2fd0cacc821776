"""The check tried on real papers whose defects a careful reader has listed.

``python -m tests.oracle [REFERENCE]`` turns each paper, as printed, into an agency's folder, checks it, and tells
which defects were found and which findings are of no defect, then recall and precision by class. REFERENCE holds
``gold/`` and ``defects.yml``, or agencies' folders ``NAME/`` with ``NAME.key.yml`` beside each; neither is part of this
repository, and without the first the tests on real papers are skipped.

A defect counts as found only in a record that holds its words: one whose quotation stands in none is missed, a finding
that a reader judged false is never a hit, and the labels of the paper are kept as a page of their own.

``defects.yml`` beside this file says for each known defect which code must be found in which record; ``judged.yml``
holds the findings that the list does not name, each judged true or false by a reader, with the reason. Of other papers
the class of each defect and its quotes say what would be a finding of it (``classes.yml``).
"""
