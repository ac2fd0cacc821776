"""The published site as a visitor finds it: every file fetched over its public address and held against what was built.

``oit urls --verify`` and ``oit publish`` look through here; nothing else is asked than the site's own server.
"""
