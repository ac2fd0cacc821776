"""``python -m tests.sample_documents [FOLDER]`` writes every document and the emblem; default: ``content/``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.sample_documents import emblem
from tests.sample_documents.blocks import draw
from tests.sample_documents.sheets import csv_file, workbook
from tests.sample_documents.sources import sources

WRITERS = {".pdf": draw, ".xlsx": workbook, ".csv": csv_file}


def documents() -> Iterator[tuple[str, bytes]]:
    """Yield the path below ``content/documents`` and the bytes of every document."""
    for source in sources():
        for name in source.files:
            yield name, WRITERS[Path(name).suffix](source)


def main(folder: Path) -> None:
    """Write everything below ``folder``."""
    emblem.write(folder / "images" / "emblem.png")
    for name, data in documents():
        path = folder / "documents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{len(data):>8} {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "content")
