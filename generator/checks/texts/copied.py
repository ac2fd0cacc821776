"""Rules on copied text: one sentence under two items or measures, steps pasted as results, a paragraph twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.catalogue.codes import in_order
from generator.checks.language.code_mentions import item_codes
from generator.checks.language.letters import around, plain
from generator.checks.language.passages import Kind, Passage
from generator.checks.language.resemblance import copies, kinship
from generator.checks.language.texts import Texts, texts_of
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded

CODES = ("T520", "T521", "T522", "T523", "T524")

_ITEM_KINDS: tuple[set[Kind], ...] = ({"explanation", "progress", "instruction"},)
_MEASURE_KINDS: tuple[set[Kind], ...] = (
    {"step", "result", "outcome", "progress"},
    {"title"},
    {"issue"},
    {"recommendation"},
)
_RESULT_KINDS: set[Kind] = {"narrative", "page", "weakness", "maintain", "suggestion", "finding"}
_POINTS: set[Kind] = {"weakness", "maintain", "comment"}
"""Points of an analysis, causes and remedies of items: each says something of its own, however short."""
_OWN_SENTENCE = 36
"""Letters from which a run without a space, which is about a sentence in Thai, is somebody's own words."""
_SENTENCE = 30
_OWN_TITLE = 20
_PARAGRAPH = 150
_SHOWN = 40
_COUNT = re.compile(r"[0-9๐-๙]")
_OUTCOME = re.compile("พบ|ทำให้|ส่งผล|ปรากฏ|ได้รับ|เห็นชอบ|เพิ่ม|ลด|ผู้เข้า|ผู้ใช้|สามารถ|ครบ|เมื่อ")
_MORE = 20
"""Letters from which what a result has besides the words of its step may tell what came of it."""
_CLEAR = 0.05
_LONGEST = 4000
"""Letters of a record that are looked at to tell where a copied sentence belongs."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on text that stands where it was copied from and where it was copied to; told at the copy."""
    texts = texts_of(site)
    for chosen, records in ((_ITEM_KINDS, texts.of_items), (_MEASURE_KINDS, texts.of_measures)):
        for kinds in chosen:
            by_year: dict[int, list[Passage]] = defaultdict(list)
            for (year, _), passages in records.items():
                by_year[year] += [passage for passage in passages if passage.kind in kinds]
            for year, passages in by_year.items():
                told = list(_between_records(texts, passages, year))
                yield from told
                if records is texts.of_items:
                    yield from _sentences(texts, passages, year, {one.item for one in told})
    for passages in texts.of_measures.values():
        yield from _within_measure(passages)
    yield from _twice_in_result(texts)
    yield from _titled_alike(texts)


def _between_records(texts: Texts, passages: Sequence[Passage], year: int) -> Iterator[Finding]:
    """Yield the copies between records of one year; the record with whose other words they go less has the copy."""
    for found in copies([passage.text for passage in passages], _SENTENCE):
        first, second = passages[found.first], passages[found.second]
        if (first.item, first.measure) == (second.item, second.measure) or _shared(first, second):
            continue
        if _is_source(texts, second, first, year):
            first, second = second, first
        if second.kind == "recommendation" and 2 * _fits(texts, second, year) > _fits(texts, first, year):
            continue  # two measures may well answer one recommendation
        source = first.item or first.measure
        code = "T520" if second.item else "T521"
        yield finding(code, second.place, **second.about, source=source, field=second.field, text=_head(second))


def _sentences(texts: Texts, passages: Sequence[Passage], year: int, told: Container[str | None]) -> Iterator[Finding]:
    """Yield sentences of an explanation that stand in that of just one other item, though the two differ otherwise.

    What three items have is a phrase of the trade, and so are the titles of the form.
    """
    form = texts.site.workspace.form(year)
    titles = [plain(one.title) for one in form.items] if form else []
    places: dict[str, list[Passage]] = defaultdict(list)
    for passage in (one for one in passages if one.kind == "explanation"):
        for sentence in dict.fromkeys(plain(piece) for piece in passage.text.split()):
            if len(sentence) >= _OWN_SENTENCE and not any(title in sentence for title in titles):
                places[sentence].append(passage)
    for sentence, found in places.items():
        if len(found) != 2 or found[0].item == found[1].item or any(one.item in told for one in found):  # noqa: PLR2004 - original and copy
            continue
        first, second = reversed(found) if _is_source(texts, found[1], found[0], year) else found
        start = next(piece for piece in second.text.split() if plain(piece) == sentence)
        shown = around(start, 0, min(_SHOWN, len(start)), room=0)
        yield finding("T520", second.place, **second.about, source=first.item, field=second.field, text=shown)


def _shared(first: Passage, second: Passage) -> bool:
    """Tell whether two items were told one thing together, as an order on two neighbouring items often is."""
    if first.kind != "instruction" or first.text != second.text or not first.item or not second.item:
        return False
    (before, one), (after, other) = in_order(first.item), in_order(second.item)
    return before == after and one[:-1] == other[:-1] and other[-1] - one[-1] == 1


def _is_source(texts: Texts, later: Passage, earlier: Passage, year: int) -> bool:
    """Tell whether the later of two copies is the original: it goes better with its record, or is shorter."""
    cited = _cites_its_plan(texts, later, year) - _cites_its_plan(texts, earlier, year)
    if cited:
        return cited > 0
    better = _fits(texts, later, year) - _fits(texts, earlier, year)
    alike = abs(len(later.text) - len(earlier.text)) <= _CLEAR * len(later.text)
    return better > 0 if alike or abs(better) >= _CLEAR else len(later.text) < len(earlier.text)


def _cites_its_plan(texts: Texts, passage: Passage, year: int) -> bool:
    """Tell whether the words name the item that their own item reports on, which those of another would not."""
    form = texts.site.workspace.form(year)
    item = form.item(passage.item) if form and passage.item else None
    return item is not None and any(mention.code in item.reports_on for mention in item_codes(passage.text))


def _fits(texts: Texts, passage: Passage, year: int) -> float:
    """Tell how well a passage goes with the rest of its record: the form's title and parts, and its other words."""
    form = texts.site.workspace.form(year)
    item = form.item(passage.item) if form and passage.item else None
    asked = [item.title, *(part.title for part in item.parts)] if item else []
    record = texts.of_items.get((year, passage.item or ""), ()) or texts.of_measures.get(
        (year, passage.measure or ""), ()
    )
    others = " ".join([*asked, *(one.text for one in record if one != passage)])
    return kinship(passage.text[:_LONGEST], others[:_LONGEST])


def _within_measure(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Yield steps pasted as results, all in one finding, and sentences that stand twice in one list."""
    chosen = [passage for passage in passages if passage.kind in {"step", "result"}]
    pasted: list[Passage] = []
    for found in copies([passage.text for passage in chosen], _SENTENCE):
        first, second = chosen[found.first], chosen[found.second]
        if second.kind == "result" and first.kind == "step":
            if found.whole or not _tells_more(first.text, second.text):
                pasted.append(second)
        elif found.whole and second.kind == first.kind:
            yield finding("T523", second.place, **second.about, field=second.field, text=_head(second))
    if pasted:
        first = pasted[0]
        yield finding("T522", first.place, **first.about, count=len(pasted), text=_head(first))


def _tells_more(step: str, result: str) -> bool:
    """Tell whether a result that begins with the words of its step goes on: with figures, or with what came of it."""
    step, result = plain(step), plain(result)
    shared = SequenceMatcher(None, step, result, autojunk=False).find_longest_match()
    rest = result[: shared.b] + result[shared.b + shared.size :]
    counted = _COUNT.search(rest if len(result) > len(step) else result) is not None
    return counted or (len(rest) >= _MORE and _OUTCOME.search(rest) is not None)


def _twice_in_result(texts: Texts) -> Iterator[Finding]:
    """Yield paragraphs of running text, and points of an analysis of one kind, that stand twice in one record."""
    groups: dict[tuple[str, Kind], list[Passage]] = defaultdict(list)
    for passage in texts.passages:
        if passage.kind in _RESULT_KINDS or (passage.kind == "comment" and passage.loc[-1] != "comment"):
            groups[passage.file, passage.kind].append(passage)
    for passages in groups.values():
        kind = passages[0].kind
        shortest = _SENTENCE if kind in _POINTS else _PARAGRAPH
        for found in copies([passage.text for passage in passages], shortest, inside=False):
            second = passages[found.second]
            if len(second.text) < _PARAGRAPH and not found.whole:
                continue
            line = passages[found.first].place.line
            yield finding("T524", second.place, **second.about, field=second.field, text=_head(second), line=line)


def _titled_alike(texts: Texts) -> Iterator[Finding]:
    """Yield evidence of an item that is called like other evidence beside it, of the same time, and leads elsewhere."""
    for passages in texts.of_items.values():
        known: dict[tuple[object, ...], tuple[Passage, str | None]] = {}
        for passage in passages:
            index = passage.loc[1] if passage.kind == "evidence" and len(passage.loc) > 1 else None
            source = passage.source
            if not isinstance(index, int) or not isinstance(source, Loaded) or passage.loc[-1] != "title":
                continue
            entry = source.record.evidence[index]
            when = (entry.fiscal_year, entry.period and entry.period.span, entry.number, entry.note)
            first, target = known.setdefault((plain(passage.text), *when), (passage, entry.target))
            if first is not passage and target != entry.target and len(passage.text) >= _OWN_TITLE:
                values: dict[str, Any] = {"field": passage.field, "text": _head(passage), "line": first.place.line}
                yield finding("T524", passage.place, **passage.about, **values)


def _head(passage: Passage) -> str:
    """Return the first words of a passage, enough to find it."""
    return around(passage.text, 0, min(_SHOWN, len(passage.text)), room=0)
