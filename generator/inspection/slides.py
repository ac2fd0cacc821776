"""PowerPoint presentations (PPTX)."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import islice
from zipfile import ZipFile

from generator.inspection.bounds import PAGES, Budget
from generator.inspection.office import BROKEN_ZIP, hyperlinks, located_pictures, paragraphs
from generator.inspection.result import Inspection, Problem, failed
from generator.inspection.thai_text import normalised
from generator.records.file_kinds import Kind

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
"""The part of one slide, with its number."""
_ASIDE = re.compile(r"ppt/(?:notesSlides|comments|charts|diagrams)/[^/]+\.xml")
"""Parts with words that are on no slide itself: notes, comments, charts, diagrams."""


def read_slides(raw: bytes, budget: Budget) -> Inspection:
    """Read a guarded PPTX: each slide is a page; notes and comments stand aside."""
    try:
        with ZipFile(BytesIO(raw)) as packed:
            names = packed.namelist()
            slides = sorted((int(slide[1]), name) for name in names if (slide := _SLIDE.fullmatch(name)))
            pages = tuple(
                normalised(budget.within(paragraphs(packed, name)))
                for _, name in islice(slides, PAGES)
                if not budget.is_spent
            )
            asides = (line for name in names if _ASIDE.fullmatch(name) for line in paragraphs(packed, name))
            aside = normalised(budget.within(asides))
        links, located = hyperlinks(raw), located_pictures(raw)
    except BROKEN_ZIP:
        return failed(Problem.DAMAGED, Kind.POWERPOINT)
    whole = len(pages) == len(slides) and not budget.is_spent
    # Slides that hold pictures alone are no empty presentation.
    problems = (Problem.EMPTY,) if not slides else ()
    return Inspection(Kind.POWERPOINT, pages, len(slides), whole, problems, links, located, aside=aside)
