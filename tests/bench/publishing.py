"""``python -m tests.bench.publishing``: publishing by FTP against ``lftp mirror``, and how long a roll-back takes.

Both publish to the same server of ours, which counts commands and bytes, in turn within one run; figures are ratios, as
machines differ. Edits: nothing, one title of evidence, a document replaced by one of the same size with an older date.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.app.build import build
from generator.app.publish import Wish, perform
from generator.app.publishing.offer import earlier_offer, look
from generator.release.out_folder.manifest import written
from tests.sample_folder import sample_records
from tests.small_web import PASSWORD, Site, Town, served
from tests.web_space import USER, Space, ftp

DAY = date(2026, 4, 20)


@dataclass(frozen=True)
class Cost:
    """What one publish cost: commands, bytes over the line in both directions, seconds, and whether all is right."""

    commands: int
    bytes: int
    seconds: float
    is_right: bool


def measured(space: Space, wanted: Site, act: Callable[[], None]) -> Cost:
    """Return what ``act`` costs on ``space``."""
    habits = space.habits
    habits.commands.clear()
    habits.received = habits.sent = 0
    began = time.perf_counter()
    act()
    seconds = time.perf_counter() - began
    found = served(space.www)
    return Cost(len(habits.commands), habits.received + habits.sent, seconds, found == dict(wanted))


def mirrored(space: Space, site: Path) -> None:
    """Publish with ``lftp`` as guides say: newer files, and what is gone deleted."""
    script = (
        "set ftp:ssl-allow no; set net:max-retries 1; set dns:order inet;"
        f" open -p {space.port} -u {USER},{PASSWORD} 127.0.0.1; mirror -R --delete --exclude .oit-site {site} /ita"
    )
    subprocess.run(["lftp", "-c", script], check=True, env={**os.environ, "HOME": str(site.parent)})


def laid(site: Path, files: Site) -> None:
    """Write the files that changed, as a build does: others keep their dates."""
    for path in [path for path in site.rglob("*") if path.is_file()]:
        if path.relative_to(site).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


def versions(folder: Path) -> dict[str, Site]:
    """Return the sample as it is, as it is again, with one title changed, and with one document replaced."""
    agency = folder / "agency"
    agency.mkdir()
    sample_records(agency, documents=True)
    first = built(agency)
    record = next(file for file in sorted(agency.glob("oit_items/*/*.yml")) if "title: " in file.read_text("utf-8"))
    record.write_text(record.read_text("utf-8").replace("title: ", "title: ใหม่ ", 1), "utf-8")
    second = built(agency)
    paper = next(name for name in sorted(first) if name.startswith("documents/") and name.endswith(".pdf"))
    return {
        "first": first,
        "nothing": first,
        "one title": second,
        "a document of the same size": {**second, paper: second[paper][:-2] + b"\n\n"},
    }


def built(agency: Path) -> Site:
    """Build and return the site."""
    site = agency / "site"
    outcome = build(agency, site, DAY, is_public=True)
    assert outcome.published, outcome.findings
    ours = written(site)
    assert ours is not None
    names = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {name: (site / name).read_bytes() for name in names if name in ours}


def main() -> None:
    """Print a table of both, then the roll-back."""
    logging.disable(logging.CRITICAL)
    if shutil.which("lftp") is None:
        sys.exit("no lftp on this machine")
    with tempfile.TemporaryDirectory(prefix="oit-bench-") as name:
        folder = Path(name)
        sites = versions(folder)
        with ftp(folder / "ours") as ours, ftp(folder / "theirs") as theirs:
            town = Town(folder / "town", ours.target, seconds=30)
            print(f"{len(sites['first'])} files, {sum(map(len, sites['first'].values())):,} bytes")
            print("| publish | commands oit : lftp | bytes | seconds | server right |")
            print("|---|---|---|---|---|")
            for label, files in sites.items():
                _row(label, files, (town, ours), (folder / "mirror" / "site", theirs))
            _back(town, ours, sites)


def _row(label: str, files: Site, ours: tuple[Town, Space], theirs: tuple[Path, Space]) -> None:
    (town, space), (mirror, other_space) = ours, theirs
    mirror.mkdir(parents=True, exist_ok=True)
    laid(mirror, files)
    if label.startswith("a document"):
        for path in mirror.rglob("*.pdf"):
            os.utime(path, (946_684_800, 946_684_800))  # as a file that came by mail: older than what stands there
    mine = measured(space, files, lambda: _published(town, files))
    other = measured(other_space, files, lambda: mirrored(other_space, mirror))
    print(
        f"| {label} | {mine.commands} : {other.commands} ({other.commands / mine.commands:.1f}) "
        f"| {mine.bytes:,} : {other.bytes:,} ({other.bytes / mine.bytes:.2f}) "
        f"| {mine.seconds:.2f} : {other.seconds:.2f} | {_yes(mine.is_right)} : {_yes(other.is_right)} |"
    )


def _yes(right: bool) -> str:
    return "yes" if right else "NO"


def _published(town: Town, files: Site) -> None:
    done = town.publish(files)
    assert done.is_done, done.findings


def _back(town: Town, space: Space, sites: dict[str, Site]) -> None:
    """Put the first publish back."""
    wish: Wish = town.wish(back=1)
    offer = earlier_offer(town.place(wish), 1)

    def act() -> None:
        """Do it."""
        look(offer, wish)
        done = perform(offer)
        assert done.is_done, done.findings
        assert offer.server is not None
        offer.server.close()

    cost = measured(space, sites["first"], act)
    print(
        f"roll-back to the first publish: {cost.commands} commands, {cost.bytes:,} bytes, {cost.seconds:.2f} s, "
        f"server right: {_yes(cost.is_right)}"
    )


if __name__ == "__main__":
    main()
