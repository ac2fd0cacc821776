"""Compose: one kind of page per file, named like its template in ``theme/templates``; a workspace becomes pages."""
