"""How a value is written: plain where YAML reads it back as it is, in quotes or in lines where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.records.strict_yaml.lines import quoted
from generator.records.strict_yaml.parse import parse

STEP = "  "
SHORT = 70
"""Characters up to which a list of words is written in brackets on one line."""
_LIKE_A_NUMBER = re.compile(r"[+-]?0[0-9_ ]+.*|0[xob].*")
"""Digits with a zero in front: other programs that read YAML would make a number of them."""
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def scalar_forms(value: str | None, style: str, *, flow: bool) -> Iterator[str]:
    """Yield ways to write ``value`` on one line, best first; ``style`` is how the value before it was written."""
    if value is None:
        yield "~" if flow else ""
        return
    in_one_line = "\n" not in value
    if style == '"' or not in_one_line:
        yield _double(value)
    if style == "'" and in_one_line:
        yield "'" + value.replace("'", "''") + "'"
    if _is_plain(value, flow=flow):
        yield value
    if in_one_line and "\t" not in value:
        yield quoted(value)
    yield _double(value)


def scalar(value: str | None, *, flow: bool) -> str:
    """Return the usual way to write ``value`` on one line."""
    return next(scalar_forms(value, "", flow=flow))


def literal_forms(value: str, style: str) -> Iterator[list[str]]:
    """Yield ways to write ``value`` in lines of its own: the sign, then the lines, which are still to be indented."""
    body = value.removesuffix("\n")
    if not body.strip() or body[0] in " \t\n" or "\r" in body or "\n \n" in body:
        return
    if style == ">" and "\n" not in body:
        yield [">" if value.endswith("\n") else ">-", body]
    yield ["|" if value.endswith("\n") else "|-", *body.split("\n")]


def flow_text(value: object) -> str:
    """Write ``value`` in brackets on one line."""
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{scalar(str(key), flow=True)}: {flow_text(inner)}" for key, inner in value.items()) + "}"
        )
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    return scalar(None if value is None else str(value), flow=True)


def block_lines(value: object) -> list[str]:
    """Write a list or mapping in lines, indented from the first column on; an empty one is in brackets."""
    if isinstance(value, Mapping) and value:
        return [line for key, inner in value.items() for line in field_lines(str(key), inner)]
    if isinstance(value, (list, tuple)) and value:
        return [line for inner in value for line in entry_lines(inner)]
    return [flow_text(value)]


def field_lines(key: str, value: object) -> list[str]:
    """Write a field and its value in lines."""
    name = scalar(key, flow=False)
    if isinstance(value, (Mapping, list, tuple)):
        if _fits_in_brackets(value):
            return [f"{name}: {flow_text(value)}"]
        return [f"{name}:", *(STEP + line for line in block_lines(value))]
    if isinstance(value, str) and "\n" in value and (lines := next(literal_forms(value, "|"), None)):
        return [f"{name}: {lines[0]}", *(STEP + line if line else "" for line in lines[1:])]
    return [f"{name}: {scalar(None if value is None else str(value), flow=False)}".rstrip()]


def entry_lines(value: object, *, flow: bool = False) -> list[str]:
    """Write an entry of a list in lines, or with ``flow`` in brackets behind its dash."""
    if flow:
        return [f"- {flow_text(value)}"]
    if isinstance(value, Mapping) and value:
        first, *more = block_lines(value)
    elif isinstance(value, str) and "\n" in value and (lines := next(literal_forms(value, "|"), None)):
        first, *more = lines
    elif isinstance(value, (Mapping, list, tuple)):
        first, more = flow_text(value), []
    else:
        first, more = scalar(None if value is None else str(value), flow=False), []
    return [f"- {first}".rstrip(), *(STEP + line if line else "" for line in more)]


def _fits_in_brackets(value: object) -> bool:
    if not value:
        return True
    inner = value.values() if isinstance(value, Mapping) else value
    simple = all(not isinstance(one, (Mapping, list, tuple)) and "\n" not in str(one) for one in inner)  # type: ignore[attr-defined] # a collection
    return simple and len(flow_text(value)) <= SHORT


def _is_plain(value: str, *, flow: bool) -> bool:
    """Tell whether YAML reads ``value`` without quotes as what it is, and finds nothing suspicious in it."""
    if not value or value != value.strip() or "\n" in value or _LIKE_A_NUMBER.fullmatch(value):
        return False
    tries: dict[str, object] = {f"k: {value}\n": {"k": value}, f"k:\n  - {value}\n": {"k": [value]}}
    if flow:
        tries = {f"k: [{value}, x]\n": {"k": [value, "x"]}, f"k: {{k: {value}}}\n": {"k": {"k": value}}}
    for text, data in tries.items():
        parsed = parse(text)
        if parsed.data != data or parsed.troubles:
            return False
    return True


def _double(value: str) -> str:
    return '"' + value.translate(_ESCAPES) + '"'
