from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from generator.site import feed
from tests.small_items import small_site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MEASURE = "id: m1\nanswers: {indicators: [4]}\ntitle: อบรม & <ทดสอบ>\nupdated: 2568-12-01\nrows: [{steps: [จัดอบรม]}]\n"


def written(tmp_path: Path, url: str | None) -> list[bytes | Path]:
    plain = small_site(tmp_path / "plain")
    config = (tmp_path / "plain/site_config.yml").read_text("utf-8") + (f"site_url: {url}\n" if url else "")
    files = {"site_config.yml": config, "content/measures/2569/m1.yml": MEASURE}
    assert plain.workspace.config.site_url is None
    return [asset.content for asset in feed.assets(small_site(tmp_path / "own", dict(files)))]


def texts(root: ET.Element, path: str) -> list[str | None]:
    return [node.text for node in root.findall(path, ATOM)]


def test_without_a_public_address_there_is_no_feed(tmp_path: Path) -> None:
    assert written(tmp_path, None) == []


def test_the_feed_tells_updates_newest_first_with_whole_addresses(tmp_path: Path) -> None:
    (content,) = written(tmp_path, "https://www.test.example/ita/")
    assert isinstance(content, bytes)
    root = ET.fromstring(content)  # noqa: S314 - made by us a line ago
    days = [text or "" for text in texts(root, "a:entry/a:updated")]
    assert days == sorted(days, reverse=True)
    assert root.findtext("a:updated", namespaces=ATOM) == days[0]
    assert all(day.endswith("T00:00:00+07:00") for day in days)
    links = [link.attrib["href"] for link in root.findall("a:entry/a:link", ATOM)]
    assert texts(root, "a:entry/a:id") == links
    assert all(link.startswith("https://www.test.example/ita/2569/") or "/2566/" in link for link in links)
    assert "อบรม & <ทดสอบ>" in texts(root, "a:entry/a:title")
    for required in ("a:id", "a:title", "a:author/a:name"):
        assert root.findtext(required, namespaces=ATOM)


def test_the_same_records_give_the_same_feed(tmp_path: Path) -> None:
    assert written(tmp_path / "1", "https://a.example/") == written(tmp_path / "2", "https://a.example/")
