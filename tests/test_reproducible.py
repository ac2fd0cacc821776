"""The same records and the same day make the same site, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.broken import GOOD
from tests.command import DAY, contents, environment, inodes, oit

ITEM = "oit_items/2569/o10.yml"
PAGE = "# นโยบายความเป็นส่วนตัว\n\n[แบบ](../documents/2569/e-service.csv)\n"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def lay_out(folder: Path) -> Path:
    shutil.copytree(GOOD, folder)
    (folder / "content/pages").mkdir()
    (folder / "content/pages/privacy.md").write_text(PAGE, encoding="utf-8")
    with (folder / "site_config.yml").open("a", encoding="utf-8") as config:
        config.write("eit: [{fiscal_year: 2569, url: https://itas.nacc.go.th/go/eit/k7m2qd, opens: 2569-01-01}]\n")
        config.write("site_url: https://www.test.example/ita/\n")
    return folder


def built(folder: Path, out: Path, env: dict[str, str], cwd: Path | None = None) -> dict[str, str]:
    done = oit("build", "--folder", folder, "--out", out, "--as-of", DAY, env=env, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return contents(cwd / out if cwd else out)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> dict[str, str]:
    folder = lay_out(tmp_path_factory.mktemp("usual") / "agency")
    return built(folder, folder / "site", environment(cache, PYTHONHASHSEED="1"))


STRANGE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "America/Los_Angeles",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONIOENCODING": "cp874",
    "PYTHONUTF8": "0",
    "SOURCE_DATE_EPOCH": "1",
    "COLUMNS": "20",
    "NO_COLOR": "1",
}


def test_another_machine_makes_the_same_site(usual: dict[str, str], tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "โฟลเดอร์ ของ หน่วยงาน" / "อบต. {ทดสอบ} & #1")
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    out = tmp_path / "ผลลัพธ์ ใหม่" / "site"
    umask = os.umask(0o077)
    try:
        assert built(folder, out, environment(tmp_path / "cold", **STRANGE), cwd=tmp_path) == usual
    finally:
        os.umask(umask)


def test_a_warm_cache_a_relative_path_and_an_old_site_make_no_difference(
    usual: dict[str, str], tmp_path: Path, cache: Path
) -> None:
    folder = lay_out(tmp_path / "agency")
    env = environment(cache)
    assert built(Path("agency"), Path("agency/site"), env, cwd=tmp_path) == usual
    before = inodes(folder / "site")
    assert built(folder, folder / "site", env) == usual
    assert inodes(folder / "site") == before


def test_the_folder_may_be_reached_by_a_link(usual: dict[str, str], tmp_path: Path, cache: Path) -> None:
    folder = lay_out(tmp_path / "real")
    try:
        (tmp_path / "link").symlink_to(folder)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert built(tmp_path / "link", tmp_path / "link" / "site", environment(cache)) == usual
    assert (folder / "site/index.html").is_file()


def test_line_ends_of_windows_make_no_difference(usual: dict[str, str], tmp_path: Path, cache: Path) -> None:
    folder = lay_out(tmp_path / "agency")
    for path in (*folder.rglob("*.yml"), *folder.rglob("*.md")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert built(folder, folder / "site", environment(cache)) == usual


def test_after_one_edited_record_only_what_changed_is_written(tmp_path: Path, cache: Path) -> None:
    folder = lay_out(tmp_path / "agency")
    first = built(folder, folder / "site", environment(cache))
    before = inodes(folder / "site")
    record = (folder / ITEM).read_text(encoding="utf-8")
    (folder / ITEM).write_text(record.replace("หน้าหลัก", "หน้าแรก"), encoding="utf-8")
    second = built(folder, folder / "site", environment(cache))
    changed = {name for name in second if second[name] != first.get(name)}
    assert "2569/o10/index.html" in changed
    assert len(changed) < len(second) / 4
    after = inodes(folder / "site")
    assert {name for name in after if after[name] != before.get(name)} == changed
