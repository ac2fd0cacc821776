"""An agency whose year 2566 is built and frozen, for the tests of what was frozen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.commands.cli import run
from tests.small_agency import CONFIG
from tests.small_documents import pdf

SITE_URL = "https://www.test.example/ita/"
PLAN, OTHER = pdf("แผนปฏิบัติการ"), pdf("แผนฉบับแก้ไข")
ITEM = """item: O11
status: published
responsible: [clerk]
updated: 2565-11-15
explanation: เปิดแผนหน้า 3
evidence:
  - {title: แผนดำเนินงาน, file: 2566/plan.pdf, fiscal_year: 2566}
  - {title: หน้าแผน, page: plan.md, fiscal_year: 2566}
  - {title: ข่าว, url: "https://www.test.example/news/1"}
"""
FILES: dict[str, str | bytes] = {
    "site_config.yml": f"{CONFIG}site_url: {SITE_URL}\n",
    "oit_items/2566/o11.yml": ITEM,
    "content/documents/2566/plan.pdf": PLAN,
    "content/pages/plan.md": "# แผน\n\nบรรทัดแรก\n",
    "content/measures/2566/m1.yml": "id: m1\nanswers: {indicators: [4]}\ntitle: อบรม\nrows: [{steps: [จัดอบรม]}]\n",
}
Said = pytest.CaptureFixture[str]


def put(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def freeze(folder: Path, *words: str) -> int:
    return run(["freeze", *words, "--folder", str(folder)])


def frozen_agency(folder: Path) -> Path:
    """Make the agency in ``folder``, build it and freeze its year."""
    put(folder, FILES)
    assert run(["build", "--folder", str(folder)]) == 0
    assert freeze(folder, "2566", "--label", "ส่ง ITAS 30 เม.ย. 2566") == 0
    return folder


def manifest(folder: Path, name: str = "2566-1") -> dict[str, Any]:
    made: dict[str, Any] = json.loads((folder / f"content/frozen/{name}.json").read_text(encoding="utf-8"))
    return made


def told(folder: Path, said: Said) -> dict[str, dict[str, Any]]:
    """Return the findings on frozen and moved addresses that ``oit check`` has, by code."""
    said.readouterr()
    run(["check", "--folder", str(folder), "--as-of", "2566-01-10", "--no-documents", "--format", "json"])
    found = json.loads(said.readouterr().out)["findings"]
    return {one["code"]: one for one in found if one["code"] >= "L840" and one["code"].startswith("L")}


def builds(folder: Path) -> bool:
    return run(["build", "--folder", str(folder)]) == 0
