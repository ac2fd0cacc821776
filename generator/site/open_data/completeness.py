"""How complete a fiscal year is, as open data: the figure of the year, each indicator, sub-indicator and item."""

from __future__ import annotations

from generator.assessment.completeness_figures import LEVEL_THAI, Figure, figures
from generator.assessment.site_context import SiteContext
from generator.site.open_data.files import Column, DataSet, Record
from generator.site.views.trail import fiscal_year

COLUMNS = (
    Column("fiscal_year", "ปีงบประมาณ พ.ศ."),
    Column("level", "ระดับ: " + ", ".join(f"{level} {words}" for level, words in LEVEL_THAI.items())),
    Column("code", "ปี เลขตัวชี้วัด รหัสตัวชี้วัดย่อย หรือรหัสข้อ"),
    Column("title", "ชื่อ"),
    Column("done", "จำนวนที่ครบ: ข้อนับองค์ประกอบ ระดับอื่นนับข้อ"),
    Column("total", "จำนวนทั้งหมด"),
    Column("percent", "ร้อยละที่ครบ ทศนิยมไม่เกินสองตำแหน่ง"),
    Column("status", "สถานะของข้อ"),
)


def completeness_data(site: SiteContext, year: int) -> DataSet:
    """Return the figures of ``year`` (BE), each before those that it is made of."""
    form = site.workspace.form(year)
    of_year = figures(form, site.states.get(year, {}), year) if form else ()
    records = tuple({"fiscal_year": year, **figure_record(figure)} for figure in of_year)
    return DataSet(f"completeness-{year}", f"ความครบถ้วน {fiscal_year(year)}", COLUMNS, records, year)


def figure_record(figure: Figure) -> Record:
    """Return a figure as plain data."""
    return {
        "level": figure.level,
        "code": figure.code,
        "title": figure.title,
        "done": figure.done,
        "total": figure.total,
        "percent": figure.percent,
        "status": figure.status.value if figure.status else None,
    }
