"""Addresses as keys: one spelling for the same thing, and no text makes the program fall over."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link_health.visit import host_of
from generator.public.outward import normal, readable


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("https://WWW.Example.go.th", "https://www.example.go.th/"),
        ("https://www.example.go.th/#top", "https://www.example.go.th/"),
        ("https://a.go.th/แผน 1.pdf", "https://a.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99%201.pdf"),
        ("https://a.go.th/%e0%b9%81.pdf", "https://a.go.th/%E0%B9%81.pdf"),
        ("  https://a.go.th/x  ", "https://a.go.th/x"),
        ("https://a.go.th/x?b=1&a=2", "https://a.go.th/x?b=1&a=2"),
        ("http://a.go.th/x", "http://a.go.th/x"),
        ("mailto:a@b.c", None),
        ("documents/x.pdf", None),
        ("http://[x", None),
        ("https:///x", None),
        ("", None),
    ],
)
def test_one_spelling_for_the_same_address(written: str, key: str | None) -> None:
    assert normal(written) == key


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99%201.pdf", "https://a.go.th/แผน%201.pdf"),
        ("https://a.go.th/%0a%1b[31m", "https://a.go.th/%0a%1b[31m"),
        ("https://a.go.th/%ff", "https://a.go.th/%ff"),
    ],
)
def test_people_read_thai_and_no_control_characters(address: str, shown: str) -> None:
    assert readable(address) == shown


@settings(deadline=None)
@given(
    st.one_of(st.text(), st.text().map(lambda text: f"https://{text}"), st.text().map(lambda text: f"http://a/{text}"))
)
def test_any_text_is_an_address_or_none(text: str) -> None:
    key = normal(text)
    host_of(text)
    assert readable(text).isprintable() or readable(text) == text
    assert key is None or normal(key) == key
