"""Forty measures that lack the same things, and a result that lost points nobody explains: a paper as they come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.small_measures import written

COUNT = 40
RESULT = {
    "indicators": {1: 95, 2: 95, 3: 95, 4: 95, 5: 95, 6: 95, 7: 95, 8: 95, 9: "83.75", 10: 100},
    "verdicts": dict.fromkeys(range(1, 11), "maintain"),
}
CONFIG = """
agency:
  name: เทศบาลตำบลทดสอบ
  type: tambon_municipality
  phone: "0 2000 0000"
  domains: [www.test.example]
units:
  - {id: clerk, name: สำนักปลัดเทศบาล}
  - {id: finance, name: กองคลัง, aliases: [คลัง]}
  - {id: works, name: กองช่าง}
fiscal_years: [{year: 2566}]
"""


def measure(number: int) -> dict[str, Any]:
    """Return a measure without a target, whose first row names nobody and whose work is followed up at no time."""
    return {
        "id": f"m{number}",
        "number": number,
        "title": f"มาตรการเรื่องที่ {number}",
        "answers": {"indicators": [9]},
        "rows": [{"steps": [f"ทำเรื่องที่ {number}"], "period": "ต.ค. - ธ.ค. 2565"}],
    }


def files(count: int = COUNT) -> Mapping[str, str]:
    """Return the files of an agency that has its measures and its result, and no records of items."""
    measures = {f"content/measures/2566/m{number}.yml": written(measure(number)) for number in range(1, count + 1)}
    return {"site_config.yml": CONFIG, "content/results/2565.yml": written(RESULT), **measures}
