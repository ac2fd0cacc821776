"""Do the links still lead somewhere? LinkChecker and bounded requests of our own ask, and what they find is remembered.

Nothing here runs in ``oit build``: only ``oit links``, and what looks at the public site, speak to the network.
"""
