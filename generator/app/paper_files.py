"""Papers written as Word, Excel and PDF: over our own last ones only, and not at all where nothing changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.app.examine import agency_folder
from generator.app.papers import MadePapers
from generator.app.progress import QUIET, Progress, Stage
from generator.app.writing.files import Ask, nobody, report_place, write_bytes, write_report
from generator.findings.usage import usage_problem
from generator.official_papers.word.template import OWN, shipped
from generator.official_papers.workbook import workbook_of
from generator.system import libre_office
from generator.system.file_access import is_inside
from generator.system.plain_files import content_of

CODES = ("U983",)

_READABLE_BYTES = 200_000_000
_WORD = ".docx"
_NO_PROGRAM = "ไม่พบ LibreOffice ในเครื่องนี้"


@dataclass(frozen=True)
class Written:
    """A file that stands where it is to stand; ``is_new`` where it is not the same as before."""

    path: Path
    is_new: bool


@dataclass(frozen=True)
class WrittenPapers:
    """The files, and why there is no PDF where none could be made."""

    files: Sequence[Written]
    no_pdf: str = ""


@dataclass(frozen=True)
class Pdf:
    """Whether PDF is wanted: where LibreOffice is there (None), in any case, or not at all; ``progress`` is told."""

    wanted: bool | None = None
    progress: Progress = QUIET

    def program(self) -> Path | None:
        """Return LibreOffice, None where it is not there or no PDF is wanted; raises ``UsageProblem``."""
        program = libre_office.found() if self.wanted is not False else None
        if self.wanted and program is None:
            raise usage_problem("U983", reason=_NO_PROGRAM)
        return program


def write(made: MadePapers, out: Path, folder: Path, ask: Ask = nobody, pdf: Pdf | None = None) -> WrittenPapers:
    """Write the papers into ``out`` as Word and Excel, and as ``pdf`` says (by default where LibreOffice is there).

    A file that is the same already is left alone, and so is the PDF of a document that is. Raises ``UsageProblem``.
    """
    pdf = pdf or Pdf()
    program = pdf.program()
    contents = dict(_contents(made, out))
    changed = {path: content for path, content in contents.items() if not _stands(path, content)}
    wanted = [path.with_suffix(".pdf") for path in contents if path.suffix == _WORD] if program else []
    due = [path for path in wanted if path.with_suffix(_WORD) in changed or not path.is_file()]
    # Nothing is written before everything may be.
    places = {path: report_place(path, folder, ask) for path in (*changed, *due)}
    files = {path: Written(path, is_new=False) for path in (*contents, *wanted)}
    for path, content in changed.items():
        files[path] = Written(write_report(places[path], content, folder, ask), is_new=True)
    no_pdf = "" if program or pdf.wanted is False else _NO_PROGRAM
    try:
        for path, content in _as_pdf({path: contents[path.with_suffix(_WORD)] for path in due}, program, pdf.progress):
            files[path] = Written(write_report(places[path], content, folder, ask), is_new=True)
    except libre_office.ConversionError as error:
        if pdf.wanted:
            raise usage_problem("U983", reason=error) from None
        no_pdf = str(error)
        files = {path: file for path, file in files.items() if path not in due or file.is_new}
    return WrittenPapers([files[path] for path in sorted(files)], no_pdf)


def _contents(made: MadePapers, out: Path) -> Iterator[tuple[Path, bytes]]:
    for paper, document in made.papers:
        yield out / f"{paper.stem}{_WORD}", document
        if any(part.table for part in paper.parts):
            yield out / f"{paper.stem}.xlsx", workbook_of(paper)


def _as_pdf(documents: Mapping[Path, bytes], program: Path | None, progress: Progress) -> Iterator[tuple[Path, bytes]]:
    """Yield the PDF of each document by where it is to stand; raises ``ConversionError``."""
    if program is None or not documents:
        return
    with progress.stage(Stage.PDF) as count:
        for number, (path, document) in enumerate(documents.items()):
            if count:
                count(number, len(documents))
            yield path, libre_office.converted(program, document, "docx", "pdf")


def _stands(path: Path, content: bytes) -> bool:
    with suppress(OSError):
        return path.is_file() and content_of(path, _READABLE_BYTES) == content
    return False


def write_template(folder: Path) -> Path:
    """Write the template that ships into the agency's ``folder`` to be changed there; raises ``UsageProblem``."""
    path = agency_folder(folder) / OWN
    if not is_inside(path, folder):
        raise usage_problem("U938", value=path.as_posix(), free=path.name)
    write_bytes(path, shipped(), overwrite=False)
    return path
