"""The catalogue of messages: every code once, in Thai, with values that the program gives."""

from __future__ import annotations

from collections import Counter

from generator.findings.messages.store import FOLDER, all_messages
from generator.records.strict_yaml.parse import parse

FILES = sorted(FOLDER.glob("*.yml"))


def test_every_code_stands_once() -> None:
    codes: list[str] = []
    for path in FILES:
        parsed = parse(path.read_text(encoding="utf-8"))
        assert not parsed.troubles, path.name
        assert isinstance(parsed.data, dict)
        codes += parsed.data
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert set(codes) == set(all_messages())


def test_every_message_names_its_cure_in_thai() -> None:
    for code, message in all_messages().items():
        for text in (message.message, message.hint, message.meaning):
            assert any("ก" <= letter <= "๛" for letter in text) or "{cure}" in text, code
