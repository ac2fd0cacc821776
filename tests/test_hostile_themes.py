"""Folders of strangers whose theme, layouts and forms are programs: none of them runs, whatever is done with them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from generator.app.build import build
from generator.commands import cli, preview
from generator.findings.finding import Place
from tests.broken import DAY, findings_of, lay_out
from tests.command import environment, oit

ITEM = "oit_items/2569/o10.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the good agency."""
    lay_out(tmp_path / "nothing", tmp_path / "agency")
    return tmp_path / "agency"


TRICKS = (
    "{{ cycler.__init__.__globals__.os.system('CODE') }}",
    "{{ lipsum.__globals__['os'].popen('CODE').read() }}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os').system('CODE') }}",
    "{{ namespace.__init__.__globals__.__builtins__.exec('import os; os.system(\"CODE\")') }}",
    "{{ (joiner|attr('__init__')|attr('__globals__'))['__builtins__']['__import__']('os').system('CODE') }}",
    "{{ url.__globals__.__builtins__.open('MARK', 'w') }}",
    "{{ shell.__class__.__mro__[-1].__subclasses__() }}",
    "{% include '../../../../../../etc/passwd' %}",
    "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
)
"""What a template of a stranger may try: to run commands, to write and read files, to end in nothing."""

TEMPLATES = (
    *(
        "main.html",
        "404.html",
        "base.html",
        "partials/oit/header.html",
        "templates/_shell.html",
        "templates/_macros.html",
    ),
    *("templates/home.html", "templates/item.html", "templates/check_report.html", "templates/moved.html"),
)

VERBS: dict[str, tuple[str, ...]] = {
    "build": ("build",),
    "build strictly": ("build", "--strict"),
    "check": ("check",),
    "check as a page": ("check", "--format", "html", "--out", "OUT.html"),
    "preview": ("preview", "--no-browser", "--port", "0"),
    "links": ("links", "--offline"),
    "urls": ("urls", "2569", "--out", "OUT"),
    "freeze": ("freeze", "2569", "--label", "ส่ง"),
    "what changed": ("freeze", "diff"),
    "score": ("score", "2569"),
    "schema": ("schema",),
}


def tricked(folder: Path) -> Path:
    """Put every trick into every template of a folder that even a check composes; returns the file they would make."""
    mark = folder.parent / "mark"
    text = "".join(TRICKS).replace("CODE", f"echo 1 > {mark.as_posix()}").replace("MARK", mark.as_posix())
    for name in TEMPLATES:
        (folder / "theme" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "theme" / name).write_text(text, encoding="utf-8")
    for name in ("site.js", "site.css", "scheme.js"):
        (folder / "theme/assets").mkdir(exist_ok=True)
        (folder / "theme/assets" / name).write_text("/*" * 100_000, encoding="utf-8")
    moved = "redirects: [{old: 2569/old/, new: 2569/o10/}]\n"
    (folder / "content/redirects.yml").write_text(moved, encoding="utf-8")
    return mark


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_runs_what_a_stranger_put_into_the_theme(
    folder: Path, verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "own"))
    monkeypatch.setattr(preview.PreviewSite, "watch", lambda _self: None)
    mark = tricked(folder)
    arguments = [word.replace("OUT", str(tmp_path / "out")) for word in VERBS[verb]]
    assert cli.run([*arguments, "--folder", str(folder)]) in {0, 1, 2}
    assert not mark.exists()
    assert not (folder / "site").exists()


def test_a_strangers_theme_is_told_with_its_files_and_what_it_means(folder: Path) -> None:
    tricked(folder)
    found = next(one for one in findings_of(folder) if one.code == "E506")
    assert found.place == Place("theme/404.html")
    assert "main.html" in found.message
    assert all(words in found.hint for words in ("--trust-theme", "ทุกอย่างที่ท่านทำได้", "ลบแฟ้มเหล่านี้"))


def test_a_theme_is_used_once_it_is_trusted_and_no_longer_when_it_changes(folder: Path, tmp_path: Path) -> None:
    env = environment(tmp_path / "own")
    template = folder / "theme/templates/not_found.html"
    template.parent.mkdir(parents=True)
    template.write_text("<h1>own words</h1>", encoding="utf-8")
    build = ("build", "--folder", folder, "--as-of", "2569-01-20")
    refused = oit(*build, env=env)
    assert (refused.returncode, "E506" in refused.stdout) == (1, True)
    agreed = oit(*build, "--trust-theme", env=env)
    assert (agreed.returncode, "theme/templates/not_found.html" in agreed.stderr) == (0, True)
    assert "own words" in (folder / "site/404.html").read_text(encoding="utf-8")
    assert oit(*build, env=env).returncode == 0
    template.write_text("<h1>other words</h1>", encoding="utf-8")
    assert oit(*build, env=env).returncode == 1
    assert "own words" in (folder / "site/404.html").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody make links")
def test_a_link_in_the_theme_publishes_nothing_from_outside_even_if_trusted(folder: Path, tmp_path: Path) -> None:
    (folder / "theme/assets").mkdir(parents=True)
    (folder / "theme/assets/site.css").write_text('a{background:url("s.png")}', encoding="utf-8")
    (tmp_path / "secret").write_bytes(b"secret")
    (folder / "theme/assets/s.png").symlink_to(tmp_path / "secret")
    done = oit("build", "--trust-theme", "--folder", folder, env=environment(tmp_path / "own"))
    assert (done.returncode, "E105" in done.stdout) == (1, True)
    assert not (folder / "site").exists()


def test_words_of_a_template_in_layouts_forms_and_records_stay_words(folder: Path) -> None:
    mark = folder.parent / "mark"
    trick = f"{{{{ cycler.__init__.__globals__.os.system('echo 1 > {mark.as_posix()}') }}}}{{% raw %}}"
    layout = (
        f'title: "{trick}"\none_row_per: measure\ncolumns: [{{key: title, heading: "{trick}", row_header: true}}]\n'
    )
    (folder / "content/layouts").mkdir()
    (folder / "content/layouts/ours.yml").write_text(layout, encoding="utf-8")
    (folder / "content/pages").mkdir()
    (folder / "content/pages/a.md").write_text(f"# {trick}\n\n{trick}\n", encoding="utf-8")
    form = (Path(__file__).parents[1] / "generator/catalogue/data/2569.yml").read_text(encoding="utf-8")
    (folder / "content/catalogue").mkdir()
    own = re.sub(
        r"(code: O10\b.*?title: )[^,}\n]+", lambda found: f'{found[1]}"{trick}"', form, count=1, flags=re.DOTALL
    )
    assert own != form
    (folder / "content/catalogue/2569.yml").write_text(own, encoding="utf-8")
    record = (folder / ITEM).read_text(encoding="utf-8").replace("explanation: ", f'explanation: "{trick}" # ')
    (folder / ITEM).write_text(record, encoding="utf-8")
    outcome = build(folder, folder / "site", DAY)
    assert outcome.published, [(found.code, str(found.place), found.message) for found in outcome.findings]
    assert not mark.exists()
    assert "cycler.__init__" in (folder / "site/pages/a/index.html").read_text(encoding="utf-8")
    assert "cycler.__init__" in (folder / "site/2569/o10/index.html").read_text(encoding="utf-8")
    assert "cycler.__init__" in (folder / "site/2569/measures/table/ours/index.html").read_text(encoding="utf-8")
