"""What rows are read by: the agency's register of units, the fiscal years, and the book of cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.catalogue.model import Catalogue
from generator.imports.cells.responsible import Register
from generator.imports.plan import Ledger
from generator.imports.reading.model import Spot


@dataclass(slots=True)
class Context:
    """``year`` is that of measures and items, ``assessed`` that of the result which they answer (BE)."""

    register: Register
    year: int
    assessed: int
    form: Catalogue | None = None
    before: Catalogue | None = None
    """The form of the year before, by which papers number items that answer its result."""
    ledger: Ledger = field(default_factory=Ledger)
    headings: tuple[str, ...] = ()
    """Those of the table that is read."""
    spots: dict[str, Spot] = field(default_factory=dict)
    """Where what was read of the result stood in the paper."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The names of units by their ids, as the site config writes them."""
    new_units: int = 0
    """How many units papers named that the register does not have."""

    def knows(self, code: str) -> bool:
        """Tell whether ``code`` may be an item of the paper: of this form or the one before, or there is no form."""
        forms = [form for form in (self.form, self.before) if form]
        return not self.form or any(form.item(code) for form in forms)
