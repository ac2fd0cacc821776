"""What tests in a browser share: one Chromium for each worker, and the sample agency's site, built once for all."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import launch
from tests.site_server import SiteServer

AS_OF = date(2026, 4, 20)
ROOT = Path(__file__).parents[1]

# Every run tries the same examples, so that a run says something about the change and not about chance; those of
# python -m tests.explore are others each time. How long one takes says nothing on a busy machine.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("few", derandomize=True, deadline=None, max_examples=20)
settings.register_profile("explore", deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

LONG = (
    "app/rolling/test_rolling.py",
    "app/test_withdraw.py",
    "app/writing/test_targets.py",
    "checks/documents/test_files.py",
    "checks/documents/test_kinds.py",
    "checks/documents/test_texts.py",
    "checks/test_hostile_texts.py",
    "checks/test_opened_sample.py",
    "checks/test_sample_mutations.py",
    "commands/test_freeze.py",
    "commands/test_import.py",
    "commands/test_links.py",
    "commands/test_menu.py",
    "commands/test_preview.py",
    "commands/test_urls.py",
    "editor/test_forms.py",
    "editor/test_guard.py",
    "editor/test_saving.py",
    "frozen/test_check.py",
    "inspection/test_active.py",
    "inspection/test_every_kind.py",
    "inspection/test_hostile.py",
    "link_health/test_linkchecker.py",
    "public/test_visible.py",
    "publishing/test_beside_others.py",
    "publishing/test_cut_anywhere.py",
    "publishing/test_faults_anywhere.py",
    "publishing/test_from_outside.py",
    "publishing/test_misbehaving.py",
    "publishing/test_real_servers.py",
    "real_documents/test_real_documents.py",
    "records/loading/test_closed_folders.py",
    "records/loading/test_config_salvage.py",
    "release/test_foreign_files.py",
    "release/test_lost_pages.py",
    "release/test_out_folder.py",
    "site/pages/test_measures_hostile.py",
    "system/test_shared_work.py",
    "test_check_and_build.py",
    "test_hostile_files.py",
    "test_hostile_pages.py",
    "test_hostile_records.py",
    "test_hostile_themes.py",
    "test_never_half_a_site.py",
    "test_other_engines.py",
    "test_personal_data_anywhere.py",
    "test_reproducible.py",
    "test_scripts.py",
    "test_wheel.py",
    "verify/typed_links/test_pages.py",
    "verify/typed_links/test_records.py",
    "whole_site/test_weight.py",
    "imports/test_hostile_papers.py",
    "imports/test_printed_again.py",
    "imports/test_town_papers.py",
    "workbook/test_any_folder.py",
    "workbook/test_conflicts.py",
    "workbook/test_libre_office.py",
    "workbook/test_there_and_back.py",
)
"""What takes most of the time of all tests without a browser, each file four seconds and more: whole sites, all records
of the sample again and again, processes that are killed. ``make check`` leaves it to ``make test``."""

# A shell that runs the tests in its background lets them, and every program they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test read or change what the person who runs it has agreed to."""
    folder = str(tmp_path_factory.mktemp("settings"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "APPDATA"):
            patch.setenv(name, folder)
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes long."""
    long = {Path(__file__).parent / name for name in LONG}
    for item in items:
        if item.path in long:
            item.add_marker("slow")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Yield a running Chromium; see ``tests/browser.py``."""
    with sync_playwright() as playwright:
        running = launch(playwright, tmp_path_factory.mktemp("browser"))
        yield running
        running.close()


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample agency's site as ``oit build --as-of 2569-04-20`` makes it; not to be changed."""
    from generator.app.build import build  # noqa: PLC0415 - only when a test wants a whole site

    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "sample-site"
    with FileLock(shared / "sample-site.lock"):
        if not folder.is_dir():
            outcome = build(ROOT, folder, AS_OF)
            assert outcome.published, outcome.findings
    return folder


@pytest.fixture(scope="session")
def served_site(sample_site: Path) -> Iterator[SiteServer]:
    """Yield a server of the sample agency's site on this machine, as an agency's web server would send it."""
    with SiteServer(sample_site) as server:
        yield server
