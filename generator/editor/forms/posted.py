"""What a browser sent of a form: names with their values in order, and the buttons that change the form itself.

A list stands in it as the tokens of its entries in order: the number of an entry as the file has it, ``n1`` and so on
for new ones. So an entry keeps what it is, wherever it is moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

STEP = "/"
NAME = ".name"
"""Behind the key of an entry: the name that the agency gives it."""
OTHERS = ".others"
"""Behind the key of what is ticked: what is not among the choices."""
MAX_FIELDS = 20_000


@dataclass(frozen=True, slots=True)
class Posted:
    """The values of a form by name, each in the order in which they stood."""

    values: Mapping[str, Sequence[str]]

    def __contains__(self, key: str) -> bool:
        """Tell whether a control called ``key`` was in the form."""
        return key in self.values

    def last(self, key: str) -> str:
        """Return the last value called ``key``, as people typed it; lines end in one way."""
        return _lines(self.values[key][-1]) if self.values.get(key) else ""

    def all(self, key: str) -> list[str]:
        """Return every value called ``key`` that is none of the empty ones that only say that there is a list."""
        return [_lines(value) for value in self.values.get(key, ()) if value]


def posted(pairs: Iterable[tuple[str, str]]) -> Posted:
    """Return what was sent as ``pairs``."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return Posted(values)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def acted(form: Posted, action: str) -> Posted:
    """Return the form after a button of a list: ``add KEY``, ``remove KEY TOKEN``, ``up KEY TOKEN``, ``down …``.

    What no list of the form has is left alone.
    """
    verb, _, rest = action.partition(" ")
    key, _, token = rest.partition(" ")
    if key not in form and verb != "add":
        return form
    tokens = form.all(key)
    if verb == "add":
        tokens.append(_new_token(form))
    elif token in tokens:
        index = tokens.index(token)
        tokens.remove(token)
        if verb in {"up", "down"}:
            tokens.insert(max(index - 1, 0) if verb == "up" else index + 1, token)
    return Posted({**form.values, key: ["", *tokens]})


def _new_token(form: Posted) -> str:
    used = {value for values in form.values.values() for value in values if value.startswith("n")}
    return next(token for number in range(1, MAX_FIELDS) if (token := f"n{number}") not in used)


def index_of(token: str) -> int | None:
    """Return the number of an entry as the file has it; ``None`` for a new one."""
    return int(token) if token.isascii() and token.isdecimal() and len(token) < 6 else None  # noqa: PLR2004


def under(key: str, *steps: str) -> str:
    """Return the key of what stands below ``key``."""
    return STEP.join((key, *steps)) if key else STEP.join(steps)


def keys_of(form: Posted, path: Sequence[str | int]) -> Iterator[str]:
    """Yield the keys from the root down to the value at ``path`` of the data that were read from ``form``.

    Indexes count the entries as they stand in the form; keys name them by their tokens.
    """
    key = ""
    for step in path:
        if isinstance(step, int):
            tokens = form.all(key)
            step = tokens[step] if step < len(tokens) else str(step)  # noqa: PLW2901 - the same step, by its token
        key = under(key, step)
        yield key
