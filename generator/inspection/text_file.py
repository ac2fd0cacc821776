"""Plain text and CSV, in whatever Thai encoding they were saved."""

from __future__ import annotations

from dataclasses import replace

from generator.inspection.bounds import Budget
from generator.inspection.result import Inspection, Problem, failed
from generator.inspection.thai_text import normalised
from generator.records.file_kinds import Kind
from generator.records.text_decoding import decode, encoding_of


def read_text(raw: bytes, budget: Budget) -> Inspection:
    """Read the text ``raw``: UTF-8, UTF-16 or Windows-874; the whole is one page."""
    text, _ = decode(raw, "")
    if text is None:
        # Whatever its letters are, its digits and addresses can be read.
        return replace(failed(Problem.DAMAGED, Kind.TEXT), aside=budget.take(raw.decode("cp874", "replace")))
    kept = normalised(budget.take(text))
    empty = (Problem.EMPTY,) if not kept.strip(" \t\r\n,;\"'|") else ()
    mark, encoding = encoding_of(raw)
    saved_as = f"{encoding} with mark" if mark and encoding == "utf-8" else encoding
    return Inspection(Kind.TEXT, (kept,), 1, complete=not budget.is_spent, problems=empty, encoding=saved_as)
