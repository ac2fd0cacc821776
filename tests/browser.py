"""Finds a Chromium for tests, installs one where that may be done, and says why when there is none.

Looked for: ``CHROMIUM_PATH``, the usual names and places, the one that Playwright may have downloaded. As root on a
machine with ``apt-get``, which is how most containers and build servers are, one is installed. ``CI=true`` makes a
missing browser a failure, because there it would hide that nothing was tested.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Playwright

from tests import fonts

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"]
"""Chromium refuses to run as root with its sandbox; small containers have little shared memory."""
MISSING = "no Chromium: set CHROMIUM_PATH to one; browser tests were not run"
_APT = ["apt-get", "-qq", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20"]


def launch(playwright: Playwright, folder: Path) -> Browser:
    """Start Chromium, ``folder`` being its own; without one the test is skipped, or fails where ``CI`` is ``true``."""
    path = find(playwright) or install(playwright)
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)
    return start(playwright, path, folder)


def start(playwright: Playwright, path: str, folder: Path) -> Browser:
    """Start the Chromium at ``path`` with the typeface of the tests; ``folder`` takes what that needs."""
    environment: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(fonts.configuration(folder))}
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS, env=environment)


def find(playwright: Playwright) -> str | None:
    """Return the path of a Chromium of this machine."""
    chosen = os.environ.get("CHROMIUM_PATH")
    if chosen:
        return chosen if Path(chosen).is_file() else None
    for candidate in (*map(shutil.which, NAMES), *PLACES, playwright.chromium.executable_path):
        if candidate and Path(candidate).is_file():
            return candidate
    return None


def install(playwright: Playwright) -> str | None:
    """Install Chromium with ``apt-get`` where we are root, once for all workers of a run, and give its path."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return None
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    tried = Path(tempfile.gettempdir()) / f"oit-chromium-{run}"
    with FileLock(f"{tried}.lock"):
        if not tried.exists():
            tried.touch()
            _apt("update")
            _apt("install", "--yes", "--no-install-recommends", "chromium")
    return find(playwright)


@cache
def _apt(*words: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*_APT, *words], env=environment, capture_output=True, check=False, timeout=600)
