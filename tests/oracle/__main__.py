"""``python -m tests.oracle [REFERENCE]``: how much of what a reader found does the check find?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.oracle.defects import listed, of_key
from tests.oracle.matching import judge
from tests.oracle.papers import REFERENCE, checked, checked_folder, keys, papers
from tests.oracle.report import report


def main(arguments: list[str] | None = None) -> int:
    """Print the report; exit 1 when a defect that must be found was missed, 2 without any paper."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=main.__doc__)
    parser.add_argument("reference", type=Path, nargs="?", default=REFERENCE)
    reference = parser.parse_args(arguments).reference
    known = listed(reference)
    judgements = [judge(checked(paper), known) for paper in papers(reference)]
    judgements += [judge(checked_folder(key), of_key(key)) for key in keys(reference)]
    for line in report(judgements):
        sys.stdout.write(f"{line}\n")
    if not judgements:
        return 2
    return int(any(defect.must_be_found for one in judgements for defect in one.missed))


if __name__ == "__main__":
    raise SystemExit(main())
