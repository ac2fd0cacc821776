"""A port of this machine that is listened on, by the preview and by the editor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from generator.findings.usage import usage_problem

CODES = ("U913",)


@contextmanager
def told_if_taken(port: int) -> Iterator[None]:
    """Say in words that ``port`` cannot be listened on, where the block finds it so; raises ``UsageProblem``."""
    try:
        yield
    except OSError:
        raise usage_problem("U913", value=port) from None
