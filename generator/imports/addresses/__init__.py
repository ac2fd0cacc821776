"""Addresses of an older site, from a list, a sitemap or a saved page, put to what this site has in their place."""
