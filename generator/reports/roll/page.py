"""The report on a begun year as one HTML page to open, print or send; it is never part of the site."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.reports.roll.rows import Fate, Report
from generator.reports.roll.text import due_words


def report_page(report: Report) -> str:
    """Return the page; whatever stands in records is shown as text and nothing else."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    groups = [(fate, [row for row in report.rows if row.fate is fate]) for fate in Fate]
    template = environment.get_template("page.html")
    return template.render(report=report, groups=[(fate, rows) for fate, rows in groups if rows], due=due_words)
