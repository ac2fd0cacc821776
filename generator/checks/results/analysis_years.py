"""Rules on the item that turns a result into measures: the result is of one year, the measures are of the next."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.checks.language.letters import around
from generator.checks.language.passages import Kind
from generator.checks.language.texts import texts_of
from generator.checks.language.time_asides import spoken_years
from generator.checks.language.year_subject import owner
from generator.findings.finding import Finding, finding

CODES = ("Y506",)

_KINDS: set[Kind] = {"explanation", "progress", "instruction", "note", "evidence"}


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on such items where the result is said to be of the year in which it cannot be out yet."""
    texts = texts_of(site)
    for passage in texts.passages:
        form = texts.site.workspace.form(passage.year) if passage.year and passage.item else None
        item = form.item(passage.item or "") if form else None
        if item is None or item.window.kind != "previous_result" or passage.kind not in _KINDS or passage.year is None:
            continue
        result, following = item.window.year(passage.year), passage.year
        for mention in spoken_years(passage.text):
            years = {"score": result, "measure": following}
            said_of = owner(passage.text, mention)
            swapped = said_of and mention.first != years[said_of] and mention.first in years.values()
            if swapped and mention.first == mention.last:
                shown = around(passage.text, mention.start, mention.end)
                yield finding(
                    "Y506",
                    passage.place,
                    **passage.about,
                    result=result,
                    next=following,
                    field=passage.field,
                    found=mention.first,
                    text=shown,
                )
                break
