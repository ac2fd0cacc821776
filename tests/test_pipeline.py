"""The pipeline is the layout: no room imports from one further down the way from records to a released site."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"
STEPS = (
    "workspace yaml_source loading strict_yaml model catalogue thai layouts.model layouts.store layouts.links",
    "checks assessment text_rules inspection context",
    "compose pages views layouts open_data site shell",
    "engine frames render rendering",
    "verify",
    "release release_checks swap",
    "commands cli",
)
"""The rooms and modules of each step; what is not named serves several."""


def step_of(module: str) -> int | None:
    """Give the step that the longest name fits, from 0, for ``generator.room.module``."""
    inside = module.removeprefix("generator.")
    fits = [
        (len(name), step)
        for step, names in enumerate(STEPS)
        for name in names.split()
        if f"{inside}.".startswith(f"{name}.")
    ]
    return max(fits)[1] if fits else None


def upward(module: str, source: str) -> Iterator[str]:
    """Give what ``module`` imports of a later step."""
    here = step_of(module)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("generator"):
            for name in node.names:
                there = step_of(f"{node.module}.{name.name}")
                if here is not None and there is not None and there > here:
                    yield f"{module} imports {node.module}.{name.name}"


MODULES = {
    f"generator.{'.'.join(path.relative_to(PACKAGE).with_suffix('').parts)}": path for path in PACKAGE.rglob("*.py")
}


@pytest.mark.parametrize("module", MODULES)
def test_nothing_imports_upwards(module: str) -> None:
    assert list(upward(module, MODULES[module].read_text(encoding="utf-8"))) == []


def test_every_name_of_a_step_is_there() -> None:
    for name in " ".join(STEPS).split():
        path = PACKAGE / name.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


def test_an_import_upwards_would_be_seen() -> None:
    assert list(upward("generator.checks.look", "from generator.rendering import templates"))
    assert list(upward("generator.workspace", "from generator.layouts.table import table"))
    assert not list(upward("generator.workspace", "from generator.layouts.model import Layout"))
