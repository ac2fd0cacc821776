"""The records an agency keeps: site config, items, evidence, measures, results and free pages."""
