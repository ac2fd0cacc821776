"""Item records of a small agency in every state, with the documents they point to."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.assessment.site_context import SiteContext
from generator.site.page import Page
from generator.site.pages import item
from tests.small_agency import CONFIG, agency, body

CHART = b"%PDF-1.4\n" + b"0" * 2039
PLAN = """
item: O11
status: published
responsible: [clerk, คลัง]
updated: 2565-11-15
explanation: |
  เปิดแผนหน้า 3
  แล้วดูตารางท้ายเล่ม
evidence:
  - title: แผนดำเนินงานประจำปี 2566
    parts: [one-year-plan, projects]
    file: 2566/plan.pdf
    fiscal_year: 2566
    issued: 1 ต.ค. 2565
    number: ทต. 12/2565
    signatory: {name: นายสมชาย ใจดี, position: นายกเทศมนตรี}
    note: ดูหน้า 3–5
  - title: ตารางงบประมาณ
    parts: budget
    url: https://data.other.example/budget.xlsx
    fiscal_year: 2566
  - title: ประชุมชี้แจงแผน
    url: https://www.test.example/news/1
"""
FILES: dict[str, str | bytes] = {
    "site_config.yml": CONFIG.replace("[{year: 2566}]", "[{year: 2566}, {year: 2569}]")
    + "eit: [{fiscal_year: 2566, url: https://itas.nacc.go.th/go/eit/k7m2qd, opens: 1 ม.ค. 2566}]\n",
    "content/documents/2566/plan.pdf": CHART,
    "content/documents/2566/secret.pdf": CHART,
    "oit_items/2566/o11.yml": PLAN,
    "oit_items/2566/o12.yml": (
        "item: O12\nstatus: draft\nresponsible: all\n"
        "evidence: [{title: ร่างรายงาน, parts: progress, file: 2566/secret.pdf}]\n"
    ),
    "oit_items/2566/o16.yml": "item: O16\nstatus: not_applicable\nreason: ไม่มีสถิติการให้บริการ\n",
    "oit_items/2569/o06.yml": "item: O6\nstatus: published\n",
}


def small_site(folder: Path, files: dict[str, str | bytes] | None = None) -> SiteContext:
    """Return the small agency with ``files`` over its own, as the public sees it."""
    return agency(folder, {**FILES, **(files or {})}).public


def item_pages(site: SiteContext) -> dict[str, Page]:
    """Return the item pages by address."""
    return {page.path: page for page in item.compose(site)}


def item_body(site: SiteContext, path: str) -> LexborHTMLParser:
    """Render the item page at ``path``."""
    return body(site, item_pages(site)[path])
