"""A document that is there is published as long as it can be read, whoever may write it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.both_verbs import good_agency

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")

NAME = "content/documents/2569/e-service.csv"
LOOK = """
import os, sys
from datetime import date
from pathlib import Path
from generator.app.examine import examine
folder, name, mode = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3], 8)
examine(folder, date(2026, 4, 20), wording=False)  # whatever is imported late is there by now
(folder / name).chmod(mode)
if os.geteuid() == 0:  # root may read anything
    os.setegid(65534)
    os.seteuid(65534)
for one in examine(folder, date(2026, 4, 20), wording=False).findings:
    if one.item == "O10" or one.place and one.place.file == name:
        print(one.code, one.place, one.hint)
"""


def told(mode: str) -> str:
    """Return what is said of a document with these rights and of the item that shows it."""
    # Not where tests usually write: nobody else may look there.
    with tempfile.TemporaryDirectory(prefix="oit-tests-") as place:
        Path(place).chmod(0o755)
        folder = good_agency(Path(place) / "agency", {})
        command = [sys.executable, "-c", LOOK, str(folder), NAME, mode]
        result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.stderr == ""
    return result.stdout


def test_a_document_that_nobody_may_open_is_named_with_the_reason() -> None:
    said = told("000")
    assert said.startswith(f"E354 {NAME}")
    assert os.strerror(13) in said


def test_a_document_that_may_only_be_read_is_fine() -> None:
    assert told("444") == ""
