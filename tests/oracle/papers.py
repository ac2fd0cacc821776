"""A real paper as an agency's folder, checked as ``oit check`` checks it, on a day when the paper was current."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator.app.examine import examine
from generator.findings.finding import Finding
from generator.thai.fiscal import first_day, last_day
from tests.real_documents.convert import convert, fiscal_years
from tests.real_documents.folder import write_folder
from tests.real_documents.gold import mapping, read_gold, squeezed
from tests.real_documents.verbatim import as_printed

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
"""Where the papers and the list of their defects are, unless told otherwise."""
_FILED = timedelta(days=45)
"""How far into its fiscal year a paper that plans measures is checked."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check says of one paper: its name, the findings, and the words of every record without white space."""

    name: str
    findings: tuple[Finding, ...]
    words: Mapping[str, str]


def papers(reference: Path) -> list[Path]:
    """Return the papers in the ``ita-gold/1`` form, in order; none where there is no such folder."""
    return sorted((reference / "gold").glob("*.yml"))


def checked(paper: Path) -> Checked:
    """Convert ``paper`` as it was printed into a temporary folder and check it."""
    gold = read_gold(paper)
    folder = Path(tempfile.mkdtemp()) / paper.stem
    try:
        write_folder(convert(as_printed(gold)), folder)
        findings = tuple(examine(folder, current_day(gold)).findings)
        records = [path for path in folder.rglob("*.yml") if path.is_file()]
        words = {path.relative_to(folder).as_posix(): squeezed(path.read_text(encoding="utf-8")) for path in records}
        return Checked(paper.stem, findings, words)
    finally:
        shutil.rmtree(folder.parent)


def current_day(gold: Mapping[str, Any]) -> date:
    """Return the day on which the paper is judged: early in its year for a plan, the last day for a report."""
    document = mapping(gold, "document")
    year, _ = fiscal_years(document)
    return last_day(year) if document.get("type") == "progress" else first_day(year) + _FILED
