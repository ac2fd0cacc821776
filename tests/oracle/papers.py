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
from generator.thai.era import OFFSET
from generator.thai.fiscal import first_day, last_day
from tests.oracle.defects import read
from tests.real_documents.convert import Converted, convert, fiscal_years
from tests.real_documents.folder import write_folder
from tests.real_documents.gold import mapping, read_gold, squeezed
from tests.real_documents.leftovers import page_text, printed_labels, texts
from tests.real_documents.verbatim import as_printed

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
"""Where the papers and the list of their defects are, unless told otherwise."""
_OUR_ERA = 2400
"""From here on a year is of the Buddhist Era."""
_FILED = timedelta(days=45)
"""How far into its fiscal year a paper that plans measures is checked."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check says of one paper: its name, the findings, and the words of every record without white space.

    ``correct`` are the words that look wrong and are right, by the paper's key. One that ``is_folder`` was typed as
    records from the first, and has all that a record can have.
    """

    name: str
    findings: tuple[Finding, ...]
    words: Mapping[str, str]
    correct: tuple[Mapping[str, Any], ...] = ()
    is_folder: bool = False


def papers(reference: Path) -> list[Path]:
    """Return the papers in the ``ita-gold/1`` form, in order; none where there is no such folder."""
    return sorted((reference / "gold").glob("*.yml"))


def checked(paper: Path) -> Checked:
    """Convert ``paper`` as it was printed into a temporary folder and check it."""
    gold = read_gold(paper)
    folder = Path(tempfile.mkdtemp()) / paper.stem
    try:
        write_folder(_with_labels(convert(as_printed(gold)), gold), folder)
        return Checked(paper.stem, tuple(examine(folder, current_day(gold)).findings), _words(folder))
    finally:
        shutil.rmtree(folder.parent)


def _with_labels(converted: Converted, gold: Mapping[str, Any]) -> Converted:
    """Return the folder with the paper's own labels, which the layouts would otherwise write anew, as one more page."""
    held = [text for record in converted.records.values() for text in texts(record)]
    labels = printed_labels(as_printed(gold), [*held, *converted.pages.values()])
    if labels:
        converted.pages["content/pages/printed.md"] = page_text([{"heading": "หัวตารางในเอกสาร", "paragraphs": labels}])
    return converted


def keys(collection: Path) -> list[Path]:
    """Return the keys (``NAME.key.yml``) of a collection of papers that are agencies' folders already, in order."""
    return [key for key in sorted(collection.glob("*.key.yml")) if _folder_of(key).is_dir()]


def checked_folder(key: Path) -> Checked:
    """Check the folder of ``key`` on the day that the key names; nothing in the folder changes."""
    folder, told = _folder_of(key), read(key)
    findings = tuple(examine(folder, _day(str(told["day"]))).findings)
    return Checked(folder.name, findings, _words(folder), tuple(told.get("correct") or ()), is_folder=True)


def _day(told: str) -> date:
    """Return the day of a key, in whichever era its year is written."""
    year, _, rest = told.partition("-")
    return date.fromisoformat(f"{int(year) - (OFFSET if int(year) > _OUR_ERA else 0)}-{rest}")


def _folder_of(key: Path) -> Path:
    return key.with_name(key.name.removesuffix(".key.yml"))


def _words(folder: Path) -> Mapping[str, str]:
    """Return the text of each record and page without white space, by its way in the folder."""
    return {
        path.relative_to(folder).as_posix(): squeezed(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".yml", ".md"} and path.is_file()
    }


def current_day(gold: Mapping[str, Any]) -> date:
    """Return the day on which the paper is judged: early in its year for a plan, the last day for a report."""
    document = mapping(gold, "document")
    year, _ = fiscal_years(document)
    return last_day(year) if document.get("type") == "progress" else first_day(year) + _FILED
