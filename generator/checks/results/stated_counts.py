"""Rules on what words say of a result as a whole: weights, how many indicators reach a score, whether it rose or fell.

Each is worked out with the scores of the record, and what cannot be is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.assessment.answered import answered_year
from generator.assessment.scoring import level
from generator.assessment.site_context import SiteContext
from generator.catalogue.model import Catalogue
from generator.checks.language.asked_of import is_asked
from generator.checks.language.letters import plain
from generator.checks.language.passages import Passage
from generator.checks.language.texts import Texts, texts_of
from generator.checks.results.stated_scores import is_of, result_year
from generator.findings.finding import Finding, finding
from generator.records.model.result import Result
from generator.thai.digits import to_arabic

CODES = ("S618", "S619", "S620", "S621", "S622")

_WEIGHT = re.compile(
    r"(?P<instrument>[IEO]IT)(?![A-Za-z])[^0-9;]{0,40}?น้ำหนัก(?:คะแนน)?\s*(?:คิดเป็น|เท่ากับ|ที่)?\s*(?:ร้อยละ\s*)?(?P<weight>[0-9]{1,3})(?![0-9.])"
)
_GRADED = re.compile(
    r"(?:คะแนน|ผลการประเมิน)[^0-9;]{0,40}(?<![0-9.])(?P<score>[0-9]{2,3}\.[0-9]{1,2})\s*(?:คะแนน)?\s*(?:ซึ่ง)?(?:อยู่)?(?:ใน)?(?:เกณฑ์)?"
    r"\s*ระดับ\s*[“\"(]?(?P<level>AA|[A-F](?![A-Za-z])|ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง)"
)
_ONES = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")
_HOW_MANY = rf"(?:จำนวน\s*)?(?P<count>[0-9]{{1,2}}|{'|'.join(_ONES)}|ทุก|ทั้งหมด(?=ทุก)?)\s*ตัวชี้วัด(?!\s*(?:ที่)?\s*[0-9])"
_BOUND = (
    r"(?:(?P<least>ตั้งแต่|ไม่น้อยกว่า|ไม่ต่ำกว่า)|(?P<more>มากกว่า|สูงกว่า|เกินกว่า|เกิน)|(?P<less>ต่ำกว่า|น้อยกว่า|ไม่ถึง))"
    r"\s*(?:ร้อยละ\s*)?(?P<score>[0-9]{2,3}(?:\.[0-9]{1,2})?)(?![0-9])"
)
_COUNTED = (
    re.compile(rf"{_HOW_MANY}[^0-9;]{{0,40}}?{_BOUND}"),
    re.compile(rf"{_BOUND}\s*(?:คะแนน)?\s*(?:ขึ้นไป)?\s*(?:มี|รวม|ได้แก่|จำนวน)\s*{_HOW_MANY}"),
)
_CHANGED = re.compile(
    r"(?P<up>เพิ่มขึ้น|สูงขึ้น|สูงกว่า|ดีขึ้น|มากกว่า)|(?P<down>ลดลง|ต่ำลง|ต่ำกว่า|น้อยกว่า|ลดต่ำ)|(?P<apart>ส่วนต่าง|ต่างกัน|ผลต่าง)"
)
_SINCE = (
    r"(?:(?:กว่า|จาก|เมื่อเทียบกับ|เทียบกับ|ของ)?\s*(?:ผลการประเมิน|คะแนน)?\s*(?:ของ|ใน)?\s*"
    r"ปี(?:ก่อน(?:หน้า)?|ที่(?:ผ่านมา|แล้ว)|(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*25[0-9]{2})\s*(?:ซึ่งได้\s*[0-9.]+\s*(?:คะแนน)?)?\s*)?"
)
_BY = re.compile(
    rf"\s*{_SINCE}(?:จากเดิม\s*|อยู่\s*|เป็น\s*|จำนวน\s*|คิดเป็น\s*|ถึง\s*|ส่วนต่าง\s*)*(?P<by>[0-9]{{1,2}}\.[0-9]{{1,2}})\s*(?:คะแนน|$)"
)
_RUNGS = "ผ่านดีเยี่ยม|ผ่านดี|ผ่าน(?!เกณฑ์)|AA|[A-F](?![A-Za-z])"
_BORDER = re.compile(
    rf"(?P<level>{_RUNGS})[”\")]*(?:[^0-9;]|25[0-9]{{2}}){{0,90}}?(?:ต้อง|กำหนด|ควร|หมายถึง|คือ|ได้|เกณฑ์)(?:[^0-9;]|25[0-9]{{2}}){{0,60}}?"
    r"(?:ไม่ต่ำกว่า|ไม่น้อยกว่า|ตั้งแต่)\s*(?:ร้อยละ\s*)?(?P<score>[0-9]{2,3}(?:\.[0-9]{1,2})?)(?![0-9.])\s*(?:คะแนน|ขึ้นไป)"
)
"""The border of a level as words tell it: what it takes to reach it."""
_ANOTHER_RUNG = re.compile(rf"{_RUNGS}|ต้องปรับปรุง|เป้า|ตัวชี้วัด|มาตรการ|ข้อ(?!มูล)|ตั้งใจ")
_LAST_YEAR = re.compile(r"\s*(?:กว่า|จาก|เมื่อเทียบกับ|เทียบกับ|ของ|ใน)*\s*(?:ผลการประเมิน|คะแนน)?\s*(?:ของ|ใน)?\s*ปี")
_TWO = r"(?<![0-9.])(?:[0-9]{2}\.[0-9]{1,2}|100(?:\.00?)?)(?![0-9.])"
_PAST = r"(?:ปีก่อน(?:หน้า)?|ปีที่(?:ผ่านมา|แล้ว)|ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(?P<year>25[0-9]{2}))"
_COMPARED = re.compile(
    rf"(?P<score>{_TWO})\s*(?:คะแนน)?\s*(?:ซึ่ง)?(?:(?P<up>สูงกว่า|เพิ่มขึ้นจาก|มากกว่า)|(?P<down>ต่ำกว่า|ลดลงจาก|น้อยกว่า))"
    rf"[^0-9;]{{0,24}}{_PAST}[^0-9;]{{0,30}}(?P<other>{_TWO})"
)
_GIVEN = re.compile(rf"{_PAST}\s*(?:ซึ่ง|ที่)?\s*(?:ได้(?:รับ)?|มี)(?:คะแนน)?(?:รวม|เฉลี่ย)*\s*(?P<score>{_TWO})")
_FINER = re.compile(r"ตัวชี้วัด|แบบวัด|[IEO]IT(?![A-Za-z])|ข้อ\s?[Oo0]|ร้อยละ|ประเด็น")
_TOTAL = re.compile(r"คะแนน|ผลการประเมิน")
_AIMED = re.compile(r"เป้าหมาย|ควร|ต้อง|ให้ได้|หาก|ถ้า|เกณฑ์|จะ")
_NEAR = 24
_ROOM = 110


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on weights, counts of indicators and changes in words that are not those of the result."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    workspace = texts.site.workspace
    answered = {
        (year, one.record.id): answered_year(one.record.answers, year)
        for year, measures in workspace.measures.items()
        for one in measures
    }
    for passage in texts.passages:
        year = result_year(texts.site, passage, answered) if is_asked("results.stated_counts", passage) else None
        if year is None:
            continue
        text = to_arabic(passage.text)
        yield from _weights(passage, text, workspace.names(year))
        yield from _border(passage, text, workspace.names(year), year)
        crossed = list(_crossed(passage, text))
        yield from crossed
        if not workspace.results.get(year):
            yield from _level(passage, text, workspace.names(year), year)
        if result := workspace.results.get(year):
            yield from _counts(passage, text, result.record, year)
            before = workspace.results.get(year - 1)
            last = result.record.previous_total or (before.record.total if before else None)
            if (
                result.record.total is not None
                and last is not None
                and not crossed
                and passage.loc[:1] != ("analysis",)
            ):
                yield from _changes(passage, text, result.record.total - last)
                yield from _last_years(passage, text, last, year - 1)


def _weights(passage: Passage, text: str, names: Catalogue) -> Iterator[Finding]:
    weights: Mapping[str, Any] = {str(name): weight for name, weight in names.weights.items()}
    for match in _WEIGHT.finditer(text):
        right = weights.get(match["instrument"])
        if right is not None and Decimal(match["weight"]) != Decimal(str(right)):
            values: dict[str, Any] = {"instrument": match["instrument"], "said": match["weight"], "right": right}
            yield finding("S618", passage.place, **passage.about, field=passage.field, **values)


def _border(passage: Passage, text: str, names: Catalogue, year: int) -> Iterator[Finding]:
    """Compare what a level is said to take with the scale of the year."""
    for match in _BORDER.finditer(text):
        rung = next((one for one in names.levels.levels if plain(one.name) == plain(match["level"])), None)
        between = match[0].removeprefix(match["level"])
        if rung is None or _ANOTHER_RUNG.search(between):
            continue
        score, borders = Decimal(match["score"]), {rung.total, rung.instruments} - {None}
        if score not in borders:
            values: dict[str, Any] = {"level": rung.name, "score": match["score"], "right": rung.total, "of": year}
            yield finding("S622", passage.place, **passage.about, field=passage.field, **values)
            return


def _level(passage: Passage, text: str, names: Catalogue, year: int) -> Iterator[Finding]:
    """Compare a level told behind a total with the scale of the year, where the folder has no result of it."""
    levels = names.levels.levels
    for match in _GRADED.finditer(text):
        said = next((one for one in levels if plain(one.name) == plain(match["level"])), None)
        score = Decimal(match["score"])
        right = level(names.levels, score, {})
        if right is None and said and said.total > score:  # what the instruments have could only lower it
            right = next((one for one in levels if one.total <= score), None)
        if said and right and said.total != right.total and is_of(text, match.start(), year):
            values: dict[str, Any] = {"level": said.name, "score": match["score"], "right": right.name, "of": year}
            yield finding("S621", passage.place, **passage.about, field=passage.field, **values)
            return


def _counts(passage: Passage, text: str, record: Result, year: int) -> Iterator[Finding]:
    """Compare “8 ตัวชี้วัดได้ตั้งแต่ 85 คะแนนขึ้นไป”, or “ทุกตัวชี้วัด”, with the scores, where all are known."""
    scores = list(record.indicators.values())
    for match in (found for pattern in _COUNTED for found in pattern.finditer(text)) if len(scores) == 10 else ():  # noqa: PLR2004 - all indicators
        bound = Decimal(match["score"])
        if not is_of(text, match.start(), year) or _AIMED.search(text[max(0, match.start() - _NEAR) : match.end()]):
            continue
        if match["least"]:
            reached = sum(score >= bound for score in scores)
        else:
            reached = sum(score > bound if match["more"] else score < bound for score in scores)
        said = (
            len(scores) if not match["count"].isdecimal() and match["count"] not in _ONES else _number(match["count"])
        )
        if said != reached:
            values: dict[str, Any] = {"text": " ".join(match[0].split()), "count": reached}
            yield finding("S619", passage.place, **passage.about, field=passage.field, **values)


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _ONES.index(word) + 1


def _crossed(passage: Passage, text: str) -> Iterator[Finding]:
    """Yield a score said to be more, or less, than one beside it which is not."""
    for match in _COMPARED.finditer(text):
        score, other = Decimal(match["score"]), Decimal(match["other"])
        if (score < other) if match["up"] else (score > other):
            values: dict[str, Any] = {"said": f" {score} {match['up'] or match['down']} {other}"}
            values["right"] = f"{'เพิ่มขึ้น' if score > other else 'ลดลง'} {abs(score - other)}"
            yield finding("S620", passage.place, **passage.about, field=passage.field, **values)
            return


def _last_years(passage: Passage, text: str, last: Decimal, year: int) -> Iterator[Finding]:
    """Compare the total that the words give the year before with the one recorded."""
    for match in _GIVEN.finditer(text):
        before = text[max(0, match.start() - _ROOM) : match.start()]
        named = match["year"] is None or int(match["year"]) == year
        if named and not _FINER.search(before + match[0]) and Decimal(match["score"]) != last:
            values: dict[str, Any] = {"said": f"ปีก่อน {match['score']}", "right": str(last)}
            yield finding("S620", passage.place, **passage.about, field=passage.field, **values)
            return


def _changes(passage: Passage, text: str, change: Decimal) -> Iterator[Finding]:
    """Compare what the words say of the total against last year's: more or less, and by how much."""
    for match in _CHANGED.finditer(text):
        before = text[max(0, match.start() - _ROOM) : match.start()]
        by = _BY.match(text, match.end())
        if not (by or _LAST_YEAR.match(text, match.end())) or _FINER.search(before) or not _TOTAL.search(before):
            continue
        wrong_way = (match["up"] and change < 0) or (match["down"] and change > 0)
        if wrong_way or (by and Decimal(by["by"]) != abs(change)):
            word = "เพิ่มขึ้น" if change > 0 else "ลดลง" if change < 0 else "เท่าเดิม"
            said = f"{match[0]} {by['by']}" if by else match[0]
            values: dict[str, Any] = {"said": said, "right": f"{word} {abs(change)}", "field": passage.field}
            yield finding("S620", passage.place, **passage.about, **values)
            return
