"""Strict YAML: the small, safe part of YAML that records are written in, with a position for everything.

``parse.py`` is the door. ``compose.py`` builds the data from the parser's ``events.py``, with ``keys.py`` for names of
fields and ``plain_text.py`` for text that YAML silently reads otherwise than it was meant. Where the syntax breaks,
``causes.py`` picks the rule (``line_causes.py``, ``value_causes.py``, ``slips.py``) that says what the user did, and
``lines.py`` rewrites the user's own line the right way.
"""
