"""Compose: a workspace on a day becomes pages and files. A page kind is one file, one template, one entry."""
