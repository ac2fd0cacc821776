"""``python -m tests.real_documents GOLD.yml DEST``: a document becomes an agency's folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.real_documents.convert import convert
from tests.real_documents.folder import write_folder
from tests.real_documents.gold import read_gold
from tests.real_documents.verbatim import as_printed


def main(arguments: list[str] | None = None) -> int:
    """Convert one document; exit 0 when it was written, 2 when it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m tests.real_documents", description=main.__doc__)
    parser.add_argument("gold", type=Path, help="document in the ita-gold/1 form")
    parser.add_argument("dest", type=Path, help="folder to make; must be new or empty")
    parser.add_argument("--verbatim", action="store_true", help="keep the slips of typing and scanning")
    chosen = parser.parse_args(arguments)
    try:
        gold = read_gold(chosen.gold)
        converted = convert(as_printed(gold) if chosen.verbatim else gold)
        write_folder(converted, chosen.dest)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{chosen.gold}: {error}\n")
        return 2
    for remark in converted.remarks:
        sys.stdout.write(f"{remark}\n")
    sys.stdout.write(f"{chosen.dest}: {len(converted.records) + len(converted.pages)} files\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
