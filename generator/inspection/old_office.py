"""Office files of the older formats (DOC, XLS, PPT): what can be read of them without taking them apart.

Their text stands in pieces, in Windows-874 or in UTF-16. The pieces are found, not put in order, so that they serve for
nothing but to look whether something stands in them that must not go online.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.inspection.bounds import Budget
from generator.inspection.result import Inspection
from generator.inspection.thai_text import normalised
from generator.records.file_kinds import Kind

_NARROW = re.compile(rb"[\t\r\n -~\xa0-\xfb]{8,}")
_WIDE = re.compile(rb"(?:[\t\r\n -~]\0|[\x01-\x5b]\x0e){8,}")
"""Runs of Latin and Thai characters, long enough that chance makes few of them."""


def read_old_office(raw: bytes, budget: Budget) -> Inspection:
    """Read what can be found in ``raw``; it has no pages, and nothing may be concluded from what is not there."""
    return Inspection(Kind.OLD_OFFICE, complete=False, aside=normalised(budget.within(_pieces(raw))))


def _pieces(raw: bytes) -> Iterator[str]:
    yield from (run[0].decode("utf-16-le", "replace") for run in _WIDE.finditer(raw))
    yield from (run[0].decode("cp874", "replace") for run in _NARROW.finditer(raw))
