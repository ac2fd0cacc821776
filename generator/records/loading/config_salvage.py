"""What can still be read of a site config that has mistakes, so that all other records are checked in the same run.

What is wrong is left out, and so is every finding that would only say that it is missing: one cause is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.findings.finding import Finding
from generator.findings.marks import Mark
from generator.findings.messages.store import message
from generator.records.loaded import Loaded
from generator.records.loading.file_names import CONFIG_NAME
from generator.records.model.site_config import SiteConfig
from generator.records.yaml_source import SourceFile
from generator.system.file_access import read_bytes

Loc = tuple[str | int, ...]

_NAMELESS: dict[str, str] = {"name": "หน่วยงาน", "type": "other"}
"""What stands for an agency that says neither."""
_MOST_ROUNDS = 50
WHOLE = ""
"""The name of the config itself among what is left out: nothing of it could be read."""

_MADE_OF = {
    "fiscal_years": re.compile(r"\b2[45]\d\d(?:/|$)"),
    "eit": re.compile(r"\beit\b"),
    "units": re.compile(r"\bunit\b"),
}
"""By field of the config: addresses that are there only because of it; messages on links to this site end with them."""


def salvage(folder: Path, source: SourceFile | None) -> tuple[Loaded[SiteConfig], frozenset[str]]:
    """Read what is sound in ``source``; return it, and the names of the top fields of which something is left out."""
    data: Any = deepcopy(source.data) if source and isinstance(source.data, dict) else None
    left_out = set() if data is not None else {WHOLE}
    data = {} if data is None else data
    read = source or SourceFile(folder / CONFIG_NAME, CONFIG_NAME, {}, _raw_text(folder))
    for _ in range(_MOST_ROUNDS):
        try:
            return Loaded(SiteConfig.model_validate(data), read), frozenset(left_out)
        except ValidationError as error:
            wrong = {_wrong(data, detail) for detail in error.errors(include_url=False)}
        left_out |= {str(loc[0]) for loc in wrong if loc}
        for loc in sorted(wrong, key=later_first, reverse=True):
            _leave_out(data, loc)
    return Loaded(SiteConfig.model_validate({"agency": _NAMELESS}), read), frozenset({WHOLE})


def _raw_text(folder: Path) -> str:
    raw, _ = read_bytes(folder / CONFIG_NAME, folder, CONFIG_NAME)
    return (raw or b"").decode(errors="replace")


def later_first(loc: Loc) -> list[tuple[int, str]]:
    """Return what orders places in the data, so that taking one away moves none of those still to be taken."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in loc]


def _wrong(data: object, detail: ErrorDetails) -> Loc:
    """Return the smallest thing to leave out for one mistake: a field, or the whole of a year or of the agency."""
    loc = (*detail["loc"], *detail.get("ctx", {}).get("at", ()))
    if loc[:1] == ("agency",) and (len(loc) == 1 or (len(loc) == 2 and loc[1] in _NAMELESS)):  # noqa: PLR2004 - a field of it
        return loc
    known: list[str | int] = []
    for step in loc:
        if not has_step(data, step):
            break
        data = data[step]  # type: ignore[index]  # it has it
        known.append(step)
        # A year without its form would be checked against another one.
        if known[0] == "fiscal_years" and isinstance(step, int) and detail["type"] != "extra_forbidden":
            break
    return tuple(known) or loc[:1]


def has_step(data: object, step: str | int) -> bool:
    """Tell whether ``data`` has something under ``step``, a key or an index."""
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data


def _leave_out(data: dict[str, Any], loc: Loc) -> None:
    """Take what stands at ``loc`` out of ``data``; an agency without its name or type gets one."""
    if loc[:1] == ("agency",) and len(loc) == 1:
        data["agency"] = dict(_NAMELESS)
    elif loc[:1] == ("agency",) and loc[1] in _NAMELESS:
        data["agency"][loc[1]] = _NAMELESS[str(loc[1])]
    elif loc:
        take_out(data, loc)


def take_out(data: object, loc: Loc) -> None:
    """Take what stands at ``loc`` out of ``data``, which has it."""
    holder: Any = data
    for step in loc[:-1]:
        holder = holder[step]
    del holder[loc[-1]]


def form_is_known(year: int, config: Loaded[SiteConfig], left_out: frozenset[str]) -> bool:
    """Tell whether ``year`` is answered by its own form or by one named for it: what was left out may name another."""
    if WHOLE in left_out:
        return re.search(r"\bform\b", config.source.text) is None
    return "fiscal_years" not in left_out or any(option.year == year for option in config.record.fiscal_years)


def only_told_here(findings: Iterable[Finding], source: SourceFile, left_out: frozenset[str]) -> list[Finding]:
    """Return ``findings`` without those that may be there only because something of the config was left out."""

    def is_lacking(field: str) -> bool:
        """Tell whether something of a top field was left out."""
        return WHOLE in left_out or field in left_out

    gone = [made for field, made in _MADE_OF.items() if is_lacking(field)]
    decided: set[str] = set()
    if left_out.intersection({"waivers", "severities", WHOLE}):
        decided.update(re.findall(r"\b[A-Z]\d{3}\b", source.text))  # what the agency decided about these is not known
    return [
        finding
        for finding in findings
        if finding.code not in decided
        and not any(map(is_lacking, message(finding.code).rests_on))
        and not (finding.marked(Mark.LEADS_HERE) and _leads_to(finding, gone))
    ]


def _leads_to(problem: Finding, gone: Iterable[re.Pattern[str]]) -> bool:
    address = problem.message.rpartition(": ")[2]
    return any(pattern.search(address) for pattern in gone)
