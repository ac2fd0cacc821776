"""What a check of the links has to say: findings at record and line, and rows for a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings.finding import Finding, Place, finding
from generator.link_health.run import Checked
from generator.link_health.sources import Source
from generator.public.outward import readable
from generator.records.memory.link_history import Known
from generator.records.memory.link_states import LinkState, Reason
from generator.rendering.built import Origin
from generator.site.open_data.files import Column, DataSet, Record
from generator.thai.dates import format_date

CODES = (
    "L660",
    "L661",
    "L662",
    "L663",
    "L664",
    "L665",
    "L666",
    "L801",
    "L802",
    "L803",
    "L804",
    "L805",
    "L806",
    "L807",
    "L808",
    "L809",
    "L810",
    "L811",
    "L812",
)

_CODE_OF: dict[LinkState, str] = {
    LinkState.BROKEN: "L801",
    LinkState.TEMPORARY: "L802",
    LinkState.CERTIFICATE: "L803",
    LinkState.REFUSED: "L804",
    LinkState.MOVED: "L805",
}
_CODE_FOR: dict[Reason, str] = {
    Reason.REDIRECTED: "L806",
    Reason.PRIVATE: "L808",
    Reason.SELF_SIGNED: "L660",
    Reason.UNTRUSTED: "L660",
    Reason.WRONG_NAME: "L661",
    Reason.INCOMPLETE_CHAIN: "L662",
    Reason.OLD_TLS: "L663",
    Reason.TAKEN_OVER: "L664",
    Reason.WRONG_TYPE: "L665",
}
"""What has a cure of its own."""
_COLUMNS = (
    Column("state", "สถานะ (รหัส)"),
    Column("state_thai", "สถานะ"),
    Column("reason", "เหตุผล"),
    Column("words", "ถ้อยคำที่พบในหน้า"),
    Column("address", "ที่อยู่"),
    Column("status", "รหัสตอบของ HTTP"),
    Column("final", "ที่อยู่ปลายทางเมื่อเปลี่ยนทาง"),
    Column("file", "แฟ้มของระเบียน"),
    Column("line", "บรรทัด"),
    Column("year", "ปีงบประมาณ"),
    Column("item", "ข้อ OIT"),
    Column("measure", "มาตรการ"),
    Column("unit", "ส่วนราชการ"),
    Column("document", "เอกสารที่มีลิงก์นี้อยู่ข้างใน"),
    Column("checked", "วันที่ตรวจครั้งล่าสุด"),
    Column("first_seen", "วันที่พบลิงก์ครั้งแรก"),
    Column("last_good", "วันที่เปิดได้ครั้งสุดท้าย"),
    Column("drifted", "วันที่พบว่าไม่ใช่สิ่งเดิม"),
)


def why(reason: Reason, status: int | None, words: str | None = None) -> str:
    """Say what happened to an address, with the HTTP status and what the page said: ``ไม่มีหน้านี้แล้ว 404``."""
    said = f"{reason.thai} {status}" if status is not None and status >= 400 else reason.thai  # noqa: PLR2004
    return f"{said}: {words}" if words else said


def findings(checked: Checked, origin: Origin) -> Iterator[Finding]:
    """Yield a finding for every place that a doubtful address stands in; ``origin`` traces links inside the site."""
    for address, sources in checked.outward.sources.items():
        code, values = _said(checked, address)
        for source in sources if code else ():
            inside = source.document and checked.answers[address].reason is not Reason.REDIRECTED
            yield finding(
                "L809" if inside else code,
                source.place,
                item=source.item,
                measure=source.measure,
                year=source.year,
                **values,
                document=source.document,
            )
    yield from _drifted(checked)
    for row in checked.inside:
        page = row.parent if row.parent.endswith(".html") else f"{row.parent}index.html"
        what = row.warning or row.result
        yield finding("L810", origin(page, row.address), address=readable(row.address), page=page, why=what)
    yield from _on_the_whole(checked)


def _said(checked: Checked, address: str) -> tuple[str, dict[str, Any]]:
    """Return the code of what there is to say of ``address``, empty when there is nothing, and its values."""
    answer, known, state = checked.answers[address], checked.links[address], checked.state(address)
    code = _CODE_FOR.get(answer.reason, _CODE_OF.get(state, ""))
    return code, {
        "address": readable(address),
        "state": state.thai,
        "why": why(answer.reason, answer.status, answer.words),
        "final": f" → {readable(answer.final)}" if answer.final else "",
        "last_good": format_date(known.last_good) if known.last_good else "ยังไม่เคยเปิดได้",
    }


def _drifted(checked: Checked) -> Iterator[Finding]:
    """Say which evidence became another thing on the day of this run; what was said once is in the table of links."""
    for address, sources in checked.outward.sources.items():
        known = checked.links[address]
        if known.drifted is None or known.drifted != known.checked:
            continue
        for source in sources:
            if source.item or source.measure:
                values = {"address": readable(address), "day": format_date(known.drifted)}
                place, item, measure = source.place, source.item, source.measure
                yield finding("L666", place, item=item, measure=measure, year=source.year, **values)


def _on_the_whole(checked: Checked) -> Iterator[Finding]:
    left = Counter(answer.reason for answer in checked.answers.values())
    for reason in (Reason.OFFLINE, Reason.OUT_OF_TIME):
        if left[reason]:
            yield finding("L807", None, count=left[reason], why=reason.thai)
    if checked.outward.own:
        yield finding("L811", Place("site_config.yml"), count=len(checked.outward.own))
    if checked.failure is not None:
        yield finding("L812", None, why=checked.failure)


def counts(checked: Checked) -> dict[str, int]:
    """Count the outward addresses by state; every state is present."""
    tally = Counter(checked.state(address) for address in checked.answers)
    return {state.value: tally[state] for state in LinkState}


def counts_line(checked: Checked) -> str:
    """Say the same in one Thai line."""
    tally = Counter(checked.state(address) for address in checked.answers)
    words = " · ".join(f"{state.thai} {tally[state]}" for state in LinkState)
    return f"ลิงก์ภายนอก {len(checked.answers)} แห่ง: {words}"


def table(checked: Checked) -> DataSet:
    """Return every outward address once for each place that it stands in, as a table."""
    rows = [
        _row(address, checked.state(address), checked.links[address], source)
        for address, sources in sorted(checked.outward.sources.items())
        for source in sources
    ]
    return DataSet("links", "ผลตรวจลิงก์ภายนอก", _COLUMNS, tuple(rows))


def _row(address: str, state: LinkState, known: Known, source: Source) -> Record:
    place = source.place
    values: Mapping[str, Any] = {
        "state": state.value,
        "state_thai": state.thai,
        "reason": known.reason.thai,
        "words": known.words,
        "address": address,
        "status": known.status,
        "final": known.final,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "year": source.year,
        "item": source.item,
        "measure": source.measure,
        "unit": source.unit,
        "document": source.document,
        "checked": known.checked,
        "first_seen": known.first_seen,
        "last_good": known.last_good,
        "drifted": known.drifted,
    }
    return values
