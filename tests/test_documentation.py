"""The documentation says what the program does, no more and no less."""

import re
from pathlib import Path

import pytest

from generator import documentation
from generator.commands.cli import VERBS
from generator.findings.messages.store import all_messages
from generator.records.forms.store import available_years, catalogue

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "officials.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PAGES = sorted(
    path.relative_to(ROOT) for pattern in ("*.md", "docs/*.md", "docs/decisions/*.md") for path in ROOT.glob(pattern)
)


def test_generated_pages_are_up_to_date() -> None:
    for name, text in documentation.pages().items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text, f"run make docs: {name}"


def test_every_verb_is_in_the_guide_and_in_the_readme() -> None:
    for verb in VERBS:
        assert f"oit {verb}" in GUIDE
        assert f"oit {verb}" in README


def test_the_guide_names_no_verb_and_no_code_that_does_not_exist() -> None:
    for text in (GUIDE, README):
        assert set(re.findall(r"`oit ([a-z]+)", text)) <= set(VERBS)
        assert set(re.findall(r"\b([A-NP-Z]\d{3})\b", text)) <= set(all_messages())


def test_every_path_the_readme_names_exists() -> None:
    for path in re.findall(r"^\| `([\w./-]+)` \|", README, re.MULTILINE):
        assert (ROOT / path).exists() or (ROOT / "generator" / path).is_dir(), path


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_path_of_the_repository_that_a_page_names_exists(page: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:generator|theme|tests|docs)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    for target, heading in re.findall(r"\]\((?!https?:|#)([^)#]*)(#[^)]*)?\)", text):
        there = (ROOT / page).parent / target
        assert there.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading[1:] in {re.sub(r"[^\w -]", "", words.lower()).replace(" ", "-") for words in headings}


def test_architecture_has_a_word_on_every_folder_of_the_package() -> None:
    folders = [path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "generator").rglob("__init__.py")]
    assert len(folders) > 30
    for folder in folders:
        names = (f"`{folder}/`", f"`{folder.rpartition('/')[2]}/`")
        assert any(name in ARCHITECTURE for name in names), folder


def test_every_code_has_a_meaning_a_cure_and_an_example_of_its_message() -> None:
    for message in all_messages().values():
        assert message.meaning, message.code
        assert message.hint, message.code
        own_words = ".*".join(map(re.escape, re.split(r"\{\w+\}", message.message)))
        assert re.fullmatch(own_words, message.shown), message.code
        assert "{" not in message.shown or message.code == "E161", message.code


def test_readme_says_of_every_form_that_ships_whether_it_was_verified() -> None:
    sentence = README.partition("## Forms of the years")[2].partition("\n## ")[0]
    verified, unverified = sentence.split("`verified`")
    for year in available_years():
        assert str(year) in (verified if catalogue(year).is_verified else unverified), year
