"""oit: a folder of YAML records becomes a Thai agency's public-disclosure website."""
