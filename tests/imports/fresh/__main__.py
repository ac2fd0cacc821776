"""Makes thirty small papers with their gold: ``python -m tests.imports.fresh FOLDER [a|b] [SEED]``.

``python -m tests.imports.against_gold FOLDER`` then tells how they are imported. The papers of half ``b`` are made of
other wordings than those of ``a``: who tunes the importer looks at what becomes of ``a``, and only counts ``b``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.imports.fresh.papers import make

if __name__ == "__main__":
    folder, half, seed = [*sys.argv[1:4], *("", "a", "1")[len(sys.argv) - 1 :]]
    print(*make(Path(folder), half, int(seed)), sep="\n")
