"""The same pages for plain MkDocs with Material (all in ``nav``, as by hand) and for Hugo with a plain theme."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.bench.agency import FIRST_YEAR, ITEMS_A_YEAR, record


def material(folder: Path, pages: int) -> None:
    """Write a MkDocs project with ``pages`` item pages into ``folder``."""
    nav: list[object] = [{"หน้าหลัก": "index.md"}]
    for year in _years(pages):
        entries: list[object] = []
        for number in range(1, ITEMS_A_YEAR + 1):
            name = f"{year}/o{number}.md"
            _write(folder / "docs" / name, markdown(year, number))
            entries.append({f"O{number}": name})
        nav.append({f"ปี {year}": entries})
    _write(folder / "docs" / "index.md", "# หน้าหลัก\n")
    config = {"site_name": "OIT", "theme": {"name": "material", "language": "th", "font": False}, "nav": nav}
    _write(folder / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True))


def hugo(folder: Path, pages: int) -> None:
    """Write a Hugo site with ``pages`` item pages and a plain theme into ``folder``."""
    for year in _years(pages):
        for number in range(1, ITEMS_A_YEAR + 1):
            front = f"---\ntitle: O{number}\n---\n"
            _write(folder / "content" / str(year) / f"o{number}.md", front + markdown(year, number))
    _write(folder / "hugo.toml", 'baseURL = "https://www.example.go.th/ita/"\nlanguageCode = "th"\ntitle = "OIT"\n')
    base = (
        '<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>'
        '<header><a href="{{ .Site.Home.RelPermalink }}">หน้าหลัก</a></header>'
        "<main>{{ .Content }}</main><footer>OIT</footer></body></html>"
    )
    for name in ("single", "list"):
        _write(folder / "layouts" / "_default" / f"{name}.html", base)
    _write(folder / "layouts" / "index.html", base)


def markdown(year: int, number: int) -> str:
    """Give what our item page says as Markdown: heading, facts, a table of parts with their evidence, words."""
    item = record(year, number)
    lines = [
        f"# O{number} รายงานเรื่องที่ {number} ของหน่วยงานประจำปี",
        "",
        f"- ปีงบประมาณ พ.ศ. {year}",
        f"- ปรับปรุงล่าสุด {item['updated']}",
        "- ผู้รับผิดชอบ สำนักปลัดเทศบาล กองคลัง",
        "",
        str(item["explanation"]),
        "",
        "## องค์ประกอบและหลักฐาน",
        "",
        "| องค์ประกอบ | หลักฐาน | ชนิด | ช่วงเวลา | วันที่ | เลขที่ | ผู้ลงนาม | หมายเหตุ |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for part, piece in enumerate(item["evidence"], start=1):  # type: ignore[arg-type, var-annotated] # our own record
        lines.append(
            f"| องค์ประกอบที่ {part} | [{piece['title']}](https://www.example.go.th/f.pdf) | PDF | {piece['period']}"
            f" | {piece['issued']} | {piece['number']} | {piece['signatory']['name']} | {piece['note']} |"
        )
    return "\n".join(lines) + "\n"


def _years(pages: int) -> range:
    return range(FIRST_YEAR, FIRST_YEAR + pages // ITEMS_A_YEAR)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
