"""The thirty papers: what stands in each, how it is laid out, damaged and kept."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from tests.imports.fresh.bank import Draw, thai
from tests.imports.fresh.measures import Style, table
from tests.imports.fresh.others import failed, form, items, narrative, people, questions, scores, units
from tests.imports.fresh.sheet import BOX, Sheet, Table, write

Made = tuple[list[str | Table], list[dict[str, Any]]]
Maker = Callable[[Draw], Made]


def plan(style: Style, count: int = 4, *, kind: str = "measure", cut: int = 0) -> Maker:
    """Return what makes a paper with one table of measures."""

    def made(draw: Draw) -> Made:
        found, golds = table(draw, style, count, kind)
        found.cut = cut
        return [found], golds

    return made


_PLAN = ("number", "title", "steps", "responsible", "period")
_WIDE = ("number", "issue", "title", "steps", "responsible", "period", "follow_up")
_REPORT = ("number", "title", "result", "outcome", "obstacle")
PAPERS: dict[str, tuple[str, Maker]] = {
    "p01": (".docx", plan(Style(_PLAN))),
    "p02": (".docx", plan(Style(_WIDE, marks="-", join="-", times="long"), 5, cut=2)),
    "p03": (".docx", plan(Style((*_PLAN, "follow_up"), by_step=True, join="and", times="days"))),
    "p04": (".docx", plan(Style(_PLAN, heads="instrument", marks="๑.", times="long", join="line"), 6)),
    "p05": (".docx", plan(Style((*_PLAN, "target"), heads="indicator", marks="(1)", join="/"), 5)),
    "p06": (".docx", plan(Style((*_PLAN, "budget"), total=True, numbered_columns=True))),
    "p07": (".docx", plan(Style(_WIDE, head_rows=2, marks="1)", dittos=True, times="full"), 5)),
    "p08": (".docx", plan(Style(_PLAN, by_step=True, join="together", times="numbers"), 4, cut=3)),
    "p09": (".xlsx", plan(Style(_WIDE, times="full"), 5)),
    "p10": (".xlsx", plan(Style((*_PLAN, "follow_up", "budget"), total=True, by_step=True))),
    "p11": (".xlsx", plan(Style(_PLAN, heads="instrument", head_rows=2, marks="-"), 6)),
    "p12": (".csv", plan(Style(_PLAN, join="/", times="full"))),
    "p13": (".tsv", plan(Style((*_PLAN, "follow_up"), join="and", marks="•"))),
    "p14": (".html", plan(Style(_WIDE, by_step=True, times="days"))),
    "p15": (".html", plan(Style((*_PLAN, "target"), heads="indicator", join="line"), 5)),
    "p16": (".ods", plan(Style((*_PLAN, "follow_up"), dittos=True, times="full"), 5)),
    "p17": (".xls", plan(Style(_PLAN, by_step=True))),
    "p18": (".docx", plan(Style(("title", "progress", "percent"), marks="-"), kind="progress")),
    "p19": (".xlsx", plan(Style(("number", "title", "status", "progress", "obstacle")), kind="progress")),
    "p20": (".docx", plan(Style(_REPORT, keep_order=True), 5, kind="progress", cut=3)),
    "p21": (".xlsx", lambda draw: scores(draw, "heads")),
    "p22": (".docx", lambda draw: scores(draw, "plain")),
    "p23": (".html", lambda draw: scores(draw, "across")),
    "p24": (".docx", failed),
    "p25": (".xlsx", lambda draw: items(draw, with_links=True)),
    "p26": (".html", lambda draw: items(draw, with_links=False)),
    "p27": (".docx", people),
    "p28": (".docx", lambda draw: units(draw, twice=True)),
    "p29": (".docx", lambda draw: form(draw, 3)),
    "p30": (".docx", lambda draw: narrative(draw, 3, thai_digits=True)),
    "p31": (".odt", lambda draw: narrative(draw, 2, thai_digits=False)),
    "p32": (".csv", lambda draw: units(draw, twice=False)),
    "p33": (".docx", questions),
    "p34": (".pdf", plan(Style(_PLAN, marks="-", times="full"))),
}
_TITLES = ("แผนขับเคลื่อนการประเมิน ITA ของเทศบาลตำบลดอนตะวัน", "เทศบาลตำบลดอนตะวัน อำเภอเมืองทอง", "เอกสารแนบท้ายบันทึกข้อความ")
_NOTES = ("หมายเหตุ เปลี่ยนแปลงได้ตามความเหมาะสม", "* ใช้งบประจำของแต่ละกอง", "ผู้จัดทำ งานนโยบายและแผน")


def make(folder: Path, half: str, seed: int, names: tuple[str, ...] = ()) -> list[str]:
    """Write the papers with their gold into ``folder`` and return what was left out on this machine."""
    folder.mkdir(parents=True, exist_ok=True)
    left_out = []
    for name, (suffix, maker) in PAPERS.items():
        if names and name not in names:
            continue
        draw = Draw(random.Random(f"{seed} {name} {half}"), half)  # noqa: S311 - no secret
        blocks, golds = maker(draw)
        title, note = draw.chance.choice(_TITLES), draw.chance.choice(_NOTES)
        around: list[str | Table] = [title, *blocks, note]
        if suffix == ".docx" and draw.chance.random() < 0.4:
            around.insert(1, f"{BOX}ด่วนที่สุด ส่งภายในวันศุกร์")
        sheet = _damaged(Sheet(around), draw)
        year = 2568 if any(one["kind"] == "result" for one in golds) else 2569
        if not write(sheet, folder / f"{name}{suffix}"):
            left_out.append(f"{name}{suffix}: ไม่มี LibreOffice")
            continue
        gold = {"paper": f"{name}{suffix}", "year": year, "records": golds, "nothing_lost": [title, note]}
        text = yaml.safe_dump(gold, allow_unicode=True, sort_keys=False)
        (folder / f"{name}.gold.yml").write_text(text, encoding="utf-8")
    return left_out


def _damaged(sheet: Sheet, draw: Draw) -> Sheet:
    """Return the paper with what programs and copying leave behind: spaces, odd letters, Thai digits in numbers."""
    odd = draw.chance.choice(("", "", "\u200b", "\u00a0", "ํา"))

    def of(text: str) -> str:
        """Return a text as it is after copying."""
        if odd == "ํา":
            return text.replace("ำ", "ํา")
        return text.replace(" ", f" {odd}", 1) if odd and len(text) > 12 else text

    numbers = draw.chance.random() < 0.3
    blocks: list[str | Table] = []
    for block in sheet.blocks:
        if isinstance(block, str):
            blocks.append(of(block))
            continue
        rows = [[of(thai(text) if numbers and text.isdecimal() else text) for text in row] for row in block.rows]
        if draw.chance.random() < 0.3:
            rows.append([""] * max(map(len, rows)))
        blocks.append(Table(rows, block.cut, block.headings))
    return Sheet(blocks)
