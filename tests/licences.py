"""``python -m tests.licences`` (``make docs``) writes ``docs/licences.md``, from what packages say of themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
FILES: Mapping[str, str] = {
    "requirements.txt": "What the program needs, and what builds it",
    "requirements-dev.txt": "What its tests need besides",
    "requirements-engines.txt": "Engines that may follow MkDocs, which a test tries",
    "requirements-scripts.txt": "What runs the checkers of scripts and styles",
}
NPM = ROOT / "package-lock.json"
UNKNOWN = "not stated"
LOOK_CLOSER = re.compile(rf"GPL|GNU|MPL|Mozilla|OFL|{UNKNOWN}")
"""Licences that ask for something in return, and none at all."""
NOTES: Mapping[str, str] = {
    "axe-playwright-python": "Names none in its metadata; its licence file is MIT's, and it carries axe-core under"
    " MPL-2.0. Only tests use it, unchanged.",
    "certifi": "A list of certificates, used unchanged and not part of any site.",
    "fontpkg-sarabun": "A typeface. Only tests use it, and what they draw with it may be under any terms.",
    "fpdf2": "Only tests draw documents with it, unchanged; nothing of it is in the program.",
    "hypothesis": "Only tests use it, unchanged.",
    "linkchecker": "`oit links` runs it as a program of its own, unchanged; nothing of it is imported.",
    "paramiko": "Imported as it is installed, unchanged and replaceable, as the LGPL asks; nothing of it is copied.",
    "pathspec": "MkDocs and the build backend use it, unchanged.",
    "pyasynchat": "Names none in its metadata; it was part of Python until 3.11, on its terms.",
    "pyasyncore": "As pyasynchat.",
    "pyftpdlib": "Names none in its metadata; its licence file is MIT's. Only tests use it, unchanged.",
    "pywin32-ctypes": "On Windows only, for keyring; its licence file is BSD's. Imported unchanged.",
}
"""Package that asks for something in return, or says nothing → what that means here."""


def locked(name: str) -> dict[str, list[Requirement]]:
    """Return the requirements of a lock file by package; some have one version for old Pythons and one for others."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, list[Requirement]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            one = Requirement(line.split(" --hash")[0])
            found.setdefault(canonicalize_name(one.name), []).append(one)
    return found


def licence_of(package: str) -> str | None:
    """Return the licence that an installed package names, none when it is not installed here."""
    try:
        about = distribution(package).metadata
    except PackageNotFoundError:
        return None
    stated = [*about.get_all("License-Expression", []), *about.get_all("License", [])]
    named = [one for one in stated if "\n" not in one and one not in {"", "UNKNOWN"}]
    classified = (one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License ::"))
    return next(iter([*named, *classified]), UNKNOWN)


def kept(page: str) -> dict[str, str]:
    """Return what the page says of packages; of those that only other machines install nothing else is known here."""
    return dict(re.findall(r"^\| (\S+) \| [^|]+ \| ([^|]+) \|$", page, re.MULTILINE))


def npm_packages() -> Iterator[tuple[str, str, str]]:
    """Yield name, version and licence of what comes by npm, as its lock states them."""
    for place, about in json.loads(NPM.read_text(encoding="utf-8"))["packages"].items():
        if place:
            yield place.removeprefix("node_modules/"), about["version"], about.get("license", UNKNOWN)


def page(before: str) -> str:
    """Return the page; ``before`` is the one that it replaces."""
    return "\n".join(_lines(kept(before))) + "\n"


def _lines(known: Mapping[str, str]) -> Iterator[str]:
    yield "# Licences of what is installed"
    yield ""
    yield "Written by `make docs` from what the packages say of themselves. None of them is part of this repository."
    told: set[str] = set()
    close: dict[str, str] = {}
    for name, title in FILES.items():
        yield from ("", f"## {title}", "", "| package | version | licence |", "|---|---|---|")
        for package, found in sorted(locked(name).items()):
            if package not in told:
                told.add(package)
                licence = licence_of(package) or known.get(package, UNKNOWN)
                versions = " or ".join(version.version for one in found for version in one.specifier)
                yield f"| {package} | {versions} | {licence} |"
                if LOOK_CLOSER.search(licence):
                    close[package] = licence
    yield from ("", "## The checkers of scripts and styles", "", "| package | version | licence |", "|---|---|---|")
    yield from (f"| {name} | {version} | {licence} |" for name, version, licence in npm_packages())
    yield from ("", "## Which ask for something in return, or say nothing", "")
    yield from (f"- **{package}** ({licence}): {NOTES[package]}" for package, licence in sorted(close.items()))


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""), encoding="utf-8")
