"""The check tried on real papers whose defects a careful reader has listed.

``python -m tests.oracle [REFERENCE]`` turns each paper, as printed, into an agency's folder, checks it, and tells
which defects were found and which findings are of no defect. REFERENCE holds ``gold/`` and ``defects.yml``; it is not
part of this repository, and without it the tests here are skipped.

``defects.yml`` beside this file says for each known defect which code must be found in which record; ``judged.yml``
holds the findings that the list does not name, each judged true or false by a reader, with the reason. Of other papers
the class of each defect and its quotes say what would be a finding of it (``classes.yml``).
"""
