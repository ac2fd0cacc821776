"""Every rule is in the registry, has one signature, and is imported only when it is asked."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from generator import checks
from generator.assessment.site_context import SiteContext
from generator.checks.registry import RULES, Rule

SAMPLE = Path(__file__).parents[2]
FOLDER = Path(checks.__file__).parent
NO_RULES = {"language"}
"""What the rules on text know."""


def _has_check(path: Path) -> bool:
    """Tell whether the module at ``path`` is a rule: it has a function ``check``."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return any(isinstance(node, ast.FunctionDef) and node.name == "check" for node in body)


def test_every_rule_stands_once_in_the_registry() -> None:
    modules = {(path.parent.name, path.stem) for path in FOLDER.glob("*/*.py") if _has_check(path)}
    assert {family for family, _ in modules} & NO_RULES == set()
    assert sorted((rule.family, rule.name) for rule in RULES) == sorted(modules)


def test_the_families_are_the_folders() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    assert {rule.family for rule in RULES} == folders - NO_RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.family}/{rule.name}")
def test_every_rule_has_one_signature_and_says_what_it_may_say(rule: Rule) -> None:
    (site,) = inspect.signature(rule.module.check).parameters.values()
    assert (site.name, site.annotation) == ("site", SiteContext.__name__)
    assert all(isinstance(code, str) for code in rule.module.CODES)
    assert len(set(rule.module.CODES)) == len(rule.module.CODES) > 0


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.family}/{rule.name}")
def test_those_that_gather_passages_are_those_that_read_texts(rule: Rule) -> None:
    gathers = "texts_of(site)" in (FOLDER / rule.family / f"{rule.name}.py").read_text(encoding="utf-8")
    assert gathers <= rule.reads_texts


def test_a_build_imports_no_rule_that_reads_texts() -> None:
    """What they know takes 30 ms to import."""
    program = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\nfrom generator.app.examine import examine\n"
        f"examine(Path({str(SAMPLE)!r}), date(2026, 4, 20), wording=False)\nprint(*sys.modules)"
    )
    asked = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    imported = set(asked.stdout.split())
    for rule in RULES:
        module = f"generator.checks.{rule.family}.{rule.name}"
        assert (module in imported) is not rule.reads_texts, module
