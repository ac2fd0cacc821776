"""What is said of a free page by whoever renders its text."""

from __future__ import annotations

from generator.findings.finding import Finding, Place, finding

CODES = ("E502", "W502")

NOT_FOLLOWED = "W502"
"""Said of a link that must not be followed, which the page shows as mere words."""


def not_rendered(page: str, place: Place | None, fault: Exception) -> Finding:
    """Return the finding on the page at the address ``page``, which Markdown or an extension of it stumbles over."""
    return finding("E502", place, page=page, reason=fault)
