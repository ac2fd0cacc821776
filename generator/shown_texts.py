"""Every text that the public reads, as it was typed into records and free pages, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.findings import Place
from generator.loading.loaded import Loaded
from generator.loading.text_characters import line_and_column
from generator.model.free_page import FreePage
from generator.model.validate import field_info, field_label
from generator.public_records import About, public_records
from generator.workspace import Workspace

Loc = tuple[str | int, ...]

_INTERNAL = frozenset({"waivers", "severities"})
"""Fields of the site config that are the agency's own affair."""
_INTERNAL_OF_ITEMS = frozenset({"note"})


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text as typed into the field at ``loc`` of a record, and whom it concerns."""

    text: str
    loaded: Loaded[Any]
    loc: Loc
    about: About

    @property
    def place(self) -> Place:
        """Where it stands; asked only when something is wrong with it."""
        return self.loaded.place(*self.loc)

    @property
    def where(self) -> str:
        """The field in Thai, as messages name it."""
        model: type[BaseModel] = type(self.loaded.record)
        return f"ช่อง {field_label(model, self.loc)}"

    @property
    def field(self) -> FieldInfo | None:
        """What the model says of the field, where it knows it."""
        return field_info(type(self.loaded.record), self.loc)


def shown_texts(workspace: Workspace) -> Iterator[ShownText]:
    """Give every text of every record that the public sees; of an internal field nothing."""
    for loc, text in _texts(workspace.config.source.data, (), _INTERNAL):
        yield ShownText(text, workspace.config, loc, {})
    for loaded, about in public_records(workspace):
        internal = _INTERNAL_OF_ITEMS if "item" in about else frozenset()
        for loc, text in _texts(loaded.source.data, (), internal):
            yield ShownText(text, loaded, loc, about)
    for year, result in workspace.results.items():
        for loc, text in _texts(result.source.data, (), frozenset()):
            yield ShownText(text, result, loc, {"year": year})


def _texts(data: object, loc: Loc, internal: frozenset[str]) -> Iterator[tuple[Loc, str]]:
    """Give the texts in ``data`` with the way that leads to each; ``internal`` fields stand only at the top."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if loc or key not in internal:
                yield from _texts(value, (*loc, key), internal)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*loc, index), internal)


def place_in(page: FreePage, offset: int) -> Place:
    """Give the place of the character at ``offset`` of a free page."""
    return Place(page.place.file, *line_and_column(page.markdown, offset))
