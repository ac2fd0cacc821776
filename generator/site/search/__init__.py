"""The search index of the site: what can be found, folded so that every way to type a word is one.

The browser's side is in ``theme/assets/search``; both fold alike (``tests/search/folding.yml`` holds both to it).
"""
