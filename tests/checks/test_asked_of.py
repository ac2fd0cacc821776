"""Every rule on text is declared: which texts it is asked of, and whether papers are among them."""

from __future__ import annotations

from generator.checks.documents.contradictions import TOPICS
from generator.checks.language.asked_of import SCOPES, Papers
from generator.checks.registry import RULES

BESIDES = {"documents.wording", "documents.running_years"}
"""Rules on papers that ask several others."""


def test_every_rule_on_text_is_declared() -> None:
    rules = {f"{rule.family}.{rule.name}" for rule in RULES if rule.reads_texts}
    assert rules - BESIDES - {"documents.contradictions"} == SCOPES.keys()


def test_what_is_asked_of_papers_is_declared_so() -> None:
    asked = {name for topic in TOPICS for name in topic.rules}
    assert all(SCOPES[name].papers is not Papers.NONE for name in asked)
    here = {"texts.script", "texts.spelling", "texts.wording", "texts.kinds_of_authority", "items.years"}
    declared = {name for name, scope in SCOPES.items() if scope.papers is not Papers.NONE}
    assert declared - asked == here, "these are asked by the rules on words and on years of papers"
