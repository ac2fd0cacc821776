"""Check every link of a folder's site and of its documents, and remember how each stood.

``check_all(Path("agency"), day, means).findings`` is everything that no longer leads anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.app.build import build
from generator.app.examine import examine
from generator.app.progress import QUIET, Progress, Stage
from generator.app.writing.files import write_text
from generator.assessment.acting_units import with_units
from generator.assessment.site_context import SiteContext
from generator.assessment.worst_first import in_reading_order
from generator.checks.run import opened
from generator.checks.waivers import decided
from generator.findings.finding import Finding
from generator.findings.usage import usage_problem
from generator.link_health import report
from generator.link_health.run import Checked, Means, check_links
from generator.records.memory import link_store
from generator.site import compose
from generator.site.page import Page
from generator.system.temporary import temporary
from generator.verify.run import tracer, verify

CODES = ("U941",)


@dataclass(frozen=True)
class LinkResult:
    """What was found of the links; ``checked`` is None when there was no site to check."""

    findings: Sequence[Finding]
    checked: Checked | None = None


def check_all(
    folder: Path, as_of: date, means: Means, *, site: Path | None = None, progress: Progress = QUIET
) -> LinkResult:
    """Check the links of ``site``, which was built from ``folder``, or of one built for this alone.

    What was learnt stands in ``content/link_health.json`` afterwards. Raises ``UsageProblem`` when something that is
    not ours stands there, or ``site`` is none.
    """
    if not means.offline:
        _want_memory(folder)
    with _built(folder, site, as_of, progress) as (context, root, findings), progress.stage(Stage.LINKS):
        if context is None or root is None:
            return LinkResult(findings)
        pages = compose.pages(context)
        checked = check_links(context if context.opened else opened(context), pages, root, means)
        of_links = [*_inside(context, root, pages, site), *report.findings(checked, tracer(pages))]
        # What the agency decided about findings holds here too; what is to be said of those decisions the check says.
        settled = decided(context, of_links)
    if any(checked.links[address].checked == as_of for address in checked.links):
        _want_memory(folder)
        write_text(folder / link_store.NAME, link_store.as_text(checked.links))
    return LinkResult(in_reading_order(list(with_units(context.workspace, settled))), checked)


def _want_memory(folder: Path) -> None:
    """Raise ``UsageProblem`` where something stands at the place of what is remembered that is not ours to replace."""
    what = link_store.in_the_way(folder)
    if what is not None:
        raise usage_problem("U941", value=link_store.NAME, kind=what)


def _inside(context: SiteContext, root: Path, pages: Sequence[Page], site: Path | None) -> Iterator[Finding]:
    """Verify a site that was built before; one built just now has been verified."""
    return verify(root, pages, context.workspace.config.site_url) if site else iter(())


@contextmanager
def _built(
    folder: Path, site: Path | None, day: date, progress: Progress
) -> Iterator[tuple[SiteContext | None, Path | None, Sequence[Finding]]]:
    """Yield the site and where it is built: the folder named, or a temporary one; None where it cannot be built."""
    if site is not None:
        if not (site / "index.html").is_file():
            raise usage_problem("U906", value=site)
        examined = examine(folder, day, documents=True, progress=progress)
        yield examined.site, site, examined.findings
        return
    with temporary("links") as place:
        outcome = build(folder, place / "site", day, progress=progress)
        yield outcome.site, place / "site" if outcome.published else None, outcome.findings
