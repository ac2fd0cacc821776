"""A page that was published stays at its address or leads on: a second build over the first, in a real process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.broken import GOOD
from tests.command import DAY, codes, contents, environment, oit, told

MEASURE = "content/measures/2569/m1.yml"
TEXT = "content/pages/later.md"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path / "cache")


@pytest.fixture
def folder(tmp_path: Path, env: dict[str, str]) -> Path:
    """Return an agency's folder with a free page and a measure, and the site that was built of it."""
    folder = tmp_path / "agency"
    shutil.copytree(GOOD, folder)
    (folder / MEASURE).parent.mkdir(parents=True, exist_ok=True)
    (folder / MEASURE).write_text("id: m1\nanswers: {indicators: [4]}\ntitle: อบรมการเบิกพัสดุ\n", encoding="utf-8")
    (folder / TEXT).parent.mkdir(exist_ok=True)
    (folder / TEXT).write_text("# ข่าว\n\nมีน้ำใช้แล้ว\n", encoding="utf-8")
    assert oit("build", "--folder", folder, "--as-of", DAY, env=env).returncode == 0
    return folder


def test_a_page_that_is_gone_stops_the_build_and_names_where_to_lead(folder: Path, env: dict[str, str]) -> None:
    before = contents(folder / "site")
    (folder / MEASURE).rename(folder / "content/measures/2569/training.yml")
    renamed = folder / "content/measures/2569/training.yml"
    renamed.write_text(renamed.read_text("utf-8").replace("id: m1", "id: training"), encoding="utf-8")
    (folder / TEXT).unlink()
    done = oit("build", "--folder", folder, "--as-of", DAY, "--format", "json", env=env)
    lost = {found["message"].split()[1]: found["hint"] for found in told(done)["findings"] if found["code"] == "L864"}

    assert done.returncode == 1
    assert set(lost) == {"pages/later/", "2569/measures/m1/"}
    assert "ให้ 2569/measures/m1/ ไปที่ 2569/measures/training/" in lost["2569/measures/m1/"]
    assert contents(folder / "site") == before


def test_one_that_leads_on_may_go(folder: Path, env: dict[str, str]) -> None:
    (folder / MEASURE).unlink()
    (folder / "content/redirects.yml").write_text("redirects: [{old: 2569/measures/m1/, new: 2569/}]\n", "utf-8")
    done = oit("build", "--folder", folder, "--as-of", DAY, "--format", "json", env=env)

    assert done.returncode == 0
    assert "url=../../../2569/index.html" in (folder / "site/2569/measures/m1/index.html").read_text("utf-8")


def test_of_a_year_that_is_gone_one_page_is_named_and_the_others_counted(folder: Path, env: dict[str, str]) -> None:
    shutil.rmtree(folder / "content/measures/2569")
    shutil.rmtree(folder / "oit_items/2569")
    done = oit("build", "--folder", folder, "--as-of", DAY, "--format", "json", env=env)

    assert codes(done).count("L864") == 1
    assert "และอีก 27 หน้าของปีนี้" in done.stdout


def test_a_site_that_was_never_public_may_be_deleted_and_built_anew(folder: Path, env: dict[str, str]) -> None:
    (folder / MEASURE).unlink()
    shutil.rmtree(folder / "site")

    assert oit("build", "--folder", folder, "--as-of", DAY, env=env).returncode == 0
