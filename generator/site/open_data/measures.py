"""The improvement measures of a fiscal year as open data."""

from __future__ import annotations

from generator.assessment.measure_entries import MeasureEntry, measure_entries
from generator.assessment.responsibility import responsibility
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.records.model.measure import MeasureRow
from generator.records.model.progress import WORK_STATUS_THAI
from generator.site.open_data.files import Column, DataSet, Record, figures_data, progress_data
from generator.site.open_data.places import Places
from generator.site.views.trail import fiscal_year

COLUMNS = (
    Column("fiscal_year", "ปีงบประมาณ พ.ศ."),
    Column("id", "รหัสมาตรการ"),
    Column("number", "ลำดับที่"),
    Column("title", "ชื่อมาตรการ"),
    Column("status", "สถานะ: " + ", ".join(f"{status} {words}" for status, words in WORK_STATUS_THAI.items())),
    Column("status_date", "วันที่ของสถานะ"),
    Column("percent", "ร้อยละความก้าวหน้า"),
    Column("overdue", "yes เมื่อเลยกำหนด ณ วันที่สร้างข้อมูล"),
    Column("responsible", "ส่วนราชการผู้รับผิดชอบ"),
    Column("period_start", "วันเริ่มแรกสุดของทุกแถว"),
    Column("period_end", "วันสิ้นสุดหลังสุดของทุกแถว"),
    Column("instruments", "แบบวัดที่มาตรการตอบ"),
    Column("indicators", "ตัวชี้วัดที่มาตรการตอบ"),
    Column("sub_indicators", "ตัวชี้วัดย่อยที่มาตรการตอบ"),
    Column("questions", "ข้อคำถามที่มาตรการตอบ"),
    Column("items", "ข้อ OIT ที่มาตรการตอบ"),
    Column("issue", "ประเด็นที่พบ"),
    Column("target", "เป้าหมาย"),
    Column("planned_total", "แผนรวมทุกช่วง (เป้าหมายแรก)"),
    Column("real_total", "ผลรวมทุกช่วง (เป้าหมายแรก)"),
    Column("figures_unit", "หน่วยนับของแผนและผล (เป้าหมายแรก)"),
    Column("result", "ผลการดำเนินการ"),
    Column("outcome", "ผลลัพธ์"),
    Column("updated", "วันที่ปรับปรุงล่าสุด"),
    Column("page", "ที่อยู่หน้าเว็บของมาตรการ"),
)


def measure_data(site: SiteContext, year: int) -> DataSet:
    """Return the measures of ``year`` (BE) as they stand on the day of the build."""
    places = Places(site)
    entries = measure_entries(site.workspace, year, site.as_of)
    records = tuple(_record(site, entry, year, places) for entry in entries)
    return DataSet(f"measures-{year}", f"มาตรการ {fiscal_year(year)}", COLUMNS, records, year)


def _record(site: SiteContext, entry: MeasureEntry, year: int, places: Places) -> Record:
    measure = entry.measure
    answers, target = measure.answers, measure.target
    starts = [row.period.start for row in measure.rows if row.period and row.period.start]
    ends = [row.period.end for row in measure.rows if row.period and row.period.end]
    return {
        "fiscal_year": year,
        "id": measure.id,
        "number": measure.number,
        "title": entry.name,
        "status": measure.status,
        "status_date": measure.status_date,
        "percent": entry.state.percent,
        "overdue": "yes" if entry.state.is_overdue else "no",
        "responsible": entry.responsibility.names,
        "period_start": min(starts, default=None),
        "period_end": max(ends, default=None),
        "answers_year": answers.fiscal_year,
        "instruments": answers.instruments,
        "indicators": answers.indicators,
        "sub_indicators": answers.sub_indicators,
        "questions": answers.questions,
        "items": answers.items,
        "issue": measure.issue,
        "recommendation": measure.recommendation,
        "target": target.text if target else None,
        "target_number": target.number if target else None,
        "target_unit": target.unit if target else None,
        **figures_data(measure.figures),
        "result": measure.result,
        "outcome": measure.outcome,
        "updated": measure.updated,
        "page": places.page(addresses.measure_page(year, measure.id)),
        "rows": [_row(site, row) for row in measure.rows],
        "progress": progress_data(measure.progress),
        "evidence": [places.evidence(piece) for piece in measure.evidence],
    }


def _row(site: SiteContext, row: MeasureRow) -> Record:
    period, follow_up = row.period, row.follow_up
    return {
        "steps": [{"text": step.text, "sub": step.sub} for step in row.steps],
        "responsible": responsibility(row.responsible, site.workspace).names,
        "period": period.text if period else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "follow_up": follow_up.text if follow_up else None,
        "follow_up_quarters": follow_up.quarters if follow_up else (),
        "follow_up_due": follow_up.due if follow_up else (),
        "note": row.note,
        "result": row.result,
    }
