"""PDF documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, LimitReachedError
from pypdf.generic import DictionaryObject, IndirectObject, NameObject, StreamObject

from generator.inspection.bounds import ACTION_SECONDS, LINKS, PAGES, PICTURES, Budget
from generator.inspection.images import is_located
from generator.inspection.pdf_actions import BROKEN_PDF, actions
from generator.inspection.result import Active, Inspection, Problem, failed
from generator.inspection.thai_text import is_garbled, letters, normalised
from generator.records.file_kinds import Kind

_END_WITHIN = 65_536
_FEW_LETTERS = 40
"""A page with fewer is as good as a picture: a page number, a stamp."""

_DRAWN_BYTES = 60
"""What is drawn on a page in so few bytes is nothing."""

_SHEET_SIDE, _SHEET_SHAPE = 700, (0.69, 0.725)
"""Longer side in pixels, and shorter by longer side, of a scanned sheet of A4; photographs are wider or narrower."""

_ENOUGH_TO_JUDGE = 100
_SCANNER_MARK = re.compile(r"(?i)scann?ed\s+(?:with|by)\s+\w+")
"""What free scanner programs stamp on every page: “Scanned with CamScanner”; it is no text of the document."""


def read_pdf(raw: bytes, budget: Budget) -> Inspection:
    """Read the PDF ``raw`` page by page."""
    try:
        reader = PdfReader(BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return failed(Problem.ENCRYPTED, Kind.PDF)
        count = len(reader.pages)
    except (DependencyError, NotImplementedError):
        return failed(Problem.PROTECTED, Kind.PDF)
    except (LimitReachedError, RecursionError):
        return failed(Problem.HEAVY, Kind.PDF)
    except BROKEN_PDF:
        return failed(Problem.DAMAGED, Kind.PDF)
    if not count:
        return failed(Problem.DAMAGED, Kind.PDF)
    inspection = _Pages(reader, count, budget).inspection(is_cut_off=b"%%EOF" not in raw[-_END_WITHIN:])
    return replace(inspection, active=_actions(reader))


def _actions(reader: PdfReader) -> tuple[Active, ...]:
    """Return what the PDF does by itself; it has time of its own, so that nothing hides behind pages that take long."""
    try:
        return actions(reader, Budget(seconds=ACTION_SECONDS))
    except BROKEN_PDF:
        return ()


class _Pages:
    """The pages of an open PDF, with what was found on them."""

    def __init__(self, reader: PdfReader, count: int, budget: Budget) -> None:
        self.reader, self.count, self.budget = reader, count, budget
        self.unread = self.heavy = self.protected = self.drawn = self.pictures = self.located = 0
        self.sheets = self.scanned = 0
        self.links: dict[str, None] = {}
        self.notes: dict[str, None] = {}
        self.seen: set[int] = set()

    def inspection(self, *, is_cut_off: bool) -> Inspection:
        """Return what was read, and what is wrong with it."""
        texts = tuple(self._texts())
        if self.protected:
            return failed(Problem.PROTECTED, Kind.PDF)
        if self.unread == len(texts):
            return failed(Problem.HEAVY if self.heavy else Problem.DAMAGED, Kind.PDF)
        problems = [Problem.DAMAGED] if is_cut_off else []
        whole = len(texts) == self.count and not self.unread
        if whole and (problem := self._of_text(texts)):
            problems.append(problem)
        links, aside = tuple(self.links)[:LINKS], normalised(self.budget.within(self.notes))
        complete = whole and not self.scanned
        return Inspection(Kind.PDF, texts, self.count, complete, tuple(problems), links, self.located, aside=aside)

    def _texts(self) -> Iterator[str]:
        for number in range(min(self.count, PAGES)):
            if self.budget.is_spent:
                return
            text = ""
            try:
                page = self.reader.pages[number]
                text = self.budget.take(normalised(page.extract_text()))
                self._look_around(page, letters(text))
            except (DependencyError, NotImplementedError):
                self.protected += 1
            except BROKEN_PDF as error:
                self.unread += 1
                self.heavy += isinstance(error, LimitReachedError | RecursionError)
            yield text

    def _of_text(self, texts: tuple[str, ...]) -> Problem | None:
        """Tell why there is no text to go by, if there is none."""
        plain = [_SCANNER_MARK.sub("", text) for text in texts]
        whole = "".join(plain)
        if len(whole) >= _ENOUGH_TO_JUDGE and is_garbled(whole):
            return Problem.GARBLED
        if not whole.strip() and not self.pictures and not self.drawn:
            return Problem.EMPTY
        if max(map(letters, plain)) < _FEW_LETTERS and (self.pictures or self.drawn):
            return Problem.NO_TEXT
        return None

    def _look_around(self, page: PageObject, written: int) -> None:
        """Note the pictures and links of ``page``; with ``written`` letters it may be a scan, or drawn without text."""
        sheets = self.sheets
        self._pictures(page.get("/Resources"), depth=0)
        self.scanned += written < _FEW_LETTERS and self.sheets > sheets
        for note in islice(page.annotations or (), LINKS):
            annotation = _dictionary(note)
            if address := _dictionary(annotation.get("/A")).get("/URI"):
                self.links[str(address)] = None
            self.notes.update(dict.fromkeys(_written_in(annotation)))
        if not written and not self.pictures:
            contents = page.get_contents()
            self.drawn += bool(contents and len(contents.get_data().strip()) > _DRAWN_BYTES)

    def _pictures(self, resources: object, depth: int) -> None:
        """Count the pictures among ``resources``, each once, and those that tell where they were taken."""
        for reference in _dictionary(_dictionary(resources).get("/XObject")).values():
            number = reference.idnum if isinstance(reference, IndirectObject) else id(reference)
            if number in self.seen or len(self.seen) >= PICTURES:
                continue
            self.seen.add(number)
            picture = reference.get_object()
            if not isinstance(picture, StreamObject):
                continue
            if picture.get("/Subtype") == "/Form" and depth < 2:  # noqa: PLR2004 - a form on a form, as scanners make
                self._pictures(picture.get("/Resources"), depth + 1)
            elif picture.get("/Subtype") == "/Image":
                self.pictures += 1
                self.sheets += _is_sheet(picture)
                self.located += picture.get("/Filter") == "/DCTDecode" and is_located(picture.get_data())


def _written_in(note: DictionaryObject) -> Iterator[str]:
    """Yield what a note says, or what was filled into a field, which may have several boxes."""
    for value in (note.get("/Contents"), note.get("/V"), _dictionary(note.get("/Parent")).get("/V")):
        if isinstance(value, str) and not isinstance(value, NameObject):
            yield value


def _is_sheet(picture: StreamObject) -> bool:
    """Tell whether a picture has the shape of a sheet of paper that was scanned."""
    sides = sorted(side for key in ("/Width", "/Height") if isinstance(side := picture.get(key), int))
    least, most = _SHEET_SHAPE
    return len(sides) > 1 and sides[1] >= _SHEET_SIDE and least <= sides[0] / sides[1] <= most


def _dictionary(value: object) -> DictionaryObject:
    resolved = value.get_object() if isinstance(value, IndirectObject) else value
    return resolved if isinstance(resolved, DictionaryObject) else DictionaryObject()
