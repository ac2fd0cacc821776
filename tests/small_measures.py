"""Measures for a small agency: records as plain data, written into its folder and read back by the real loader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.assessment.site_context import SiteContext
from generator.site.page import Page
from tests.small_agency import agency

YEAR = 2569
Record = dict[str, Any]

TRAINING: Record = {
    "id": "training",
    "number": 1,
    "title": "อบรมการยืมพัสดุ",
    "answers": {"fiscal_year": 2568, "indicators": [4], "questions": ["i20"]},
    "issue": "ไม่ทราบขั้นตอนการยืม",
    "rows": [
        {
            "steps": [{"text": "จัดอบรม", "sub": ["รุ่นที่ 1", "รุ่นที่ 2"]}, "ประเมินผล"],
            "responsible": ["finance"],
            "period": "ต.ค. - ธ.ค. 2568",
            "follow_up": {"quarters": [1], "method": "รายงานที่ประชุม"},
        },
        {
            "steps": ["เผยแพร่คู่มือ"],
            "responsible": ["clerk", "finance"],
            "period": "ม.ค. - มี.ค. 2569",
        },
    ],
    "target": {"text": "บุคลากรผ่านการอบรม", "number": 90, "unit": "ร้อยละ"},
    "status": "in_progress",
    "status_date": "2568-12-20",
    "progress": [{"date": "2568-12-20", "percent": 40, "text": "อบรมแล้วหนึ่งรุ่น"}],
}
COUNTER: Record = {
    "id": "counter",
    "number": 2,
    "title": "จุดบริการเดียว",
    "answers": {"instruments": ["EIT"], "indicators": [8]},
    "rows": [{"steps": ["ปรับจุดบริการ"], "responsible": "all", "period": "ก.พ. - ก.ย. 2569"}],
}
CHANNEL: Record = {
    "id": "channel",
    "number": 3,
    "title": "ช่องทางแจ้งทุจริต",
    "answers": {"items": ["O30"]},
    "rows": [{"steps": ["แยกช่องทาง"], "responsible": ["clerk"], "period": "ต.ค. 2568"}],
    "status": "done",
    "status_date": "2568-10-30",
    "result": ["แยกช่องทางแล้ว"],
    "outcome": ["ได้รับเรื่อง 3 เรื่อง"],
    "evidence": [{"title": "ภาพหน้าเว็บ", "url": "https://www.test.example/channel"}],
}
DROPPED: Record = {
    "id": "dropped",
    "number": 4,
    "title": "ตู้รับเรื่อง",
    "answers": {"indicators": [7]},
    "rows": [{"steps": ["ตั้งตู้"], "responsible": ["คณะทำงานตู้รับเรื่อง"], "period": "ต.ค. 2568"}],
    "status": "cancelled",
}
MEASURES = (TRAINING, COUNTER, CHANNEL, DROPPED)


def written(record: Mapping[str, Any]) -> str:
    """Return a record as the text of its file."""
    return yaml.dump(dict(record), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=4000)


class _Plain(yaml.SafeDumper):
    """Writes what stands in a record twice out twice: records know no anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def site_with(
    folder: Path,
    measures: Sequence[Record] = MEASURES,
    *,
    files: Mapping[str, str | bytes] | None = None,
    day: date | None = None,
    year: int = YEAR,
) -> SiteContext:
    """Return a small agency with these measures in ``year`` (and more ``files``), seen on ``day``."""
    records = {f"content/measures/{year}/{record['id']}.yml": written(record) for record in measures}
    site = agency(folder, {**records, **(files or {})})
    return replace(site, as_of=day) if day else site


def first(tree: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """Return the first element that ``selector`` finds; none is a failure."""
    found = tree.css_first(selector)
    assert found is not None, selector
    return found


def by_path(pages: Sequence[Page]) -> dict[str, Page]:
    """Return pages by address; two pages at one address are a failure."""
    found = {page.path: page for page in pages}
    assert len(found) == len(pages)
    return found
