from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from generator.public import links
from generator.rendering.free_markdown import is_safe
from tests.small_agency import text_of

TAGS = {
    *("a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre"),
    *("span", "strong", "table", "caption", "tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {"href", "src", "alt", "title", "id", "class", "start", "scope", "data-label"}
PIECES = [
    *("<script>", "</script>", "<img src=x onerror=y>", "<!--", "-->", "<![x y]>", "<?php", "<svg/onload=a>"),
    *("](", "[", "]", "![", "(", ")", "javascript:", "JaVa\tScript:", "&#x6a;avascript:", "&amp;#106;avascript:"),
    *(
        "data:text/html,",
        "vbscript:",
        "//evil",
        "<javascript:x>",
        "`",
        "```",
        "    ",
        "\n",
        "\n\n",
        "# ",
        "| a | b |\n|---|---|\n",
    ),
    *(
        "{: onclick=x }",
        "{onclick=x}",
        "[oit-page]: javascript:x",
        "[x]: ",
        "\\",
        "&",
        '"',
        "'",
        "*",
        "_",
        ">",
        "- ",
        "1. ",
    ),
    *("{{ config }}", "{% raw %}", "\u202e", "ำ", "\x02", "\x03", "http://[", "a", "ก"),
]


def html(text: str, path: str = "pages/privacy/", folder: str = "pages") -> str:
    markdown = Markdown(extensions=["toc", "tables", "fenced_code", "sane_lists", "generator.rendering.free_markdown"])
    return markdown.convert(links.page_reference(path, folder) + text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text())
def test_no_text_of_a_free_page_becomes_anything_but_plain_markup(text: str) -> None:
    for node in LexborHTMLParser(html(text)).css("body *"):
        assert node.tag in TAGS
        assert set(node.attributes) <= ATTRIBUTES
        for name in ("href", "src"):
            value = "".join((node.attributes.get(name) or "").split()).lower()
            assert not value.startswith(("javascript:", "vbscript:", "data:"))
        assert not (node.attributes.get("src") or "").startswith(("//", "http"))


@pytest.mark.parametrize(
    ("written", "arrives"),
    [
        ("contact.md", "../../pages/contact/index.html"),
        ("contact.md#phone", "../../pages/contact/index.html#phone"),
        ("../documents/2569/plan.pdf", "../../documents/2569/plan.pdf"),
        ("../documents/แผน%20ปี.pdf", "../../documents/%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%9B%E0%B8%B5.pdf"),
        ("/2569/o10/", "../../2569/o10/index.html"),
        ("../2569/o10/", "../../2569/o10/index.html"),
        ("/search/?q=a", "../../search/index.html?q=a"),
        ("/", "../../index.html"),
        ("#part", "#part"),
        ("https://www.a.go.th/x?a=1&b=2", "https://www.a.go.th/x?a=1&b=2"),
        ("tel:053123456", "tel:053123456"),
    ],
)
def test_a_link_arrives_from_where_the_page_is(written: str, arrives: str) -> None:
    node = LexborHTMLParser(html(f"[คำ]({written})")).css_first("a")
    assert node is not None
    assert node.attributes["href"] == arrives


def test_a_link_on_the_home_page_starts_at_its_folder() -> None:
    assert 'href="pages/contact/index.html"' in html("[คำ](contact.md)", path="")
    assert 'src="images/a.png"' in html("![ภาพ](../images/a.png)", path="")


def test_a_mail_address_stays_a_link() -> None:
    node = LexborHTMLParser(html("<a@b.go.th>")).css_first("a")
    assert node is not None
    assert node.attributes["href"] == "mailto:a@b.go.th"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a <b>x</b> <!-- c --> <![x y]>", "a <b>x</b> <!-- c --> <![x y]>"),
        ("[คำ](javascript:alert(1))", "คำ"),
        ("[คำ](java&#x73;cript:alert(1))", "คำ"),
        ("![คำ](https://tracker.example/a.png)", "คำ"),
        ("`<b>` &lt; &amp;", "<b> < &"),
        ("{{ config.site_name }}", "{{ config.site_name }}"),
    ],
)
def test_what_is_not_allowed_shows_as_its_words(text: str, seen: str) -> None:
    body = LexborHTMLParser(html(text)).body
    assert body is not None
    assert body.text().strip() == seen


@pytest.mark.parametrize(
    "written",
    [
        *("/\\evil.example/", "\\\\evil.example/", "\\evil.example", "https:\\evil.example", "..\\documents\\a.pdf"),
        *("&#92;evil.example", "&amp;#92;evil.example", "/&#x5c;evil.example", "documents\\a.pdf"),
        *("java\u200bscript:alert(1)", "&#106;avascript:alert(1)", "&amp;#106;avascript:alert(1)", "data:text/html,a"),
        *("file:///etc/passwd", "ftp://a.example/", "VBScript:a", "http://["),
    ],
)
def test_an_address_that_a_browser_reads_otherwise_is_not_safe(written: str) -> None:
    assert not is_safe(written)
    tree = LexborHTMLParser(html(f"[คำ](<{written}>)"))
    assert not tree.css("a")
    assert "คำ" in text_of(tree)


@pytest.mark.parametrize(
    "written",
    [
        *("https://www.a.go.th/a%5Cb", "HTTPS://www.a.go.th/", "mailto:a@b.go.th", "tel:053123456", "/2569/o10/"),
        *("//www.a.go.th/", "a.md?x=javascript:1", "#a:b", "https://www.a.go.th/?a=1&amp;b=2", ""),
    ],
)
def test_an_address_that_every_browser_reads_alike_is_safe(written: str) -> None:
    assert is_safe(written)


def test_a_thai_heading_keeps_its_vowels_in_its_anchor() -> None:
    assert 'id="ข้อมูลที่เก็บ"' in html("## ข้อมูลที่เก็บ")


def test_numbers_after_points_stay_numbers() -> None:
    tree = LexborHTMLParser(html("- ข้อแรก\n- ข้อสอง\n\n1. ขั้นหนึ่ง\n2. ขั้นสอง\n"))

    assert [len(tree.css(f"{kind} > li")) for kind in ("ul", "ol")] == [2, 2]
