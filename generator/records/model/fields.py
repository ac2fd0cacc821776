"""The kinds of value a record's field can hold, each read from the text that the official typed.

Every kind takes the text of one YAML scalar and gives a Python value; what cannot be read raises a
``PydanticCustomError`` whose type is a code of the catalogue of messages (``records.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.findings.finding import cure
from generator.records.model import codes
from generator.thai.dates import parse_date
from generator.thai.digits import to_arabic
from generator.thai.era import OFFSET
from generator.thai.errors import ThaiTimeError
from generator.thai.sara_am import put_together

CODES = (
    *("E205", "E206", "E207", "E210", "E211", "E212", "E213", "E214", "E215", "E216", "E217", "E218"),
    *("E219", "E220", "E221", "E222", "E223", "E224", "E236", "E237"),
)

MAX_TEXT = 20_000
"""Longest text of one field, in characters: far above any real field, far below what slows a browser."""

MAX_PATH = 300
"""Longest path of a file, in characters; Windows takes no longer ones."""

MAX_DIGITS = 40
"""Longest number, in characters; nobody means a longer one."""

FIRST_YEAR, LAST_YEAR = 2550, 2650
"""Fiscal years (BE) that can be meant; anything else is a slip or a Gregorian year."""


def refuse(code: str, **values: object) -> PydanticCustomError:
    """Make the error that carries message ``code`` and the values its wording needs."""
    return PydanticCustomError(code, "{value}", {"value": "", **values})


def _text(value: object) -> str:
    if isinstance(value, (list, dict)):
        raise refuse("E206")
    text = "" if value is None else str(value).strip()
    if not text:
        raise refuse("E205")
    if len(text) > MAX_TEXT:
        raise refuse("E207", length=len(text), limit=MAX_TEXT)
    return text


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    text = _text(value)
    try:
        return parse_date(text)
    except ThaiTimeError as error:
        raise refuse("E210", value=text, cure=error.hint) from None


_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
"""A decimal number; a comma stands only where thousands are set apart, so that ``93,38`` is not read as 9338."""


def _decimal(value: object) -> Decimal | None:
    """Return the number that is written, if one is."""
    text = to_arabic(_text(value))
    return Decimal(text.replace(",", "")) if len(text) <= MAX_DIGITS and _NUMBER.fullmatch(text) else None


def _number(value: object) -> Decimal:
    number = _decimal(value)
    if number is None:
        raise refuse("E211", value=value)
    return number


def _whole(value: object) -> int:
    number = _decimal(value)
    if number is None or number != number.to_integral_value() or abs(number) > 10**9:
        raise refuse("E212", value=value)
    return int(number)


def _score(value: object) -> Decimal:
    number = _number(value)
    if not 0 <= number <= 100:  # noqa: PLR2004 - a score runs from 0 to 100
        raise refuse("E213", value=value)
    return number


def read_fiscal_year(value: object) -> int:
    """Read a fiscal year (BE) as typed; raises ``PydanticCustomError`` with the cure when it is none."""
    text = to_arabic(_text(value))
    year = int(text) if re.fullmatch(r"\d{1,4}", text) else 0
    if FIRST_YEAR <= year <= LAST_YEAR:
        return year
    cure = "เขียนปีพุทธศักราช 4 หลักปีเดียว เช่น 2569 ถ้าครอบคลุมหลายปีให้เขียนในช่อง period"
    if 1990 <= year <= 2100:  # noqa: PLR2004 - years that are plainly Gregorian
        cure = f"ถ้าหมายถึง ค.ศ. {year} ให้เขียน {year + OFFSET}"
    elif re.fullmatch(r"\d\d", text):
        cure = f"เขียนปีพุทธศักราช 4 หลัก เช่น 25{text}"
    raise refuse("E214", value=value, cure=cure)


def _url(value: object) -> str:
    text = _text(value)
    if re.search(r"[\s\x00-\x1f\x7f<>\"\\^`{|}\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text):
        raise refuse("E220", value=text)
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        raise refuse("E220", value=text) from None
    if "@" in parts.netloc and host:
        # The password is not repeated: what is said of a folder is copied into mails and tickets.
        hidden = text.replace(parts.netloc.rpartition("@")[0], "…")
        raise refuse("E236", value=hidden, cure=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}")
    if parts.scheme.lower() not in {"http", "https"} or not host:
        raise refuse("E221", value=text, cure=_cure_for_url(text))
    return text


def _cure_for_url(text: str) -> str:
    if re.match(r"(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.(go|or|ac|co|in|mi|net)\.th(/|$))", text, re.IGNORECASE):
        return f"เติม https:// ข้างหน้า: https://{text}"
    if re.fullmatch(r"[^:]+\.[a-z]{3,4}", text, re.IGNORECASE):
        return "ถ้าเป็นแฟ้มใน content/documents ให้เปลี่ยนชื่อช่องเป็น file: ถ้าเป็นที่อยู่เว็บให้คัดลอกจากแถบที่อยู่ของเบราว์เซอร์มาทั้งบรรทัด"
    return "เปิดหน้านั้นในเบราว์เซอร์ แล้วคัดลอกที่อยู่จากแถบที่อยู่มาวางทั้งบรรทัด"


_DEVICE = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""The name of a device in Windows, which no file may have there, with any ending."""


def _file(value: object) -> str:
    text = _text(value)
    if re.match(r"(https?|ftp)://|www\.", text, re.IGNORECASE):
        raise refuse("E237", value=text)
    if re.match(r"^[a-zA-Z]:|^[/\\~]", text):
        raise refuse("E222", value=text)
    text = text.replace("\\", "/")  # as Windows shows paths; everywhere else it would be a letter of the name
    if len(text) > MAX_PATH:
        raise refuse("E207", length=len(text), limit=MAX_PATH)
    pieces = text.split("/")
    if any(piece in {"", ".", ".."} for piece in pieces):
        raise refuse("E223", value=text)
    if re.search(r"[\x00-\x1f\x7f<>:\"|?*]", text) or any(
        _DEVICE.match(piece) or piece.startswith((".", " ")) or piece.endswith((".", " ")) for piece in pieces
    ):
        raise refuse("E224", value=text)
    return text


def _code(value: object, reader: Callable[[str], str | None], code: str) -> str:
    text = _text(value)
    canonical = reader(text)
    if canonical is None:
        raise refuse(code, value=text)
    return canonical


def _item(value: object, info: ValidationInfo) -> str:
    text = _text(value)
    letters = (info.context or {}).get("letters")
    canonical = codes.item_code(text, letters) if letters else codes.any_item_code(text)
    if canonical is None:
        own = next((one for one in letters or () if one), "O")
        meant = codes.meant_item(text, own)
        if own == "O":
            way = cure("E217", "near", near=meant) if meant else cure("E217", "nowhere")
        else:
            way = cure("E217", "meant", near=meant) if meant else cure("E217", "form", letters=own)
        raise refuse("E217", value=text, cure=way)
    return canonical


def _name(value: object) -> str:
    text = _text(value)
    if len(text) > MAX_PATH:
        raise refuse("E207", length=len(text), limit=MAX_PATH)
    return text


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value).lower()
    if text in {"true", "yes", "ใช่", "มี"}:
        return True
    if text in {"false", "no", "ไม่", "ไม่ใช่", "ไม่มี"}:
        return False
    raise refuse("E215", value=text)


def _as_list(value: object) -> object:
    """Let a list of one be written without its dash."""
    if value is None:
        return ()
    return value if isinstance(value, (list, tuple)) else [value]


def read_identifier(value: object) -> str:
    """Read an id that can stand in an address and name a file; raises ``PydanticCustomError`` when it cannot."""
    text = _text(value)
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", text):
        raise refuse("E216", value=text)
    if _DEVICE.match(text):
        raise refuse("E224", value=text)
    return text


_STRING = {"type": "string"}
_STRING_OR_NUMBER = {"type": ["string", "number"]}

Text = Annotated[
    str, BeforeValidator(lambda value: put_together(_text(value))), WithJsonSchema({"type": ["string", "number"]})
]
"""Any words; leading and trailing space is dropped, ``ำ`` put together, everything else is kept as typed."""
BuddhistDate = Annotated[date, BeforeValidator(_date), WithJsonSchema(_STRING)]
"""A day with its year in the Buddhist Era: ``2568-10-01``, ``1 ต.ค. 2568``, ``๑ ต.ค. ๖๘``."""
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema(_STRING_OR_NUMBER)]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema(_STRING_OR_NUMBER)]
Score = Annotated[Decimal, BeforeValidator(_score), WithJsonSchema(_STRING_OR_NUMBER)]
"""0 to 100, with decimals."""
FiscalYear = Annotated[int, BeforeValidator(read_fiscal_year), WithJsonSchema({"type": ["integer", "string"]})]
"""A fiscal year, named by the Buddhist year it ends in."""
WebAddress = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
DocumentPath = Annotated[str, BeforeValidator(_file), WithJsonSchema(_STRING)]
"""A path relative to ``content/documents/`` (or ``content/images/``) with forward slashes."""
Identifier = Annotated[
    str, BeforeValidator(read_identifier), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$"})
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"type": ["boolean", "string"]})]
Name = Annotated[str, BeforeValidator(_name), WithJsonSchema(_STRING)]
"""What something is called, by its id or in words."""
ItemCode = Annotated[str, BeforeValidator(_item), WithJsonSchema(_STRING_OR_NUMBER)]
QuestionCode = Annotated[
    str, BeforeValidator(lambda value: _code(value, codes.question_code, "E218")), WithJsonSchema(_STRING)
]
SubIndicatorCode = Annotated[
    str,
    BeforeValidator(lambda value: _code(value, codes.sub_indicator_code, "E219")),
    WithJsonSchema(_STRING_OR_NUMBER),
]
as_list = BeforeValidator(_as_list)
"""Accepts one value where a list is asked for."""
