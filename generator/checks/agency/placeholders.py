"""Rules on words that only hold a place: the program's own, left as they were, and what people put there for now.

A whole value is compared, never a part: a project may well be called “โครงการตัวอย่างหมู่บ้านสะอาด”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.assessment.site_context import SiteContext
from generator.checks.language.address_mentions import hosts_in
from generator.checks.language.passages import page_passages
from generator.checks.shared_cause import told_once
from generator.findings.finding import Finding, Place, finding
from generator.findings.messages.store import files
from generator.public.texts import ShownText, texts_where
from generator.records.loading.workspace import Workspace
from generator.records.model.base import models_in
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.result import Result
from generator.records.model.site_config import Agency, SiteConfig
from generator.records.model.validate import field_info
from generator.records.placeholders import FILE_NAME, SURVEY_CODE, TEXTS
from generator.system.text_characters import INVISIBLE, shown
from generator.thai.digits import to_arabic

CODES = ("E362", "E363", "E364", "W356", "W357")

_TO_DO = frozenset({"todo", "fixme", "tbd"})
_BY_PEOPLE = frozenset(
    {
        *("ตัวอย่าง", "รอข้อมูล", "รอเพิ่มข้อมูล", "รอใส่ข้อมูล", "รออัปเดต", "รออัพเดต", "กรอกข้อมูล", "ใส่ข้อมูล", "ใส่ข้อความ"),
        *("ใส่ข้อความที่นี่", "พิมพ์ข้อความที่นี่", "ข้อความตัวอย่าง", "เติมข้อความ", "เติมข้อมูล", "example", "sample", "placeholder"),
        *("untitled", "newdocument", "asdf"),
    }
)
_PATTERN_BY_PEOPLE = re.compile(
    r"x{3,}|(?:เอกสาร|สมุดงาน|งานนำเสนอ|ไฟล์|document|doc|book|presentation|file)\d{1,2}|loremipsum.*"
)
"""Crosses, the names that Office gives to new files, and filler text."""
_REMINDER = re.compile(r"(?<![A-Za-z0-9_/.-])(?:TODO|FIXME|TBD)\s?[:：]|[(\[]\s?(?:TODO|FIXME|TBD)(?![A-Za-z0-9_/-])")
"""Within a sentence, as writers mark what is still to be done; a course on TODO lists is none."""
_BLANKS = re.compile(r"(?:[.…]{2,}|…|[_]{2,}|\?{2,})")
_TO_FILL_IN = re.compile(
    r"(?<![A-Za-z0-9])[Xx]{2,}(?![A-Za-z0-9])|\(\s*(?:โปรด)?ระบุ(?:ชื่อ[^)]{0,20})?\s*\)|\[\s*(?:ระบุ|ชื่อ|ใส่)[^\]]{0,30}\]"
    r"|<\s*(?:ระบุ|ชื่อ|ใส่)[^>]{0,30}>"
)
"""Within a sentence: crosses, and what a form asks for. Rows of dots are told of as a slip of writing."""
_ROMAN = re.compile(r"(?:เล่ม|บท|ภาค|ศตวรรษ|ครั้งที่|ที่|ตอน|size|ขนาด)\s*X{2}(?![A-Za-z])", re.IGNORECASE)
_AROUND = "[](){}<>“”\"'‘’.:…-–_*#!;,"
_NUMBERING = re.compile(r"^(?:\d{1,2}[.)]|[-*+>#•]+)+")
_NOT_WORDS = frozenset({"file", "page", "id", "item"})
_SURVEY = re.compile(r"/go/eit/([A-Za-z0-9]{6})")
_EXAMPLE_FILE = frozenset({"example", "ตัวอย่าง", "sample", FILE_NAME})
_NO_CODE = re.compile(
    r"(.)\1{5}|(..)\2\2|(...)\3|123456|654321|012345|abcdef|a1b2c3|123abc|qwerty|asdfgh", re.IGNORECASE
)
"""What people type where a code of six characters is to come: one, two or three signs again and again, or a row."""


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield an error for the program's own words in anything public, a warning for what people leave for later."""
    by_record: dict[tuple[str, str], list[ShownText]] = {}
    for one in texts_where(site.texts, _may_hold_a_place):
        code = None if one.loc[-1] in _NOT_WORDS else _code(one)
        if code:
            by_record.setdefault((code, one.loaded.source.name), []).append(one)
    for (code, _), found in by_record.items():
        yield _of_record(code, found)
    yield from _pages(site.workspace)
    yield from told_once(_addresses(site), fewest=2)


def _of_record(code: str, found: list[ShownText]) -> Finding:
    """Tell at the first place of all that one record leaves as it was."""
    first, *others = found
    lines = [str(one.place.line) for one in others]
    more = f" และอีก {len(others)} แห่ง (บรรทัด {', '.join(dict.fromkeys(lines))})" if others else ""
    return finding(code, first.place, **first.about, where=first.where, text=shown(first.text), more=more)


def _pages(workspace: Workspace) -> Iterator[Finding]:
    for page in workspace.pages:
        for passage in page_passages(page):
            code = _code_of(folded(passage.text), passage.text)
            if code:
                place = Place(page.place.file, passage.line, 1)
                yield finding(code, place, where=f"หน้า {page.name}", text=shown(passage.text), more="")


def _may_hold_a_place(text: str) -> bool:
    words = folded(text)
    return words in _told_anywhere() or _code_of(words, text) is not None


def _code(one: ShownText) -> str | None:
    # The name of a field, or what its description asks for, is no answer to it.
    field = field_info(type(one.loaded.record), one.loc)
    words = folded(one.text)
    return "E362" if field and words in _told([field]) else _code_of(words, one.text)


@cache
def _told_anywhere() -> frozenset[str]:
    """Return what the models say of any field of any record."""
    found: set[str] = set()
    models: list[type[BaseModel]] = [SiteConfig, Item, Measure, Result]
    for model in models:  # grows by the models in their fields
        found |= _told(model.model_fields.values())
        inner = (one for field in model.model_fields.values() for one in models_in(field.annotation))
        models.extend(one for one in dict.fromkeys(inner) if one not in models)
    return frozenset(found)


def _told(fields: Iterable[FieldInfo]) -> frozenset[str]:
    """Return what is said of ``fields``: their titles and their descriptions."""
    texts = (text for field in fields for text in (field.title, field.description) if text)
    return frozenset(words for words in map(folded, texts) if words)


def _code_of(words: str, text: str) -> str | None:
    if words in _own():
        return "E362"
    if words in _TO_DO:
        return "E363"
    if words in _BY_PEOPLE or _PATTERN_BY_PEOPLE.fullmatch(words) or _BLANKS.fullmatch(text.strip()):
        return "W356"
    if _REMINDER.search(text) or _is_to_fill_in(text):
        return "W356"
    return None


def _is_to_fill_in(text: str) -> bool:
    """Tell whether a place to write in was left within a text; an address, and a roman twenty, are none."""
    if "://" in text or "...." in text:
        return False
    return _TO_FILL_IN.search(text) is not None and not _ROMAN.search(text)


@cache
def _own() -> frozenset[str]:
    return frozenset(map(folded, TEXTS))


def folded(text: str) -> str:
    """Return ``text`` as placeholders are compared: without spaces, capitals, numbering and what stands around it."""
    plain = "".join(INVISIBLE.sub("", unicodedata.normalize("NFC", to_arabic(text))).lower().split())
    return _NUMBERING.sub("", plain.strip(_AROUND)).strip(_AROUND)


def _addresses(site: SiteContext) -> Iterator[Finding]:
    """Yield addresses that are the program's own example, and files that are called an example."""
    surveys = {survey.url for survey in site.workspace.config.eit}
    for one in texts_where(site.texts, lambda text: "." in text):
        if one.loc[-1] in _NOT_WORDS:
            continue
        if _names_example_host(one.text) or (one.text in surveys and _is_no_code(one.text)):
            yield finding("E364", one.place, **one.about, where=one.where, address=shown(one.text))
        elif _is_example_file(one.text):
            yield finding("W357", one.place, **one.about, address=shown(one.text))


def _names_example_host(text: str) -> bool:
    small = text.lower()
    maybe = [host for host in _example_hosts() if host in small]
    return bool(maybe) and any(host in maybe for host, _ in hosts_in(text))


@cache
def _example_hosts() -> frozenset[str]:
    """Return the hosts that the descriptions of the site config's fields show as examples."""
    fields = (*SiteConfig.model_fields.values(), *Agency.model_fields.values())
    return frozenset(host for field in fields for host, _ in hosts_in(field.description or ""))


def _is_no_code(address: str) -> bool:
    """Tell whether the code of a survey is that of our own example, or none that ITAS would give."""
    code = address.rstrip("/").rpartition("/")[2].lower()
    return code in _told_codes() or _NO_CODE.fullmatch(code) is not None


@cache
def _told_codes() -> frozenset[str]:
    """Return the codes of surveys that our own documentation shows: those of the addresses in the messages."""
    texts = (path.read_text(encoding="utf-8") for path in set(files().values()))
    return frozenset({SURVEY_CODE, *(code.lower() for text in texts for code in _SURVEY.findall(text))})


def _is_example_file(address: str) -> bool:
    if not address.lower().startswith(("http://", "https://")):
        return False
    try:
        name = unquote(urlsplit(address).path).rpartition("/")[2]
    except ValueError:
        return False
    return "." in name and folded(name.rpartition(".")[0]) in _EXAMPLE_FILE
