from __future__ import annotations

import pytest

from generator.site.views.contact_links import mail_link, telephone_link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("0 2000 0000", "tel:020000000"),
        ("๐ ๒๐๐๐ ๐๐๐๐", "tel:020000000"),
        ("+66 2000 0000", "tel:+6620000000"),
        ("0 2000 0000 ต่อ 12", "tel:020000000"),
        ("0 2000 0000, 0 2000 0001", "tel:020000000"),
        ("0 2000 0000-2", "tel:020000000"),
        ("191", "tel:191"),
        ("ไม่มี", None),
        ("", None),
        (None, None),
        ("javascript:alert(1)", None),
    ],
)
def test_the_first_number_is_dialled(text: str | None, link: str | None) -> None:
    assert telephone_link(text) == link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("saraban@test.go.th", "mailto:saraban@test.go.th"),
        ("saraban.1+a@sub.test.go.th", "mailto:saraban.1+a@sub.test.go.th"),
        ("saraban@test", None),
        ("saraban @test.go.th", None),
        ("ก@test.go.th", None),
        ("a@b.th?cc=c@d.th", None),
        ('"><script>@b.th', None),
        ("ไม่มี", None),
        (None, None),
    ],
)
def test_only_a_mail_address_is_a_link(text: str | None, link: str | None) -> None:
    assert mail_link(text) == link


def test_a_mail_may_be_headed_by_what_it_is_about() -> None:
    assert mail_link("a@b.example", "มาตรการที่ 6 & อื่น") == (
        "mailto:a@b.example?subject=%E0%B8%A1%E0%B8%B2%E0%B8%95%E0%B8%A3%E0%B8%81%E0%B8%B2%E0%B8%A3"
        "%E0%B8%97%E0%B8%B5%E0%B9%88%206%20%26%20%E0%B8%AD%E0%B8%B7%E0%B9%88%E0%B8%99"
    )
    assert mail_link("ไม่มี", "เรื่อง") is None
