"""A folder that may not be looked into is told once, by its name, and never as a fault of the program."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.both_verbs import good_agency

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")

LOOK = """
import os, sys
from datetime import date
from pathlib import Path
from generator.app.examine import examine
from generator.release.lost_pages import lost_pages
folder, closed, mode = Path(sys.argv[1]), Path(sys.argv[1], sys.argv[2]), int(sys.argv[3], 8)
examine(folder, date(2026, 4, 20))  # whatever is imported late is there by now
closed.chmod(mode)
if os.geteuid() == 0:  # root may look anywhere
    os.setegid(65534)
    os.seteuid(65534)
told = examine(folder, date(2026, 4, 20)).findings
print([str(one.place) for one in told if one.code == "E103"], list(lost_pages(folder / "content", [])))
"""


@pytest.mark.parametrize("mode", ["000", "644"])
@pytest.mark.parametrize(
    "name", ["content", "content/documents", "content/measures", "content/pages", "content/catalogue", "oit_items"]
)
def test_it_is_told_by_its_name(name: str, mode: str) -> None:
    files: dict[str, str | bytes] = {
        "content/pages/a.md": "# ก\n\nข\n",
        "content/catalogue/README.txt": "ก",
        "content/redirects.yml": "redirects: []\n",
    }
    # Not where tests usually write: nobody else may look there.
    with tempfile.TemporaryDirectory(prefix="oit-tests-") as place:
        Path(place).chmod(0o755)
        folder = good_agency(Path(place) / "agency", files)
        command = [sys.executable, "-c", LOOK, str(folder), name, mode]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        (folder / name).chmod(0o755)
    assert result.stdout.strip() == f"['{name}'] []", result.stderr
