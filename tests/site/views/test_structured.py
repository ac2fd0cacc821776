from __future__ import annotations

from generator.records.model.site_config import Agency
from generator.site.page import Crumb, Page
from generator.site.views.structured import breadcrumbs, organization

CRUMBS = (Crumb("หน้าหลัก", ""), Crumb("9.2", "2569/", "sub-9-2"), Crumb("O10"))
PAGE = Page("2569/o10/", "item", "O10", breadcrumbs=CRUMBS)


def test_the_path_to_a_page_is_told_with_whole_addresses() -> None:
    found = breadcrumbs(PAGE, "https://a.go.th/ita/")
    assert found is not None
    steps = found["itemListElement"]
    assert isinstance(steps, list)
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "หน้าหลัก", "https://a.go.th/ita/"),
        (2, "9.2", "https://a.go.th/ita/2569/#sub-9-2"),
        (3, "O10", "https://a.go.th/ita/2569/o10/"),
    ]


def test_nothing_is_told_where_addresses_are_not_known_or_engines_should_stay_away() -> None:
    assert breadcrumbs(PAGE, None) is None
    assert breadcrumbs(Page("", "home", "ก"), "https://a.go.th/") is None
    assert breadcrumbs(Page("x/", "print", "ก", breadcrumbs=CRUMBS, listed=False), "https://a.go.th/") is None


def test_an_agency_is_described_by_what_it_has_said_and_no_more() -> None:
    bare = organization(Agency.model_validate({"name": "ทต.ก", "type": "tambon_municipality"}))
    assert bare == {"@type": "GovernmentOrganization", "name": "ทต.ก"}
    full = organization(
        Agency.model_validate(
            {"name": "ทต.ก", "name_en": "A", "type": "sao", "phone": "1", "facebook": "https://f.example/a"}
        ),
        "https://a.go.th/",
    )
    assert full["alternateName"] == "A"
    assert full["sameAs"] == ["https://f.example/a"]
    assert full["url"] == "https://a.go.th/"
