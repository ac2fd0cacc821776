from __future__ import annotations

from pathlib import Path

from generator.site import search_files
from generator.site.pages import search
from tests.small_agency import body, text_of
from tests.small_items import small_site


def test_without_a_script_the_page_leads_to_the_years(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (page,) = search.compose(site)
    tree = body(site, page)

    assert "การค้นหาต้องใช้ JavaScript" in text_of(tree)
    assert [link.attributes["href"] for link in tree.css("section a")] == ["../2569/index.html", "../2566/index.html"]
    assert [option.attributes["value"] for option in tree.css("select option")] == ["", "2569", "2566"]


def test_the_index_stands_beside_the_page(tmp_path: Path) -> None:
    paths = [asset.path for asset in search_files.assets(small_site(tmp_path))]

    assert "search/titles.js" in paths
    assert all(path.startswith("search/") for path in paths)
