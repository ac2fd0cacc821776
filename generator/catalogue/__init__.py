"""The national OIT form as data: one file per fiscal year under ``data/``, read by ``store``."""
