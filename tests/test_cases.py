"""Every code has a true case, which gives it, and a near miss, which does not."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from generator.findings.messages.store import all_messages
from tests.cases import TESTS, Case, codes_of, index

INDEX = index()
RUN = [(code, kind, case) for code, kinds in INDEX.items() for kind, case in kinds.items() if "test" not in case]
NAMED = [(code, kind, case) for code, kinds in INDEX.items() for kind, case in kinds.items() if "test" in case]


@pytest.mark.parametrize(("code", "kind", "case"), RUN, ids=lambda value: value if isinstance(value, str) else "")
def test_a_true_case_says_the_code_and_a_near_miss_does_not(code: str, kind: str, case: Case, tmp_path: Path) -> None:
    assert (code in codes_of(case, tmp_path)) == (kind == "true")


@pytest.mark.parametrize(("code", "kind", "case"), NAMED, ids=lambda value: value if isinstance(value, str) else "")
def test_a_test_that_is_named_is_there_and_speaks_of_the_code(code: str, kind: str, case: Case) -> None:
    name, _, test = case["test"].partition("::")
    source = (TESTS.parent / name).read_text(encoding="utf-8")
    (function,) = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == test]
    assert kind == "near" or code in ast.unparse(function)


def test_every_code_has_a_true_case_and_a_near_miss() -> None:
    assert {code: sorted(kinds) for code, kinds in INDEX.items()} == {code: ["near", "true"] for code in all_messages()}
