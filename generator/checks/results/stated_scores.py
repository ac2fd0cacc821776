"""Rules on scores and levels told in words: they must be those of the result the words speak of.

Only what is said plainly counts: the name of an indicator, an instrument or the total, and the score right behind it.
Scores of other years, bands of levels, targets and changes stand in the same sentences and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations, zip_longest
from typing import Any

from generator.assessment.answered import answered_year
from generator.assessment.scoring import Rounding, scores
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.language.asked_of import is_asked
from generator.checks.language.letters import plain
from generator.checks.language.passages import Passage, Spot
from generator.checks.language.texts import Texts, texts_of
from generator.findings.finding import Finding, finding
from generator.records.loaded import Loaded
from generator.records.model.result import Result
from generator.thai.digits import to_arabic
from generator.thai.years import years_in

CODES = ("S612", "S613", "S614", "S623")

_NUMBERED = r"ตัวชี้วัด(?:ที่)?\s*(?P<number>[0-9]{1,2})(?![0-9.])"
_WHOLE = r"(?<![A-Za-z])(?P<instrument>[IEO]IT)(?![A-Za-z])|(?P<total>คะแนน(?:เฉลี่ย)?(?:รวม|ภาพรวม)|ภาพรวม(?=\s*ได้))"
_EXTREME = re.compile(r"^[^0-9;,]{0,80}?(?:(?P<least>ต่ำ(?:ที่)?สุด|น้อยที่สุด)|(?P<most>สูง(?:ที่)?สุด|มากที่สุด))")
_MOST = r"(?:(?P<least>ต่ำ(?:ที่)?สุด|น้อย(?:ที่)?สุด)|(?P<most>สูง(?:ที่)?สุด|มาก(?:ที่)?สุด))"
_LED = re.compile(rf"{_MOST}[^0-9;,]{{0,24}}?(?:คือ|ได้แก่|เป็นของ|:)\s*$")
_FINER = re.compile(r"ตัวชี้วัด|ข้อ|ประเด็น|คำถาม|ด้าน")
_NAMES_IT = re.compile(r"[^0-9;,]{0,24}?(?:คือ|ได้แก่|เป็น|:)")
_UNNAMED = re.compile(rf"(?:คะแนน|ผล)[^0-9;,]{{0,12}}{_MOST}")
_BARE = re.compile(
    r"(?P<number>(?!))|(?P<instrument>(?!))|(?P<title>(?!))|(?P<total>ได้(?:รับ)?(?:ผล)?คะแนน|คะแนน(?:ผล)?การประเมิน|มีคะแนน)"
)
"""The total where a passage on the assessment names neither an indicator nor an instrument."""
_OF_ITA = re.compile(r"ITA(?!S)|ผลการประเมินคุณธรรม|ผลการประเมินของ|ผลการประเมินปี")
_OF_YEAR = re.compile(r"\s*(?:คะแนน)?\s*\(?(?:ใน|ของ|เมื่อ|จาก)?\s*(?:ผลการประเมิน)?\s*(?=ปี|พ\.ศ\.)")
_NEAR = 48
_SCORE = re.compile(r"(?<![0-9.])(?P<score>[0-9]{1,2}\.[0-9]{1,2}|100(?:\.00?)?)(?![0-9.%])")
_OF_ANOTHER = re.compile(r"เพิ่มขึ้น|ลดลง|จากเดิม|ปีก่อน|ไม่น้อยกว่า|ไม่ต่ำกว่า|เป้าหมาย|ตั้งแต่|เกณฑ์|ร้อยละ|ถึง|ขึ้นไป|น้ำหนัก|เต็ม")
_ROW = re.compile(r"\s*(?:ตัวชี้วัด(?:ที่)?\s*)?([0-9]{1,2})[.)]?\s*")
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
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    results = texts.site.workspace.results
    known = {year: _known(result.record, year, texts.site.workspace.names(year)) for year, result in results.items()}
    answered = {
        (year, one.record.id): answered_year(one.record.answers, year)
        for year, measures in texts.site.workspace.measures.items()
        for one in measures
    }
    for passage in texts.passages:
        year = result_year(texts.site, passage, answered) if is_asked("results.stated_scores", passage) else None
        of = known.get(year) if year else None
        if of and (row := _row_of_scores(passage, of)) is not None:
            yield from row
        elif of:
            yield from list(_exchanged(passage, of)) or _scores(passage, of)
            yield from _level(passage, of)
            yield from _extreme_of_block(passage, of)


def result_year(site: SiteContext, passage: Passage, answered: Mapping[tuple[int, str], int]) -> int | None:
    """Return the year (BE) of the result a passage speaks of: where it stands, answered, or asked for."""
    if passage.year is None:
        return None
    if passage.item:
        form = site.workspace.form(passage.year)
        item = form.item(passage.item) if form else None
        return item.window.year(passage.year) if item and item.window.kind == "previous_result" else None
    return answered.get((passage.year, passage.measure or ""), passage.year)


def is_of(text: str, start: int, year: int) -> bool:
    """Tell whether what stands at ``start`` is said of ``year`` (BE): the last year named before it, if any."""
    before = [one for one in years_in(text) if one.start < start]
    return not before or before[-1].covers(year)


def _is_followed_by(text: str, end: int, year: int) -> bool:
    """Tell whether the year right behind a score, if one stands there, is ``year`` (BE)."""
    behind = _OF_YEAR.match(text, end)
    after = [one for one in years_in(text[end:]) if behind and one.start <= behind.end() - end]
    return not after or after[0].covers(year)


def _known(record: Result, year: int, names: Catalogue) -> _Known:
    values: dict[str, set[Decimal]] = {str(number): {score} for number, score in record.indicators.items()}
    for rounding in Rounding:
        made = scores(names, record.indicators, rounding)
        for name, score in {**made.instruments, **record.instruments}.items():
            if score is not None:
                values.setdefault(name, set()).add(score)
    values["total"] = {record.total} if record.total is not None else set()
    return _Known(year, {name: frozenset(found) for name, found in values.items() if found}, record.level, names)


def _exchanged(passage: Passage, known: _Known) -> Iterator[Finding]:
    """Yield the two of instruments, indicators or the total whose scores a passage gives to one another.

    That both are to the hundredth what the other has is no chance, whatever year is named before them.
    """
    text = to_arabic(passage.text)
    told: dict[str, list[Decimal]] = {}
    named = list(_named(known.names).finditer(text))
    for match, after in zip_longest(named, named[1:]):
        found = _SCORE.search(text, match.end(), min(match.end() + _ROOM, after.start() if after else len(text)))
        if found and not _BAND.match(text[found.end() :]):
            told.setdefault(known.key_of(match), []).append(Decimal(found["score"]))
    wrong = {key: said[0] for key, said in told.items() if key in known.values and not known.values[key] & {*said}}
    for one, other in combinations(wrong, 2):
        if wrong[one] in known.values[other] and wrong[other] in known.values[one]:
            values: dict[str, Any] = {"one": known.words_of(one), "said": wrong[one], "right": wrong[other]}
            values |= {"other": known.words_of(other), "field": passage.field}
            yield finding("S623", passage.place, **passage.about, **values)
            return


def _scores(passage: Passage, known: _Known) -> Iterator[Finding]:
    text = to_arabic(passage.text)
    named = list(_named(known.names).finditer(text))
    if not named and _OF_ITA.search(text):
        named = list(_BARE.finditer(text))[:1]
    for match, after in zip_longest(named, named[1:]):
        end = min(match.end() + _ROOM, after.start() if after else len(text))
        behind, key = text[match.end() : end], known.key_of(match)
        if not is_of(text, match.start(), known.year):
            continue
        yield from _extreme(passage, known, key, text[max(0, match.start() - _NEAR) : match.start()], behind)
        found = _SCORE.search(behind)
        right = known.values.get(key)
        if found and not _is_followed_by(text, match.end() + found.end(), known.year):
            continue
        if not right or not found or not _is_plain(behind, found) or Decimal(found["score"]) in right:
            continue
        values: dict[str, Any] = {"name": known.words_of(key), "said": found["score"], "field": passage.field}
        values["right"] = " หรือ ".join(map(str, sorted(right)))
        yield finding("S612", passage.place, **passage.about, **values)


def _row_of_scores(passage: Passage, known: _Known) -> list[Finding] | None:
    """Return what is wrong with a row of a paper's table of scores; None for what is no such row.

    It begins with the number and the title of an indicator. One with the scores of several years may have any of them.
    """
    text = to_arabic(passage.text)
    number = _ROW.match(text) if isinstance(passage.source, Spot) else None
    indicator = known.names.indicator(int(number[1])) if number else None
    if number is None or indicator is None:
        return None
    if not plain(text[number.end() :]).startswith(plain(indicator.title)):
        return None
    right = known.values.get(number[1], frozenset())
    found = [match["score"] for match in _SCORE.finditer(text, number.end())]
    if len(found) != 1 or not right or Decimal(found[0]) in right:
        return []
    values: dict[str, Any] = {"name": known.words_of(number[1]), "said": found[0], "field": passage.field}
    values["right"] = " หรือ ".join(map(str, sorted(right)))
    return [finding("S612", passage.place, **passage.about, **values)]


def _extreme(passage: Passage, known: _Known, key: str, before: str, behind: str) -> Iterator[Finding]:
    """Compare what is called the least or the most with the others: of its instrument, or the instruments."""
    said = _LED.search(before) or _EXTREME.match(behind)
    if said is None or key not in known.values:
        return
    if not key.isdecimal() and (_FINER.search(said[0]) or _NAMES_IT.match(behind, said.end())):
        return
    indicator = known.names.indicator(int(key)) if key.isdecimal() else None
    if indicator:
        others = [str(one.number) for one in known.names.indicators_of(indicator.instrument)]
    else:
        others = list(known.names.weights) if key in known.names.weights else []
    yield from _not_the_best(passage, known, said, [key], others)


def _extreme_of_block(passage: Passage, known: _Known) -> Iterator[Finding]:
    """Compare what a point of the analysis calls the least or the most without a name with what its block names."""
    said = _UNNAMED.search(passage.text)
    if passage.loc[:1] != ("analysis",) or said is None or _named(known.names).search(to_arabic(passage.text)):
        return
    block = passage.source.record.analysis[passage.loc[1]] if isinstance(passage.source, Loaded) else None
    keys = [str(number) for number in block.indicators if str(number) in known.values] if block else []
    first = known.names.indicator(int(keys[0])) if keys else None
    of = known.names.indicators_of(first.instrument) if first else ()
    if keys and all(any(one.number == int(key) for one in of) for key in keys):
        yield from _not_the_best(passage, known, said, keys, [str(one.number) for one in of])


def _not_the_best(
    passage: Passage, known: _Known, said: re.Match[str], keys: Sequence[str], others: Sequence[str]
) -> Iterator[Finding]:
    """Tell that none of ``keys`` is the least or the most of ``others``, as it is said to be."""
    scored = {name: min(known.values[name]) for name in others if name in known.values}
    best = (min if said["least"] else max)(scored, key=lambda name: scored[name]) if len(scored) > 1 else keys[0]
    if all(scored.get(key) != scored.get(best) for key in keys):
        values: dict[str, Any] = {"name": known.words_of(keys[0]), "said": said["least"] or said["most"]}
        among = "ในแบบวัดเดียวกัน" if best.isdecimal() else "ในสามแบบวัด"
        values |= {"score": scored[keys[0]], "other": known.words_of(best), "right": scored[best], "among": among}
        yield finding("S614", passage.place, **passage.about, field=passage.field, **values)


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
    """Compare a level told right behind the total, or behind its score, with that of the result."""
    text = to_arabic(passage.text)
    named = list(_named(known.names).finditer(text))
    if not named and _OF_ITA.search(text):
        named = list(_BARE.finditer(text))
    for match in named if known.level else ():
        found = _LEVEL.search(text, match.end(), match.end() + _ROOM) if match["total"] else None
        if (
            found
            and is_of(text, match.start(), known.year)
            and not _OF_ANOTHER.search(text[match.end() : found.start()])
        ):
            if plain(found["level"]) != plain((known.level or "").removeprefix("ระดับ")):
                values: dict[str, Any] = {"level": found["level"], "right": known.level, "field": passage.field}
                yield finding("S613", passage.place, **passage.about, **values)
            return
