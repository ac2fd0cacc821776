"""The installed program, without the repository around it, makes the same site."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.broken import GOOD
from tests.command import DAY, contents, environment, oit

ROOT = Path(__file__).parents[1]


def pip(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("generator", "theme", "content", "oit_items"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "site_config.yml"):
        shutil.copy(ROOT / name, source)
    done = pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, source)
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    done = pip("install", "--no-deps", "--quiet", "--target", target, wheel)
    assert done.returncode == 0, done.stderr
    return target


def test_the_wheel_holds_the_program_with_theme_and_sample_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"generator", "oit"}
    packed = {name.removeprefix("generator/theme/") for name in names if name.startswith("generator/theme/")}
    theme = {path.relative_to(ROOT / "theme").as_posix() for path in (ROOT / "theme").rglob("*") if path.is_file()}
    assert packed == theme
    endings = ("*.yml", "*.html", "*.css", "*.js")
    data = {path.relative_to(ROOT).as_posix() for ending in endings for path in (ROOT / "generator").rglob(ending)}
    assert "generator/editor/templates/record.html" in data
    assert data <= set(names)


def test_the_sample_comes_with_it(installed: Path, tmp_path: Path) -> None:
    env = environment(tmp_path / "cache", PYTHONPATH=str(installed))
    assert oit("init", tmp_path / "a", "--sample", env=env, cwd=tmp_path).returncode == 0
    laid = contents(tmp_path / "a")
    assert all((tmp_path / "a" / name).read_bytes() == (ROOT / name).read_bytes() for name in laid)
    assert {"site_config.yml", "oit_items/2566/o01.yml", "content/pages/contact.md"} < laid.keys()


def test_outside_the_repository_it_makes_the_same_site(installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "agency"
    shutil.copytree(GOOD, folder)
    env = environment(tmp_path / "cache", PYTHONPATH=str(installed))
    where = "import generator, sys; print(generator.__file__, file=sys.stderr)"
    arguments = ("build", "--folder", folder, "--as-of", DAY)
    done = oit(*arguments, env=env, cwd=tmp_path, before=where)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == f"{installed / 'generator' / '__init__.py'}\n"
    made = contents(folder / "site")
    env.pop("PYTHONPATH")
    assert oit(*arguments, "--out", tmp_path / "other", env=env, cwd=ROOT).returncode == 0
    assert contents(tmp_path / "other") == made


def test_the_command_is_called_oit(installed: Path, tmp_path: Path) -> None:
    (script,) = (path for path in (installed / "bin").iterdir() if path.stem == "oit")
    env = environment(tmp_path / "cache", PYTHONPATH=str(installed))
    done = subprocess.run([sys.executable, script, "--help"], env=env, capture_output=True, check=False)
    assert done.returncode == 0
    assert "วิธีใช้: oit" in done.stdout.decode()
