"""Opens one paper of any kind. Meant for a process of its own: the content may be hostile."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docx.opc.exceptions import OpcError
from python_calamine import CalamineError, PasswordError

from generator.imports.reading.delimited import read_delimited, text_of
from generator.imports.reading.model import Block, Cell, Paper, Paragraph, Table
from generator.imports.reading.pdf import read_pdf_tables
from generator.imports.reading.sheets import TooLargeError, read_sheets
from generator.imports.reading.web_page import read_web_page
from generator.imports.reading.word import read_word
from generator.inspection import active
from generator.inspection.kind import HEAD_BYTES, kind_of
from generator.inspection.office import BROKEN_ZIP, TrapError, guarded
from generator.inspection.result import Active, Problem
from generator.records.file_kinds import PACKED, Kind

_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", "") | {"\u00a0": " "})
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_IGNORED = {
    Active.MACRO: "แมโคร",
    Active.MACRO_FORMAT: "แมโคร",
    Active.OBJECT: "วัตถุที่ฝังไว้",
    Active.REMOTE: "สิ่งที่ดึงจากที่อื่น",
    Active.SCRIPT: "สคริปต์",
    Active.LAUNCH: "คำสั่งเปิดโปรแกรม",
    Active.ATTACHMENT: "แฟ้มแนบ",
}
_SHEETS = (".xls", ".xlsb", ".ods", ".xlsx", ".xlsm")


def open_paper(raw: bytes, name: str) -> Paper:
    """Read the content ``raw`` of the file called ``name``; may raise ``MemoryError`` where memory is limited."""
    try:
        return _opened(raw, name) if raw else Paper(name, problem=Problem.EMPTY)
    except TrapError as trap:
        return Paper(name, problem=trap.problem)
    except PasswordError:
        return Paper(name, problem=Problem.ENCRYPTED)
    except TooLargeError:
        return Paper(name, problem=Problem.HEAVY)
    except (OpcError, CalamineError, KeyError, AttributeError, TypeError, *BROKEN_ZIP):
        return Paper(name, problem=Problem.DAMAGED)


def _opened(raw: bytes, name: str) -> Paper:
    kind = kind_of(raw[:HEAD_BYTES])
    acts = active.in_file(raw, kind)
    if kind is Kind.ZIP:
        kind = guarded(raw)
        acts = (*acts, *active.in_package(raw, kind))
    if kind is Kind.OLD_OFFICE and _LOCKED in raw:
        return Paper(name, problem=Problem.ENCRYPTED)
    reader = _reader(kind, raw, name)
    if reader is None:
        return Paper(name, problem=Problem.UNREADABLE)
    blocks = tuple(map(_even, reader()))
    ignored = tuple(dict.fromkeys(_IGNORED[one] for one in acts if one in _IGNORED))
    return Paper(name, blocks, None if blocks else Problem.EMPTY, ignored)


def _even(block: Block) -> Block:
    """Return a block without invisible characters, its spaces plain, and letters that look alike written alike."""
    if isinstance(block, Paragraph):
        return Paragraph(_even_text(block.text))
    rows = tuple(tuple(Cell(_even_text(cell.text), cell.spread, cell.links) for cell in row) for row in block.rows)
    return Table(block.name, rows, block.is_sheet)


def _even_text(text: str) -> str:
    return text.translate(_INVISIBLE).replace("\u0e4d\u0e32", "\u0e33").strip()


def _reader(kind: Kind, raw: bytes, name: str) -> Callable[[], Iterator[Block]] | None:
    """Return what reads this kind of file; nothing where no reader of ours does."""
    is_sheet = name.lower().endswith(_SHEETS)
    if kind in {Kind.TEXT, Kind.HTML}:
        text = text_of(raw)
        read = read_web_page if kind is Kind.HTML or _looks_like_page(text) else read_delimited
        return None if text is None else lambda: read(text)
    if kind is Kind.EXCEL or (is_sheet and (kind in PACKED or kind in {Kind.OLD_OFFICE, Kind.ZIP})):
        return lambda: read_sheets(raw)
    if kind is Kind.WORD:
        return lambda: read_word(raw)
    return (lambda: read_pdf_tables(raw)) if kind is Kind.PDF else None


def _looks_like_page(text: str | None) -> bool:
    return text is not None and "<table" in text[:200_000].lower() and "</" in text
