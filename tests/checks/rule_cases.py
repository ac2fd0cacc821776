"""Cases of rules as data: each says why it is there, what stands in the folder, and every finding word for word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.assessment.site_context import SiteContext
from generator.checks.registry import RULES
from generator.findings.finding import Finding
from generator.findings.messages.store import message

HERE = Path(__file__).parent


class _Text(yaml.SafeLoader):
    """Leaves days as they are typed: they are of the Buddhist Era."""


_Text.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:timestamp"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases kept in the file ``name`` beside this one."""
    kept: list[dict[str, Any]] = yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=_Text)  # noqa: S506 - a safe loader but for days
    return kept


def day_of(text: str) -> date:
    """Read ``2569-01-15`` as the day in the Buddhist Era that it is."""
    year, month, day = map(int, text.split("-"))
    return date(year - 543, month, day)


def on_improving(site: SiteContext) -> list[Finding]:
    """Return what the rules on results and measures say without reading texts word for word."""
    chosen = [rule for rule in RULES if rule.family in {"results", "measures"}]
    return [finding for rule in chosen if not (rule.reads_texts or rule.sees_drafts) for finding in rule.check(site)]


def on_texts(site: SiteContext) -> list[Finding]:
    """Return what the rules say that read texts word for word."""
    return [finding for rule in RULES if rule.reads_texts for finding in rule.check(site)]


def told(findings: Iterable[Finding]) -> list[str]:
    """Return findings as the cases keep them: code, whom it concerns, the message, and a cure made for this case."""
    return [f"{found.code} {_concerned(found)}: {found.message}{_own_cure(found)}" for found in findings]


def _own_cure(found: Finding) -> str:
    """Return the cure where it does more than repeat the catalogue of messages."""
    usual = message(found.code).hint
    return f" → {found.hint}" if "{" in usual and found.hint != usual else ""


def _concerned(found: Finding) -> str:
    where = found.place.file.rsplit("/", 1)[-1].removesuffix(".yml") if found.place else ""
    about = " ".join(filter(None, (found.item, found.measure)))
    return f"{about or where}"
