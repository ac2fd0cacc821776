"""What is said of the kind of thing that evidence is, and of one thing for many items, with the near misses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks.evidence import complaint_channel, natures, one_address, one_paper, public_places
from generator.findings.finding import Finding
from tests.checks import test_completeness_rules as completeness
from tests.checks.rule_cases import cases
from tests.small_agency import CONFIG


def findings(case: dict[str, Any], folder: Path) -> Iterator[Finding]:
    config = {
        "site_config.yml": yaml.safe_dump({**yaml.safe_load(CONFIG), **case.get("config", {})}, allow_unicode=True)
    }
    site = completeness.site_of(case, folder, config)
    for rule in (natures, one_address, one_paper, public_places, complaint_channel):
        yield from rule.check(site)


@pytest.mark.parametrize("case", cases("evidence_kind_cases.yml"), ids=lambda case: case["why"])
def test_the_kind_of_evidence(case: dict[str, Any], tmp_path: Path) -> None:
    assert [found.code for found in findings(case, tmp_path)] == case["expected"]
