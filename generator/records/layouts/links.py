"""What a record answers, in words: the name of an instrument, and the label made of its links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.catalogue.model import Catalogue
from generator.records.layouts.model import Layout
from generator.records.model.measure import Links

_CODE = re.compile(r"([A-Za-z]+)(\d+)")
"""A code of the form, taken apart: the letters of its kind and its number, ``i20`` or ``O11``."""


def instrument_name(instrument: str, layout: Layout, number: int = 0) -> str:
    """Return an instrument's name as the layout prints it, else its code; ``{n}`` in the name becomes ``number``."""
    return layout.instruments.get(instrument, instrument).replace("{n}", str(number))


def indicator_name(number: int, names: Catalogue) -> str:
    """Return ``ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ``, with the name that the catalogue ``names`` has for it."""
    indicator = names.indicator(number)
    return f"ตัวชี้วัดที่ {number} {indicator.title}" if indicator else f"ตัวชี้วัดที่ {number}"


def sub_indicator_name(code: str, names: Catalogue) -> str:
    """Return ``ตัวชี้วัดย่อยที่ 9.4 …`` with the name that the catalogue ``names`` has for it."""
    indicator = names.sub_indicator(code)
    return f"ตัวชี้วัดย่อยที่ {code} {indicator.title}" if indicator else f"ตัวชี้วัดย่อยที่ {code}"


def ranges(codes: Sequence[str]) -> str:
    """Write codes of the form shortly: i4, i5, i6, i9 → ``i4-i6, i9``; their order does not matter."""
    keyed = sorted({(match[1], int(match[2])) for code in codes if (match := _CODE.fullmatch(code))})
    runs: list[list[tuple[str, int]]] = []
    for kind, number in keyed:
        if runs and runs[-1][-1] == (kind, number - 1):
            runs[-1].append((kind, number))
        else:
            runs.append([(kind, number)])
    return ", ".join("-".join(f"{kind}{number}" for kind, number in dict.fromkeys((run[0], run[-1]))) for run in runs)


def label(links: Links, names: Catalogue) -> str:
    """Say in one line what ``links`` speak of, most particular last; empty when they name nothing but instruments."""
    subs = [sub_indicator_name(code, names) for code in links.sub_indicators]
    indicators = [] if subs else [indicator_name(number, names) for number in links.indicators]
    codes = [codes_of_kind for codes_of_kind in (ranges(links.questions), ranges(links.items)) if codes_of_kind]
    bracket = f"({', '.join(codes)})" if (subs or indicators) and codes else ", ".join(codes)
    return " ".join([*subs, *indicators, bracket]).strip()
