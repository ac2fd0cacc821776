"""Whatever an official types into a measure or a result is shown as the text it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser

from generator.assessment.site_context import SiteContext
from generator.records.model.measure import Measure
from generator.records.model.result import Result
from generator.site.pages import layout_table, measure, measures, result
from tests.hostile_words import SEEDS, WORDS, Plain
from tests.small_agency import body
from tests.small_measures import TRAINING, site_with

RESULT = "indicators: {4: 80}\nfailed_items: [{item: O30}]\n"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Plain:
    return Plain(site_with(tmp_path_factory.mktemp("agency"), [TRAINING], files={"content/results/2568.yml": RESULT}))


def result_of(words: str) -> dict[str, object]:
    """A result with ``words`` in every free text."""
    return {
        "level": words,
        "level_word": words,
        "indicators": {"4": "80"},
        "failed_items": [{"item": "O30", "comment": words, "cause": words, "remedy": words}],
        "analysis": [
            {"kind": kind, "indicators": ["4"], "points": [{"text": words, "kind": line}]}
            for kind in ("weakness", "maintain", "suggestion")
            for line in ("intro", "heading", "point")
        ],
        "narrative": [{"heading": words, "paragraphs": [words]}],
    }


def with_words(site: SiteContext, words: str) -> SiteContext:
    """The same site, with ``words`` in every free text of its measure and its result."""
    row = {
        "steps": [{"text": words, "sub": [words]}],
        "responsible": {"units": [words], "text": words},
        "period": {"text": words, "end": "2568-11-30"},
        "follow_up": {"text": words, "method": words, "due": ["2568-10-30"]},
        "note": words,
    }
    record = {
        **TRAINING,
        "title": [words, words],
        "issue": words,
        "recommendation": [words],
        "rows": [row, row],
        "target": {"text": words, "number": 1, "unit": words},
        "progress": [{"text": words, "percent": 10}],
        "result": [words],
        "outcome": [words],
        "evidence": [{"title": words, "number": words, "note": words, "signatory": {"name": words}}],
    }
    context = {"fiscal_year": 2569}
    loaded = site.workspace.measures[2569][0]
    received = site.workspace.results[2568]
    workspace = replace(
        site.workspace,
        measures={2569: (replace(loaded, record=Measure.model_validate(record, context=context)),)},
        results={2568: replace(received, record=Result.model_validate(result_of(words), context=context))},
    )
    return replace(site, workspace=workspace)


def shape(tree: LexborHTMLParser) -> set[tuple[str | None, tuple[str, ...]]]:
    """Every kind of element of a page with the names of its attributes."""
    return {(node.tag, tuple(sorted(node.attributes))) for node in tree.css("*")}


@settings(deadline=None, max_examples=40)
@given(words=WORDS)
def test_no_text_becomes_markup(plain: Plain, words: str) -> None:
    ordinary, hostile = with_words(plain.site, "ข้อความธรรมดา"), with_words(plain.site, words)
    for kind in (measures, measure, layout_table, result):
        for usual, page in zip(kind.compose(ordinary), kind.compose(hostile), strict=True):
            assert page.path == usual.path
            assert shape(body(hostile, page)) <= shape(body(ordinary, usual))


@pytest.mark.parametrize("words", SEEDS)
def test_it_is_shown_as_typed(plain: Plain, words: str) -> None:
    site = with_words(plain.site, words)
    page = next(iter(measure.compose(site)))
    root = body(site, page).body

    assert root is not None
    assert root.text().count(words.strip()) >= 10
