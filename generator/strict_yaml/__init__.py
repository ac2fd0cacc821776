"""Strict YAML: the small, safe part of YAML that records are written in, with a position for everything.

``parse.py`` is the door; ``compose.py`` builds the data, ``plain_text.py`` looks for text that YAML silently reads
otherwise than it was meant, ``causes.py`` finds out what is behind a syntax error, ``lines.py`` rewrites the user's
own line the right way.
"""
