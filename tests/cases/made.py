"""Kinds of cases whose findings come of values that no folder gives at once: answers of servers, opened documents."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.documents import files as document_files
from generator.checks.documents import kinds, texts
from generator.checks.personal_data import rules
from generator.commands.cli import run
from generator.findings.finding import Finding
from generator.findings.messages.store import all_messages
from generator.inspection.result import Active, Inspection, Problem
from generator.link_health import report
from generator.link_health.linkchecker import Row
from generator.link_health.run import Checked
from generator.link_health.sources import Outward, Source
from generator.public_site.report import of_addresses
from generator.public_site.standing import Seen, Standing
from generator.records.file_kinds import Kind
from generator.records.memory.link_history import Known
from generator.records.memory.link_states import Answer, LinkState, Reason
from generator.site.page import Page
from generator.verify.run import verify
from tests import small_papers
from tests.broken import GOOD
from tests.small_agency import agency
from tests.verify import test_run

ADDRESS = "https://www.other.example/a"
DAY = date(2026, 1, 20)

Case = dict[str, Any]


def called(words: list[str], folder: Path) -> Iterable[str]:
    """Call the program with ``words``, where ``{good}`` is an agency and ``{folder}`` a folder; return what it says."""
    screen = io.StringIO()
    with redirect_stderr(screen), redirect_stdout(screen):
        run([word.format(good=GOOD, folder=folder) for word in words])
    return set(re.findall(r"\b[A-Z]\d{3}\b", screen.getvalue())) & all_messages().keys()


def link(case: Case, _folder: Path) -> Iterable[Finding]:
    """Yield what is said of an address by its ``state`` and the ``reason`` of this run, of links within, of a fault."""
    reason, state = Reason(case.get("reason", "fine")), LinkState(case.get("state", "ok"))
    source = Source(None, case.get("item"), document=case.get("document"))
    drifted = DAY if case.get("drifted") else None
    own = {address: ["index.html"] for address in case.get("own", ())}
    rows = [Row("ก", "index.html", address, "Error", "", valid=False) for address in case.get("inside", ())]
    checked = Checked(
        Outward({ADDRESS: [source]}, own),
        {ADDRESS: Answer(reason)},
        {ADDRESS: Known(DAY, state, reason, checked=DAY, drifted=drifted)},
        rows,
        case.get("failure"),
    )
    return report.findings(checked, lambda _page, _target: None)


def public(standing: str, _folder: Path) -> Iterable[Finding]:
    """Yield what is said of a public address that stands so beside what was built."""
    seen = Seen("2569/o10/index.html", ADDRESS, "O10", Standing(standing), Answer(Reason.FINE))
    return of_addresses([seen], 2569)


def opened(case: Case, folder: Path) -> Iterable[Finding]:
    """Yield what is said of a document ``a.<suffix>`` whose opening gave ``kind``, ``problems`` and so on."""
    name = f"a.{case.get('suffix', 'pdf')}"
    site: SiteContext = agency(folder, small_papers.report(**{name.replace(".", "__"): b"a"}))
    inspection = Inspection(
        kind=Kind(case.get("kind", "pdf")),
        pages=(f"{small_papers.REPORT}\n{case.get('text', '')}",),
        page_count=case.get("page_count", 1),
        complete=case.get("complete", True),
        problems=tuple(map(Problem, case.get("problems", ()))),
        located=case.get("located", 0),
        active=tuple(map(Active, case.get("active", ()))),
    )
    site = replace(site, opened={site.workspace.documents[name].path: inspection})
    return [finding for rule in (kinds, document_files, texts, rules) for finding in rule.check(site)]


def named(name: str, folder: Path) -> Iterable[Finding]:
    """Yield what is said of evidence whose file is called ``name``."""
    entry = f"{{parts: [results, problems, suggestions], file: '{name}', fiscal_year: 2565}}"
    record = small_papers.record("O13", entry)
    files: dict[str, str | bytes] = {"oit_items/2566/o13.yml": record, f"content/documents/{name}": b"a"}
    return list(kinds.check(agency(folder, files)))


def html(body: str, folder: Path) -> Iterable[Finding]:
    """Yield what is said of a built page with this ``body``, beside an empty document."""
    test_run.build(folder, body)
    (folder / "documents" / "empty.pdf").write_bytes(b"")
    return list(verify(folder, [Page("2569/o10/", "item", "O10")]))
