"""Documents made in the tests: real files of every kind, and hostile ones."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from fpdf import FPDF
from fpdf.enums import EncryptionMethod
from openpyxl import Workbook
from PIL import Image
from PIL.ExifTags import GPS, IFD
from pypdf import PdfWriter

from tests import fonts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def pdf(*pages: str, locked_with: str | None = None, image: bytes | None = None, link: str | None = None) -> bytes:
    """Return a PDF with ``pages`` of Thai text; every page also shows ``image``."""
    paper = FPDF()
    paper.add_font("Sarabun", fname=fonts.REGULAR)
    paper.set_font("Sarabun", size=12)
    if locked_with is not None:
        paper.set_encryption("owner", locked_with, encryption_method=EncryptionMethod.RC4)
    for text in pages or ("",):
        paper.add_page()
        if image:
            paper.image(BytesIO(image), w=150)
        if text:
            paper.multi_cell(0, 8, text)
        if link:
            paper.cell(text="link", link=link)
    return bytes(paper.output())


def locked_pdf(text: str, password: str, algorithm: str) -> bytes:
    """Return a PDF that ``password`` opens, "" for none, encrypted with ``algorithm`` as pypdf calls it (AES-256 …)."""
    writer = PdfWriter(clone_from=BytesIO(pdf(text)))
    writer.encrypt(password, "owner", algorithm=algorithm)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def shaped_pdf(text: str) -> bytes:
    """Return a PDF whose letters HarfBuzz has put in place, as office programs do: marks are glyphs of their own."""
    paper = FPDF()
    paper.add_page()
    paper.add_font("Sarabun", fname=fonts.REGULAR)
    paper.set_font("Sarabun", size=12)
    paper.set_text_shaping(use_shaping_engine=True, script="thai", language="tha")
    paper.multi_cell(0, 8, text)
    return bytes(paper.output())


def joined(*parts: bytes) -> bytes:
    """Return one PDF with the pages of all ``parts``."""
    writer = PdfWriter()
    for part in parts:
        writer.append(BytesIO(part))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def raw_pdf(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of hand-written ``objects``; the first is the catalogue."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def stream(content: bytes) -> bytes:
    """Return a packed stream object of a PDF."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def page_bomb(levels: int = 9) -> bytes:
    """Return a small PDF whose page tree, every level ten times the next, comes to ``10 ** levels`` pages."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    for level in range(levels):
        kids = b" ".join([b"%d 0 R" % (level + 3)] * 10)
        objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (10 ** (levels - level), kids))
    objects.append(b"<</Type/Page/MediaBox[0 0 100 100]>>")
    return raw_pdf(objects)


def slow_pdf(operators: int = 3_000_000) -> bytes:
    """Return a PDF of one page that shows a letter ``operators`` times."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    drawn = stream(b"BT /F 12 Tf " + b"1 0 0 1 9 9 Tm (a)Tj " * operators + b"ET")
    return raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, drawn, font])


def nested_pdf(depth: int = 100_000) -> bytes:
    """Return a PDF whose catalogue holds arrays in arrays."""
    nested = b"[" * depth + b"]" * depth
    return raw_pdf([b"<</Type/Catalog/Pages 2 0 R/Deep%s>>" % nested, b"<</Type/Pages/Count 0/Kids[]>>"])


def docx(*paragraphs: str, table: Sequence[Sequence[str]] = (), image: bytes | None = None) -> bytes:
    """Return a Word document."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    if image:
        document.add_picture(BytesIO(image))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(sheets: Mapping[str, Iterable[Sequence[object]]], link: str | None = None) -> bytes:
    """Return an Excel workbook with ``sheets`` of rows; the first cell of each leads to ``link``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if link:
            sheet["A1"].hyperlink = link
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(packed: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return the packed file with ``parts`` put in place of its own, or added."""
    out = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def entity_bomb() -> bytes:
    """Return an XML text of a few hundred bytes that a careless reader makes three thousand million bytes of."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">{entities}]><w>&l9;</w>'.encode()


def photo(*, located: bool = False, form: str = "JPEG", size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a picture, ``located`` with the latitude and longitude of a place in the Gulf of Thailand."""
    picture = Image.new("RGB", size, (200, 120, 40))
    exif = Image.Exif()
    exif[0x010F] = "Test"
    if located:
        position = exif.get_ifd(IFD.GPSInfo)
        position[GPS.GPSLatitudeRef], position[GPS.GPSLatitude] = "N", (10.0, 0.0, 0.0)
        position[GPS.GPSLongitudeRef], position[GPS.GPSLongitude] = "E", (101.0, 0.0, 0.0)
    out = BytesIO()
    picture.save(out, form, exif=exif)
    return out.getvalue()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a packed file of ``parts``."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()
