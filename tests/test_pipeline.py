"""The pipeline is the layout: each module has its room, no room imports from a later one, nothing goes in circles."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"
ROOMS = (
    "thai",
    "findings",
    "system",
    "catalogue",
    "records",
    "inspection",
    "public",
    "assessment",
    "checks",
    "site",
    "rendering",
    "verify",
    "release",
    "frozen",
    "link_health",
    "public_site",
    "reports",
    "official_papers",
    "imports",
    "workbook",
    "publishing",
    "app",
    "editor",
    "commands",
)
"""From what needs nothing to what a person calls; ``documentation`` and ``__main__`` stand above them all."""
LOOSE = ("documentation", "__main__")
SPEAKS = frozenset({"typer", "rich", "click"})
"""Libraries with which a program speaks to a person before a terminal: only verbs do."""

MODULES: Mapping[str, Path] = {
    ".".join(("generator", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}


def room_of(module: str) -> str:
    """Return the room of ``generator.room.module``, or the name of a loose module; the package itself is of none."""
    return (*module.split("."), "")[1]


def imported(source: str) -> Iterator[str]:
    """Yield the modules that ``source`` imports, at its head or later."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if whole in MODULES else node.module


def upward(module: str, source: str) -> Iterator[str]:
    """Yield what ``module`` imports from a later room."""
    order = (*ROOMS, *LOOSE)
    for other in imported(source):
        if other in MODULES and room_of(other) and order.index(room_of(other)) > order.index(room_of(module)):
            yield f"{module} imports {other}"


def text(path: Path) -> str:
    """Return the source of a module."""
    return path.read_text(encoding="utf-8")


def test_every_module_has_its_room_and_every_room_is_there() -> None:
    rooms = {room_of(module) for module in MODULES} - {""}
    assert rooms == {*ROOMS, *LOOSE}


@pytest.mark.parametrize("module", sorted(MODULES.keys() - {"generator"}))
def test_nothing_imports_upwards(module: str) -> None:
    assert list(upward(module, text(MODULES[module]))) == []


def test_nothing_goes_in_circles() -> None:
    graph = {module: {other for other in imported(text(path)) if other in MODULES} for module, path in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))


def folder_of(module: str) -> str:
    """Return the folder that a module stands in."""
    return module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]


def test_no_two_folders_need_each_other() -> None:
    graph: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        others = {folder_of(other) for other in imported(text(path)) if other in MODULES} - {"generator"}
        here = folder_of(module)
        # A folder may use the folders in it, and they what stands beside them.
        graph.setdefault(here, set()).update(
            other for other in others if not (f"{other}.".startswith(f"{here}.") or f"{here}.".startswith(f"{other}."))
        )
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))


@pytest.mark.parametrize(
    "module", sorted(module for module in MODULES if room_of(module) not in {"", "commands", "__main__"})
)
def test_only_verbs_speak_to_people(module: str) -> None:
    source = text(MODULES[module])
    assert {name.partition(".")[0] for name in imported(source)} & SPEAKS == set()
    called = {
        node.func.id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called & {"print", "exit", "input"} == set()


def test_what_is_wrong_would_be_seen() -> None:
    assert list(upward("generator.checks.waivers", "from generator.rendering import templates"))
    assert list(upward("generator.records.loaded", "def later():\n    from generator.app.build import build"))
    assert not list(upward("generator.app.build", "from generator.records.loaded import Loaded"))
