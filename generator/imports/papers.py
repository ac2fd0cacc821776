"""From papers as they were read to the plan of what would be made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from generator.imports.cells.links import named_in
from generator.imports.plan import Ledger, Plan, Proposal
from generator.imports.reading.model import Paper, Spot
from generator.imports.records.analysis import read_analysis
from generator.imports.records.context import Context
from generator.imports.records.grouping import title_over
from generator.imports.records.items import read_items
from generator.imports.records.measures import read_measures
from generator.imports.records.people import read_people
from generator.imports.records.results import read_failed, read_scores
from generator.imports.records.rows import words
from generator.imports.records.sentences import read_sentences
from generator.imports.tables.columns import Reading, understand
from generator.imports.tables.grid_model import Entry, Grid, Line
from generator.imports.tables.grids import Sorted, sort_out, texts_of
from generator.imports.tables.parting import parted
from generator.thai.digits import to_arabic

_NO_FIELD = "ไม่มีช่องในระเบียนสำหรับคอลัมน์นี้"
_GUESSED = {
    "title": "ชื่อมาตรการ",
    "steps": "ขั้นตอน",
    "comment": "ความเห็นของผู้ประเมิน",
    "remedy": "แนวทางแก้ไข",
    "item_title": "ชื่อข้อ",
}
_NO_TABLE = "ไม่รู้ว่าเป็นตารางอะไร"
_YEAR = re.compile(r"(?:ปีงบประมาณ|ปี|พ\.?ศ\.?)\s*(?:พ\.?\s*ศ\.?)?\s*(25[0-9]{2})")


def plan_of(papers: Iterable[Paper], context: Context) -> Plan:
    """Return what would be made of the papers, each read with the same context."""
    plan = Plan()
    for paper in papers:
        context.ledger, context.spots = Ledger(), {}
        plan.ignored |= {paper.file: paper.ignored} if paper.ignored else {}
        _read(paper, context, plan)
        plan.unread += context.ledger.unread
        plan.choices += context.ledger.choices
    return plan


def has_known_table(paper: Paper) -> bool:
    """Tell whether records can be made of any table of a paper."""
    return any(understand(grid) is not None for grid in sort_out(paper).grids)


def _read(paper: Paper, context: Context, plan: Plan) -> None:
    found = sort_out(paper)
    result: dict[str, Any] = {}
    spots: dict[str, Spot] = {}
    read = read_sentences(_sentences(found), result, context.assessed)
    for grid in [part for whole in found.grids for part in parted(whole)]:
        reading = understand(grid, context.assessed)
        if reading is None:
            context.ledger.miss_rest(texts_of(grid), _NO_TABLE)
            continue
        before = set(result)
        context.headings = grid.headings
        _tell_guesses(grid, reading, context)
        plan.proposals += _records(grid, reading, context, result)
        spots |= {key: grid.spots[0] for key in result.keys() - before if grid.spots}
        _book_heads(grid, reading, context)
        context.ledger.miss_rest(_without_field(grid, reading), _NO_FIELD)
        context.ledger.miss_rest(texts_of(grid), _NO_TABLE)
    context.ledger.miss_rest(_stray(found), _NO_TABLE)
    if filled := {key: value for key, value in result.items() if value not in (None, "", [], {})}:
        name = f"ผลการประเมิน ปี {context.assessed}"
        told = {path.split(".")[0] for path in context.spots}
        sources = context.spots | {key: spot for key, spot in spots.items() if key not in told}
        plan.proposals.append(Proposal("result", context.assessed, name, filled, sources))
    outside = [text for text in _outside(found) if text not in read]
    if outside:
        plan.outside[paper.file] = outside
    plan.cells += sum(1 for grid in found.grids for _ in texts_of(grid)) + len(found.unknown)


def _tell_guesses(grid: Grid, reading: Reading, context: Context) -> None:
    """Say which columns nobody knows were read for want of others."""
    for place in reading.guessed:
        key, heading = reading.keys[place] or "", Entry(words(grid.headings[place]), grid.spots[place])
        context.ledger.choose(heading, f"ไม่รู้จักหัวตารางนี้ จึงอ่านเป็น{_GUESSED.get(key, key)} ที่ตารางนี้ยังไม่มี โปรดตรวจ")


def _records(grid: Grid, reading: Reading, context: Context, result: dict[str, Any]) -> Sequence[Proposal]:
    if reading.subject == "measures":
        return list(read_measures(grid, reading, context))
    if reading.subject == "people":
        return list(read_people(grid, reading, context))
    if reading.subject == "items":
        return list(read_items(grid, reading, context))
    if reading.subject == "indicators":
        read_scores(grid, reading, context, result)
    elif reading.subject == "analysis":
        read_analysis(grid, reading, context, result)
    elif reading.subject == "failed":
        read_failed(grid, reading, context, result)
    elif reading.subject == "levels":  # the scale of the year's form, which is in no record
        context.ledger.use(*texts_of(grid))
        grid.notes += [_in_one(line) for line in grid.lines]
    return []


def _in_one(line: Line) -> Entry:
    told = [entry for entry in line.entries if entry.text and not entry.spread]
    return Entry(" ".join(words(entry.text) for entry in told), told[0].spot if told else line.entries[0].spot)


def _book_heads(grid: Grid, reading: Reading, context: Context) -> None:
    """Book the heads of groups: those of measures are titles or what they answer, those of items the form's."""
    for entry in grid.heads:
        in_record = title_over((entry.text,)) and not reading.has("title", "label")
        if reading.subject != "measures" or in_record or named_in(entry.text).any:
            context.ledger.use(entry)
        else:
            context.ledger.miss(entry, "หัวข้อคั่นแถวที่ไม่ได้อยู่ในระเบียนใด")


def _without_field(grid: Grid, reading: Reading) -> Iterable[Entry]:
    for line in grid.lines:
        for place, entry in enumerate(line.entries):
            if reading.keys[place] is None and entry.text:
                yield entry


def _stray(found: Sorted) -> Iterable[Entry]:
    """Yield the cells of tables without headings, but not of frames that hold a line or two of text."""
    return found.unknown


def _sentences(found: Sorted) -> Iterable[str]:
    yield from found.paragraphs
    for grid in found.grids:
        yield from grid.before
        yield from (entry.text for entry in grid.notes)


def _outside(found: Sorted) -> list[str]:
    notes = [entry.text for grid in found.grids for entry in grid.notes]
    heads = {head for grid in found.grids for line in grid.lines for head in line.heads}
    return [text for text in dict.fromkeys([*found.paragraphs, *notes]) if text.strip() and text not in heads]


def years_named(papers: Iterable[Paper]) -> list[int]:
    """Return the fiscal years that the papers name before their first table, in order."""
    found: list[int] = []
    for paper in papers:
        for block in paper.blocks:
            text = getattr(block, "text", None)
            texts = (
                [text]
                if isinstance(text, str)
                else [cell.text for row in getattr(block, "rows", ())[:3] for cell in row]
            )
            found += [int(year) for one in texts for year in _YEAR.findall(to_arabic(one))]
    return list(dict.fromkeys(found))
