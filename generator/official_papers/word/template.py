"""The template of the papers: the one that ships, or the agency's own, which is a file from outside like any other.

A template holds styles, page, head and signature, and places in braces that are filled in; no word of it is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.oxml.ns import qn

from generator.findings.usage import usage_problem
from generator.inspection.active import in_package
from generator.inspection.office import BROKEN_ZIP, TrapError, guarded
from generator.official_papers.word.elements import Element
from generator.official_papers.word.package import packed
from generator.records.file_kinds import Kind
from generator.system.file_access import is_inside
from generator.system.plain_files import content_of

CODES = ("U982",)

OWN = Path("content/templates/papers.docx")
"""Where an agency keeps a template of its own."""
BODY = "{เนื้อหา}"
"""The paragraph in whose place the parts of the paper come."""
_PARTS = Path(__file__).parent / "parts"
_MAX_BYTES = 20_000_000
_DRAWS_IN = re.compile(r"\b(?:INCLUDE\w*|IMPORT|DDE\w*|LINK|DATABASE|RD)\b", re.IGNORECASE)
"""Fields that fetch something from another file when the document is opened."""


def shipped() -> bytes:
    """Return the template that ships."""
    files = sorted(path for path in _PARTS.rglob("*") if path.is_file())
    return packed({path.relative_to(_PARTS).as_posix(): path.read_bytes() for path in files})


def template_of(folder: Path) -> bytes:
    """Return the template of the agency in ``folder``: its own where it has one; raises ``UsageProblem``.

    What acts in it or draws in something from elsewhere is refused, as is one without a place for the content.
    """
    path = folder / OWN
    if not path.exists():
        return shipped()
    try:
        if not is_inside(path, folder):
            raise _unusable("อยู่นอกโฟลเดอร์ของหน่วยงาน")
        raw = content_of(path, _MAX_BYTES)
        kind = guarded(raw)
        if kind is not Kind.WORD:
            raise _unusable("ไม่ใช่แฟ้ม Word (.docx)")
        if in_package(raw, kind):
            raise _unusable("มีมาโคร วัตถุฝัง หรือแม่แบบจากที่อื่น")
        _look_at(opened(raw))
    except TrapError:
        raise _unusable("แฟ้มเสีย หรือใหญ่ผิดปกติเมื่อคลายออก") from None
    except OSError as error:
        raise _unusable(error.strerror or type(error).__name__) from None
    except (OpcError, KeyError, AttributeError, TypeError, *BROKEN_ZIP):
        raise _unusable("แฟ้มเสีย") from None
    return raw


def opened(raw: bytes) -> WordDocument:
    """Return the template as a document."""
    return Document(BytesIO(raw))


def _look_at(document: WordDocument) -> None:
    if BODY not in [paragraph.text.strip() for paragraph in document.paragraphs]:
        raise _unusable(f"ไม่มีย่อหน้าที่เขียนว่า {BODY} อย่างเดียว ซึ่งเป็นที่ของเนื้อหา")
    if document.element.body.find(qn("w:sectPr")) is None:
        raise _unusable("ไม่มีการตั้งหน้ากระดาษ")
    package = document.part.package
    if isinstance(package, OpcPackage) and any(
        relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK for relation in package.iter_rels()
    ):
        raise _unusable("มีภาพหรือสิ่งอื่นที่ดึงมาจากนอกแฟ้ม")
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is not None and _DRAWS_IN.search(" ".join(_fields(root))):
            raise _unusable("มีช่องข้อมูล (field) ที่ดึงสิ่งอื่นเข้ามา")


def _fields(root: Element) -> Iterator[str]:
    """Yield the instructions of fields; Word may have cut one up into several runs."""
    yield "".join(field.text or "" for field in root.iter(qn("w:instrText")))
    yield from (field.get(qn("w:instr"), "") for field in root.iter(qn("w:fldSimple")))


def _unusable(reason: str) -> Exception:
    return usage_problem("U982", value=OWN.as_posix(), reason=reason)
