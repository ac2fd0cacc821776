"""Opens evidence documents: what each really is, what it says, and what is wrong with it.

Documents come from anywhere, so they are opened in a few worker processes with limits of time, memory and size, and
what was read is kept by the digest of the content. A hostile file becomes a problem of its ``Inspection``.
"""
