"""The emblem of the fictional agency, drawn from circles and lines: a sun over a hill and two streams."""

from __future__ import annotations

from math import cos, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw

SIZE = 256
"""Side of the finished picture in pixels."""

SCALE = 4
"""Drawn this many times larger and reduced, so that edges are smooth."""

BROWN, GOLD, CREAM, GREEN, BLUE = (122, 62, 18), (233, 168, 32), (255, 248, 232), (74, 122, 60), (46, 112, 158)
RAYS = 13


def draw(size: int = SIZE, background: tuple[int, int, int] | None = None) -> Image.Image:
    """Return the emblem as a picture of ``size`` pixels with 64 colours, on ``background`` or on nothing."""
    side = SIZE * SCALE
    picture = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    pen = ImageDraw.Draw(picture)
    _disc(pen, side / 2, side / 2, side * 0.49, BROWN)
    _disc(pen, side / 2, side / 2, side * 0.46, GOLD)
    _disc(pen, side / 2, side / 2, side * 0.44, CREAM)
    _sun(pen, side)
    _land(pen, side)
    inner = Image.new("L", (side, side), 0)
    ImageDraw.Draw(inner).ellipse(_box(side / 2, side / 2, side * 0.49), fill=255)
    picture.putalpha(inner)
    small = picture.resize((size, size), Image.Resampling.LANCZOS)
    if background is None:
        return small.quantize(64, method=Image.Quantize.FASTOCTREE)
    flat = Image.new("RGB", small.size, background)
    flat.paste(small, mask=small.getchannel("A"))
    return flat.quantize(64)


def write(path: Path) -> None:
    """Write the emblem as PNG to ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draw().save(path, "PNG", optimize=True)


def _sun(pen: ImageDraw.ImageDraw, side: int) -> None:
    x, y = side / 2, side * 0.46
    for ray in range(RAYS):
        angle = pi * ray / (RAYS - 1)
        tip = (x - side * 0.33 * cos(angle), y - side * 0.33 * sin(angle))
        foot = side * 0.022
        wide, high = foot * sin(angle), -foot * cos(angle)
        start = (x - side * 0.19 * cos(angle), y - side * 0.19 * sin(angle))
        base = [(start[0] + wide, start[1] + high), (start[0] - wide, start[1] - high)]
        pen.polygon([tip, *base], fill=GOLD)
    _disc(pen, x, y, side * 0.16, GOLD)


def _land(pen: ImageDraw.ImageDraw, side: int) -> None:
    """Draw the hill and the streams over the lower half, kept inside the ring."""
    ground = [(0.07, 0.60), (0.30, 0.47), (0.50, 0.56), (0.72, 0.45), (0.93, 0.60), (0.88, 0.72), (0.12, 0.72)]
    pen.polygon([(x * side, y * side) for x, y in ground], fill=GREEN)
    pen.chord(_box(side / 2, side / 2, side * 0.43), 32, 148, fill=CREAM)
    for level in (0.76, 0.83):
        wave = [(x / 100, level + 0.012 * sin(x / 100 * 8 * pi)) for x in range(22, 79)]
        pen.line([(x * side, y * side) for x, y in wave], fill=BLUE, width=int(side * 0.026), joint="curve")


def _disc(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: tuple[int, int, int]) -> None:
    pen.ellipse(_box(x, y, radius), fill=colour)


def _box(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return (x - radius, y - radius, x + radius, y + radius)
