"""The list of licences is that of what is locked, in the packages' words, and hides none that asks for something."""

from __future__ import annotations

import pytest

from tests import licences

PAGE = licences.PAGE.read_text(encoding="utf-8")


def test_the_page_is_up_to_date() -> None:
    assert licences.page(PAGE) == PAGE, "run make docs"


def test_what_is_not_installed_here_is_taken_from_the_page_before() -> None:
    assert licences.kept(PAGE)["zensical"] == "MIT"
    assert licences.licence_of("no-such-package") is None


@pytest.mark.parametrize(("package", "licence"), [("linkchecker", "GPLv2+"), ("certifi", "MPL-2.0"), ("fpdf2", "LGPL")])
def test_what_asks_for_something_in_return_is_named_apart(package: str, licence: str) -> None:
    (line,) = (line for line in PAGE.splitlines() if line.startswith(f"- **{package}** "))
    assert licence in line


def test_nothing_is_explained_that_is_not_there() -> None:
    assert {line.split("**")[1] for line in PAGE.splitlines() if line.startswith("- **")} == licences.NOTES.keys()
