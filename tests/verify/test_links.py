"""Where the addresses on pages lead: step by step, and with the cure that an official is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.rendering.built import BuiltPage, files, read_page, read_pages
from generator.rendering.page_links import BuiltLink
from generator.rendering.policy import digest
from generator.verify import links
from generator.verify.links import BuiltSite, LinkCheck, Target, is_there, nearest_anchor, resolve
from generator.verify.run import verify

PAGE = "2569/o10/index.html"
SIZES = {PAGE: 1, "index.html": 1, "404.html": 1, "documents/plan.pdf": 1, "style.css": 1}


@pytest.mark.parametrize(
    ("address", "path", "anchor"),
    [
        ("../o11/index.html", "2569/o11/index.html", ""),
        ("../o11/", "2569/o11/index.html", ""),
        ("../o11", "2569/o11", ""),
        ("", PAGE, ""),
        ("#part-1", PAGE, "part-1"),
        ("?q=1#%E0%B8%81", PAGE, "ก"),
        (".", "2569/o10/index.html", ""),
        ("./", "2569/o10/index.html", ""),
        ("..", "2569/index.html", ""),
        ("../..", "index.html", ""),
        ("../../.", "index.html", ""),
        ("../../", "index.html", ""),
        ("../../documents/%E0%B9%81.pdf#page=2", "documents/แ.pdf", "page=2"),
        ("x/../../o11/.", "2569/o11/index.html", ""),
    ],
)
def test_an_address_leads_from_the_folder_of_its_page(address: str, path: str, anchor: str) -> None:
    assert resolve(PAGE, address) == Target(path, anchor)


@pytest.mark.parametrize("address", ["../../../out.txt", "../../..", "/index.html", "/"])
def test_an_address_that_leaves_the_folder_of_the_site_leads_nowhere(address: str) -> None:
    assert resolve(PAGE, address) is None


def followed(*pages: BuiltPage, site: BuiltSite | None = None) -> LinkCheck:
    check = LinkCheck(site or BuiltSite(SIZES), lambda *_: None)
    for page in pages:
        check.follow(page)
    return check


def page(path: str, *addresses: str, tag: str = "a", attribute: str = "href") -> BuiltPage:
    return BuiltPage(path, tuple(BuiltLink(address, tag, attribute) for address in addresses), (), ())


def test_what_is_lost_is_told_of_each_page_that_leads_there_and_once_of_each() -> None:
    check = followed(
        page("index.html", "none.pdf", "none.pdf"),
        page("2569/index.html", "../none.pdf"),
        page(PAGE, "../../none.pdf", "../../style.css"),
    )
    assert [(path, found.code) for path, found in check.findings] == [
        ("index.html", "E601"),
        ("2569/index.html", "E601"),
        (PAGE, "E601"),
    ]


def test_links_to_places_are_kept_with_the_pages_and_words_that_lead_there() -> None:
    other = "2569/o11/index.html"
    site = BuiltSite({**SIZES, other: 1})
    check = followed(
        page(PAGE, "../../index.html#news", "#top", "?a#b", "../../style.css#x"),
        page(other, "../../index.html#news", "#top", "../../?a#b"),
        site=site,
    )
    assert check.findings == []
    assert check.anchors == {
        Target("index.html", "news"): [(PAGE, "../../index.html#news"), (other, "../../index.html#news")],
        Target(PAGE, "top"): [(PAGE, "#top")],
        Target(PAGE, "b"): [(PAGE, "?a#b")],
        Target(other, "top"): [(other, "#top")],
        Target("index.html", "b"): [(other, "../../?a#b")],
    }


def test_only_a_sign_after_the_way_up_means_the_page_itself() -> None:
    check = followed(page(PAGE, "../../#a"), page("2569/o11/x/index.html", "../../../#a"))
    assert check.anchors == {Target("index.html", "a"): [(PAGE, "../../#a"), ("2569/o11/x/index.html", "../../../#a")]}


@pytest.mark.parametrize(
    ("address", "cure"),
    [
        ("documents/plam.pdf", "ที่ใกล้เคียงคือ documents/plan.pdf"),
        ("zzzz", "ตรวจว่าแฟ้มหรือหน้านั้นมีอยู่"),
    ],
)
def test_the_cure_names_the_nearest_file(address: str, cure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [found.hint for _, found in followed(page("index.html", address)).findings] == [cure]
    monkeypatch.setattr(links, "MANY_FILES", len(SIZES))
    (far,) = followed(page("index.html", address)).findings
    assert far[1].hint == "ตรวจว่าแฟ้มหรือหน้านั้นมีอยู่"


def test_the_cure_names_the_nearest_place_however_its_letters_are_written() -> None:
    assert nearest_anchor("NEWS", ["news", "plan"]) == " ที่ใกล้เคียงคือ #news"
    assert nearest_anchor("plans", ["news", "Plan"]) == " ที่ใกล้เคียงคือ #Plan"
    assert nearest_anchor("ข้อกําหนด", ["ข้อกำหนด"]) == " ที่ใกล้เคียงคือ #ข้อกำหนด"
    assert nearest_anchor("zzzz", ["news"]) == ""
    assert (is_there("TOP", []), is_there("news", ["news"]), is_there("News", ["news"])) == (True, True, False)


OWN = "https://www.test.example/ita"


@pytest.mark.parametrize(
    ("tag", "attribute", "address", "codes"),
    [
        ("a", "href", f"{OWN}/none", []),
        ("area", "href", f"{OWN}/none", []),
        ("link", "href", f"{OWN}/none", ["E601"]),
        ("meta", "content", f"{OWN}/none", ["E601"]),
        ("a", "href", f"{OWN}/2569/o99/", ["E601"]),
        ("a", "href", "https://other.example/2569/o99/", []),
        ("img", "src", f"{OWN}/style.css", ["E606"]),
        ("form", "action", "https://other.example/", ["E606"]),
        ("img", "src", "data:image/png;base64,", []),
        ("a", "href", "data:text/html,x", ["E604"]),
        ("a", "href", "https://other.example/a\u200b", ["E604"]),
        ("a", "href", "index.html ", ["E604"]),
        ("a", "href", "ind\nex.html", ["E604"]),
        ("a", "href", "mailto:a@b", ["E604"]),
        ("a", "href", "mailto:a@b.go.th, c@d.go.th?subject=x,y", []),
        ("a", "href", "tel:0%202000", []),
        ("a", "href", "tel:call", ["E604"]),
        ("a", "href", "//other.example/", ["E604"]),
        ("img", "src", "//other.example/a.png", ["E606"]),
    ],
)
def test_what_may_lead_out_and_what_may_be_fetched(tag: str, attribute: str, address: str, codes: list[str]) -> None:
    site = BuiltSite(SIZES, OWN)
    check = followed(page("index.html", address, tag=tag, attribute=attribute), site=site)
    assert [found.code for _, found in check.findings] == codes


def test_every_file_is_listed_by_its_path_and_pages_are_read(tmp_path: Path) -> None:
    for name in ("index.html", "a/b.html", "a/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b'<a name="old">x</a><p id="new" name="no"><a href="#old">y</a>')
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert files(tmp_path) == ["a/b.html", "a/c.txt", "index.html"]
    read = read_pages(tmp_path)
    assert list(read) == ["a/b.html", "index.html"]
    assert read["index.html"] == BuiltPage("index.html", (BuiltLink("#old", "a", "href"),), ("old", "new"), ())


def test_a_script_in_a_page_is_allowed_by_its_digest_only(tmp_path: Path) -> None:
    for named, offences in (("x()", ()), ("y()", ("script",))):
        policy = f"<meta http-equiv='Content-Security-Policy' content=\"script-src {digest(named)}\">"
        (tmp_path / "index.html").write_text(f"{policy}<script>x()</script>", encoding="utf-8")
        assert read_page(tmp_path, "index.html").offences == offences
    (tmp_path / "index.html").write_text(
        "<meta http-equiv=Content-Security-Policy content><script>x()</script>", encoding="utf-8"
    )
    assert read_page(tmp_path, "index.html").offences == ("script",)


@pytest.mark.parametrize(
    ("style", "codes"),
    [
        ("a{background:url(none.png)}", ["E601"]),
        ("a{background:url( 'none.png' )}", ["E601"]),
        ('@import "none.css";', ["E601"]),
        ("/* url(none.png) */a{}", []),
        ("a{background:url(data:image/png;base64,x)} b{filter:url(#f)}", []),
        ("a{background:url(https://other.example/a.png)}", ["E606"]),
        ("a{background:url(//other.example/a.png)}", ["E606"]),
        ("a{background:url(../../out.png)}", ["E601"]),
        ("a{background:url(none.png)} b{background:url(none.png)}", ["E601"]),
        ("a{background:url(style.css)}", []),
    ],
)
def test_what_a_style_sheet_fetches(style: str, codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text(style, encoding="utf-8")
    assert [found.code for found in verify(tmp_path, [])] == codes


@pytest.mark.parametrize(
    ("name", "text", "codes"),
    [
        ("sitemap.xml", f"<loc> {OWN}/none </loc>", ["E601"]),
        ("sitemap.xml", f"<loc>{OWN}/sitemap.xml?a&amp;b</loc>", []),
        ("sitemap.xml", "<loc>https://other.example/none</loc>", []),
        ("robots.txt", f"Sitemap: {OWN}/none.xml\n", ["E601"]),
        ("robots.txt", f"sitemap: {OWN}/robots.txt \n", []),
    ],
)
def test_what_we_say_to_search_engines_is_ours_whatever_its_form(
    name: str, text: str, codes: list[str], tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [found.code for found in verify(tmp_path, [], OWN)] == codes
