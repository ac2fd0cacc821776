"""The colours of the site read on their backgrounds, whatever the agency chooses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.run import check
from generator.public.look import AA_TEXT, NIGHT, NIGHT_RAISED, PAPER, RAISED, contrast, properties
from generator.records.model.site_config import Look
from generator.rendering.theme_folder import shipped
from tests.small_agency import CONFIG, agency

COLORS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
STYLES = shipped() / "assets" / "styles"
INKS = {"text": 7.0, "muted": 4.5, "link": 4.5, "good": 4.5, "part": 4.5, "bad": 4.5, "wait": 4.5, "none": 4.5}
"""Least contrast of each kind of text with the page."""


def tokens(scheme: str) -> dict[str, str]:
    """The colours of ``tokens.css`` by day, or by night because the system asks for it or the visitor chose it."""
    palette = dict(re.findall(r"(--colour-[a-z-]+): ([^;]+);", (STYLES / "palette.css").read_text(encoding="utf-8")))
    text = (STYLES / "tokens.css").read_text(encoding="utf-8")
    text = re.sub(r"var\((--colour-[a-z-]+)\)", lambda name: palette[name[1]], text)
    day, night, chosen = re.split(r"@media screen(?: and \(prefers-color-scheme: dark\))? \{", text)
    text = {"day": day, "night": night, "chosen": chosen}[scheme]
    found = dict(re.findall(r"--oit-([a-z-]+): (?:var\(--oit-(?:day|night)-[a-z-]+, )?([^;]+?)\)?;", text))
    return {
        name: value if len(value) == 7 else "#" + "".join(c * 2 for c in value[1:])
        for name, value in found.items()
        if value.startswith("#")
    }


@pytest.mark.parametrize("scheme", ["day", "night"])
@pytest.mark.parametrize("background", ["page", "raised"])
def test_every_text_reads_on_the_page(scheme: str, background: str) -> None:
    colors = tokens(scheme)

    assert not {
        name: contrast(colors[name], colors[background])
        for name, least in INKS.items()
        if contrast(colors[name], colors[background]) < least
    }


@pytest.mark.parametrize("scheme", ["day", "night"])
@pytest.mark.parametrize("tone", ["good", "part", "bad", "wait", "none"])
def test_every_status_reads_on_its_badge(scheme: str, tone: str) -> None:
    colors = tokens(scheme)

    assert contrast(colors[tone], colors[f"{tone}-soft"]) >= AA_TEXT
    assert contrast(colors[tone], colors["page"]) >= 3, "a bar of a chart, WCAG 1.4.11"


@pytest.mark.parametrize("scheme", ["day", "night"])
def test_borders_of_fields_and_the_focus_are_seen(scheme: str) -> None:
    colors = tokens(scheme)

    assert contrast(colors["line-strong"], colors["page"]) >= 3
    assert contrast(tokens("day")["focus"], tokens("day")["focus-text"]) >= AA_TEXT


def test_the_backgrounds_that_colours_are_made_for_are_those_of_the_style_sheet() -> None:
    day, night = tokens("day"), tokens("night")

    assert (day["page"], day["raised"]) == (PAPER, RAISED)
    assert (night["page"], night["raised"]) == (NIGHT, NIGHT_RAISED)


@given(primary=COLORS, accent=st.none() | COLORS)
def test_any_colour_an_agency_chooses_ends_up_readable(primary: str, accent: str | None) -> None:
    chosen = properties(Look(primary=primary, accent=accent))

    for time, backgrounds in (("day", (PAPER, RAISED)), ("night", (NIGHT, NIGHT_RAISED))):
        for background in (*backgrounds, chosen[f"--oit-{time}-primary-soft"]):
            assert contrast(chosen[f"--oit-{time}-link"], background) >= AA_TEXT
        assert contrast(chosen[f"--oit-{time}-on-primary"], chosen[f"--oit-{time}-primary"]) >= AA_TEXT
    assert chosen["--oit-day-primary"] == primary


def test_every_property_of_the_look_is_used_by_the_style_sheet() -> None:
    text = (STYLES / "tokens.css").read_text(encoding="utf-8")

    assert all(f"var({name}," in text for name in properties(Look()))


@pytest.mark.parametrize(("color", "codes"), [("#1b4f8a", []), ("#ffd700", ["W520"])])
def test_a_pale_main_colour_is_pointed_out_at_its_line(tmp_path: Path, color: str, codes: list[str]) -> None:
    site = agency(tmp_path, {"site_config.yml": CONFIG + f'look:\n  primary: "{color}"\n'})
    found = [one for one in check(site) if one.place and one.place.file == "site_config.yml"]

    assert [one.code for one in found] == codes
    for one in found:
        assert one.place is not None
        assert (one.place.file, one.place.line) == ("site_config.yml", CONFIG.count("\n") + 2)
        assert color in one.message


def test_night_is_the_same_whoever_asked_for_it() -> None:
    assert tokens("night") == tokens("chosen")
