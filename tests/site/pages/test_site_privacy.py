"""What the site says of itself: no cookies, and the way to the agency's own policy if it has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.pages import site_privacy
from tests.small_agency import body, text_of
from tests.small_items import small_site


@pytest.mark.parametrize("has_policy", [True, False])
def test_the_statement_stands_with_or_without_a_policy_of_the_agency(tmp_path: Path, has_policy: bool) -> None:
    files = {"content/pages/privacy.md": "# นโยบายของเรา\n"} if has_policy else {}
    site = small_site(tmp_path, dict(files))
    (page,) = site_privacy.compose(site)
    tree = body(site, page)

    assert page.path == "privacy-of-this-site/"
    assert "ไม่ใช้คุกกี้" in text_of(tree)
    assert [link.attributes["href"] for link in tree.css("a[href^='../pages']")] == (
        ["../pages/privacy/index.html"] if has_policy else []
    )
