"""Writes the documents of the fictional agency: ``python -m tests.sample_documents``.

What the documents say stands in YAML files, one folder per fiscal year; the modules turn it into PDF, Excel and
CSV files, always with the same bytes.
"""
