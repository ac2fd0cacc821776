"""Writes ``expected.yml`` anew from what the program says now: ``python -m tests.broken.refresh [BEHAVIOUR …]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import yaml

from tests.broken import EXPECTED, as_told, behaviours, expected, findings_of, lay_out


def main() -> None:
    """Refresh all snapshots, or those of the behaviours that are named, and name those that changed."""
    for behaviour in behaviours():
        if sys.argv[1:] and behaviour.name not in sys.argv[1:]:
            continue
        with tempfile.TemporaryDirectory() as folder:
            lay_out(behaviour, Path(folder))
            told = [as_told(found) for found in findings_of(Path(folder))]
        if told != expected(behaviour):
            sys.stdout.write(f"{behaviour.name}\n")
        text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)
        (behaviour / EXPECTED).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
