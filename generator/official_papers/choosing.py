"""Which printed layout stands in which paper: the year's own, the usual ones, or those that were asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.findings.usage import usage_problem
from generator.official_papers.paper import PaperName
from generator.records.layouts.model import ColumnKey, Layout, Subject
from generator.records.loading.workspace import Workspace
from generator.site.views.printed_tables import FIRST_LAYOUT

CODES = ("U980",)

Named = tuple[str, Layout]
_SUBJECTS: tuple[Subject, ...] = ("measures", "items", "indicators", "levels", "analysis")
TELLS_PROGRESS: frozenset[ColumnKey] = frozenset({"status", "progress"})
TELLS_OUTCOME: frozenset[ColumnKey] = frozenset({"result", "outcome"})
_PROGRESS, _OUTCOME, _INSTRUCTED = "b2", "b1", "d2"
_SCORES, _SCORES_WITH_VERDICTS, _ANALYSIS = "a2", "a3", "a4"
_LEVELS = "a1"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The layouts that were asked for, by the paper and the subject that they belong to."""

    wanted: Mapping[tuple[PaperName, Subject], Sequence[Named]]
    workspace: Workspace

    def get(self, paper: PaperName, subject: Subject, *usual: str) -> Sequence[Named]:
        """Return the layouts asked for, else the ``usual`` ones."""
        asked = self.wanted.get((paper, subject), ())
        known = self.workspace.layouts(subject)
        return asked or [(name, known[name]) for name in usual]


def chosen(workspace: Workspace, names: Sequence[str]) -> Chosen:
    """Sort the layouts called ``names`` into papers; raises ``UsageProblem`` for a name that no layout has.

    A layout that tells how the work went belongs to the report, another one of measures or items to the measures.
    """
    known = {name: layout for subject in _SUBJECTS for name, layout in workspace.layouts(subject).items()}
    wanted: dict[tuple[PaperName, Subject], list[Named]] = {}
    for typed in names:
        name = typed.strip().lower()
        if name not in known:
            raise usage_problem("U980", value=typed, known=", ".join(sorted(known)))
        layout = known[name]
        entry = (name, layout)
        of_paper = wanted.setdefault((_paper_of(layout), layout.subject), [])
        of_paper.extend([entry] if entry not in of_paper else [])
    return Chosen(wanted, workspace)


def _paper_of(layout: Layout) -> PaperName:
    if layout.subject not in {"measures", "items"}:
        return "analysis"
    return "report" if keys_of(layout) & (TELLS_PROGRESS | TELLS_OUTCOME) else "measures"


def keys_of(layout: Layout) -> frozenset[ColumnKey]:
    """Return what the columns of ``layout`` show."""
    return frozenset(key for column in layout.columns for key in column.key)


def score_layouts(choice: Chosen, *, with_verdicts: bool) -> Sequence[Named]:
    """Return in which layouts the scores stand."""
    return choice.get("analysis", "indicators", _SCORES_WITH_VERDICTS if with_verdicts else _SCORES)


def level_layouts(choice: Chosen, *, verified: bool) -> Sequence[Named]:
    """Return in which layouts the levels stand; in none, unless asked for, where nobody has verified them."""
    return choice.get("analysis", "levels", *((_LEVELS,) if verified else ()))


def analysis_layouts(choice: Chosen) -> Sequence[Named]:
    """Return in which layouts the analysis stands."""
    return choice.get("analysis", "analysis", _ANALYSIS)


def measure_layouts(choice: Chosen, year: int) -> Sequence[Named]:
    """Return in which layouts the measures of ``year`` stand: that of the year, unless another was asked for."""
    known = choice.workspace.layouts("measures")
    own = choice.workspace.options(year).layout
    return choice.get("measures", "measures", own if own is not None and own in known else FIRST_LAYOUT)


def instruction_layouts(choice: Chosen, *, any_given: bool) -> Sequence[Named]:
    """Return in which layouts the instructions for each item stand; in none where none was given."""
    return choice.get("measures", "items", *((_INSTRUCTED,) if any_given else ()))


def progress_layouts(choice: Chosen) -> Sequence[Named]:
    """Return in which layouts progress and outcome stand."""
    return choice.get("report", "measures", _PROGRESS, _OUTCOME)


def item_layouts(choice: Chosen) -> Sequence[Named]:
    """Return in which layouts the progress of the items stands: in those asked for."""
    return choice.get("report", "items")
