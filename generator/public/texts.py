"""Every text that the public reads, as it was typed into records and free pages, with where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.findings.finding import Place
from generator.public.visible import About, seen_fields
from generator.records.loaded import Loaded
from generator.records.loading.workspace import Workspace
from generator.records.model.free_page import FreePage
from generator.records.model.validate import field_label
from generator.system.text_characters import line_and_column

Loc = tuple[str | int, ...]


class ShownText(NamedTuple):
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


def shown_texts(workspace: Workspace) -> Iterator[ShownText]:
    """Yield every text of every record that the public sees."""
    yield from _of_record(workspace.config_file, {})
    for year, items in workspace.items.items():
        for code, item in items.items():
            yield from _of_record(item, {"item": code, "year": year})
    for year, measures in workspace.measures.items():
        for measure in measures:
            yield from _of_record(measure, {"measure": measure.record.id, "year": year})
    for year, result in workspace.results.items():
        yield from _of_record(result, {"year": year})


def texts_where(texts: Sequence[ShownText], judge: Callable[[str], bool]) -> Iterator[ShownText]:
    """Yield those of ``texts`` that ``judge`` is true of; what several records say alike is judged once."""
    fitting = {text for text in {shown.text for shown in texts} if judge(text)}
    return (shown for shown in texts if shown.text in fitting) if fitting else iter(())


def _of_record(loaded: Loaded[Any], about: About) -> Iterator[ShownText]:
    data = loaded.source.data if isinstance(loaded.source.data, dict) else {}
    texts: list[tuple[Loc, str]] = []
    for name in seen_fields(loaded.record):
        _add_texts(data.get(name), (name,), texts)
    return (ShownText(text, loaded, loc, about) for loc, text in texts)


def _add_texts(data: object, loc: Loc, texts: list[tuple[Loc, str]]) -> None:
    """Add the texts in ``data`` to ``texts``, with the way that leads to each."""
    if isinstance(data, str):
        texts.append((loc, data))
    elif isinstance(data, dict):
        for key, value in data.items():
            _add_texts(value, (*loc, key), texts)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            _add_texts(value, (*loc, index), texts)


def place_in(page: FreePage, offset: int) -> Place:
    """Return the place of the character at ``offset`` of a free page."""
    return Place(page.place.file, *line_and_column(page.markdown, offset))
