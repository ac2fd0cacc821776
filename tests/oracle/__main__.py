"""``python -m tests.oracle [REFERENCE]``: how much of what a reader found does the check find?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.oracle.matching import defects, judge, report
from tests.oracle.papers import REFERENCE, checked, papers


def main(arguments: list[str] | None = None) -> int:
    """Print the report; exit 1 when a defect that must be found was missed, 2 without any paper."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=main.__doc__)
    parser.add_argument("reference", type=Path, nargs="?", default=REFERENCE)
    reference = parser.parse_args(arguments).reference
    known = defects(reference)
    judgements = [judge(checked(paper), known) for paper in papers(reference)]
    for line in report(judgements):
        sys.stdout.write(f"{line}\n")
    if not judgements:
        return 2
    return int(any(defect.must_be_found for one in judgements for defect in one.missed))


if __name__ == "__main__":
    raise SystemExit(main())
