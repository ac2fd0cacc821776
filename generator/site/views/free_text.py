"""Free Markdown pages before they are rendered: which stand alone, and their text without the title.

The title is shown by our template, so it leaves the text.
"""

from __future__ import annotations

import re

from generator.public import addresses
from generator.records.loading.workspace import Workspace
from generator.records.model.free_page import FreePage

_TITLE = re.compile(r"\A\s*#[ \t]+[^\n]+(?:\n|\Z)")
"""A heading of the first level that a text begins with, and the end of its line."""


def without_title(markdown: str) -> str:
    """Take the title away from the head of a text, if it begins with one."""
    return _TITLE.sub("", markdown, count=1)


def free_pages(workspace: Workspace) -> tuple[FreePage, ...]:
    """Return the free pages that have an address of their own."""
    return tuple(page for page in workspace.pages if page.slug != addresses.WELCOME)
