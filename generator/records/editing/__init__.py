"""The one room for changing a record: its text with other values in it, and everything else as it was.

``edited.py`` is the door: the changed data go in, the text comes out in which only what changed is written anew.
``changes.py`` says what has to change, ``tree.py`` where everything stands, ``edits.py`` which characters that
concerns, ``comments.py`` which comments stand there, ``values.py`` how a value is written, ``encoding.py`` in which
bytes.
"""
