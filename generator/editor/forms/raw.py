"""Values as records have them: what may be written in short, lists of one without their dash, bare words for groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.editor.forms.model_form import Form, Shape

SEPARATOR = ","


def as_mapping(form: Form, raw: object) -> Mapping[str, object] | None:
    """Return a group's raw value as a mapping, also where a bare value stands for it; ``None`` where it is none."""
    if raw is None:
        return {}
    if isinstance(raw, dict):
        return raw
    return {form.short: raw} if form.short and _fits(form, raw) else None


def _fits(form: Form, raw: object) -> bool:
    field = form.field(form.short or "")
    is_list = isinstance(raw, list) and all(isinstance(one, str) for one in raw)
    return isinstance(raw, str) or (is_list and field is not None and field.shape is Shape.MANY)


def shortened(form: Form, raw: object, new: Mapping[str, object]) -> object:
    """Return the mapping ``new``, or the bare value that stands for it where ``raw`` was none written out."""
    if isinstance(raw, dict) or form.short is None or set(new) != {form.short}:
        return new
    value = new[form.short]
    if isinstance(value, list) and len(value) == 1 and not isinstance(raw, list):
        return value[0]
    return value


def as_entries(raw: object) -> Sequence[object]:
    """Return a list's raw value as a list, also where a list of one stands without its dash."""
    if raw is None:
        return ()
    return raw if isinstance(raw, list) else (raw,)


def as_codes(raw: object) -> str | None:
    """Return a list of short words in one line, ``None`` where that would not be read back as the same."""
    entries = as_entries(raw)
    if any(not isinstance(one, str) or SEPARATOR in one or one != one.strip() or "\n" in one for one in entries):
        return None
    return f"{SEPARATOR} ".join(map(str, entries))


def from_codes(text: str) -> list[str]:
    """Return the words that are typed in one line."""
    return [word for one in text.replace("\n", SEPARATOR).split(SEPARATOR) if (word := one.strip())]


def shown(raw: object) -> str | None:
    """Return what stands in the control of one value; ``None`` for what is no single value."""
    if raw is None:
        return ""
    return raw.replace("\r\n", "\n").replace("\r", "\n") if isinstance(raw, str) else None


def in_place(mapping: Mapping[str, object], name: str, value: object, order: Sequence[str]) -> dict[str, object]:
    """Return ``mapping`` with ``value`` called ``name``: where it stood, or by its place in ``order``."""
    if name in mapping:
        return {key: value if key == name else old for key, old in mapping.items()}
    before = [key for key in order[: order.index(name)] if key in mapping] if name in order else list(mapping)
    after = before[-1] if before else None
    if after is None:
        return {name: value, **mapping} if name in order else {**mapping, name: value}
    placed: dict[str, object] = {}
    for key, old in mapping.items():
        placed[key] = old
        if key == after:
            placed[name] = value
    return placed
