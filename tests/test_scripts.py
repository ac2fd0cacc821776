"""What checks the theme's scripts and styles is locked with digests, sees what is wrong, and says when it is absent."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests import scripts

ROOT = Path(__file__).parents[1]
LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
WANTED = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]


def test_every_package_has_one_version_and_its_digest_and_no_place_to_take_it_from() -> None:
    packages = {name: about for name, about in LOCK["packages"].items() if name}
    assert packages
    for name, about in packages.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", about["version"]), name
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", about["integrity"]), name
        assert "resolved" not in about, name
        assert about["dev"], name


def test_whatever_is_asked_for_is_locked_in_that_version() -> None:
    assert LOCK["packages"][""]["devDependencies"] == WANTED
    assert {name: LOCK["packages"][f"node_modules/{name}"]["version"] for name in WANTED} == WANTED


def test_the_checkers_are_strict() -> None:
    options = json.loads((ROOT / "tsconfig.json").read_text(encoding="utf-8"))
    assert options["include"] == ["theme/*.d.ts", "theme/assets/**/*.js", "generator/editor/assets/*.js"]
    assert options["compilerOptions"]["strict"]
    assert options["compilerOptions"]["checkJs"]
    assert options["compilerOptions"]["noEmit"]


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_where_they_cannot_be_had_a_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, code: int
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(scripts, "node_folder", lambda: None)

    assert scripts.main([]) == code
    assert capsys.readouterr().out == "Scripts and styles are not checked: Node is not installed.\n"


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_where_packages_cannot_be_had_a_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, ci: str, code: int
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(scripts, "node_folder", lambda: tmp_path)
    monkeypatch.setattr(scripts, "INSTALLED", tmp_path / "none")
    monkeypatch.setattr(scripts, "npm", lambda *_: 1)

    assert scripts.main([]) == code
    assert "cannot be had" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "wrong", "said"),
    [
        ("wrong.js", "/** @type {(text: string) => number} */\nexport const length = (text) => text.size;\n", "'size'"),
        ("wrong.js", 'import { folded } from "./search/fold.js";\nexport const lost = folded(1);\n', "'number'"),
        ("wrong.js", "export const lost = () => {\n  debugger;\n};\n", "noDebugger"),
        ("wrong.css", ".oit-x { colour: red; }\n", "noUnknownProperty"),
    ],
)
def test_what_is_wrong_is_seen(
    checked: Path, capfd: pytest.CaptureFixture[str], name: str, wrong: str, said: str
) -> None:
    (checked / "theme/assets" / name).write_text(wrong, encoding="utf-8")

    assert scripts.main([]) != 0
    assert said in "".join(capfd.readouterr())


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder with what is checked, and how, that is checked instead of ours."""
    if scripts.node_folder() is None or not scripts.INSTALLED.is_file():
        pytest.skip("the checkers are not installed: make check installs them where it can")
    monkeypatch.setattr(scripts, "ROOT", tmp_path)
    for path in (*ROOT.glob("theme/**/*"), ROOT / "tsconfig.json", ROOT / "biome.jsonc"):
        if path.suffix in {".js", ".css", ".ts", ".json", ".jsonc"}:
            place = tmp_path / path.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    return tmp_path
