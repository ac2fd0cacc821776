"""What visitors are told of outward links, and that item pages speak of them only when something is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.assessment.site_context import SiteContext
from generator.records.memory import link_store
from generator.records.memory.link_history import Known, learn
from generator.records.memory.link_states import Answer, Reason
from generator.site.pages import link_health
from tests.small_agency import body, text_of
from tests.small_items import item_body, small_site

DAY = date(2026, 4, 20)
BUDGET = "https://data.other.example/budget.xlsx"
NEWS = "https://www.test.example/news/1"
INSIDE = "https://inside.example/plan"


def known(**answers: Reason) -> dict[str, Known]:
    """Return what is known of the links of item O11, fine unless said."""
    reasons = {BUDGET: answers.get("budget", Reason.FINE), NEWS: answers.get("news", Reason.FINE)}
    found = {address: learn(Known(DAY), Answer(reason), DAY) for address, reason in reasons.items()}
    if "inside" in answers:
        found[INSIDE] = learn(Known(DAY, documents=("2566/plan.pdf",)), Answer(answers["inside"]), DAY)
    return found


def site_with(folder: Path, links: dict[str, Known]) -> SiteContext:
    return small_site(folder, {link_store.NAME: link_store.as_text(links)})


def health(site: SiteContext) -> str:
    (page,) = link_health.compose(site)
    return text_of(body(site, page))


def test_before_any_check_the_page_says_so(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    text = health(site)
    assert "ยังไม่มีผลตรวจลิงก์ออกนอกเว็บไซต์" in text
    assert "O11" in text
    assert "ยังไม่ได้ตรวจ" in text


def test_every_item_shows_its_last_result_with_its_day(tmp_path: Path) -> None:
    site = site_with(tmp_path, known(budget=Reason.GONE))
    (page,) = link_health.compose(site)
    tree = body(site, page)
    (section,) = (node for node in tree.css("section.oit-group") if node.css_first("#\\32 566-o11"))
    text = " ".join(section.text(separator=" ").split())
    assert "O11" in text
    assert "มีปัญหา 1 จาก 2 ลิงก์ · ตรวจเมื่อ 20 เมษายน 2569" in text
    rows = [" ".join(row.text(separator=" ").split()) for row in section.css("li")]
    assert rows[0].startswith(f"เสีย {BUDGET} ไม่มีหน้านี้แล้ว")
    assert rows[1].startswith(f"ปกติ {NEWS} ตรวจเมื่อ 20 เม.ย. 2569")
    assert page.updated == DAY


def test_link_inside_a_document_stands_with_the_item_that_shows_it(tmp_path: Path) -> None:
    text = health(site_with(tmp_path, known(inside=Reason.TIMEOUT)))
    assert f"ชั่วคราว {INSIDE} เครื่องปลายทางตอบช้าเกินกำหนด อยู่ในเอกสาร 2566/plan.pdf" in text


def test_link_of_no_item_stands_by_itself(tmp_path: Path) -> None:
    links = {"https://www.facebook.example/": learn(Known(DAY), Answer(Reason.DENIED, 403), DAY)}
    text = health(site_with(tmp_path, links))
    assert "ลิงก์ในส่วนอื่นของเว็บไซต์ ถูกปฏิเสธ https://www.facebook.example/" in text


def test_item_page_is_silent_while_nothing_is_wrong(tmp_path: Path) -> None:
    for folder, links in (("a", known()), ("b", known(budget=Reason.REDIRECTED, news=Reason.DENIED)), ("c", {})):
        assert not item_body(site_with(tmp_path / folder, links), "2566/o11/").css("aside")


def test_item_page_tells_when_something_is_wrong(tmp_path: Path) -> None:
    links = known(budget=Reason.TIMEOUT, news=Reason.GONE, inside=Reason.NOT_THE_FILE)
    (notice,) = item_body(site_with(tmp_path, links), "2566/o11/").css("aside")
    text = " ".join(notice.text(separator=" ").split())
    assert text.startswith("เสีย ลิงก์ออกนอกเว็บไซต์ในหน้านี้เปิดไม่ได้หรือไม่ตรง 3 แห่ง (ตรวจเมื่อ 20 เมษายน 2569)")
    link = notice.css_first("a")
    assert link is not None
    assert link.attributes["href"] == "../../link-health/index.html#2566-o11"


def test_draft_shows_none_of_its_links(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "oit_items/2566/o12.yml": "item: O12\nstatus: draft\nevidence: [{url: 'https://secret.example/x'}]\n",
        link_store.NAME: link_store.as_text(known()),
    }
    site = small_site(tmp_path, files)
    assert "secret.example" not in health(site)


def test_words_of_another_server_stay_words(tmp_path: Path) -> None:
    links = {"https://a.example/<script>alert(1)</script>": learn(Known(DAY), Answer(Reason.GONE), DAY)}
    site = site_with(tmp_path, links)
    (page,) = link_health.compose(site)
    assert not body(site, page).css("script")
