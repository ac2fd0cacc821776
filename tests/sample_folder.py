"""The fictional agency's records in a folder of a test, with a form of 2570 that nobody published.

The form of 2570 is that of 2569 with what a new year brings: an item split (O1), two merged (O3 and O4), one dropped
(O19), one new, and all the numbers behind them moved.
"""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import yaml

SAMPLE = Path(__file__).parents[1]
FORM = SAMPLE / "generator/catalogue/data/2569.yml"
SPLIT, MERGED, NEW = "structure-duties", "contact-and-news", "open-budget-data"
"""Stable keys of the fictional items."""


def sample_records(folder: Path, *, documents: bool = False) -> Path:
    """Copy the records of the sample into the empty ``folder`` and return it, with its documents where asked for."""
    for name in ("oit_items", "content/measures", "content/results", "content/pages", "content/images"):
        shutil.copytree(SAMPLE / name, folder / name)
    for name in ("site_config.yml", "content/redirects.yml"):
        shutil.copy(SAMPLE / name, folder / name)
    if documents:
        shutil.copytree(SAMPLE / "content/documents", folder / "content/documents")
    return folder


def with_next_form(folder: Path) -> Path:
    """Put the fictional form of 2570 into ``folder`` and return it."""
    path = folder / "content/catalogue/2570.yml"
    path.parent.mkdir(parents=True)
    form = json.loads(json.dumps(_next_form()))  # nothing is shared: records have no anchors
    path.write_text(yaml.safe_dump(form, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def with_next_result(folder: Path) -> Path:
    """Put a result of 2569 into ``folder``, as that of 2568 was, and return it."""
    text = (folder / "content/results/2568.yml").read_text(encoding="utf-8")
    (folder / "content/results/2569.yml").write_text(text.replace("93.50", "93.60"), encoding="utf-8")
    return folder


def _next_form() -> dict[str, Any]:
    form: dict[str, Any] = yaml.safe_load(FORM.read_text(encoding="utf-8"))
    old = {item["code"]: item for item in form["items"]}
    items: list[dict[str, Any]] = []
    for code, item in old.items():
        new = {**copy.deepcopy(item), "came_from": [code]}
        if code == "O1":
            items.append({**new, "parts": new["parts"][:1]})
            items.append({**new, "key": SPLIT, "title": "หน้าที่และอำนาจของหน่วยงาน", "parts": new["parts"][1:]})
        elif code == "O3":
            parts = copy.deepcopy([*new["parts"], *old["O4"]["parts"]])
            items.append({**new, "key": MERGED, "title": "การติดต่อและข่าว", "came_from": ["O3", "O4"], "parts": parts})
        elif code == "O18":
            items += [new, _new_item()]
        elif code not in {"O4", "O19"}:
            items.append(new)
    numbered = [{**item, "code": f"O{number}"} for number, item in enumerate(items, 1)]
    return {**form, "fiscal_year": 2570, "follows": 2569, "source": "แบบสมมติสำหรับการทดสอบ", "items": numbered}


def _new_item() -> dict[str, Any]:
    return {
        "key": NEW,
        "title": "ชุดข้อมูลงบประมาณแบบเปิด",
        "title_en": "Open budget data",
        "sub_indicator": "9.5",
        "parts": [{"id": "data", "title": "ชุดข้อมูลงบประมาณของปี"}],
        "window": {"kind": "fiscal_year"},
    }
