"""``python -m tests.bench.text_rules [100] [1000] [10000]``: the check of texts against plain ``yaml.safe_load``.

Records are items and measures in the sample's own words, 43 and 40 of them a fiscal year, more measures where there
would be over a hundred years. Loading is counted with the check, since plain YAML has to read the same files; the
ratio tells machines apart from rules, and its change from size to size whether the cost of a record stays the same.
Documents are not opened. The sample has fewer measures, so most stand twice in a year, and that is told of each.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import yaml

from generator.app.examine import examine

SAMPLE = Path(__file__).parents[2]
FORM = 2566
MEASURES = 40
FIRST_YEAR, MOST_YEARS = 2550, 100
ROTATIONS = {100: 5, 1_000: 3, 10_000: 1}
"""Records, and how often each is measured."""
_YEARS = re.compile(r"25[67]\d")


def main() -> None:
    """Print for each size how many records a second each reads, and the ratio of the two."""
    for records in [int(word) for word in sys.argv[1:]] or list(ROTATIONS):
        with tempfile.TemporaryDirectory(prefix="oit-bench-") as name:
            folder = Path(name)
            files = make(folder, records)
            pairs = [(_seconds(partial(_plain, files)), _seconds(partial(_ours, folder))) for _ in _turns(records)]
        plain, ours = (median(column) for column in zip(*pairs, strict=True))
        ratio = median(checked / read for read, checked in pairs)
        print(
            f"{len(files):>6} records: safe_load {len(files) / plain:,.0f} records/s, check {len(files) / ours:,.0f}"
            f" records/s, {ratio:.2f} times the time ({ours:.2f} s)"
        )


def make(folder: Path, records: int) -> list[Path]:
    """Write a folder of about ``records`` items and measures, whole fiscal years of both; returns the record files."""
    items = sorted((SAMPLE / "oit_items" / str(FORM)).glob("*.yml"))
    measures = sorted((SAMPLE / "content" / "measures").rglob("*.yml"))
    count = min(MOST_YEARS, max(1, round(records / (len(items) + MEASURES))))
    years, of_a_year = range(FIRST_YEAR, FIRST_YEAR + count), max(MEASURES, records // count - len(items))
    config = yaml.safe_load((SAMPLE / "site_config.yml").read_text(encoding="utf-8"))
    config["fiscal_years"] = [{"year": year, "form": FORM} if year != FORM else {"year": year} for year in years]
    config.pop("eit")
    config["current_year"] = years[-1]
    (folder / "site_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    made: list[Path] = []
    for year in years:
        made += [_write(folder / "oit_items" / str(year) / path.name, _moved(path, year)) for path in items]
        for number, path in enumerate(islice(cycle(measures), of_a_year), start=1):
            text = re.sub(r"(?m)^id: .*$", f"id: m{number}", _moved(path, year))
            text = re.sub(r"(?m)^number: .*$", f"number: {number}", text)
            made.append(_write(folder / "content" / "measures" / str(year) / f"m{number}.yml", text))
    return made


def _moved(path: Path, year: int) -> str:
    """Return a record of the sample as one of ``year``, as an official starts a new one."""
    text, own = path.read_text(encoding="utf-8"), int(path.parent.name)
    return _YEARS.sub(lambda match: str(int(match[0]) - own + year), text)


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _turns(records: int) -> range:
    return range(ROTATIONS.get(records, 1))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _plain(files: list[Path]) -> None:
    for path in files:
        yaml.safe_load(path.read_text(encoding="utf-8"))


def _ours(folder: Path) -> None:
    examine(folder, date(2026, 4, 5), wording=True, documents=False)


if __name__ == "__main__":
    main()
