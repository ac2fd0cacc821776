"""A paper put into a template: its places filled in, its parts in order, in the digits asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

from docx.document import Document as WordDocument
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from generator.official_papers.paper import BLANK, Paper, Signer
from generator.official_papers.word.elements import Element, clean
from generator.official_papers.word.package import timeless
from generator.official_papers.word.sections import close_sections, stretches
from generator.official_papers.word.tables import keep_with_next
from generator.official_papers.word.template import BODY, opened
from generator.thai.digits import Digits

_EMBLEM, _EMBLEM_HEIGHT = "{ตรา}", Cm(2.5)
_NUMBERS: Mapping[Digits, str] = {"arabic": "decimal", "thai": "thaiNumbers"}
_STYLES = {
    "Heading1": "heading 1",
    "Caption": "caption",
    "OITBody": "OIT Body",
    "OITCell": "OIT Cell",
    "OITCellCentre": "OIT Cell Centre",
    "OITTableHead": "OIT Table Head",
    "OITTableGroup": "OIT Table Group",
    "OITBreak": "OIT Break",
    "OITTable": "OIT Table",
}
"""The names of the styles that parts use: Word changes the ids of styles as it likes, and never these names."""


def word_document(paper: Paper, template: bytes, agency: str, signer: Signer, emblem: bytes | None = None) -> bytes:
    """Return ``paper`` as a Word document in ``template``; the same bytes for the same content."""
    document = opened(template)
    places = {
        "{ชื่อเอกสาร}": paper.title,
        "{หน่วยงาน}": agency,
        "{ผู้ลงนาม}": signer.name or BLANK * 2,
        "{ตำแหน่ง}": f"ตำแหน่ง {BLANK * 2}" if not signer.position else signer.position,
    }
    for paragraph in list(_paragraphs(document)):
        if _EMBLEM in paragraph.text:
            _put_emblem(paragraph, emblem)
        else:
            _fill(paragraph, places)
    # Last: nothing that a record says is a place to fill in.
    _put_body(document, next(one for one in document.paragraphs if one.text.strip() == BODY), paper)
    _number(document, paper.digits)
    properties = document.core_properties
    properties.title, properties.author = clean(" ".join(paper.title.split()))[:255], clean(agency)[:255]
    out = BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def _paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """Yield the paragraphs of the text, of tables in it, and of what stands at the head and foot of its pages."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)
    for section in document.sections:
        for story in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not story.is_linked_to_previous:
                yield from story.paragraphs


def _put_body(document: WordDocument, place: Paragraph, paper: Paper) -> None:
    page = document.element.body.find(qn("w:sectPr"))
    made = stretches(paper.parts, page)
    close_sections(made, page)
    if made and made[-1].elements[-1].tag == qn("w:tbl"):
        keep_with_next(made[-1].elements[-1])
    names = {style.name.lower(): style.style_id for style in document.styles if style.name}
    for stretch in made:
        for element in stretch.elements:
            _use_styles(element, names)
            place._p.addprevious(element)  # noqa: SLF001 - python-docx offers no other way to the element
    parent = place._p.getparent()  # noqa: SLF001 - the same
    if parent is not None:
        parent.remove(place._p)  # noqa: SLF001 - the same


def _use_styles(element: Element, names: Mapping[str, str]) -> None:
    """Give the ids that the template has for our styles; what it has none for is written plainly."""
    for used in [*element.iter(qn("w:pStyle")), *element.iter(qn("w:tblStyle"))]:
        name = _STYLES[used.get(qn("w:val"))].lower()
        if name in names:
            used.set(qn("w:val"), names[name])
        else:
            used.getparent().remove(used)


def _put_emblem(place: Paragraph, emblem: bytes | None) -> None:
    """Put the agency's emblem into its paragraph; without one the paragraph goes."""
    for run in place.runs:
        run.text = ""
    try:
        if emblem is not None and place.runs:
            place.runs[0].add_picture(BytesIO(emblem), height=_EMBLEM_HEIGHT)
            return
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ValueError, KeyError):
        pass
    parent = place._p.getparent()  # noqa: SLF001 - python-docx offers no other way to the element
    if parent is not None:
        parent.remove(place._p)  # noqa: SLF001 - the same


def _fill(paragraph: Paragraph, places: Mapping[str, str]) -> None:
    """Fill in the places of a paragraph; Word may have cut one up into several runs."""
    named, runs = re.compile("|".join(map(re.escape, places))), paragraph.runs
    wanted = named.findall("".join(run.text for run in runs))
    if not wanted:
        return
    if wanted != [place for run in runs for place in named.findall(run.text)]:
        runs[0].text = "".join(run.text for run in runs)
        for run in runs[1:]:
            run.text = ""
    for run in runs:
        # All at once: what is filled in is no place to fill in.
        if named.search(run.text):
            run.text = named.sub(lambda place: clean(places[place[0]]), run.text)


def _number(document: WordDocument, digits: Digits) -> None:
    """Let headings and pages count in ``digits``."""
    numbering = next(
        (part for part in document.part.package.iter_parts() if part.partname.endswith("numbering.xml")), None
    )
    counted = _numbered_elements(document, numbering)
    for format_, attribute in counted:
        if format_.get(qn(attribute), "decimal") in _NUMBERS.values():
            format_.set(qn(attribute), _NUMBERS[digits])


def _numbered_elements(document: WordDocument, numbering: object) -> Iterator[tuple[Element, str]]:
    element = getattr(numbering, "element", None)
    for level in element.iter(qn("w:numFmt")) if element is not None else ():
        yield level, "w:val"
    for pages in document.element.body.iter(qn("w:pgNumType")):
        yield pages, "w:fmt"
