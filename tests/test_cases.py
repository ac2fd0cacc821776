"""For every code the true case gives it and the near miss does not; what still lacks one stands in one list."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

from generator.findings.messages.store import all_messages
from tests.cases import HERE, TESTS, Case, codes_of, index

INDEX = index()
LACKING: dict[str, list[str]] = yaml.safe_load((HERE / "lacking.yml").read_text(encoding="utf-8"))
MOST_LACKING = {"true": 5, "near": 44}
"""How many codes may lack a case, which only ever becomes less."""

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


@pytest.mark.parametrize("kind", ["true", "near"])
def test_what_lacks_a_case_is_listed_and_becomes_less(kind: str) -> None:
    assert INDEX.keys() <= all_messages().keys()
    assert sorted(code for code in all_messages() if kind not in INDEX.get(code, {})) == sorted(LACKING[kind])
    assert len(LACKING[kind]) == MOST_LACKING[kind]
