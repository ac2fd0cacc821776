"""Which whole addresses are the site's own, and which belong to the server it stands on."""

from __future__ import annotations

import pytest

from generator.public.own_addresses import Below, OwnKinds, below

ROOT = "https://www.test.example/"
FILES = frozenset({"index.html", "2569/o10/index.html", "documents/2569/แผน.pdf", "documents/laws/a/b.pdf", "feed.xml"})
KINDS = OwnKinds(FILES, {"e-service"}, (2568, 2569), {"images/drafts/x.png"})

OURS = (
    *("", "#top", "index.html?x=1", "2569", "2569/o10/", "2569/O10", "2569/o99/index.html", "2560/result/"),
    *("2569/measures/", "2569/measures/no-such/", "2569/measures/table/a1/", "2569/print", "2571/"),
    *("pages/none/", "pages/%E0%B8%95%E0%B8%B4%E0%B8%94/?a=1", "e-service", "eit/2560/poster/", "eit/2560.png"),
    *("search/?q=x", "data/items-2560.csv", "en/", "link-health/", "privacy-of-this-site/", "feed.xml", "robots.txt"),
    *("documents/2569/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf", "documents/2568/none.pdf", "documents/laws/a/none.pdf"),
    *("images/drafts/y.png", "files/../2569/o10/", ".//2569//o10/"),
)
THEIRS = (
    *("?page_id=13", "?", "index.php", "index.php?option=com_content", "post/view?id=13", "files/plan.pdf", "plan.pdf"),
    *("2569/plan.pdf", "2569/05/12/news.html", "2026/", "pages/plan.pdf", "pages/", "pages/a/b/", "eit/form.php"),
    *("documents/plan.pdf", "documents/old/plan.pdf", "images/x.png", "data/plan.pdf", "search/result.php", "en/about"),
    *("assets/app.js", "e-services/", "wp-content/uploads/2026/01/plan.pdf", "%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/"),
)


@pytest.mark.parametrize("path", OURS)
def test_ours(path: str) -> None:
    here = below(f"{ROOT}{path}", ROOT)
    assert here is not None
    assert KINDS.has(here)


@pytest.mark.parametrize("path", [path for path in THEIRS if path != "?"])
def test_of_the_server(path: str) -> None:
    here = below(f"{ROOT}{path}", ROOT)
    assert here is not None
    assert not KINDS.has(here)


SITE = "https://www.test.example/ita/%E0%B8%97%E0%B8%95/"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.test.example/ita/%E0%B8%97%E0%B8%95/2569/o10/#part-1",
        "http://test.example:80/ita/ทต/2569/o10/#part-1",
        "HTTPS://WWW.TEST.EXAMPLE:443/ita/ทต/2569/o10/?from=line#part-1",
        "https://www.test.example./ita/x/../ทต/2569/o10/#part-1",
    ],
)
def test_one_page_however_it_is_written(address: str) -> None:
    here = below(address, SITE)
    assert here is not None
    assert here._replace(asks=False) == Below("2569/o10/", asks=False, anchor="part-1")


@pytest.mark.parametrize("address", ["https://www.test.example/ita/ทต", "https://test.example/ita/ทต/#"])
def test_the_site_itself(address: str) -> None:
    assert below(address, SITE) == Below("", asks=False, anchor="")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.test.example/ita/ทตอ/",
        "https://www.test.example/ita/ทต/../x",
        "https://www.test.example:8443/ita/ทต/",
        "https://other.example/www.test.example/ita/ทต/",
        "https://www.test.example.other.example/ita/ทต/",
        "ftp://www.test.example/ita/ทต/",
        "www.test.example/ita/ทต/",
        "https://[www.test.example/",
        "../2569/o10/",
    ],
)
def test_elsewhere(address: str) -> None:
    assert below(address, SITE) is None


def test_without_a_site_address_nothing_is_below_it() -> None:
    assert below(ROOT, None) is None


@pytest.mark.parametrize(
    ("path", "file"),
    [("2569/o10", "2569/o10/index.html"), ("", "index.html"), ("feed.xml", "feed.xml"), ("2569/o9", "2569/o9")],
)
def test_file_that_answers(path: str, file: str) -> None:
    assert KINDS.file_of(path) == file
