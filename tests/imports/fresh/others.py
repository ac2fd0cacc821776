"""Papers of other kinds: results, items of the form, persons, forms to fill in, and plans told in paragraphs."""

from __future__ import annotations

from typing import Any

from tests.imports.fresh.bank import (
    INDICATORS,
    INSTRUMENTS,
    Draw,
    contents,
    instrument_of,
    listed,
    period,
    responsible,
    thai,
)
from tests.imports.fresh.sheet import LEFT, UP, Table

Gold = dict[str, Any]


def scores(draw: Draw, layout: str) -> tuple[list[str | Table], list[Gold]]:
    """Return a table of the scores of a year: one under the other, under their instruments, or side by side."""
    told = {int(number): float(score) for number, score in contents()["scores"].items()}
    gold: Gold = {"kind": "result", "total": 89.41, "indicators": told}
    names = {number: f"{number}. {INDICATORS[number - 1]}" for number in told}
    if layout == "across":
        rows = [
            [draw.heading("indicator"), *(f"ตัวชี้วัดที่ {number}" for number in told), "คะแนนรวม"],
            [draw.heading("score"), *(f"{score:.2f}" for score in told.values()), "89.41"],
        ]
        return [Table(rows)], [gold]
    rows = [[draw.heading("number"), draw.heading("indicator"), draw.heading("score")]]
    before = ""
    for number, score in told.items():
        instrument = instrument_of(number)
        if layout == "heads" and instrument != before:
            rows.append([INSTRUMENTS[instrument][0]])
            before = instrument
        rows.append([str(number), names[number][3:].strip() if number < 10 else INDICATORS[9], f"{score:.2f}"])
    rows.append(["รวม", LEFT, "89.41"])
    return [Table(rows)], [gold]


def failed(draw: Draw) -> tuple[list[str | Table], list[Gold]]:
    """Return a table of items that lost points."""
    keys = ["code", "comment", "cause", "remedy"]
    rows = [[draw.heading(key) for key in keys], *([str(cell) for cell in row] for row in contents()["failed"])]
    told = [dict(zip(("item", "comment", "cause", "remedy"), row, strict=True)) for row in contents()["failed"]]
    return [Table(rows)], [{"kind": "result", "failed_items": told}]


def items(draw: Draw, *, with_links: bool) -> tuple[list[str | Table], list[Gold]]:
    """Return a table of items with who does what."""
    keys = ["code", "item_title", "responsible", "period", *(["address"] if with_links else ["status"])]
    rows, golds = [[draw.heading(key) for key in keys]], []
    for code, title in contents()["items"]:
        who, told = responsible(draw.units(), ",")
        when, time = period((11, 2), "full")
        gold: Gold = {"kind": "progress", "item": code, "title": title, "responsible": told, "period": time}
        if with_links:
            last = f"https://www.dontawan.example/ita/{code.lower()}"
        else:
            gold["work"], last = draw.chance.choice((("done", "ดำเนินการแล้ว"), ("in_progress", "กำลังดำเนินการ")))
        rows.append([code, title, who, when, last])
        golds.append(gold)
    return [Table(rows)], golds


def people(draw: Draw) -> tuple[list[str | Table], list[Gold]]:
    """Return a table of executives."""
    rows = [[draw.heading("number"), draw.heading("name"), draw.heading("position"), draw.heading("phone")]]
    golds: list[Gold] = []
    for place, (name, position, phone) in enumerate(contents()["people"], start=1):
        rows.append([str(place), name, position, phone])
        golds.append({"kind": "executives", "name": name, "position": position, "phone": phone})
    return [Table(rows)], golds


def units(draw: Draw, *, twice: bool) -> tuple[list[str | Table], list[Gold]]:
    """Return a list of units with their heads, or two such lists side by side."""
    named = list(zip(contents()["units"], contents()["heads"], strict=False))
    golds: list[Gold] = []
    told = []
    for place, (unit, head) in enumerate(named):
        phone = f"0 4555 72{place:02}"
        told.append([unit, head, phone])
        golds.append({"kind": "units", "name": unit, "head": head, "phone": phone, "units": [unit]})
    heads = [draw.heading("unit"), draw.heading("name"), draw.heading("phone")]
    if not twice:
        return [Table([heads, *told])], golds
    half = (len(told) + 1) // 2
    right = [*told[half:], ["", "", ""]][:half]
    return [Table([heads + heads, *(left + other for left, other in zip(told[:half], right, strict=True))])], golds


def form(draw: Draw, count: int) -> tuple[list[str | Table], list[Gold]]:
    """Return forms: a table for each measure, what is asked to the left of what is filled in."""
    blocks: list[str | Table] = []
    golds: list[Gold] = []
    for number, measure in enumerate(draw.measures(count), start=1):
        who, told = responsible(draw.units(), "and")
        when, time = period((1, 6), "long")
        target = str(measure["target"])
        rows = [
            [draw.heading("title"), str(measure["title"])],
            [draw.heading("issue"), str(measure["issue"])],
            [draw.heading("steps"), listed(measure["steps"], "1.")],
            [draw.heading("responsible"), who],
            [draw.heading("period"), when],
            [draw.heading("target"), target],
        ]
        blocks += [f"แบบที่ {number}", Table(rows, headings=0)]
        row = {"steps": list(measure["steps"]), "responsible": told, "period": time}
        golds.append(
            {
                "kind": "measure",
                "title": measure["title"],
                "issue": measure["issue"],
                "target": {"text": target},
                "rows": [row],
            }
        )
    return blocks, golds


def narrative(draw: Draw, count: int, *, thai_digits: bool) -> tuple[list[str | Table], list[Gold]]:
    """Return a plan told in paragraphs, each with its word before it."""
    blocks: list[str | Table] = []
    golds: list[Gold] = []
    words = {key: draw.heading(key) for key in ("issue", "steps", "responsible", "period", "target")}
    for number, measure in enumerate(draw.measures(count), start=1):
        who, told = responsible(draw.units(), ",")
        when, time = period((10, 3), "full")
        shown = thai(number) if thai_digits else str(number)
        blocks += [
            f"มาตรการที่ {shown} {measure['title']}",
            f"{words['issue']} : {measure['issue']}",
            f"{words['steps']}",
            *listed(measure["steps"], "๑." if thai_digits else "1.").split("\n"),
            f"{words['responsible']} : {who}",
            f"{words['period']}: {when}",
            f"{words['target']} {measure['target']}",
        ]
        row = {"steps": list(measure["steps"]), "responsible": told, "period": time}
        golds.append(
            {"kind": "measure", "title": measure["title"], "issue": measure["issue"], "rows": [row], "number": number}
        )
    return blocks, golds


def questions(draw: Draw) -> tuple[list[str | Table], list[Gold]]:
    """Return measures by the questions they answer, under their indicators merged over the rows."""
    rows = [["ตัวชี้วัด", "ข้อคำถาม", draw.heading("steps"), draw.heading("responsible"), draw.heading("follow_up")]]
    golds: list[Gold] = []
    before = 0
    for measure in [one for one in draw.measures(10) if one["question"]][:5]:
        number = int(measure["indicator"])
        who, told = responsible(draw.units(), "/")
        follow = draw.chance.choice(contents()["follow_ups"])
        rows.append(
            [
                UP if number == before else f"{number}. {INDICATORS[number - 1]}",
                str(measure["question"]),
                listed(measure["steps"], "-"),
                who,
                follow,
            ]
        )
        before = number
        row = {"steps": list(measure["steps"]), "responsible": told, "follow_up": {"text": follow}}
        answers = {"indicators": [number], "questions": [measure["question"]]}
        golds.append({"kind": "measure", "answers": answers, "rows": [row]})
    return [Table(rows)], golds
