"""One text in files of every kind that may be published, and in every corner of them that nobody sees at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.small_documents import OLE, docx, pdf, repacked, xlsx, zipped

NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
)
PLAIN = "ประกาศของเทศบาล"


def open_document(body: str, **parts: bytes) -> bytes:
    """Return an ODT whose text is the XML ``body``."""
    content = f"<office:document-content {NAMESPACES}><office:body>{body}</office:body></office:document-content>"
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content.encode(), **parts})


def halves(text: str, element: str) -> str:
    """Return ``text`` cut in two pieces of ``element``, as programs do where a word was corrected."""
    half = len(text) // 2
    return f"<{element}>{text[:half]}</{element}><{element}>{text[half:]}</{element}>"


def slides(slide: str, **parts: str) -> bytes:
    """Return a PPTX of one slide; ``parts`` are others by name, with ``__`` for a stroke."""
    made = {"slides__slide1": slide, **parts}
    xml = {
        f"ppt/{name.replace('__', '/')}.xml": f"<a:x {NAMESPACES}><a:p>{text}</a:p></a:x>".encode()
        for name, text in made.items()
    }
    return zipped({"[Content_Types].xml": b"<Types/>", **xml})


def rich_text(text: str, *, unicode: bool = False) -> bytes:
    """Return an RTF, in Windows-874 as older programs write it or in numbered characters as newer ones do."""
    if unicode:
        body = "".join(f"\\u{ord(one)}?" if ord(one) > 127 else one for one in text)
    else:
        body = "".join(f"\\'{one:02x}" if one > 127 else chr(one) for one in text.encode("cp874"))
    return rf"{{\rtf1\ansi\ansicpg874{{\fonttbl{{\f0\fcharset222 Sarabun;}}}}\f0 {body}\par}}".encode("ascii")


def in_group(text: str, start: str) -> bytes:
    """Return an RTF with ``text`` in a group that is on no page."""
    plain = rich_text(PLAIN)
    group = rich_text(text).partition(rb"\f0 ")[2].removesuffix(rb"\par}")
    return plain.removesuffix(b"}") + b"{" + start.encode() + group + b"}}"


def with_field(text: str) -> bytes:
    """Return a DOCX with a field, as older links, tables of contents and letters to many have."""
    field = f"<w:p><w:r><w:instrText> HYPERLINK &quot;{text}&quot; </w:instrText></w:r></w:p></w:body>"
    plain = docx(PLAIN)
    with ZipFile(BytesIO(plain)) as packed:
        whole = packed.read("word/document.xml").decode()
    return repacked(plain, {"word/document.xml": whole.replace("</w:body>", field).encode()})


def word_comment(text: str) -> bytes:
    """Return a DOCX with a comment."""
    document = Document()
    document.add_comment(document.add_paragraph(PLAIN).runs, text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def deleted(text: str) -> bytes:
    """Return a DOCX in which somebody deleted ``text`` while changes were tracked."""
    change = f"<w:p><w:del w:id='1' w:author='a'><w:r>{halves(text, 'w:delText')}</w:r></w:del></w:p></w:body>"
    plain = docx(PLAIN)
    with ZipFile(BytesIO(plain)) as packed:
        whole = packed.read("word/document.xml").decode()
    return repacked(plain, {"word/document.xml": whole.replace("</w:body>", change).encode()})


def footnoted(text: str) -> bytes:
    """Return a DOCX with a note at the foot of its page."""
    note = (
        f"<w:footnotes {NAMESPACES}><w:footnote><w:p><w:r>{halves(text, 'w:t')}</w:r></w:p></w:footnote></w:footnotes>"
    )
    return repacked(docx(PLAIN), {"word/footnotes.xml": note.encode()})


def cell_comment(text: str) -> bytes:
    """Return an XLSX with a comment on a cell."""
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = PLAIN
    workbook.worksheets[0]["A1"].comment = Comment(text, "a")
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def text_box(text: str) -> bytes:
    """Return an XLSX with a text box."""
    drawing = f"<a:x {NAMESPACES}><a:p>{halves(text, 'a:t')}</a:p></a:x>"
    return repacked(xlsx({"ก": [[PLAIN]]}), {"xl/drawings/drawing1.xml": drawing.encode()})


def noted(text: str, *, free: bool = False) -> bytes:
    """Return a PDF with a note on it, folded up or written on the page."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(PLAIN))))
    note = FreeText(text=text, rect=(9, 9, 90, 90)) if free else Text(text=text, rect=(9, 9, 90, 90))
    writer.add_annotation(0, note)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def filled(text: str) -> bytes:
    """Return a PDF with a form in which a field was filled."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(PLAIN))))
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/V"): TextStringObject(text),
        }
    )
    writer.add_annotation(0, field)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


SHOWN: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "pdf": ("pdf", pdf),
    "docx": ("docx", docx),
    "footnote of docx": ("docx", footnoted),
    "xlsx": ("xlsx", lambda text: xlsx({"ก": [[text]]})),
    "pptx": ("pptx", lambda text: slides(halves(text, "a:t"))),
    "odt": ("odt", lambda text: open_document(f"<text:p>{halves(text, 'text:span')}</text:p>")),
    "odt with spaces": (
        "odt",
        lambda text: open_document(f"<text:h>{text.replace(' ', '<text:s/>')}<text:line-break/>ก</text:h>"),
    ),
    "head of odt pages": (
        "odt",
        lambda text: open_document("", **{"styles.xml": f"<a {NAMESPACES}><text:p>{text}</text:p></a>".encode()}),
    ),
    "rtf": ("rtf", rich_text),
    "rtf of newer programs": ("rtf", lambda text: rich_text(text, unicode=True)),
    "txt": ("txt", str.encode),
    "csv": ("csv", lambda text: f"รายการ,{text}\n".encode("cp874")),
}
"""By a name: the ending of the file, and what makes one that shows a text."""

ASIDE: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "comment in docx": ("docx", word_comment),
    "deleted in docx": ("docx", deleted),
    "comment in xlsx": ("xlsx", cell_comment),
    "text box in xlsx": ("xlsx", text_box),
    "notes of pptx": ("pptx", lambda text: slides(halves(PLAIN, "a:t"), notesSlides__notesSlide1=halves(text, "a:t"))),
    "comment in odt": (
        "odt",
        lambda text: open_document(
            f"<text:p>{PLAIN}<office:annotation><text:p>{text}</text:p></office:annotation></text:p>"
        ),
    ),
    "deleted in odt": (
        "odt",
        lambda text: open_document(
            f"<text:tracked-changes><text:p>{text}</text:p></text:tracked-changes><text:p>{PLAIN}</text:p>"
        ),
    ),
    "note of rtf": ("rtf", lambda text: in_group(text, r"\footnote ")),
    "comment of rtf": ("rtf", lambda text: in_group(text, r"\*\annotation ")),
    "head of rtf pages": ("rtf", lambda text: in_group(text, r"\header\pard\plain ")),
    "field of docx": ("docx", with_field),
    "workbook behind a chart": (
        "docx",
        lambda text: repacked(docx(PLAIN), {"word/embeddings/Sheet.xlsx": xlsx({"ก": [[text]]})}),
    ),
    "note on pdf": ("pdf", noted),
    "text on pdf": ("pdf", lambda text: noted(text, free=True)),
    "field of pdf": ("pdf", filled),
}
"""The same, of texts that are in a file and not on its pages."""

IN_PIECES: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "older doc": ("doc", lambda text: OLE + b"\x01\x02" + text.encode("cp874") + b"\0\x03"),
    "doc": ("doc", lambda text: OLE + b"\x01\x02" + text.encode("utf-16-le") + b"\xff\xff"),
    "text of which nobody knows the encoding": ("txt", lambda text: b"\xa1, " + text.encode("cp874") + b"\xff\xc3\x28"),
}
"""The same, of files whose text nobody can put in order."""
