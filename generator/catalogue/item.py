"""An item of the form and its required parts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.catalogue.base import Basis, Fact
from generator.catalogue.codes import CODE_PATTERN
from generator.catalogue.rounds import Rounds
from generator.catalogue.window import Window
from generator.catalogue.year import SubIndicatorCode

ItemCode = Annotated[str, Field(pattern=CODE_PATTERN)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Word = Annotated[str, Field(min_length=2)]


class Part(Fact):
    """A required part (องค์ประกอบด้านข้อมูล): one thing the assessor looks for.

    ``min_count`` 0 marks a part the form asks for only where the agency has it; ``window`` is set where the part
    belongs to another time than its item, and ``rounds`` where it is shown again in each of several stretches of the
    year. ``words`` are what a paper that shows the part cannot do without: one spelling out of each group.
    ``open_format``: the part itself wants open data beside the paper. ``outside_places``: it asks for the way to
    something that may stand elsewhere, such as a service or an account, and not for a paper of the main website.
    """

    id: Slug
    title: str
    min_count: Annotated[int, Field(ge=0)] = 1
    basis: Basis = "stated"
    window: Window | None = None
    window_basis: Basis | None = None
    window_note: str = ""
    rounds: Rounds | None = None
    open_format: bool = False
    open_format_basis: Basis = "stated"
    outside_places: bool = False
    words: tuple[tuple[Word, ...], ...] = ()
    note: str = ""

    @property
    def is_required(self) -> bool:
        """Tell whether every agency must show this part."""
        return self.min_count > 0


class CatalogueItem(Fact):
    """One item of the form. An item without known parts is to be answered as a whole.

    ``parts_incomplete`` says that the form asks for more than the parts we know; ``min_count`` is the least number of
    manuals or the like, where the form states one. ``reports_on`` names items of the same year,
    ``reports_on_last_year`` stable keys (the plan reported on stands under another year's code) and ``came_from``
    codes of the year ``Catalogue.follows``. ``rounds``: the answer is asked again in each of several stretches of the
    year. ``former_keys`` are stable keys under which the item was published before: their addresses go on leading here.
    ``outside_papers``: papers of other agencies, such as laws, are in order; ``outside_places``: as of a part, of the
    whole item; ``public_contacts``: telling how to reach a person is what the item is for.
    """

    code: ItemCode
    key: Slug
    title: str
    title_en: str = ""
    sub_indicator: SubIndicatorCode
    group: str | None = None
    parts: tuple[Part, ...] = ()
    parts_incomplete: bool = False
    min_count: Annotated[int, Field(ge=1)] | None = None
    window: Window
    window_basis: Basis = "stated"
    window_note: str = ""
    rounds: Rounds | None = None
    rounds_basis: Basis = "stated"
    open_format: bool = False
    open_format_basis: Basis = "stated"
    eit_qr: bool = False
    eit_qr_basis: Basis = "stated"
    outside_papers: bool = False
    public_contacts: bool = False
    outside_places: bool = False
    reports_on: tuple[ItemCode, ...] = ()
    reports_on_last_year: tuple[Slug, ...] = ()
    came_from: tuple[ItemCode, ...] = ()
    former_keys: tuple[Slug, ...] = ()
    title_basis: Basis = "stated"
    note: str = ""
    local_note: str = ""

    def part(self, part_id: str) -> Part | None:
        """Return the required part called ``part_id``, or ``None``."""
        return next((part for part in self.parts if part.id == part_id), None)
