from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from generator.site.views.qr_code import qr_png, qr_svg

ADDRESSES = (
    "https://itas.nacc.go.th/go/eit/dtw569",
    "https://itas.nacc.go.th/go/eit/aB3dE9",
    "https://itas.nacc.go.th/go/eit/OIl015",
)


def read(picture: Path) -> list[str]:
    with Image.open(picture) as image:
        return [found.text for found in zxingcpp.read_barcodes(image.convert("L"))]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_decoder_reads_the_very_address_from_the_png(tmp_path: Path, address: str) -> None:
    picture = tmp_path / "code.png"
    picture.write_bytes(qr_png(address))

    assert read(picture) == [address]


@pytest.mark.browser
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_decoder_reads_the_very_address_from_the_svg_as_a_browser_draws_it(
    browser: Browser, tmp_path: Path, address: str
) -> None:
    (tmp_path / "code.svg").write_bytes(qr_svg(address))
    shown = tmp_path / "page.html"
    shown.write_text('<img src="code.svg" width="180" height="180">', encoding="utf-8")
    page = browser.new_page(viewport={"width": 360, "height": 400})
    page.goto(shown.as_uri())
    page.screenshot(path=tmp_path / "seen.png")
    page.close()

    assert read(tmp_path / "seen.png") == [address]


def test_the_same_address_gives_the_same_bytes() -> None:
    assert qr_png(ADDRESSES[0]) == qr_png(ADDRESSES[0])
    assert qr_svg(ADDRESSES[0]) == qr_svg(ADDRESSES[0])


@pytest.mark.parametrize("seed", range(12))
def test_a_poster_with_a_tenth_of_its_code_damaged_is_still_read(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - where the stains are
    picture = tmp_path / "code.png"
    picture.write_bytes(qr_png(ADDRESSES[seed % len(ADDRESSES)]))
    with Image.open(picture) as image:
        stained = image.convert("L")
    module, quiet = 24, 4
    size = stained.width // module - 2 * quiet
    edge = round(size * 0.1**0.5)
    # Anywhere but on the three squares by which a code is found: nothing makes up for these.
    places = [(x, y) for x in range(size - edge) for y in range(size - edge) if not (_in_corner(x, y, size, edge))]
    x, y = chance.choice(places)
    left, top = (quiet + x) * module, (quiet + y) * module
    ImageDraw.Draw(stained).rectangle((left, top, left + edge * module, top + edge * module), fill=255 * (seed % 2))
    stained.save(picture)

    assert read(picture) == [ADDRESSES[seed % len(ADDRESSES)]]


def _in_corner(x: int, y: int, size: int, edge: int) -> bool:
    """Tell whether a square of ``edge`` modules touches one of the three corners by which a code is found."""
    left, right, top, bottom = x < 9, x + edge > size - 9, y < 9, y + edge > size - 9
    return (left and top) or (right and top) or (left and bottom)
