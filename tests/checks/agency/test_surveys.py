"""The survey of the staff is refused wherever it would be published, by check and build, at its own place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.both_verbs import errors, good_agency, run_both
from tests.small_documents import docx

STAFF = "HTTPS://ITAS.NACC.GO.TH/go/IIT/abc123"
ITEM = "oit_items/2569/o11.yml"
MEASURE = "content/measures/2569/m2.yml"


def item(more: str, status: str = "published") -> str:
    return f"item: O11\nstatus: {status}\nresponsible: [clerk]\nupdated: 2569-01-10\n{more}\n"


def measure(more: str) -> str:
    return f"id: m2\ntitle: อบรม\nanswers: {{fiscal_year: 2568, instruments: [IIT]}}\n{more}\n"


PLACES: dict[str, tuple[str, str, str]] = {
    "complaint": ("site_config.yml", f"+complaint:\n  url: {STAFF}\n", "E360 site_config.yml:12:8"),
    "tagline": ("site_config.yml", f"+tagline: ตอบแบบวัดที่ {STAFF}\n", "E360 site_config.yml:11:10"),
    "survey of users": (
        "site_config.yml",
        f"+eit:\n  - {{fiscal_year: 2569, url: {STAFF}}}\n",
        "E233 site_config.yml:12:30",
    ),
    "evidence of an item": (ITEM, item(f"evidence:\n  - url: {STAFF}"), f"E350 {ITEM}:6:10"),
    "explanation": (ITEM, item(f"explanation: |\n  ตอบที่\n  {STAFF}"), f"E360 {ITEM}:5:14"),
    "title of evidence": (
        ITEM,
        item(f"evidence:\n  - {{title: {STAFF}, file: 2569/e-service.csv}}"),
        f"E360 {ITEM}:6:13",
    ),
    "evidence of a measure": (MEASURE, measure(f"evidence:\n  - url: {STAFF}"), f"E360 {MEASURE}:5:10"),
    "step": (MEASURE, measure(f"rows: [{{steps: [ตอบ {STAFF}]}}]"), f"E360 {MEASURE}:4:17"),
    "result": ("content/results/2568.yml", f"total: 80\nsource: {STAFF}\n", "E360 content/results/2568.yml:2:9"),
    "link of a page": ("content/pages/survey.md", f"# ก\n\nดู [แบบวัด]({STAFF})\n", "E360 content/pages/survey.md:3:13"),
    "definition": ("content/pages/a.md", f"# ก\n\n[แบบวัด][1]\n\n[1]: {STAFF}\n", "E360 content/pages/a.md:5:6"),
    "code of a page": ("content/pages/welcome.md", f"# ก\n\n```\n{STAFF}\n```\n", "E360 content/pages/welcome.md:4:1"),
}


@pytest.mark.parametrize(("file", "text", "said"), PLACES.values(), ids=PLACES)
def test_refused_at_its_place(file: str, text: str, said: str, tmp_path: Path) -> None:
    both = run_both(good_agency(tmp_path, {file: text}))
    assert [" ".join(one) for one in both.said("E233", "E350", "E360", "E361")] == [said]
    assert errors(both.check) == errors(both.build)
    assert not both.published


def test_refused_inside_a_document(tmp_path: Path) -> None:
    evidence = "evidence:\n  - {file: 2569/letter.docx, fiscal_year: 2569}"
    files: dict[str, str | bytes] = {
        ITEM: item(evidence),
        "content/documents/2569/letter.docx": docx("เทศบาลตำบลทดสอบ", f"ตอบ {STAFF}"),
    }
    assert run_both(good_agency(tmp_path, files)).said("E361") == [("E361", f"{ITEM}:6:12")]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (ITEM, item(f"evidence:\n  - url: {STAFF}", status="draft")),
        (ITEM, item(f"note: ส่งให้เจ้าหน้าที่ {STAFF}")),
        (ITEM, item("explanation: แบบวัด IIT ส่งให้เจ้าหน้าที่ทาง https://itas.nacc.go.th/ เท่านั้น")),
        ("content/pages/survey.md", "# ก\n\n[EIT](https://itas.nacc.go.th/go/eit/abc123)\n"),
    ],
)
def test_what_the_public_does_not_see_or_may_see(file: str, text: str, tmp_path: Path) -> None:
    both = run_both(good_agency(tmp_path, {file: text}))
    assert both.said("E233", "E350", "E360", "E361") == []
    assert both.published
