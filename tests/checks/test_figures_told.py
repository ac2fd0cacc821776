"""Sentences with figures, right and wrong, that no case of a rule is made after."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.checks.rule_cases import HERE, on_texts, told
from tests.checks.text_case_folder import site_of

SENTENCES: dict[str, list[str]] = yaml.safe_load((HERE / "figures_told.yml").read_text(encoding="utf-8"))


def said_of(sentence: str, folder: Path) -> list[str]:
    measure = {"rows": [{"steps": ["แจ้งเวียน"]}], "result": [sentence]}
    return told(on_texts(site_of({"measures": {"m1": measure}}, folder)))


@pytest.mark.parametrize("sentence", SENTENCES["right"])
def test_nothing_is_said_of_figures_that_agree(sentence: str, tmp_path: Path) -> None:
    assert said_of(sentence, tmp_path) == []


@pytest.mark.parametrize("sentence", SENTENCES["wrong"])
def test_figures_that_cannot_stand_together_are_told(sentence: str, tmp_path: Path) -> None:
    assert any(line.startswith(("T56", "T57")) for line in said_of(sentence, tmp_path))


def test_there_are_enough_of_both() -> None:
    assert min(map(len, SENTENCES.values())) >= 40
