from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.public import links

STEP = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="/\\:"), min_size=1).filter(
    lambda step: step not in {".", ".."}
)
PATH = st.lists(STEP, max_size=4).map(lambda steps: "".join(f"{step}/" for step in steps))


@given(page=PATH, target=PATH, base=st.sampled_from(["https://a.go.th/", "https://a.go.th/ita/", "file:///usb/site/"]))
def test_a_link_leads_to_the_file_of_its_page_wherever_the_site_stands(page: str, target: str, base: str) -> None:
    here = base + "/".join(links.target(page).split("/"))
    found = urljoin(here, links.root_from(page) + links.target(target))
    assert unquote(found) == base + target + "index.html"


def test_a_link_names_its_file_so_that_a_folder_on_a_stick_opens() -> None:
    assert links.root_from("2569/o10/") + links.target("2569/o11/") == "../../2569/o11/index.html"
    assert links.root_from("") + links.target("") == "index.html"
    assert links.target("2569/o10/", "ส่วน-1").endswith("/index.html#%E0%B8%AA%E0%B9%88%E0%B8%A7%E0%B8%99-1")


def test_a_document_with_an_awkward_name_keeps_it() -> None:
    href = links.target("documents/แผน 100% #1?.pdf")
    assert urlsplit(href).fragment == ""
    assert unquote(urlsplit(href).path) == "documents/แผน 100% #1?.pdf"


@pytest.mark.parametrize("path", ["/etc/passwd", "../x", "a/../../x", "javascript:alert(1)", "https://a.b/", "a\\b"])
def test_what_is_no_address_inside_the_site_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="inside the site"):
        links.target(path)


@pytest.mark.parametrize(
    ("site_url", "root"),
    [(None, "/"), ("https://a.go.th", "/"), ("https://a.go.th/", "/"), ("https://a.go.th/ita/2569/", "/ita/2569/")],
)
def test_the_page_for_lost_visitors_links_from_the_servers_root(site_url: str | None, root: str) -> None:
    assert links.root_from("404.html", site_url) == root


def test_the_permanent_address_has_no_index() -> None:
    assert links.absolute("2569/o10/", "https://a.go.th/ita/") == "https://a.go.th/ita/2569/o10/"
