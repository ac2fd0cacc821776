"""Numbers of persons in a text: identity numbers, bank accounts, mobile telephones.

A number counts only when nothing says that it is something else: identity numbers by their check digit and province,
accounts and telephones by what stands before them. Digits may be Thai or Arabic, with spaces, hyphens or neither.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.checks.personal_data.number_labels import IDENTITY_WORD as _IDENTITY_WORD
from generator.checks.personal_data.number_labels import OTHER_NUMBER as _OTHER_NUMBER
from generator.checks.personal_data.number_labels import is_named_otherwise
from generator.thai.digits import to_arabic


class NumberKind(StrEnum):
    """What a number of a person is."""

    IDENTITY = "identity"
    ACCOUNT = "account"
    MOBILE = "mobile"


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A number found in a text, at ``start``: ``digits`` in Arabic; ``shown`` gives too little away to be misused."""

    kind: NumberKind
    start: int
    digits: str
    shown: str


_LONG = re.compile(r"(?:\d\W{0,3}){10}")
"""What every number looked for has at least; most texts have nothing of the kind."""

_GAP = r"(?:[ \u00a0\u2010-\u2015\-./]{1,3}|[\-\u2010-\u2015] ?\r?\n ?)"
_BETWEEN_BOXES = r"[ \u00a0\u2010-\u2015\-./|\t\r\n]{1,3}"
"""Forms have a box for each digit, which are cells of a table or lines of their own in what is read of a file."""
_IDENTITY = re.compile(
    rf"(?<![A-Za-z\d./\-])(?:(?P<plain>\d{{13}})|(?P<grouped>\d{_GAP}\d{{4}}{_GAP}\d{{5}}{_GAP}\d{{2}}{_GAP}\d)"
    rf"|(?P<boxes>\d(?:{_BETWEEN_BOXES}\d){{12}})"
    rf"|(?P<cells>\d[\t,|]\d{{4}}[\t,|]\d{{5}}[\t,|]\d{{2}}[\t,|]\d))"
    # Tables write whole numbers with a point and nothing behind it.
    r"(?![A-Za-z\d]|[/\-]\d|\.(?!0{1,2}(?!\d))\d)"
)
_PROVINCES = {
    *range(10, 28),
    *range(30, 50),
    *range(50, 59),
    *range(60, 68),
    *range(70, 78),
    *range(80, 87),
    *range(90, 97),
}
_ADDRESS_BEFORE = 300
_PERSON_IN_ADDRESS = re.compile(r"(?:[?&/_](?:id|pid|cid|nid|idcard|citizen\w*|card\w*|person\w*)=|citizen|idcard)$")
_SPECIMEN = {"1234567890121"}
_FEWEST_DIGITS = 3

_ACCOUNT = re.compile(
    r"(?<![\d\-])(?:(?P<hyphens>\d{3}-\d-\d{5}-\d|\d{3}-\d{6}-\d|\d{3}-\d-\d{6}|\d{5}-\d-\d{5}-\d)|(?P<plain>\d{10}|\d{12}))(?![\d\-])"
)
_ACCOUNT_WORD = re.compile(r"ธนาคาร|เลขที่บัญชี|เลขบัญชี|บัญชีเลขที่|บัญชีธนาคาร|บัญชีเงินฝาก|ธ\.ก\.ส|กรุงไทย|ออมสิน")

_MOBILE = re.compile(r"(?<![\d\-.,/])0[ -]?[689](?:[ -]?\d){8}(?!\d|[-.,/]\d)")
_MOBILE_HYPHENS = re.compile(r"0[689]\d-\d{3}-?\d{4}|0[689]-\d{4}-\d{4}")
_TELEPHONE_WORD = re.compile(r"โทร|มือถือ|เบอร์|ติดต่อ|☎|\btel\b|mobile|phone", re.IGNORECASE)

_PERSON = re.compile(
    r"นาย(?!ก\s?(?:เทศ|องค์|อบ|สมาคม|รัฐ|สภา|เหล่า|ฯ|\s)|ทะเบียน|อำเภอ|ช่าง|แพทย์|ตรวจ|สัตวแพทย์|จ้าง|หน้า|ทหาร|ตำรวจ)(?=\s?[ก-ฮเแโใไ])"
    r"|นางสาว|น\.ส\.|นาง(?=\s?[ก-ฮเแโใไ])|ด\.[ชญ]\.|เด็กชาย|เด็กหญิง|ว่าที่|ส\.ต\.|จ\.[สอ]\.|ร\.[ตทอ]\."
)
_OFFICE = re.compile(
    r"บริษัท|หจก|ห้างหุ้นส่วน|ร้าน|สหกรณ์|กองทุน|โรงเรียน|มูลนิธิ|สมาคม|สายด่วน|ฉุกเฉิน|กู้ชีพ|กู้ภัย|ศูนย์|สำนักงาน|ส่วนกลาง|ไลน์|line"
    r"|ชื่อบัญชี\s*:?\s*[\"“]?\s*(?:เทศบาล|องค์การ|อบต|อบจ|เงิน)",
    re.IGNORECASE,
)

_BEFORE, _FAR_BEFORE, _AFTER = 60, 1_500, 120


def may_hold_numbers(text: str) -> bool:
    """Tell at once of most texts that they have no number of a person."""
    return _LONG.search(text) is not None


def personal_numbers(text: str, own: Container[str] = ()) -> Iterator[PersonalNumber]:
    """Find numbers of persons in ``text``; ``own`` holds the digits of telephones that are the agency's."""
    if not may_hold_numbers(text):
        return
    plain = to_arabic(text)
    yield from _identities(plain)
    yield from _accounts(plain)
    yield from _mobiles(plain, own)


def is_identity(digits: str) -> bool:
    """Tell whether thirteen Arabic ``digits`` can be the identity number of a person, by check digit and province.

    Source: the published rule of the civil registration, modulo 11 over weights 13 to 2; numbers that begin with 0
    or 9 are those of companies and agencies.
    """
    if digits[0] in "09" or digits in _SPECIMEN or len(set(digits)) < _FEWEST_DIGITS:
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(digits[:12], range(13, 1, -1), strict=True))
    return int(digits[1:3]) in _PROVINCES and (11 - weighted % 11) % 10 == int(digits[12])


def _identities(text: str) -> Iterator[PersonalNumber]:
    for match in _IDENTITY.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if not is_identity(digits) or (match["plain"] and _is_called_otherwise(before)):
            continue
        if match["boxes"] and not _IDENTITY_WORD.search(before):
            continue
        if match["cells"] and not _IDENTITY_WORD.search(text, max(0, match.start() - _FAR_BEFORE), match.start()):
            continue
        if match["plain"] and (_is_of_address(text, match.start()) or is_named_otherwise(text, match.start(), digits)):
            continue
        yield PersonalNumber(
            NumberKind.IDENTITY, match.start(), digits, f"{digits[0]}-{digits[1]}xxx-xxxxx-xx-{digits[12]}"
        )


def _is_of_address(text: str, start: int) -> bool:
    """Tell whether a number stands in an address of the web that does not call it one of a person."""
    token = re.split(r"[\s<>\"'()]", text[max(0, start - _ADDRESS_BEFORE) : start])[-1].lower()
    return "://" in token and not _PERSON_IN_ADDRESS.search(token)


def _accounts(text: str) -> Iterator[PersonalNumber]:
    """Find account numbers whose nearest name is a person's."""
    for match in _ACCOUNT.finditer(text):
        reach = _FAR_BEFORE if match["hyphens"] else _BEFORE
        if not _ACCOUNT_WORD.search(text, max(0, match.start() - reach), match.start()):
            continue
        if match["plain"] and _MOBILE.fullmatch(match[0]):
            continue
        if _nearest_is_person(text, match.start(), match.end()):
            digits = match[0].replace("-", "")
            yield PersonalNumber(NumberKind.ACCOUNT, match.start(), digits, f"{digits[:3]}-x-xxxxx-{digits[-1]}")


def _mobiles(text: str, own: Container[str]) -> Iterator[PersonalNumber]:
    """Find mobile telephones; one that stands beside the name of an office or a company is taken for theirs."""
    for match in _MOBILE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        person, office = _last(_PERSON, before), _last(_OFFICE, before)
        if digits in own or office > person:
            continue
        if _MOBILE_HYPHENS.fullmatch(match[0]) or person >= 0 or _TELEPHONE_WORD.search(before):
            yield PersonalNumber(NumberKind.MOBILE, match.start(), digits, f"{digits[:3]}-xxx-xx{digits[-2:]}")


def _is_called_otherwise(before: str) -> bool:
    """Tell whether the last thing said before a number makes it that of a thing."""
    return _last(_OTHER_NUMBER, before) > max(_last(_IDENTITY_WORD, before), _last(_PERSON, before))


def _nearest_is_person(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _AFTER) : start], text[end : end + _AFTER]
    person, office = _distance(_PERSON, before, after), _distance(_OFFICE, before, after)
    return person < office


def _distance(pattern: re.Pattern[str], before: str, after: str) -> int:
    behind, ahead = _last(pattern, before), pattern.search(after)
    return min(len(before) - behind if behind >= 0 else 2 * _AFTER, ahead.start() if ahead else 2 * _AFTER)


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match of ``pattern`` in ``text`` begins, -1 where there is none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)
