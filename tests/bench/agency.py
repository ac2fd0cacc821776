"""Makes agencies of any size: 50 item pages a fiscal year, each with parts, evidence and Thai words.

The evidence is a page of the agency: documents are opened, so that their words can be found, and addresses elsewhere
are listed with how they stood at the last check, for which neither rival has anything to compare.
"""

from __future__ import annotations

from pathlib import Path

import yaml

ITEMS_A_YEAR = 50
FIRST_YEAR = 2551
FORM_YEAR = 2566
WORDS = (
    "รายงานผลการดำเนินงานตามแผนปฏิบัติการของหน่วยงาน แสดงความก้าวหน้ารายโครงการพร้อมงบประมาณที่ใช้จริง "
    "ปัญหาอุปสรรคที่พบระหว่างดำเนินการ และข้อเสนอแนะเพื่อปรับปรุงงานในรอบถัดไป เปิดเผยให้ประชาชนตรวจสอบได้"
)


def make(folder: Path, pages: int) -> None:
    """Write an agency with ``pages`` item pages (a multiple of 50) into ``folder``."""
    years = [FIRST_YEAR + number for number in range(pages // ITEMS_A_YEAR)]
    _dump(folder / "site_config.yml", _config(years))
    _dump(folder / "content" / "catalogue" / f"{FORM_YEAR}.yml", _form())
    (folder / "content" / "pages").mkdir()
    (folder / "content" / "pages" / "report.md").write_text(f"# รายงานประจำปี\n\n{WORDS}\n", encoding="utf-8")
    for year in years:
        for number in range(1, ITEMS_A_YEAR + 1):
            _dump(folder / "oit_items" / str(year) / f"o{number:02d}.yml", record(year, number))


def record(year: int, number: int) -> dict[str, object]:
    """Return the record of one item: three pieces of evidence with all that an official fills in."""
    return {
        "item": f"O{number}",
        "status": "published",
        "responsible": ["clerk", "finance"],
        "updated": f"{year}-04-20",
        "explanation": f"ข้อ {number} ของปีงบประมาณ พ.ศ. {year} {WORDS}",
        "evidence": [
            {
                "title": f"เอกสารหมายเลข {part} ของข้อ {number} ปีงบประมาณ พ.ศ. {year}",
                "parts": [f"part-{part}"],
                "page": "report.md",
                "period": f"ปีงบประมาณ พ.ศ. {year}",
                "issued": f"{year}-04-0{part}",
                "number": f"ดต 5200{part}/{year}",
                "signatory": {"name": "นายสมมติ ตัวอย่าง", "position": "นายกเทศมนตรี"},
                "note": WORDS,
            }
            for part in (1, 2, 3)
        ],
    }


def _config(years: list[int]) -> dict[str, object]:
    return {
        "agency": {"name": "เทศบาลตำบลตัวอย่าง", "short": "ทต.ตัวอย่าง", "type": "tambon_municipality"},
        "units": [{"id": "clerk", "name": "สำนักปลัดเทศบาล"}, {"id": "finance", "name": "กองคลัง"}],
        "site_url": "https://www.bench.example/ita/",
        "fiscal_years": [{"year": year, **({"form": FORM_YEAR} if year != FORM_YEAR else {})} for year in years],
    }


def _form() -> dict[str, object]:
    """Return a form of 50 items in the shape of the shipped ones."""
    shipped = Path(__file__).parents[2] / "generator" / "catalogue" / "data" / f"{FORM_YEAR}.yml"
    form: dict[str, object] = yaml.safe_load(shipped.read_text(encoding="utf-8"))
    subs = [sub["code"] for sub in form["sub_indicators"]]  # type: ignore[attr-defined] # data of our own file
    form["items"] = [
        {
            "code": f"O{number}",
            "key": f"item-{number}",
            "title": f"รายงานเรื่องที่ {number} ของหน่วยงานประจำปี",
            "title_en": f"Report {number}",
            "sub_indicator": subs[(number - 1) * len(subs) // ITEMS_A_YEAR],
            "window": {"kind": "fiscal_year"},
            "parts": [{"id": f"part-{part}", "title": f"องค์ประกอบที่ {part} ของเรื่องที่ {number}"} for part in (1, 2, 3)],
        }
        for number in range(1, ITEMS_A_YEAR + 1)
    ]
    return form


def _dump(path: Path, data: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # A text stands on one line, however long, as people type it.
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=2**20), encoding="utf-8")
