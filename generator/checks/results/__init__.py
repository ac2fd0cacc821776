"""Rules on improving on a result: its scores, its analysis, and the measures that answer it."""
