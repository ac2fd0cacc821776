"""All rules, family by family: a family is a folder of ``checks/``, a rule a module in it.

A rule says in ``CODES`` what it may say, and has one function, ``check(site)``. A new rule is a module, and its name
here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding


class RuleModule(Protocol):
    """What every rule module has."""

    CODES: tuple[str, ...]

    def check(self, site: SiteContext) -> Iterator[Finding]:
        """Yield what the rule has to say of the site as it stands on its day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its ``family`` and ``name``; its module is imported when it is first asked.

    The lexicon and patterns of those that read texts word for word take 30 ms to import, and a build needs none. One
    that ``sees_drafts`` is asked of draft measures too: nobody sees them, so that no other rule asks anything of them.
    """

    family: str
    name: str
    reads_texts: bool = False
    sees_drafts: bool = False

    @property
    def module(self) -> RuleModule:
        """The module itself."""
        return cast("RuleModule", import_module(f"{__package__}.{self.family}.{self.name}"))

    def check(self, site: SiteContext) -> Iterator[Finding]:
        """Yield what the rule has to say."""
        return self.module.check(site)


def _family(folder: str, *rules: str, on_texts: tuple[str, ...] = (), on_drafts: tuple[str, ...] = ()) -> list[Rule]:
    """Return the rules of a folder, in order."""
    return [
        *(Rule(folder, name, sees_drafts=True) for name in on_drafts),
        *(Rule(folder, name) for name in rules),
        *(Rule(folder, name, reads_texts=True) for name in on_texts),
    ]


RULES: tuple[Rule, ...] = (
    *_family("agency", "forms", "references", "surveys", "placeholders", "contacts", "colours", "sample_left"),
    *_family(
        "evidence",
        *("targets", "two_formats", "required_parts", "reports", "signatories", "dead_links", "one_address", "natures"),
        *("public_places", "complaint_channel", "one_paper", "explanations"),
    ),
    *_family(
        "results",
        *("copied", "missing_result", "arithmetic", "failed_items", "verdicts", "analysis", "answers"),
        *("weaknesses", "links", "item_subjects"),
        "measure_numbers",
        on_texts=(
            "analysis_years",
            "measure_years",
            "years",
            "stated_scores",
            "stated_counts",
            "named_measures",
            "reported_spans",
        ),
    ),
    *_family(
        "measures",
        *("fields", "follow_up", "period_figures", "progress", "told_results", "target_units", "told_whole"),
        on_drafts=("drafts",),
        on_texts=("dates", "written_times", "told_twice"),
    ),
    *_family(
        "items",
        "work",
        on_texts=(
            *("years", "dates", "dates_in_text", "evidence_values", "code_notation", "code_ranges"),
            *(
                "evidence_spans",
                "explained_evidence",
                "cross_references",
                "mixed_titles",
                "form_edition",
                "form_size",
                "indicators",
            ),
        ),
    ),
    *_family(
        "texts",
        on_texts=(
            "stated_values",
            "percentages",
            "sums",
            "structure_counts",
            "impossible_figures",
            "laws",
            "names",
            "kinds_of_authority",
            "places",
            "divisions",
            "contacts",
            "persons",
            "script",
            "wording",
            "headings",
            "heading_numbers",
            "spelling",
            "copied",
            "columns",
        ),
    ),
    *_family(
        "documents",
        *("kinds", "files", "texts", "same_papers", "table_sums", "months", "empty_cells", "cell_values", "csv_files"),
        *("signed",),
        on_texts=("wording", "contradictions", "running_years"),
    ),
    *_family("running_year", "deadlines", "review", on_drafts=("begun",)),
    *_family("personal_data", "rules"),
)
"""Every rule, in the order in which they are asked; people read findings file by file."""
