"""Rules on scores and levels told in words: they must be those of the result the words speak of.

Only what is said plainly counts: the name of an indicator, an instrument or the total, and the score right behind it.
Scores of other years, bands of levels, targets and changes stand in the same sentences and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from typing import Any

from generator.assessment.answered import answered_year
from generator.assessment.scoring import Rounding, scores
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.language.asked_years import spoken_years
from generator.checks.language.letters import plain
from generator.checks.language.passages import Passage
from generator.checks.language.texts import texts_of
from generator.findings.finding import Finding, finding
from generator.records.model.result import Result
from generator.thai.digits import to_arabic

CODES = ("S612", "S613", "S614")

_KINDS = {"narrative", "lead", "heading", "finding", "weakness", "maintain", "suggestion", "issue", "page"}
_NUMBERED = r"ตัวชี้วัด(?:ที่)?\s*(?P<number>[0-9]{1,2})(?![0-9.])"
_WHOLE = r"(?<![A-Za-z])(?P<instrument>[IEO]IT)(?![A-Za-z])|(?P<total>คะแนน(?:เฉลี่ย)?(?:รวม|ภาพรวม)|ภาพรวม(?=\s*ได้))"
_EXTREME = re.compile(r"^[^0-9;,]{0,80}?(?:(?P<least>ต่ำ(?:ที่)?สุด|น้อยที่สุด)|(?P<most>สูง(?:ที่)?สุด|มากที่สุด))")
_SCORE = re.compile(r"(?<![0-9.])(?P<score>[0-9]{1,2}\.[0-9]{1,2}|100(?:\.00?)?)(?![0-9.%])")
_OF_ANOTHER = re.compile(r"เพิ่มขึ้น|ลดลง|จากเดิม|ปีก่อน|ไม่น้อยกว่า|ไม่ต่ำกว่า|เป้าหมาย|ตั้งแต่|เกณฑ์|ร้อยละ|ถึง|ขึ้นไป|น้ำหนัก|เต็ม")
_BETWEEN = re.compile(r"^[^0-9;]{0,70}$")
_BAND = re.compile(r"^\s*(?:-|–|ถึง)\s*[0-9]|^\s*(?:ขึ้นไป|เต็ม)")
_LEVEL = re.compile(
    r"(?:อยู่ใน)?ระดับ\s*[“\"(]?(?P<level>AA|[A-F](?![A-Za-z])|ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง)"
)
_ROOM = 90


@dataclass(frozen=True, slots=True)
class _Known:
    """The scores of a result: of indicators by number, of instruments and of the total by name; each may be several."""

    year: int
    values: Mapping[str, frozenset[Decimal]]
    level: str | None
    names: Catalogue

    def key_of(self, match: re.Match[str]) -> str:
        """Return the key among the values of what a match of the names speaks of."""
        titled = next((one.number for one in self.names.indicators if one.title == match["title"]), None)
        return match["number"] or match["instrument"] or (str(titled) if titled else "total")

    def words_of(self, key: str) -> str:
        """Return the Thai name of a key."""
        if key == "total":
            return "คะแนนรวม"
        return f"ตัวชี้วัดที่ {key}" if key.isdecimal() else f"แบบวัด {key}"


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on scores and levels in words that are not those of the result."""
    texts = texts_of(site)
    results = texts.site.workspace.results
    known = {year: _known(result.record, year, texts.site.workspace.names(year)) for year, result in results.items()}
    answered = {
        (year, one.record.id): answered_year(one.record.answers, year)
        for year, measures in texts.site.workspace.measures.items()
        for one in measures
    }
    for passage in texts.passages:
        if passage.kind not in _KINDS or passage.item or passage.year is None:
            continue
        of = known.get(answered.get((passage.year, passage.measure or ""), passage.year))
        if of and all(mention.first == of.year for mention in spoken_years(passage.text)):
            yield from _scores(passage, of)
            yield from _level(passage, of)


def _known(record: Result, year: int, names: Catalogue) -> _Known:
    values: dict[str, set[Decimal]] = {str(number): {score} for number, score in record.indicators.items()}
    for rounding in Rounding:
        made = scores(names, record.indicators, rounding)
        for name, score in {**made.instruments, **record.instruments}.items():
            if score is not None:
                values.setdefault(name, set()).add(score)
    values["total"] = {record.total} if record.total is not None else set()
    return _Known(year, {name: frozenset(found) for name, found in values.items() if found}, record.level, names)


def _scores(passage: Passage, known: _Known) -> Iterator[Finding]:
    text = to_arabic(passage.text)
    named = list(_named(known.names).finditer(text))
    for match, after in zip_longest(named, named[1:]):
        end = min(match.end() + _ROOM, after.start() if after else len(text))
        behind, key = text[match.end() : end], known.key_of(match)
        yield from _extreme(passage, known, key, behind)
        found = _SCORE.search(behind)
        right = known.values.get(key)
        if not right or not found or not _is_plain(behind, found) or Decimal(found["score"]) in right:
            continue
        values: dict[str, Any] = {"name": known.words_of(key), "said": found["score"], "field": passage.field}
        values["right"] = " หรือ ".join(map(str, sorted(right)))
        yield finding("S612", passage.place, **passage.about, **values)


def _extreme(passage: Passage, known: _Known, key: str, behind: str) -> Iterator[Finding]:
    """Compare what is called the least or the most with the other indicators of its instrument."""
    said = _EXTREME.match(behind)
    indicator = known.names.indicator(int(key)) if key.isdecimal() else None
    if said is None or indicator is None or key not in known.values:
        return
    others = {str(one.number): one.title for one in known.names.indicators_of(indicator.instrument)}
    scored = {number: min(known.values[number]) for number in others if number in known.values}
    best = (min if said["least"] else max)(scored, key=lambda number: scored[number])
    if scored[best] != scored[key]:
        values: dict[str, Any] = {"name": known.words_of(key), "said": said["least"] or said["most"]}
        values |= {"score": scored[key], "other": best, "right": scored[best], "field": passage.field}
        yield finding("S614", passage.place, **passage.about, **values)


@cache
def _named_of(titles: tuple[str, ...]) -> re.Pattern[str]:
    titled = "|".join(map(re.escape, titles))
    return re.compile(rf"{_NUMBERED}|ตัวชี้วัด\s*(?:ด้าน)?\s*(?P<title>{titled})|{_WHOLE}")


def _named(names: Catalogue) -> re.Pattern[str]:
    """Make the pattern of what has a score: indicators by number or name, instruments, the total."""
    return _named_of(tuple(one.title for one in names.indicators))


def _is_plain(behind: str, found: re.Match[str]) -> bool:
    """Tell whether a figure stands right behind what it is the score of, and is no band, target or change."""
    before = behind[: found.start()]
    return bool(_BETWEEN.match(before)) and not _OF_ANOTHER.search(before) and not _BAND.match(behind[found.end() :])


def _level(passage: Passage, known: _Known) -> Iterator[Finding]:
    """Compare a level told right behind the total with that of the result."""
    for match in _named(known.names).finditer(to_arabic(passage.text)) if known.level else ():
        found = _LEVEL.search(passage.text, match.end(), match.end() + _ROOM) if match["total"] else None
        if found and not _OF_ANOTHER.search(passage.text[match.end() : found.start()]):
            if plain(found["level"]) != plain((known.level or "").removeprefix("ระดับ")):
                values: dict[str, Any] = {"level": found["level"], "right": known.level, "field": passage.field}
                yield finding("S613", passage.place, **passage.about, **values)
            return
