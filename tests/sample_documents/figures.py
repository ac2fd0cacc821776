"""Draws what is no text: the chart of units, portraits, the sketch map, and signatures as pen strokes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, sin
from typing import TYPE_CHECKING, Any
from zlib import crc32

from tests.sample_documents.lines import wrap

if TYPE_CHECKING:
    from tests.sample_documents.paper import Paper

BOX, GAP = 32.0, 2.0
"""Height of a box and space between boxes of the chart, in millimetres."""


def chart(paper: Paper, data: dict[str, Any]) -> None:
    """Draw the chart of units: ``top`` boxes one below the other, ``units`` side by side with the posts in each."""
    middle = paper.l_margin + paper.epw / 2
    paper.set_draw_color(90)
    for text in data["top"]:
        top = paper.get_y()
        _box(paper, (middle - 42, top, 84, 14), [text], fill=(252, 240, 214))
        paper.line(middle, top + 14, middle, top + 19)
        paper.set_y(top + 19)
    units: Sequence[Sequence[str]] = data["units"]
    width = (paper.epw - GAP * (len(units) - 1)) / len(units)
    top = paper.get_y()
    first, last = paper.l_margin + width / 2, paper.l_margin + paper.epw - width / 2
    paper.line(first, top, last, top)
    for number, texts in enumerate(units):
        left = paper.l_margin + number * (width + GAP)
        paper.line(left + width / 2, top, left + width / 2, top + 4)
        _box(paper, (left, top + 4, width, BOX * 2.2), texts, fill=(232, 243, 238))
    paper.set_y(top + BOX * 2.2 + 8)


def _box(
    paper: Paper, box: tuple[float, float, float, float], texts: Sequence[str], fill: tuple[int, int, int]
) -> None:
    left, top, width, height = box
    paper.set_fill_color(*fill)
    paper.rect(left, top, width, height, style="DF", round_corners=True, corner_radius=1.5)
    below = top + 1.5
    for number, text in enumerate(texts):
        paper.font("B" if number == 0 else "", 13 if number == 0 else 11.5)
        for line in wrap(paper.digits(text), width - 3, paper.width):
            paper.set_xy(left + 1.5, below)
            paper.cell(width - 3, paper.font_size_pt * 0.42, line, align="C")
            below += paper.font_size_pt * 0.42
        below += 1.2


def portraits(paper: Paper, people: Sequence[dict[str, str]]) -> None:
    """Draw a row for every executive: a portrait, and beside it name, position, telephone and e-mail."""
    for person in people:
        paper.room(36)
        top = paper.get_y()
        _portrait(paper, paper.l_margin + 4, top, crc32(person["name"].encode()))
        paper.set_y(top + 1)
        for style, line in (
            ("B", f"ชื่อ–สกุล: {person['name']}"),
            ("", f"ตำแหน่ง: {person['position']}"),
            ("", f"โทรศัพท์: {person['phone']}"),
            ("", f"อีเมล: {person['email']}"),
        ):
            paper.font(style, 15)
            paper.text_line(paper.digits(line), indent=36)
        paper.set_y(top + 35)


def _portrait(paper: Paper, left: float, top: float, seed: int) -> None:
    """Draw a portrait 26 × 32 mm: backdrop, shoulders, neck, head and hair; colours follow ``seed``."""
    suits = ((244, 238, 220), (70, 86, 110), (120, 90, 70), (96, 120, 104))
    paper.set_fill_color(206, 222, 234)
    paper.rect(left, top, 26, 32, style="DF")
    with paper.rect_clip(left, top, 26, 32):
        paper.set_fill_color(*suits[seed % 4])
        paper.ellipse(left + 1, top + 22, 24, 22, style="F")
        paper.set_fill_color(226, 186, 150)
        paper.rect(left + 10.5, top + 17, 5, 6, style="F")
        paper.set_fill_color(40, 34, 32)
        paper.ellipse(left + 6.6, top + 3.2, 12.8, 14 + seed % 3 * 2, style="F")
        paper.set_fill_color(232, 194, 160)
        paper.ellipse(left + 8, top + 6, 10, 14, style="F")
    paper.font("", 9)
    paper.set_xy(left, top + 32)
    paper.cell(26, 3.6, "รูปถ่าย", align="C")


def sketch_map(paper: Paper, places: Sequence[str]) -> None:
    """Draw the sketch map of the office: two roads that cross, a stream, and ``places`` as x, y (0–100) and name."""
    left, top, width, height = paper.l_margin, paper.get_y(), paper.epw, 105.0
    paper.set_fill_color(244, 248, 240)
    paper.rect(left, top, width, height, style="DF")
    with paper.rect_clip(left, top, width, height):
        paper.set_line_width(4)
        paper.set_draw_color(150, 190, 220)
        stream = [(left + x * width / 40, top + height * 0.8 + 5 * sin(x / 3)) for x in range(41)]
        for start, end in pairwise(stream):
            paper.line(*start, *end)
        paper.set_draw_color(205, 195, 175)
        paper.line(left, top + height * 0.45, left + width, top + height * 0.5)
        paper.line(left + width * 0.42, top, left + width * 0.48, top + height)
    paper.set_line_width(0.3)
    paper.set_draw_color(60)
    paper.font("B", 12)
    for place in places:
        x, y, name = (part.strip() for part in place.split("|"))
        across, down = left + float(x) * width / 100, top + float(y) * height / 100
        paper.set_fill_color(*((190, 60, 30) if name.startswith("สำนักงาน") else (70, 110, 90)))
        paper.ellipse(across - 1.6, down - 1.6, 3.2, 3.2, style="F")
        paper.set_xy(across + 2.4, down - 2.6)
        paper.cell(40, 5, paper.digits(name))
    paper.set_xy(left, top + height + 3)


def scribble(paper: Paper, x: float, y: float, name: str) -> None:
    """Draw a signature around ``x``, ``y`` as one pen stroke that follows ``name``; no real hand is imitated."""
    seed = crc32(name.encode())
    a, b, c = 2 + seed % 5, 3 + seed // 7 % 4, 1 + seed // 31 % 3
    points = [
        (x - 17 + t * 0.34 + 3 * sin(t * a / 9), y + 3.4 * sin(t * b / 7) * cos(t * c / 23) - t * 0.02)
        for t in range(100)
    ]
    paper.set_draw_color(28, 46, 120)
    paper.set_line_width(0.35)
    paper.polyline(points)
    paper.set_draw_color(0)
