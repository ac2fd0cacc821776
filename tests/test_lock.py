"""What is installed is what was tried: every package has a version and the digests of its files, on every platform."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.licences import locked

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["build-system"]["requires"],
    *PROJECT["dependency-groups"]["build"],
]
FILES = {
    "requirements.txt": WANTED,
    "requirements-dev.txt": [*WANTED, *PROJECT["project"]["optional-dependencies"]["dev"]],
    "requirements-engines.txt": PROJECT["dependency-groups"]["engines"],
    "requirements-scripts.txt": PROJECT["dependency-groups"]["scripts"],
}
BESIDE = frozenset({"requirements-engines.txt", "requirements-scripts.txt"})
"""Files of what is tried where it can be had, and may bring packages of its own."""
DIGEST = re.compile(r"--hash=sha256:[0-9a-f]{64}")


@pytest.mark.parametrize("name", FILES)
def test_every_line_names_one_version_and_its_digests_and_no_place_to_take_it_from(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    for line in lines:
        if not line.startswith("#"):
            what, *digests = re.split(r" +(?=--)", line)
            assert [one.operator for one in Requirement(what).specifier] == ["=="], line
            assert digests, line
            assert all(map(DIGEST.fullmatch, digests)), line
    assert not [line for line in lines if "://" in line or line.startswith("-")]


@pytest.mark.parametrize(("name", "wanted"), FILES.items())
def test_whatever_is_asked_for_is_locked_in_a_version_that_will_do(name: str, wanted: list[str]) -> None:
    known = locked(name)
    for requirement in map(Requirement, wanted):
        found = known.get(canonicalize_name(requirement.name), [])
        assert found, requirement
        for one in found:
            (version,) = one.specifier
            assert requirement.specifier.contains(version.version), (requirement, one)


@pytest.mark.parametrize("name", FILES)
def test_whatever_is_installed_besides_it_is_one_version_that_the_tests_run_with(name: str) -> None:
    tried = {
        package: {str(one.specifier) for one in found} for package, found in locked("requirements-dev.txt").items()
    }
    for package, found in locked(name).items():
        if name not in BESIDE or package in tried:
            assert {str(one.specifier) for one in found} <= tried[package], package
