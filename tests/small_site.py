"""A site of a few pages, ready to render: the shipped theme with templates of three lines over it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from generator.findings.finding import Place
from generator.rendering.project import Project
from generator.rendering.theme_folder import Theme, shipped
from generator.site.page import Crumb, MenuEntry, Page, Shell, YearLink

AS_OF = date(2026, 2, 1)
TEMPLATES = {
    "plain.html": "<h1>{{ page.title }}</h1>\n<p>{{ data }}</p>\n",
    "linked.html": '{% for path in data %}<a href="{{ url(path) }}">{{ path }}</a>\n{% endfor %}',
    "free.html": '<article class="oit-prose">{{ content }}</article>\n',
}

HOME = Page("", "plain", "หน้าหลัก", data="ยินดีต้อนรับ")
ITEM = Page(
    "2569/o10/",
    "plain",
    "ข้อ O10 แผนปฏิบัติการ",
    description="หลักฐานของข้อ O10",
    data="เนื้อหา",
    breadcrumbs=(Crumb("หน้าหลัก", ""), Crumb("ปี 2569", "2569/"), Crumb("ข้อ O10")),
    years=(YearLink(2569, "2569/o10/", current=True), YearLink(2568, "2568/o12/")),
    updated=date(2026, 1, 5),
    structured={"@type": "Dataset", "name": "</script><b>"},
)
FREE = Page("pages/privacy/", "free", "นโยบาย", markdown="# นโยบาย\n\nข้อความ", place=Place("content/pages/privacy.md"))
LOST = Page("404.html", "plain", "ไม่พบหน้านี้", data="ลองค้นหา", listed=False)
MENU = (MenuEntry("หน้าหลัก", "", "Home"), MenuEntry("ปี 2569", "2569/"))


def theme(tmp_path: Path, files: dict[str, str] | None = None) -> Theme:
    """Return the shipped theme with small templates, and ``files`` by path, over it."""
    own = tmp_path / "theme"
    for name, text in {**{f"templates/{name}": text for name, text in TEMPLATES.items()}, **(files or {})}.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
    return Theme((own, shipped()))


def project(
    tmp_path: Path,
    pages: Iterable[Page] = (HOME, ITEM, FREE, LOST),
    files: dict[str, str] | None = None,
    cache: Path | None = None,
    **shell: Any,  # noqa: ANN401 - the fields of Shell
) -> Project:
    """Return a project of ``pages``; ``files`` go over the theme, ``shell`` over what stands around the pages."""
    values = {
        "site_name": "OIT ดอนตะวัน",
        "agency_name": "เทศบาลตำบลดอนตะวัน",
        "menu": MENU,
        "site_url": "https://a.go.th/ita/",
    }
    return Project(Shell(**(values | shell)), theme(tmp_path, files), tuple(pages), AS_OF, cache)
