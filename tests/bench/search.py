"""``python -m tests.bench.search [--pagefind PROGRAM]``: how well and how fast search finds, for ``docs/search.md``.

Quality is measured on the sample site, speed there and on a site of 2,000 items. With the path of a Pagefind program
(``pip install "pagefind[extended]"`` or ``npm install pagefind``, anywhere but here) the same queries are put to it.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator.assessment.site_context import SiteContext, site_context
from generator.checks.documents.published import published_files
from generator.inspection import cache
from generator.inspection.run import inspect_all
from generator.records.loading.workspace import load
from generator.rendering import engine, render
from generator.rendering.project import Project
from generator.rendering.theme_folder import theme_of
from generator.site import compose, search_files
from generator.site.shell import shell
from tests.bench import agency, search_rival
from tests.bench.search_queries import HELD, TUNED, UNSEEN, Query, made, written
from tests.bench.search_speed import SLOWDOWN, waits
from tests.browser import launch
from tests.site.search.search_tab import open_search
from tests.site_server import SiteServer

ROOT = Path(__file__).parents[2]
DAY = date(2026, 4, 20)
MOST = 10
PAGES = 2000
TYPED = ["จัดซื้อ", "ทุจริต", "ข้อ 19", "แผนดำเนินงาน", "งบประมาณ 2566", "รายงานผล", "จริยธรรม", "ความเสี่ยง"]
TYPED_LARGE = ["รายงานเรื่องที่ 4", "ข้อ 19", "2565", "เรื่องที่ 33 2566", "รายงานเรื่อง", "o50", "ประจำปี", "หน่วยงาน"]
INSIDE = ["ป่าชุมชน", "ลานตากข้าว", "สหกรณ์โคนม", "ภ.ด.ส. 6"]
SLIPS = ["จัดซือจัดจ้าง", "จริยะธรรม", "E-Servicr", "ร้องเรียณ"]
SLIPS_LARGE = ["รายงารเรื่องที่ 4", "หน่วยงาณ", "ประจัมปี", "ความก้าวหน่ารายโครงการ"]
JOINED = ["มาตรการป้องกันสินบน", "ทำยังไงถึงจะขอรถน้ำได้", "ใครชนะประมูลทำถนนบ้านหนองแวง", "ทำเรื่องปลูกบ้าน"]
JOINED_LARGE = [
    "รายงานความก้าวหน้าปัญหาโครงการ",
    "อยากรู้ว่าประชาชนตรวจสอบงบประมาณได้ยังไง",
    "ข้อเสนองานรอบถัดไปของเทศบาล",
    "เอกสารประชาชนหน้าบ้าน",
]
INSIDE_LARGE = ["ปัญหาอุปสรรค", "ความก้าวหน้ารายโครงการ", "นายสมมติ", "ดต 52003/2560"]

Answers = Callable[[str], list[str]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pagefind", type=Path, action="append", default=[])
    programs = parser.parse_args().pagefind
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = launch(playwright, folder)
        sample = built(ROOT, folder / "sample")
        queries = {
            "written": written(),
            "unseen": written(UNSEEN),
            "tuned on": written(TUNED),
            "kept apart": written(HELD),
            "made": made(list(search_files.entries(sample))),
        }
        with SiteServer(folder / "sample") as server:
            tab = open_search(browser.new_page(), server.url)
            judge("ours", queries, lambda query: [address.split("#")[0] for address in tab.search(query)])
        for number, program in enumerate(programs):
            rival = folder / f"rival-{number}"
            version = search_rival.prepare(program, folder / "sample", sample, rival)
            ask_rival(browser, version, rival, queries)
        agency.make(folder / "agency", PAGES)
        built(folder / "agency", folder / "large")
        print_speed(browser, folder)
        browser.close()


def built(folder: Path, out: Path) -> SiteContext:
    """Build the site of ``folder`` into ``out``, with its documents read; prints what the index costs."""
    workspace, _ = load(folder)
    assert workspace is not None
    site = site_context(workspace, DAY)
    site = replace(site, opened=inspect_all(published_files(site), folder=cache.default_folder()))
    pages = compose.pages(site)
    project = Project(shell(site), theme_of(folder), pages, site.as_of, None)
    out.mkdir()
    render.write(project, lambda: compose.assets(site), engine.frames_of(project), out)
    plain = replace(site, opened={})
    took = min(timed(lambda: list(search_files.assets(plain))) for _ in range(5))
    print(f"{out.name}: {len(pages)} pages; index without documents {1000 * took / len(pages):.2f} ms a page")
    for kind in ("titles", "text", "grams"):
        files = sorted((out / "search").glob(f"{kind}*.js"))
        packed = [len(gzip.compress(file.read_bytes())) for file in files]
        print(f"  {kind}: {len(files)} files, {sum(packed) / 1000:.0f} KB gzip, largest {max(packed) / 1000:.1f} KB")
    return site


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds ``work`` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def judge(name: str, queries: dict[str, list[Query]], answers: Answers) -> None:
    """Print how many queries have an expected page first, among the first three, and by kind."""
    for group, wanted in queries.items():
        ranks = [(query, rank(answers(query.text), query.expected)) for query in wanted]
        first, three, ten = (sum(0 < place <= most for _, place in ranks) for most in (1, 3, MOST))
        print(f"{name}, {group}: first {first}, first three {three}, first ten {ten} of {len(ranks)}")
        for kind in dict.fromkeys(query.kind for query in wanted):
            places = [place for query, place in ranks if query.kind == kind]
            first, three = (sum(0 < place <= most for place in places) for most in (1, 3))
            print(f"  {kind}: first {first}, first three {three} of {len(places)}")


def rank(found: Iterable[str], expected: frozenset[str]) -> int:
    """Return the place of the first expected address, counted from 1; 0 when there is none among the first."""
    return next((place for place, address in enumerate(found, 1) if address in expected and place <= MOST), 0)


def ask_rival(browser: Browser, version: str, folder: Path, queries: dict[str, list[Query]]) -> None:
    """Put the queries to Pagefind."""
    files, weight = search_rival.size(folder)
    print(f"{version}: {files} files, {weight / 1000:.0f} KB")
    with SiteServer(folder) as server:
        # Its module and its WebAssembly are not allowed by the policy of our pages.
        tab = browser.new_context(bypass_csp=True).new_page()
        tab.goto(server.url)
        judge(version, queries, lambda query: search_rival.search(tab, query, MOST))


def print_speed(browser: Browser, folder: Path) -> None:
    """Print the waits on both sites."""
    for site, page, queries in (
        ("sample", "2569/o10/", {"titles": TYPED, "texts": INSIDE, "slips": SLIPS, "run together": JOINED}),
        (
            "large",
            "2560/o10/",
            {"titles": TYPED_LARGE, "texts": INSIDE_LARGE, "slips": SLIPS_LARGE, "run together": JOINED_LARGE},
        ),
    ):
        for kind, typed in queries.items():
            found = waits(browser, folder / site, page, typed)
            print(
                f"{site}, {kind}, processor / {SLOWDOWN}: first use {found.open:.0f} ms; after a key"
                f" median {found.median:.0f}, longest {found.longest:.0f} ms; {found.requests} files,"
                f" {found.bytes / 1000:.0f} KB gzip for {len(typed)} queries"
            )


if __name__ == "__main__":
    main()
