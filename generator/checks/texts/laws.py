"""Rules on laws: one that everybody cites is of the year in which it was made, or of none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.texts import MAX_HITS, texts_of
from generator.checks.language.word_lists import law_years
from generator.findings.finding import Finding, finding
from generator.thai.digits import to_arabic

CODES = ("Y560",)


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield laws that are cited with a year which is not theirs; amendments, which have their own, are left alone."""
    for passage in texts_of(site).passages:
        if "พ.ศ." not in passage.text and "2" not in passage.text:
            continue
        for match in islice(_cited().finditer(to_arabic(passage.text)), MAX_HITS):
            right = law_years()[match["law"]]
            if int(match["year"]) not in right:
                values: dict[str, Any] = {"law": match["law"], "said": match["year"]}
                values["right"] = " หรือ ".join(map(str, right))
                yield finding("Y560", passage.place, **passage.about, field=passage.field, **values)


@cache
def _cited() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(law_years(), key=len, reverse=True)))
    return re.compile(
        rf"(?:พระราชบัญญัติ|พระราชกฤษฎีกา|พ\.\s?ร\.\s?บ\.|พรบ\.?|ประกอบรัฐธรรมนูญ|ระเบียบ)\s*(?P<law>{names})\s*พ\.\s?ศ\.\s*(?P<year>2[45][0-9]{{2}})(?![0-9])"
    )
