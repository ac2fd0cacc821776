"""Reads a template as Jinja does and follows the types of its values: through loops, ``set``, macros and imports.

``Reading.missing`` are the attributes that a value's type does not have, ``Reading.unresolved`` those that are asked of
a value whose type nothing is known of: each with template and line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, FileSystemLoader, nodes
from jinja2.runtime import LoopContext

from generator.rendering import template_filters
from tests.rendering.value_types import (
    NOTHING,
    UNKNOWN,
    Method,
    MissingAttributeError,
    Record,
    at,
    attribute,
    element,
    members,
    union,
)

Scope = dict[str, Any]
Place = tuple[str, int, str]
"""A template, a line of it, and what is asked for there."""
_SAME = frozenset({"list", "selectattr", "rejectattr", "sort", "reverse", "safe"})
_FILTERS: Mapping[str, Any] = {"length": int, "join": str, "round": float, "abs": float, "sum": int, "tojson": str}


@dataclass(frozen=True)
class Library:
    """A template that is imported under a name."""

    template: str


@dataclass
class Reading:
    """Everything that is read of the templates in ``folder``; ``around`` are the names that all of them know."""

    folder: str
    around: Mapping[str, Any]
    missing: set[Place] = field(default_factory=set)
    unresolved: set[Place] = field(default_factory=set)
    resolved: set[Place] = field(default_factory=set)
    _parsed: dict[str, nodes.Template] = field(default_factory=dict)
    _read: set[tuple[object, ...]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Open the folder with the filters that the program gives templates."""
        self.environment = Environment(loader=FileSystemLoader(self.folder), autoescape=True)
        self.environment.filters.update(template_filters.FILTERS)

    def template(self, name: str) -> nodes.Template:
        """Return a template as Jinja reads it."""
        if name not in self._parsed:
            source, _, _ = self.environment.loader.get_source(self.environment, name)  # type: ignore[union-attr]
            self._parsed[name] = self.environment.parse(source, name)
        return self._parsed[name]

    def macros(self, name: str) -> frozenset[str]:
        """Return the names of the macros of a template."""
        return frozenset(macro.name for macro in self.template(name).find_all(nodes.Macro))

    def attributes(self, name: str) -> frozenset[Place]:
        """Return every attribute that a template asks for anywhere, also in what nothing calls."""
        return frozenset((name, node.lineno, written(node)) for node in self.template(name).find_all(nodes.Getattr))

    def read(self, name: str, values: Mapping[str, Any]) -> None:
        """Follow the template ``name`` with ``values``: the type of each by its name."""
        _Reader(self, name).body(self.template(name).body, {**self.around, **values})

    def macro(self, template: str, name: str, given: Sequence[Any], named: Mapping[str, Any]) -> None:
        """Follow a macro for the types that it is called with, once for each of them."""
        reader = _Reader(self, template)
        scope = reader.names(self.template(template))
        macro = scope.get(name)
        key = (template, name, repr(given), repr(sorted(named.items())))
        if not isinstance(macro, nodes.Macro) or key in self._read:
            return
        self._read.add(key)
        names = [argument.name for argument in macro.args]
        defaults = dict(zip(names[len(names) - len(macro.defaults) :], macro.defaults, strict=True))
        values = {name: reader.type_of(value, scope) for name, value in defaults.items()}
        values |= dict(zip(names, given, strict=False)) | dict(named)
        reader.body(macro.body, {**scope, **dict.fromkeys(names, UNKNOWN), **values})


class _Reader:
    """Follows the values of one template."""

    def __init__(self, reading: Reading, template: str) -> None:
        self._reading = reading
        self._template = template

    def names(self, template: nodes.Template) -> Scope:
        """Return what a macro knows besides its arguments: other macros, imports and what all templates know."""
        scope: Scope = dict(self._reading.around)
        for macro in template.find_all(nodes.Macro):
            scope[macro.name] = macro
        for imported in template.find_all(nodes.Import):
            scope[imported.target] = self._library(imported)
        return scope

    def _library(self, node: nodes.Import) -> Any:  # noqa: ANN401
        return Library(node.template.value) if isinstance(node.template, nodes.Const) else UNKNOWN

    def body(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        """Follow statements in their order; ``set`` and macros change ``scope``."""
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                self.type_of(part, scope)
        elif isinstance(node, nodes.If):
            self._if(node, scope)
        elif isinstance(node, nodes.For):
            self._for(node, scope)
        elif isinstance(node, nodes.Assign):
            self._bind(node.target, self.type_of(node.node, scope), scope)
        elif isinstance(node, nodes.Macro):
            scope[node.name] = node
        elif isinstance(node, nodes.Import):
            scope[node.target] = self._library(node)
        else:
            raise NotImplementedError(f"{self._template}:{node.lineno} {type(node).__name__}")

    def _if(self, node: nodes.If, scope: Scope) -> None:
        """Follow what may be reached: nothing below a test of what is always None."""
        if self.type_of(node.test, scope) is not NOTHING:
            self.body(node.body, scope)
        for other in node.elif_:
            self._if(other, scope)
        self.body(node.else_, scope)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        one = element(self.type_of(node.iter, scope))
        if one is not NOTHING:
            inner = {**scope, "loop": LoopContext}
            self._bind(node.target, one, inner)
            if node.test is not None:
                self.type_of(node.test, inner)
            self.body(node.body, inner)
        self.body(node.else_, dict(scope))

    def _bind(self, target: nodes.Node, kind: Any, scope: Scope) -> None:  # noqa: ANN401
        if isinstance(target, nodes.Tuple):
            for place, part in enumerate(target.items):
                self._bind(part, at(kind, place), scope)
        elif isinstance(target, nodes.Name):
            scope[target.name] = kind

    def type_of(self, node: nodes.Node, scope: Scope) -> Any:  # noqa: ANN401
        """Return the type of an expression; whatever it asks for on the way is looked up and noted."""
        for kind, follow in self._expressions().items():
            if isinstance(node, kind):
                return follow(node, scope)
        for child in node.iter_child_nodes():
            self.type_of(child, scope)
        return _PLAIN.get(type(node), UNKNOWN)

    def _expressions(self) -> Mapping[type[nodes.Node], Callable[[Any, Scope], Any]]:
        return {
            nodes.Name: lambda node, scope: scope.get(node.name, UNKNOWN),
            nodes.Const: lambda node, _: type(node.value),
            nodes.Getattr: self._attribute,
            nodes.Getitem: self._item,
            nodes.Call: self._call,
            nodes.Filter: self._filter,
            nodes.CondExpr: lambda node, scope: self._any_of((node.test, node.expr1, node.expr2), scope, skip=1),
            nodes.Or: lambda node, scope: self._any_of((node.left, node.right), scope),
            nodes.And: lambda node, scope: self._any_of((node.left, node.right), scope),
            nodes.Add: lambda node, scope: self._any_of((node.left, node.right), scope),
            nodes.Tuple: self._tuple,
            nodes.List: self._list,
            nodes.Dict: self._dict,
        }

    def _any_of(self, parts: Sequence[nodes.Node | None], scope: Scope, skip: int = 0) -> Any:  # noqa: ANN401
        """Return the type of what may be any of ``parts`` but the first ``skip``."""
        kinds = [self.type_of(part, scope) for part in parts if part is not None]
        return union(one for kind in kinds[skip:] for one in (members(kind) if not _is_own(kind) else (kind,)))

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> Any:  # noqa: ANN401
        kind = self.type_of(node.node, scope)
        place = (self._template, node.lineno, written(node))
        if isinstance(kind, Library):
            is_there = node.attr in self._reading.macros(kind.template)
            (self._reading.resolved if is_there else self._reading.missing).add(place)
            return kind, node.attr
        try:
            one = attribute(kind, node.attr)
        except MissingAttributeError:
            self._reading.missing.add(place)
            return UNKNOWN
        known = UNKNOWN not in members(kind) and object not in members(kind)
        (self._reading.resolved if known else self._reading.unresolved).add(place)
        return one

    def _item(self, node: nodes.Getitem, scope: Scope) -> Any:  # noqa: ANN401
        kind, arg = self.type_of(node.node, scope), node.arg
        self.type_of(arg, scope)
        return kind if isinstance(arg, nodes.Slice) else at(kind, arg.value if isinstance(arg, nodes.Const) else None)

    def _call(self, node: nodes.Call, scope: Scope) -> Any:  # noqa: ANN401
        called = self.type_of(node.node, scope)
        given = [self.type_of(argument, scope) for argument in node.args]
        named = {argument.key: self.type_of(argument.value, scope) for argument in node.kwargs}
        if isinstance(node.node, nodes.Name) and node.node.name == "namespace":
            return Record(named)
        if isinstance(called, nodes.Macro):
            self._reading.macro(self._template, called.name, given, named)
            return str
        if isinstance(called, tuple):
            library, name = called
            self._reading.macro(library.template, name, given, named)
            return str
        return called.returns if isinstance(called, Method) else UNKNOWN

    def _filter(self, node: nodes.Filter, scope: Scope) -> Any:  # noqa: ANN401
        kind = self.type_of(node.node, scope) if node.node is not None else UNKNOWN
        for argument in (*node.args, *node.kwargs):
            self.type_of(argument.value if isinstance(argument, nodes.Keyword) else argument, scope)
        if node.name in _SAME:
            return kind
        return _FILTERS.get(node.name, str)

    def _tuple(self, node: nodes.Tuple, scope: Scope) -> Any:  # noqa: ANN401
        return tuple[tuple(self.type_of(item, scope) for item in node.items)]  # type: ignore[misc]  # built as it is read

    def _list(self, node: nodes.List, scope: Scope) -> Any:  # noqa: ANN401
        return list[union(self.type_of(item, scope) for item in node.items)]  # type: ignore[misc]

    def _dict(self, node: nodes.Dict, scope: Scope) -> Any:  # noqa: ANN401
        pairs = [(pair.key, self.type_of(pair.value, scope)) for pair in node.items]
        if pairs and all(isinstance(key, nodes.Const) for key, _ in pairs):
            return Record({key.value: kind for key, kind in pairs if isinstance(key, nodes.Const)})
        keys = union(self.type_of(key, scope) for key, _ in pairs) if pairs else UNKNOWN
        values = union(kind for _, kind in pairs) if pairs else UNKNOWN
        return dict[keys, values]  # type: ignore[valid-type]


_PLAIN: Mapping[type[nodes.Node], Any] = {
    nodes.Not: bool,
    nodes.Compare: bool,
    nodes.Test: bool,
    nodes.Concat: str,
    nodes.TemplateData: str,
    nodes.Sub: float,
    nodes.Mul: float,
    nodes.Div: float,
}


def _is_own(kind: Any) -> bool:  # noqa: ANN401
    return isinstance(kind, Record | Method | Library | nodes.Node | tuple)


def written(node: nodes.Node) -> str:
    """Return an expression as the template writes it, as far as names, attributes and places in it go."""
    if isinstance(node, nodes.Getattr):
        return f"{written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{written(node.node)}[{node.arg.value if isinstance(node.arg, nodes.Const) else '…'}]"
    if isinstance(node, nodes.Call):
        return f"{written(node.node)}()"
    return node.name if isinstance(node, nodes.Name) else "(…)"
