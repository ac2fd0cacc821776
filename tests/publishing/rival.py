"""One of two towns that publish to the same place at the same time: ``python -m tests.publishing.rival`` and its words.

The words are the folder, the target as JSON, ``1`` or ``2`` for the version, and how often it is to get its way.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from generator.findings.finding import Severity
from tests.small_web import FIRST, SECOND, StillClock, Town

KEPT_APART = {"E717", "E718", "E719"}
"""What a town may be told while the other one publishes."""
ATTEMPTS = 400


class Clock(StillClock):
    """A clock that stands, and really waits."""

    def wait(self, seconds: float) -> None:
        """Let the other one go on."""
        time.sleep(seconds)


def main() -> None:
    """Publish again and again over whatever the other one has put; print how often, and how often it was kept apart.

    The clock of a town stands, so that no lock is taken for one that is over, however slow the machine is.
    """
    folder, target, number, wanted = sys.argv[1:]
    town = Town(Path(folder), json.loads(target), Clock(), seconds=30)
    site = FIRST if number == "1" else SECOND
    done = apart = 0
    for _ in range(ATTEMPTS):
        outcome = town.publish(site, over=True)
        codes = {found.code for found in outcome.findings if found.severity is Severity.ERROR}
        assert outcome.is_done or codes <= KEPT_APART, sorted(codes)
        done += outcome.is_done
        apart += not outcome.is_done
        if done == int(wanted):
            break
    print(done, apart)


if __name__ == "__main__":
    main()
