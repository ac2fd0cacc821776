"""The items of a fiscal year as open data, with their required parts and evidence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.completeness import ItemState, ItemStatus, PartStatus, Proof
from generator.assessment.responsibility import responsibility
from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.open_data.files import Column, DataSet, Record, figures_data, progress_data
from generator.site.open_data.places import Places
from generator.site.views.trail import fiscal_year

ITEM_COLUMNS = (
    Column("fiscal_year", "ปีงบประมาณ พ.ศ."),
    Column("item", "รหัสข้อ OIT"),
    Column("key", "ชื่อถาวรของข้อ เหมือนกันทุกปี"),
    Column("title", "ชื่อข้อ"),
    Column("sub_indicator", "รหัสตัวชี้วัดย่อย"),
    Column("status", "สถานะ: " + ", ".join(f"{status} {status.thai}" for status in ItemStatus)),
    Column("parts_required", "จำนวนองค์ประกอบด้านข้อมูลที่ต้องมี"),
    Column("parts_proved", "จำนวนองค์ประกอบที่มีหลักฐาน"),
    Column("responsible", "ส่วนราชการผู้รับผิดชอบ"),
    Column("updated", "วันที่ปรับปรุงล่าสุด"),
    Column("reason", "เหตุผลที่ไม่เกี่ยวข้อง"),
    Column("page", "ที่อยู่หน้าเว็บของข้อ"),
)
EVIDENCE_COLUMNS = (
    Column("fiscal_year", "ปีงบประมาณ พ.ศ."),
    Column("item", "รหัสข้อ OIT"),
    Column("part", "รหัสองค์ประกอบด้านข้อมูล ว่างเมื่อเป็นหลักฐานอื่น"),
    Column("part_title", "ชื่อองค์ประกอบด้านข้อมูล"),
    Column("part_status", "สถานะ: " + ", ".join(f"{status} {status.thai}" for status in PartStatus)),
    Column("title", "ชื่อหลักฐาน"),
    Column("type", "ชนิดแฟ้ม"),
    Column("size", "ขนาดแฟ้มเป็นไบต์"),
    Column("address", "ที่อยู่ของหลักฐาน"),
    Column("period", "ช่วงเวลาของข้อมูลตามถ้อยคำของหน่วยงาน"),
    Column("period_start", "วันแรกของช่วงเวลา"),
    Column("period_end", "วันสุดท้ายของช่วงเวลา"),
    Column("evidence_year", "ปีงบประมาณของหลักฐาน พ.ศ."),
    Column("number", "เลขที่เอกสาร"),
    Column("issued", "วันที่ออกเอกสาร"),
    Column("signatory", "ผู้ลงนาม"),
    Column("position", "ตำแหน่งผู้ลงนาม"),
    Column("note", "หมายเหตุ"),
)


def item_data(site: SiteContext, year: int) -> tuple[DataSet, DataSet]:
    """Return the items of ``year`` (BE), and their evidence as a table of its own."""
    writer = _Writer(site, year)
    records = tuple(writer.item(state) for state in site.states.get(year, {}).values())
    rows = tuple(row for state in site.states.get(year, {}).values() for row in writer.rows(state))
    return (
        DataSet(f"items-{year}", f"ข้อ OIT {fiscal_year(year)}", ITEM_COLUMNS, records, year),
        DataSet(
            f"evidence-{year}", f"หลักฐานของข้อ OIT {fiscal_year(year)}", EVIDENCE_COLUMNS, rows, year, has_json=False
        ),
    )


class _Writer:
    """Writes the items of one year as plain data."""

    def __init__(self, site: SiteContext, year: int) -> None:
        self._site = site
        self._year = year
        self._places = Places(site)

    def item(self, state: ItemState) -> Record:
        """Return one item as open data."""
        record = state.loaded.record if state.loaded else None
        return {
            "fiscal_year": self._year,
            "item": state.item.code,
            "key": state.item.key,
            "title": state.item.title,
            "sub_indicator": state.item.sub_indicator,
            "status": state.status.value,
            "parts_required": state.required,
            "parts_proved": state.proved,
            "responsible": responsibility(record.responsible, self._site.workspace).names if record else (),
            "updated": record.updated if record else None,
            "reason": record.reason if record else None,
            "explanation": record.explanation if record else None,
            "work": record.work if record else None,
            "instruction": record.instruction if record else None,
            "progress": progress_data(record.progress) if record else [],
            "figures": figures_data(record.figures)["figures"] if record else [],
            "page": self._places.page(addresses.item_page(self._year, state.item.code)),
            "parts": [
                {
                    "id": part.part.id,
                    "title": part.part.title,
                    "basis": part.part.basis,
                    "status": part.status.value,
                    "evidence": [self._places.evidence(proof.evidence) for proof in part.proofs],
                }
                for part in state.parts
            ],
            "other_evidence": [self._places.evidence(proof.evidence) for proof in state.unassigned],
        }

    def rows(self, state: ItemState) -> Iterator[Record]:
        """Yield a row for each part and piece of evidence; a part without evidence has one row as well."""
        for part in state.parts:
            head = {"part": part.part.id, "part_title": part.part.title, "part_status": part.status.value}
            proofs: tuple[Proof | None, ...] = part.proofs or (None,)
            yield from (self._row(state, head, proof) for proof in proofs)
        yield from (self._row(state, {}, proof) for proof in state.unassigned)

    def _row(self, state: ItemState, head: dict[str, str], proof: Proof | None) -> Record:
        evidence: Record = self._places.evidence(proof.evidence) if proof else {}
        return {"fiscal_year": self._year, "item": state.item.code, **head, **evidence}
