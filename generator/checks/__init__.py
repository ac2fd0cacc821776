"""Check: what in a workspace would cost points, or would publish something wrong. One family of rules per file."""
