from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from generator.public.addresses import with_digest, without_digest
from generator.rendering.theme_assets import ThemeAssets
from generator.site.page import Shell
from tests.small_site import theme

SHELL = Shell("ก", "ข")


def assets(tmp_path: Path, files: dict[str, str], shell: Shell = SHELL) -> ThemeAssets:
    return ThemeAssets(theme(tmp_path, files), shell)


def test_imported_style_sheets_are_one_file_without_comments(tmp_path: Path) -> None:
    found = assets(
        tmp_path,
        {
            "assets/site.css": '/* note */\n@import url("parts/a.css");\n  b {\n    color: red;\n  }\n',
            "assets/parts/a.css": '@import url("deep/c.css");\na { background: url("pic.svg"), url(data:x) }\n',
            "assets/parts/deep/c.css": "c{}",
        },
    ).content("assets/site.css")
    assert found == b'c{}\na { background: url("parts/pic.svg"), url(data:x) }\nb {\ncolor: red;\n}\n'


def test_what_a_style_sheet_links_to_is_published_with_it_and_nothing_else(tmp_path: Path) -> None:
    found = assets(
        tmp_path,
        {
            "assets/one.css": 'a { src: url("fonts/x.woff2?y#z"), url(../images/own.png), url(https://a.b/c.png) }',
            "assets/fonts/x.woff2": "1",
            "assets/two.css": "",
        },
    ).needed(["assets/one.css", "assets/not-there.js"])
    assert [without_digest(path) for path in found] == ["assets/fonts/x.woff2", "assets/one.css"]
    font, style = found
    assert with_digest("assets/fonts/x.woff2", sha256(b"1").hexdigest()) == font
    assert with_digest("assets/one.css", sha256(found[style]).hexdigest()) == style
    assert f'url("{font.removeprefix("assets/")}?y#z")' in found[style].decode()


def test_an_address_changes_with_its_content(tmp_path: Path) -> None:
    one = assets(tmp_path / "1", {"assets/site.css": "a{}"}).versioned("assets/site.css")
    two = assets(tmp_path / "2", {"assets/site.css": "b{}"}).versioned("assets/site.css")
    assert one != two
    assert without_digest(one) == "assets/site.css"


def test_what_every_page_links_to_is_there_under_its_plain_name_too_for_pages_of_before(tmp_path: Path) -> None:
    own = assets(tmp_path, {"assets/site.css": "a{}", "assets/one.js": "1"})
    for name in ("assets/site.css", own.versioned("assets/site.css")):
        found = own.needed([name, "assets/one.js"])
        assert {without_digest(path) for path in found} == {"assets/site.css", "assets/one.js"}
        assert found["assets/site.css"] == found[own.versioned("assets/site.css")]
        assert "assets/one.js" not in found


def test_a_file_whose_own_name_looks_like_one_with_a_digest_is_found(tmp_path: Path) -> None:
    own = assets(tmp_path, {"assets/own.0123abcd.js": "1"})
    assert without_digest(*own.needed(["assets/own.0123abcd.js"])) == "assets/own.0123abcd.js"


def test_the_agencys_look_ends_the_style_sheet(tmp_path: Path) -> None:
    shell = Shell("ก", "ข", look={"--oit-day-link": "#14532d"}, font="images/ตัว.woff2")
    found = assets(tmp_path, {"assets/site.css": "a{}"}, shell).content("assets/site.css")
    assert found is not None
    assert found.decode().splitlines()[-1] == ":root{--oit-day-link:#14532d}"
    assert 'src:url("../images/%E0%B8%95%E0%B8%B1%E0%B8%A7.woff2")' in found.decode()


@pytest.mark.parametrize("look", [{"--oit-a": "red}body{display:none"}, {"--oit-a": "url(//x)"}, {"color": "red"}])
def test_a_look_that_is_more_than_a_property_is_refused(tmp_path: Path, look: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not a property"):
        assets(tmp_path, {}, Shell("ก", "ข", look=look))


def test_an_agencys_theme_goes_over_the_one_that_ships(tmp_path: Path) -> None:
    found = theme(tmp_path, {"partials/oit/footer.html": "own", "assets/site.css": "own"})
    assert found.shell["partials/oit/footer.html"] == b"own"
    assert b"oit-brand" in found.shell["partials/oit/header.html"]
    assert found.asset("assets/favicon.svg") is not None
    assert found.asset("templates/plain.html") is None
