"""A code has one home, its first letter means one thing, and no code decides what the program does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checks.evidence import public_places
from generator.findings.homes import PACKAGE, declared, homes
from generator.findings.letters import LETTERS
from generator.findings.messages.store import all_messages

MODULES = sorted(PACKAGE.rglob("*.py"))
ROOT = PACKAGE.parent


def parts_of(source: str) -> Iterator[ast.AST]:
    """Yield everything in a module but what it declares."""
    for node in ast.parse(source).body:
        if not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "CODES"):
            yield from ast.walk(node)


def codes_in(parts: Iterator[ast.AST]) -> set[str]:
    """Return the codes of the catalogue that stand among ``parts`` as texts."""
    texts = {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return texts & all_messages().keys()


def room_of(module: str) -> str:
    """Return the room of ``generator/room/module.py``."""
    return module.split("/")[1]


def test_every_code_has_one_home_and_no_other_is_declared() -> None:
    assert sorted(homes()) == sorted(all_messages())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_declares_and_nothing_of_another_room(path: Path) -> None:
    source, module = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
    spoken = codes_in(parts_of(source))
    assert set(declared(source)) - spoken == set(), "declared and never said"
    assert {code for code in spoken if room_of(homes()[code]) != room_of(module)} == set(), "at home in another room"


def steering(source: str) -> Iterator[str]:
    """Yield the codes that a module compares with, or keeps sets of."""
    for part in parts_of(source):
        if isinstance(part, ast.Compare | ast.Set | ast.MatchValue):
            yield from codes_in(ast.walk(part))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_code_decides_what_is_done(path: Path) -> None:
    assert sorted(steering(path.read_text(encoding="utf-8"))) == []


def test_what_is_wrong_would_be_seen() -> None:
    code = next(iter(all_messages()))
    for source in (
        f'x = said.code == "{code}"',
        f'x = said.code in {{"{code}"}}',
        f'KNOWN = frozenset({{"{code}"}})',
        f'match code:\n    case "{code}":\n        pass',
    ):
        assert list(steering(source))
    assert not list(steering(f'CODES = ("{code}",)\nsaid = finding("{code}")'))


def chosen_cures(source: str) -> Iterator[tuple[str, str]]:
    """Yield the code and name of every cure that a module chooses."""
    for part in parts_of(source):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "cure":
            code, name = (ast.literal_eval(argument) for argument in part.args)
            yield code, name


def test_every_cure_of_the_catalogue_is_chosen_and_no_other() -> None:
    chosen = {cure for path in MODULES for cure in chosen_cures(path.read_text(encoding="utf-8"))}
    chosen |= set(public_places.cures())
    cures = {(code, name): text for code, message in all_messages().items() for name, text in message.cures.items()}
    assert chosen <= cures.keys()
    assert {text for cure, text in cures.items() if cure not in chosen} <= {cures[cure] for cure in chosen}


def test_every_letter_is_explained_and_used() -> None:
    assert {code[0] for code in all_messages()} == LETTERS.keys()
    assert all(letter.thai and letter.meaning for letter in LETTERS.values())


@pytest.mark.parametrize("code", all_messages())
def test_severity_fits_a_letter_that_is_one(code: str) -> None:
    wanted = LETTERS[code[0]].severity
    assert wanted in {None, all_messages()[code].severity}
