"""Which rules on text are asked of which texts: fields of records, and papers. Nobody else decides it.

A paper is read by a rule where the same words would be wrong in any paper of the agency's own. Papers are long, and
hold laws, forms to fill in, lists of partners and tables of contents: what a record's field alone can tell is not asked
of them, and why stands beside the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from generator.checks.language.passages import Kind, Passage

PAPER: Kind = "paper"


class Papers(Enum):
    """Of which papers a rule is asked."""

    NONE = "none"
    OWN = "own"
    """All of the agency's own: no laws and no papers of others."""
    OF_RESULT = "of result"
    """Those that analyse a result of the assessment, whose scores and years are known."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule is asked of: ``fields`` of records (None for all of them), and papers."""

    fields: frozenset[Kind] | None = None
    papers: Papers = Papers.NONE


_OF_RESULT: frozenset[Kind] = frozenset(
    {
        *("narrative", "lead", "heading", "finding", "weakness", "maintain", "suggestion", "issue", "page"),
        *("explanation", "progress", "evidence", "note", "recommendation"),
    }
)
"""Fields that may tell scores of a result."""

SCOPES: Mapping[str, Scope] = {
    # What is wrong by itself.
    "texts.script": Scope(papers=Papers.OWN),
    "texts.spelling": Scope(papers=Papers.OWN),
    "texts.wording": Scope(papers=Papers.OWN),  # of papers only what stands twice: forms have gaps, and lists end open
    "texts.sums": Scope(
        frozenset(
            {
                *("progress", "target", "result", "outcome", "issue", "explanation", "note", "narrative", "weakness"),
                *("finding", "maintain", "comment", "page", "method"),
            }
        ),
        Papers.OWN,
    ),
    "texts.percentages": Scope(
        frozenset(
            {
                *("progress", "target", "result", "outcome", "issue", "explanation", "note", "narrative", "weakness"),
                *("finding", "maintain"),
            }
        ),
        Papers.OWN,
    ),
    "items.dates_in_text": Scope(papers=Papers.OWN),  # of papers: days that are none, times that run backwards
    "measures.written_times": Scope(papers=Papers.OWN),  # of papers: fiscal years of the Common Era
    "items.code_notation": Scope(papers=Papers.OWN),
    "items.form_size": Scope(papers=Papers.OWN),
    # What contradicts the site config or the form.
    "texts.names": Scope(papers=Papers.OWN),
    "texts.kinds_of_authority": Scope(papers=Papers.OWN),
    "texts.places": Scope(papers=Papers.OWN),
    "texts.contacts": Scope(papers=Papers.OWN),
    "texts.persons": Scope(
        frozenset({"explanation", "progress", "evidence", "page", "result", "outcome", "note"}), Papers.OWN
    ),
    "items.code_ranges": Scope(papers=Papers.OWN),
    "items.indicators": Scope(papers=Papers.OWN),
    "items.cross_references": Scope(papers=Papers.OWN),
    # What contradicts the records.
    "items.years": Scope(frozenset({"explanation", "instruction", "note", "progress"}), Papers.OWN),
    "results.stated_scores": Scope(_OF_RESULT, Papers.OF_RESULT),
    "results.stated_counts": Scope(_OF_RESULT, Papers.OF_RESULT),
    "results.named_measures": Scope(papers=Papers.OF_RESULT),
    "results.years": Scope(
        frozenset(
            {
                *("heading", "lead", "finding", "weakness", "maintain", "suggestion", "narrative", "comment"),
                "page",
            }
        ),
        Papers.OF_RESULT,
    ),
    # What only a field can have: a title with another's tail, a column in another's place, a heading of a record.
    "items.mixed_titles": Scope(frozenset({"title", "evidence", "heading", "explanation"})),
    "items.form_edition": Scope(frozenset({"explanation", "progress", "instruction", "evidence"})),
    "items.explained_evidence": Scope(frozenset({"explanation"})),
    "results.reported_spans": Scope(frozenset({"narrative"})),
    "texts.columns": Scope(),
    "texts.headings": Scope(),
    "texts.heading_numbers": Scope(),
    "texts.structure_counts": Scope(),
    "texts.divisions": Scope(frozenset({"step", "method"})),
    "texts.copied": Scope(),
    # What compares one value of a record with another.
    "texts.stated_values": Scope(),
    "texts.impossible_figures": Scope(),
    "texts.laws": Scope(),
    "measures.told_twice": Scope(),
    "items.dates": Scope(),
    "items.evidence_values": Scope(),
    "items.evidence_spans": Scope(),
    "measures.dates": Scope(),
    "results.analysis_years": Scope(),
    "results.measure_years": Scope(),
}
"""By family and module."""


def is_asked(rule: str, passage: Passage) -> bool:
    """Tell whether a passage is one that the rule is asked of; which papers it gets, whoever reads them looks up."""
    scope = SCOPES[rule]
    if passage.kind == PAPER:
        return scope.papers is not Papers.NONE
    return scope.fields is None or passage.kind in scope.fields
