"""The process that reads one paper: ``python -m generator.imports.reading.worker PATH NAME``; prints it as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from generator.imports.reading.model import Paper
from generator.imports.reading.opening import open_paper
from generator.inspection.bounds import FILE_BYTES, limit_memory
from generator.inspection.result import Problem
from generator.system.orphans import watch_parent
from generator.system.plain_files import content_of


def main() -> None:
    """Answer on standard output; what libraries print goes nowhere."""
    watch_parent()
    limit_memory()
    answers, sys.stdout = sys.stdout, sys.stderr
    path, name = sys.argv[1:3]
    try:
        paper = open_paper(content_of(Path(path), FILE_BYTES), name)
    except OSError:
        paper = Paper(name, problem=Problem.UNREADABLE)
    except Exception:  # noqa: BLE001 - whatever a library makes of a hostile file
        paper = Paper(name, problem=Problem.HEAVY)
    answers.buffer.write(json.dumps(paper.as_data()).encode())
    answers.flush()


if __name__ == "__main__":
    main()
