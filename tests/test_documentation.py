"""The documentation says what the program does, no more and no less."""

import re
from pathlib import Path

from generator import documentation
from generator.commands.cli import VERBS
from generator.findings.messages.store import all_messages

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "officials.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


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
        assert (ROOT / path).exists(), path


def test_every_code_has_a_meaning_a_cure_and_an_example_of_its_message() -> None:
    for message in all_messages().values():
        assert message.meaning, message.code
        assert message.hint, message.code
        own_words = ".*".join(map(re.escape, re.split(r"\{\w+\}", message.message)))
        assert re.fullmatch(own_words, message.shown), message.code
        assert "{" not in message.shown or message.code == "E161", message.code
