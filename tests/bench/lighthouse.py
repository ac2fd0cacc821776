"""``python -m tests.bench.lighthouse``: what Lighthouse says of five pages of the sample, seen on a phone.

Lighthouse comes from npm through ``npx`` into a folder that is deleted again; without ``npx`` or a browser this says so
and ends. Its performance figure depends on the machine, so it is printed and never asserted.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from generator.app.build import build
from generator.rendering.server_files import headers
from tests.browser import find
from tests.site_server import SiteServer
from tests.theme_scripts import written_scripts

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 4, 20)
PAGES = {
    "home": "",
    "year": "2569/",
    "item": "2569/o10/",
    "measures": "2569/measures/",
    "search": "search/?q=จัดซื้อ",
}
WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PACKAGE = "lighthouse@12"


def main() -> None:
    """Print the four figures of every page, and each audit that costs something."""
    with sync_playwright() as playwright:
        chromium = find(playwright)
    if chromium is None or shutil.which("npx") is None:
        raise SystemExit("needs npx and a Chromium (CHROMIUM_PATH)")
    with tempfile.TemporaryDirectory(prefix="oit-lighthouse-") as name:
        site = Path(name) / "site"
        outcome = build(ROOT, site, AS_OF)
        if not outcome.published:
            raise SystemExit(outcome.line)
        with SiteServer(site, headers=headers(written_scripts())) as server:
            for page, address in PAGES.items():
                report(page, run(server.url + address, Path(name), chromium))


def run(url: str, folder: Path, chromium: str) -> dict[str, Any]:
    """Run Lighthouse with its mobile preset on one address and give its report."""
    command = ["npx", "--yes", PACKAGE, url, "--quiet", "--output=json", "--output-path=report.json"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"
    environment = {**os.environ, "CHROME_PATH": chromium, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    done = subprocess.run([*command, flags], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    found: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return found


def report(page: str, found: dict[str, Any]) -> None:
    """Print one page's figures and what stands in the way of the figures wanted."""
    scores = {name: round(100 * (found["categories"][name]["score"] or 0)) for name in WANTED}
    words = "  ".join(f"{name} {score}{'' if score >= WANTED[name] else ' (!)'}" for name, score in scores.items())
    sys.stdout.write(f"{page:9} {words}\n")
    for line in complaints(found):
        sys.stdout.write(f"          {line}\n")


def complaints(found: dict[str, Any]) -> Iterator[str]:
    """Yield the audits that count towards a figure and are not perfect."""
    counted = {audit["id"] for name in WANTED for audit in found["categories"][name]["auditRefs"] if audit["weight"]}
    for name in sorted(counted):
        audit = found["audits"][name]
        if audit["score"] is not None and audit["score"] < 1:
            yield f"{name}: {audit['score']} {audit.get('displayValue', '')}".rstrip()


if __name__ == "__main__":
    main()
