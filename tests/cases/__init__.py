"""For every code a case in which it is said and a near miss in which it is not: those of E1xx stand in ``E1.yml``.

A case is one of these, and is really run:

- ``in`` and ``why``: a case of a file of cases below ``tests``, by its words;
- ``broken``: a folder of ``tests/broken``;
- ``folder``: files laid over ``tests/minimal_agency``: a text, ``[from, to]`` in the text that is there or ships as the
  form of that year, nothing for a file that is taken away, or ``{to: …}`` for a link to another;
- ``frozen``: the same over an agency whose year 2566 is built and frozen (``tests/frozen_agency.py``);
- ``texts``, ``result``, ``measure``, ``sample``: a case as the files of cases of that kind have them, held here;
- ``paper``: a Word paper as evidence (``paper_cases.py``);
- ``opened``, ``named``, ``link``, ``public``, ``host``, ``html``: values that no folder gives at once (``made.py``);
- ``call``: words with which the program is called, where ``{folder}`` is an empty folder or, with ``files`` or
  ``frozen``, an agency as above;
- ``test``: a test in Python, which runs in its own place: ``tests/release/test_staging.py::test_name``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from generator.app.examine import examine
from generator.checks.evidence import reports, required_parts
from generator.checks.waivers import settle
from generator.findings.finding import Finding
from tests import web_host
from tests.broken import DAY, lay_out
from tests.broken import HERE as BROKEN
from tests.cases import made
from tests.cases.laid import Change, lay
from tests.checks import (
    test_completeness_rules,
    test_evidence_kinds,
    test_measure_rules,
    test_result_rules,
    test_sample_mutations,
)
from tests.checks.documents import test_texts
from tests.checks.rule_cases import cases, day_of, on_improving, on_texts
from tests.checks.test_waivers import MEASURE, config_with
from tests.checks.text_case_folder import site_of as site_of_texts
from tests.paper_cases import of_a_paper
from tests.small_documents import docx
from tests.small_measures import site_with
from tests.small_papers import FILLER, OWN
from tests.small_papers import findings as findings_of_papers

HERE = Path(__file__).parent
TESTS = HERE.parent

Case = dict[str, Any]
Run = Callable[[Case, Path], Iterable[Finding]]


def index() -> dict[str, dict[str, Case]]:
    """Return by code its ``true`` case and its ``near`` miss, as the files say."""
    cases_by_code: dict[str, dict[str, Case]] = {}
    for path in sorted(HERE.glob("[A-Z]*.yml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert all(code.startswith(path.stem) for code in entries), path.name
        cases_by_code.update(entries)
    return cases_by_code


def codes_of(case: Case, folder: Path) -> set[str]:
    """Run a case in the empty ``folder`` and return the codes of what is said."""
    if "in" in case:
        (kept,) = [other for other in cases(f"../{case['in']}") if other["why"] == case["why"]]
        kind = next(kind for start, kind in FILES.items() if case["in"].startswith(start))
        findings = KINDS[kind](kept, folder)
    else:
        if "call" in case:
            lay(case, folder)
            return set(made.called(case["call"], folder))
        (kind,) = KINDS.keys() & case.keys()
        findings = KINDS[kind](case[kind], folder)
    return {finding.code for finding in findings}


def _texts(case: Case, folder: Path) -> Iterable[Finding]:
    return on_texts(site_of_texts(case, folder))


def _result(case: Case, folder: Path) -> Iterable[Finding]:
    return on_improving(test_result_rules.site_of(case, folder))


def _measure(case: Case, folder: Path) -> Iterable[Finding]:
    day = day_of(case.get("day", test_measure_rules.DAY))
    files = test_measure_rules.files_of(case)
    return on_improving(site_with(folder, test_measure_rules.measures(case), files=files, day=day))


def _completeness(case: Case, folder: Path) -> Iterable[Finding]:
    site = test_completeness_rules.site_of(case, folder)
    return chain(required_parts.check(site), reports.check(site))


def _waiver(case: Case, folder: Path) -> Iterable[Finding]:
    files = {"site_config.yml": config_with(case.get("config", {}))}
    site = site_with(folder, [MEASURE], files=files, day=day_of("2568-12-15"))
    return settle(site, on_improving(site), documents=False)


def _sample(case: Case, folder: Path) -> Iterable[Finding]:
    test_sample_mutations.copy_of_the_sample(folder)
    test_sample_mutations.spoil(folder, case)
    return examine(folder, test_sample_mutations.AS_OF, documents=case.get("opened", False)).findings


def _document(case: Case, folder: Path) -> Iterable[Finding]:
    text = case["text"].format(own=OWN, filler=FILLER)
    return findings_of_papers(folder, test_texts.shown(case, "docx", docx(*text.splitlines())))


def _broken(name: str, folder: Path) -> Iterable[Finding]:
    lay_out(BROKEN / name, folder)
    return examine(folder, DAY).findings


def _folder(files: Mapping[str, Change], folder: Path) -> Iterable[Finding]:
    lay({"files": files}, folder / "agency")
    return examine(folder / "agency", DAY).findings


def _frozen(files: Mapping[str, Change], folder: Path) -> Iterable[Finding]:
    lay({"frozen": files}, folder)
    return examine(folder, DAY).findings


KINDS: dict[str, Callable[[Any, Path], Iterable[Finding]]] = {
    "texts": _texts,
    "result": _result,
    "measure": _measure,
    "completeness": _completeness,
    "evidence": test_evidence_kinds.findings,
    "waiver": _waiver,
    "sample": _sample,
    "document": _document,
    "paper": of_a_paper,
    "broken": _broken,
    "folder": _folder,
    "frozen": _frozen,
    "opened": made.opened,
    "named": made.named,
    "link": made.link,
    "public": made.public,
    "host": web_host.said,
    "html": made.html,
}
FILES = {
    "checks/cases/": "texts",
    "checks/result_rule_cases.yml": "result",
    "checks/measure_rule_cases.yml": "measure",
    "checks/completeness_rule_cases.yml": "completeness",
    "checks/evidence_kind_cases.yml": "evidence",
    "checks/waiver_cases.yml": "waiver",
    "checks/sample_mutation_cases.yml": "sample",
    "checks/documents/document_text_cases.yml": "document",
}
"""What kind of cases the files below ``tests`` hold, by the beginning of their names."""
