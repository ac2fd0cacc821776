"""Real papers of agencies in the ``ita-gold/1`` form become folders of our records, and their tables come back out.

``python -m tests.real_documents GOLD.yml DEST`` makes the folder. In that form a key may have a twin ``KEY_fixed``: the
same words with what scanning and typing spoiled put right; the twin is what the agency meant, so it is what we read.
"""
