"""Types of values as templates use them: what has which attribute, what a loop over it gives, what stands at an index.

A template looks a name up as an attribute and, failing that, as a key. Where nothing is known of a value its type is
``UNKNOWN``; what may be None is looked at without it.
"""

from __future__ import annotations

import types
from collections import abc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from inspect import get_annotations
from operator import or_
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

UNKNOWN: Any = Any
NOTHING = type(None)
SEQUENCES = (list, set, frozenset, abc.Sequence, abc.Iterable, abc.Iterator, abc.Collection, abc.Set)
MAPPINGS = (dict, abc.Mapping, abc.MutableMapping)


@dataclass(frozen=True)
class Record:
    """A dictionary written in a template, or the values that it keeps in a ``namespace``."""

    fields: Mapping[str, Any]

    def __hash__(self) -> int:
        """Tell records of the same names apart only when they are compared."""
        return hash(tuple(self.fields))


@dataclass(frozen=True)
class Method:
    """What can be called, and the type of what it returns."""

    returns: Any


class MissingAttributeError(Exception):
    """A type has no such attribute."""


def members(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a type as annotations write it
    """Return the types that a value may have, without None and what only annotates them."""
    origin = get_origin(kind)
    if origin is Annotated:
        return members(get_args(kind)[0])
    if origin in {Union, types.UnionType}:
        return tuple(one for part in get_args(kind) for one in members(part))
    if origin is Literal:
        return tuple(dict.fromkeys(type(value) for value in get_args(kind)))
    if isinstance(kind, TypeVar):
        return members(kind.__bound__) if kind.__bound__ is not None else (UNKNOWN,)
    return () if kind is NOTHING else (kind,)


def union(kinds: Iterable[Any]) -> Any:  # noqa: ANN401 - a type as annotations write it
    """Return the type of what may have any of ``kinds``."""
    different = list(dict.fromkeys(kinds))
    if not different:
        return NOTHING
    if UNKNOWN in different:
        return UNKNOWN
    if any(isinstance(kind, Record | Method) for kind in different):
        return different[0] if len(different) == 1 else UNKNOWN
    return reduce(or_, different) if len(different) > 1 else different[0]


def attribute(kind: Any, name: str) -> Any:  # noqa: ANN401 - a type as annotations write it
    """Return the type of ``value.name`` for a value of type ``kind``; raises ``MissingAttributeError``."""
    return union(_attribute(one, name) for one in members(kind))


def element(kind: Any) -> Any:  # noqa: ANN401 - a type as annotations write it
    """Return the type of what a loop over a value of type ``kind`` gives; None's where it never runs."""
    return union(_element(one) for one in members(kind))


def at(kind: Any, place: object) -> Any:  # noqa: ANN401 - a type as annotations write it
    """Return the type of ``value[place]``; ``place`` is None where it is not written down as a number or a word."""
    return union(_at(one, place) for one in members(kind))


def _attribute(kind: Any, name: str) -> Any:  # noqa: ANN401
    if kind in {UNKNOWN, object}:
        return UNKNOWN
    if isinstance(kind, Record):
        if name not in kind.fields:
            return attribute(dict, name)
        return kind.fields[name]
    base = get_origin(kind) or kind
    if issubclass(base, MAPPINGS) and name in {"items", "values", "keys", "get"}:
        return _of_mapping(kind, name)
    bound = dict(zip(getattr(base, "__parameters__", ()), get_args(kind), strict=False))
    known = hints(base)
    if name in known:
        return bound.get(known[name], known[name])
    try:
        value = getattr(base, name)
    except AttributeError:
        raise MissingAttributeError(f"{getattr(base, '__name__', base)} has no {name}") from None
    return _of_class(base, name, value)


def _of_class(base: type, name: str, value: object) -> Any:  # noqa: ANN401
    """Return the type of a property, a method or a plain value of a class."""
    if isinstance(value, property):
        return get_type_hints(value.fget).get("return", UNKNOWN)
    if isinstance(value, cached_property):
        return get_type_hints(value.func).get("return", UNKNOWN)
    if isinstance(value, types.FunctionType | types.MethodType):
        return Method(get_type_hints(value).get("return", UNKNOWN))
    if callable(value) and base.__module__ in {"builtins", "datetime", "decimal"}:
        return Method(BUILT_IN.get(name, UNKNOWN))
    return UNKNOWN if isinstance(value, types.DynamicClassAttribute) else type(value)


BUILT_IN: Mapping[str, Any] = {"isoformat": str, "split": list[str], "update": NOTHING}
"""What methods of the language return that templates call."""


def _of_mapping(kind: Any, name: str) -> Any:  # noqa: ANN401
    key, value = (*get_args(kind), UNKNOWN, UNKNOWN)[:2]
    given = {
        "items": abc.Iterable[tuple[key, value]],  # type: ignore[valid-type]  # built for what the template says
        "values": abc.Iterable[value],  # type: ignore[valid-type]
        "keys": abc.Iterable[key],  # type: ignore[valid-type]
        "get": value | None,
    }
    return Method(given[name])


def _element(kind: Any) -> Any:  # noqa: ANN401
    if isinstance(kind, Record):
        return str
    args = get_args(kind)
    base = get_origin(kind) or kind
    if base is tuple and args and args[-1] is not Ellipsis:
        return union(args)
    if args and (base is tuple or (isinstance(base, type) and issubclass(base, (*SEQUENCES, *MAPPINGS)))):
        return args[0]
    return str if kind is str else UNKNOWN


def _at(kind: Any, place: object) -> Any:  # noqa: ANN401
    args, base = get_args(kind), get_origin(kind) or kind
    if isinstance(kind, Record):
        return attribute(kind, place) if isinstance(place, str) else UNKNOWN
    if base is tuple and args and args[-1] is not Ellipsis:
        return args[place] if isinstance(place, int) else union(args)
    if isinstance(base, type) and issubclass(base, MAPPINGS):
        return args[1] if args else UNKNOWN
    return _element(kind)


@cache
def hints(base: type) -> Mapping[str, Any]:
    """Return the annotated attributes of a class, those of its bases among them."""
    if not any(get_annotations(one) for one in base.__mro__):
        return {}
    return {name: hint for name, hint in get_type_hints(base, include_extras=True).items() if not name.startswith("_")}
