"""``oit check`` and ``oit build`` on one folder, to hold what they say to each other."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.app.build import build
from generator.app.examine import examine
from generator.findings.finding import Finding, Severity
from tests.broken import DAY, GOOD

Said = frozenset[tuple[str, str]]
"""Codes of findings with their places."""


@dataclass(frozen=True)
class Both:
    """What each of the verbs found, and whether the build made a site."""

    check: tuple[Finding, ...]
    build: tuple[Finding, ...]
    published: bool

    def said(self, *codes: str) -> list[tuple[str, str]]:
        """Return the findings of these codes as the check tells them, with their places, in reading order."""
        return [(one.code, str(one.place)) for one in self.check if one.code in codes]


def run_both(folder: Path, day: date = DAY) -> Both:
    """Check the folder with its documents opened, and build it into a folder of its own."""
    found = examine(folder, day, documents=True).findings
    with tempfile.TemporaryDirectory(prefix="oit-tests-") as name:
        outcome = build(folder, Path(name) / "site", day)
    return Both(tuple(found), tuple(outcome.findings), outcome.published)


def errors(findings: tuple[Finding, ...]) -> Said:
    """Return the errors among ``findings``."""
    return frozenset((one.code, str(one.place)) for one in findings if one.severity is Severity.ERROR)


def good_agency(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Lay the good small agency out in ``folder``, with ``files`` over it; a text that starts with ``+`` is added."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        made = content if isinstance(content, bytes) else content.removeprefix("+").encode()
        path.write_bytes(path.read_bytes() + made if content[:1] == "+" else made)
    return folder
