"""The workbook of findings on the disk: one that went round the office comes back with everything typed into it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.app.writing.files import Ask, nobody, report_place, write_bytes, write_report
from generator.app.writing.targets import cannot_write, free_name, is_stream, want_target
from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding
from generator.findings.usage import usage_problem
from generator.reports.circulated import Circulated, read_circulated
from generator.reports.workbook import workbook
from generator.reports.workbook_opening import ForeignError, UnreadableError

CODES = ("U940",)


def write_workbook(  # noqa: PLR0913, PLR0917 - what it shows, where it goes, and who is asked
    path: Path, folder: Path, site: SiteContext | None, findings: Sequence[Finding], day: date, ask: Ask = nobody
) -> Path:
    """Write the workbook and return where it stands; raises ``UsageProblem``.

    A workbook of ours that stands at ``path`` is replaced, with the ticks, remarks, columns and sheets that people
    added; anything else is left alone.
    """
    before = None if is_stream(path) else _circulated(path, folder, ask)
    content = workbook(site, findings, day, before)
    if before is None:
        return write_report(path, content, folder, ask)
    write_bytes(path, content)
    return path


def _circulated(path: Path, folder: Path, ask: Ask) -> Circulated | None:
    want_target(path, folder)
    if not path.exists():
        return None
    try:
        return read_circulated(path)
    except ForeignError:
        report_place(path, folder, ask)
        return None
    except UnreadableError as error:
        raise usage_problem("U940", value=path.as_posix(), reason=error, free=free_name(path).name) from None
    except OSError as error:
        raise cannot_write(path, error) from None
