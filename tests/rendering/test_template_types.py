"""What a template asks its data for is there: every attribute of every template, held against the types of the views.

mypy does not read templates: without this a view that loses a field breaks a page only where a test happens to show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from generator.reports import html
from generator.site import kinds
from generator.site.page import Page, Shell
from generator.site.pages.moved import MovedView
from tests.rendering.template_types import Place, Reading
from tests.rendering.value_types import Method

FOLDER = Path(__file__).parents[2] / "theme/templates"
AROUND = {"shell": Shell, "url": Method(str), "absolute": Method(str | None)}
SLOTS: Mapping[str, tuple[Any, ...]] = {
    "head": (Page, Mapping[str, object] | None),
    "breadcrumbs": (Page,),
    "years": (Page,),
    "updated": (Page,),
}
"""The macros of ``_shell.html`` that the program itself calls, with what it gives them."""
UNRESOLVED: frozenset[Place] = frozenset()
"""What no type is known for: nothing today. Whatever comes to stand here is not held by anything."""


@pytest.fixture(scope="module")
def reading() -> Reading:
    reading = Reading(str(FOLDER), AROUND)
    for template in (*(kind.template for kind in kinds.KINDS), html.TEMPLATE):
        reading.read(f"{template.name}.html", {"page": Page, "data": template.data, "content": Markup | None})
    for name, given in SLOTS.items():
        reading.macro("_shell.html", name, given, {})
    return reading


def test_no_template_asks_for_what_its_data_does_not_have(reading: Reading) -> None:
    assert sorted(reading.missing) == []


def test_what_cannot_be_resolved_is_listed(reading: Reading) -> None:
    assert reading.unresolved == UNRESOLVED, f"{len(reading.unresolved)} of {len(reading.resolved)}"


def test_every_attribute_of_every_template_was_looked_up(reading: Reading) -> None:
    """A macro that nothing calls would be seen here."""
    asked = {place for path in FOLDER.glob("*.html") for place in reading.attributes(path.name)}
    assert sorted(asked - reading.resolved - reading.unresolved - reading.missing) == []
    assert len(reading.resolved) > 900


@dataclass(frozen=True, slots=True)
class Step:
    """A part of what the templates below show."""

    text: str
    note: str | None

    @property
    def length(self) -> int:
        """A property, which templates use like a field."""
        return len(self.text)

    def near(self) -> tuple[Step, ...]:
        """A method, which templates call."""
        return (self,)


@dataclass(frozen=True, slots=True)
class View:
    """What the templates below show."""

    title: str
    first: Step | None
    steps: tuple[Step, ...]
    pairs: tuple[tuple[int, Step], ...]
    by_name: Mapping[str, Step]
    anything: object


def read(tmp_path: Path, text: str, data: type = View) -> Reading:
    (tmp_path / "_parts.html").write_text(
        "{% macro step(one) %}{{ one.text }}{{ one.lost }}{% endmacro %}", encoding="utf-8"
    )
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    reading = Reading(str(tmp_path), AROUND)
    reading.read("page.html", {"data": data})
    return reading


@pytest.mark.parametrize(
    "text",
    [
        "{{ data.title }}{{ data.title.isupper() }}",
        "{{ data.first.text if data.first else '' }}{{ data.first.length }}",
        "{% for step in data.steps if step.note %}{{ step.text }}{{ loop.index }}{% endfor %}",
        "{% for number, step in data.pairs %}{{ number }}{{ step.text }}{% endfor %}",
        "{% set step = data.steps[0] %}{{ step.near()[0].text }}{{ (data.steps | list)[1:][0].text }}",
        "{% for name, step in data.by_name.items() %}{{ name.lower() }}{{ data.by_name[name].text }}{% endfor %}",
        "{% set ns = namespace(last=data.first) %}{{ ns.last.text }}",
        "{% macro step(one) %}{{ one.text }}{% endmacro %}{{ step(data.first) }}{{ step(one=data.steps[0]) }}",
    ],
)
def test_what_is_there_is_found(tmp_path: Path, text: str) -> None:
    reading = read(tmp_path, text)
    assert not reading.missing
    assert not reading.unresolved


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("{{ data.heading }}", "data.heading"),
        ("{{ data.first.heading }}", "data.first.heading"),
        ("{% for step in data.steps %}{{ step.title }}{% endfor %}", "step.title"),
        ("{% for number, step in data.pairs %}{{ step.title }}{% endfor %}", "step.title"),
        ("{% for number, step in data.pairs %}{{ number.text }}{% endfor %}", "number.text"),
        ("{% for step in data.steps if step.late %}{% endfor %}", "step.late"),
        ("{% set step = data.steps[0] %}{{ step.title }}", "step.title"),
        ("{{ data.first.near()[0].title }}", "data.first.near()[0].title"),
        ("{% set ns = namespace(last=data.first) %}{{ ns.last.title }}", "ns.last.title"),
        ("{% macro step(one) %}{{ one.title }}{% endmacro %}{{ step(data.first) }}", "one.title"),
        ('{% import "_parts.html" as ui %}{{ ui.step(data.first) }}', "one.lost"),
        ('{% import "_parts.html" as ui %}{{ ui.steps(data.steps) }}', "ui.steps"),
        ("{% if data.title %}{% elif data.late %}{% else %}{{ data.first.x }}{% endif %}", "data.late"),
        ("{{ 'a' ~ (data.by_name['x'].title | upper) }}", "data.by_name[x].title"),
    ],
)
def test_what_is_missing_is_seen(tmp_path: Path, text: str, missing: str) -> None:
    assert missing in {asked for _, _, asked in read(tmp_path, text).missing}


def test_what_nothing_is_known_of_is_counted_and_not_passed_in_silence(tmp_path: Path) -> None:
    reading = read(tmp_path, "\n{{ data.anything.text }}{{ unknown.text }}")
    assert reading.unresolved == {("page.html", 2, "data.anything.text"), ("page.html", 2, "unknown.text")}


def test_a_template_that_is_given_another_view_breaks() -> None:
    reading = Reading(str(FOLDER), AROUND)
    reading.read("item.html", {"page": Page, "data": MovedView, "content": None})
    assert len(reading.missing) > 10
