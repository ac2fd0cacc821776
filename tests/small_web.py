"""A site of a few pages in versions, a town's folder that publishes it, and a visitor who walks what is served."""

# ruff: noqa: ANN401 - wishes are of any kind
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from generator.app.publish import Done, Offer, Verifier, Wish, perform
from generator.app.publishing.offer import look
from generator.app.publishing.place import Place, place_of
from generator.publishing.connecting import Access
from generator.publishing.servers.steady import Clock
from generator.records.loading.workspace import load
from generator.release.out_folder.manifest import MARKER, manifest
from generator.thai.moments import BANGKOK
from tests.small_agency import CONFIG

DAY_OF_TOWN = date(2026, 4, 20)
PASSWORD = "ลับมาก-s3cret/pass"  # noqa: S105 - of no server but those of tests
START = datetime(2026, 4, 20, 9, 0, tzinfo=BANGKOK)
Site = Mapping[str, bytes]


def page(path: str, title: str, *links: str) -> bytes:
    """Return a whole page of ours that links to ``links``, paths from the root."""
    root = "../" * path.count("/")
    anchors = "".join(f'<a href="{root}{link}">{link}</a>' for link in links)
    return f'<!doctype html><title>{title}</title><main id="oit-main">{anchors}</main></html>'.encode()


FIRST: Site = {
    "index.html": page("index.html", "หน้าหลัก", "2569/index.html", "assets/a.1.css", "search/index.json"),
    "2569/index.html": page("2569/index.html", "ปี 2569", "index.html", "2569/o1/index.html", "2569/o2/index.html"),
    "2569/o1/index.html": page("2569/o1/index.html", "ข้อ O1", "2569/o2/index.html", "documents/2569/plan.pdf"),
    "2569/o2/index.html": page("2569/o2/index.html", "ข้อ O2", "2569/o1/index.html", "documents/2569/list.pdf"),
    "documents/2569/plan.pdf": b"%PDF plan 1",
    "documents/2569/list.pdf": b"%PDF list of names",
    "assets/a.1.css": b"body{}",
    "search/index.json": b"[1]",
    ".htaccess": b"# Made by oit build\n1",
}
SECOND: Site = {
    "index.html": page("index.html", "หน้าหลัก", "2569/index.html", "2570/index.html", "assets/a.2.css"),
    "2569/index.html": page("2569/index.html", "ปี 2569", "index.html", "2569/o1/index.html"),
    "2569/o1/index.html": page("2569/o1/index.html", "ข้อ O1 ใหม่", "documents/2569/plan.pdf", "2570/o1/index.html"),
    "2570/index.html": page("2570/index.html", "ปี 2570", "2570/o1/index.html", "index.html"),
    "2570/o1/index.html": page("2570/o1/index.html", "ข้อ O1", "2570/index.html", "documents/2570/new.pdf"),
    "documents/2569/plan.pdf": b"%PDF plan 2",
    "documents/2570/new.pdf": b"%PDF new",
    "assets/a.2.css": b"body{color:red}",
    "search/index.json": b"[2]",
    ".htaccess": b"# Made by oit build\n2",
}
"""One year more, a document replaced, one withdrawn with its page."""


class StillClock:
    """A clock that stands until somebody waits; ``waited`` are the seconds."""

    def __init__(self) -> None:
        self.waited: list[float] = []
        self.time = START

    def now(self) -> datetime:
        return self.time

    def seconds(self) -> float:
        return self.time.timestamp()

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += timedelta(seconds=seconds)

    @property
    def clock(self) -> Clock:
        return Clock(self.seconds, self.wait)


@dataclass
class Town:
    """An agency's folder with one target; ``publish`` does what ``oit publish`` does, with a site that is given."""

    folder: Path
    target: Mapping[str, Any]
    clock: StillClock = field(default_factory=StillClock)
    password: str = PASSWORD
    seconds: float = 5.0
    introduce: bool = False

    def place(self, wish: Wish) -> Place:
        self.folder.mkdir(parents=True, exist_ok=True)
        config = yaml.safe_load(CONFIG) | {"publish": {"main": dict(self.target)}}
        (self.folder / "site_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
        workspace, findings = load(self.folder)
        assert workspace is not None, findings
        return place_of(workspace, "main", wish.access, self.clock.now)

    def wish(self, **wishes: Any) -> Wish:
        access = Access(lambda _: self.password, lambda *_: self.introduce, self.clock.clock, self.seconds)
        return replace(Wish(access=access, now=self.clock.now), **wishes)

    def offer(self, site: Site, **wishes: Any) -> Offer:
        wish = self.wish(**wishes)
        place = self.place(wish)
        built = self.folder / "site"
        write_site(built, site)
        offer = Offer([], place, place.store.add_site(built))
        look(offer, wish)
        return offer

    def publish(self, site: Site, verify: Verifier | None = None, **wishes: Any) -> Done:
        offer = self.offer(site, **wishes)
        try:
            return perform(offer, verify=verify)
        finally:
            if offer.server is not None:
                offer.server.close()


def write_site(built: Path, site: Site) -> None:
    """Write a site as a build does, with its list."""
    for old in sorted(built.rglob("*"), reverse=True):
        old.rmdir() if old.is_dir() else old.unlink()
    for name, content in site.items():
        (built / name).parent.mkdir(parents=True, exist_ok=True)
        (built / name).write_bytes(content)
    (built / MARKER).write_bytes(manifest({name: sha256(content).hexdigest() for name, content in site.items()}))


def served(root: Path) -> dict[str, bytes]:
    """Return what stands in the folder that a web server serves, without what we keep there for ourselves."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.relative_to(root).as_posix().startswith("oit-publish/")
    }


_HREF = re.compile(rb'href="([^"]+)"')


def problems(root: Path, *versions: Site) -> list[str]:
    """Walk from the home page as a visitor would; return what is not whole, and links that lead nowhere."""
    if not (root / "index.html").exists():
        return [] if not any("index.html" in version for version in versions[:-1]) else ["no home page"]
    found, waiting, seen = [], ["index.html"], set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        try:
            content = (root / path).read_bytes()
        except OSError:
            found.append(f"dead: {path}")
            continue
        if content not in [version.get(path) for version in versions]:
            found.append(f"not whole: {path}")
        if path.endswith(".html"):
            here = root / path
            links = [(here.parent / link.decode()).resolve() for link in _HREF.findall(content)]
            waiting += [link.relative_to(root.resolve()).as_posix() for link in links]
    return found
