"""Small wrong changes of a module, each as a text of the module with that one change made."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_REVERSED: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_WORDLESS = (ast.JoinedStr, ast.FormattedValue)
"""Nodes inside these do not say where they stand before Python 3.12."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module's text with one change: on which ``line``, what ``was`` there and what ``became`` of it."""

    line: int
    was: str
    became: str
    text: bytes

    def __str__(self) -> str:
        """Say the change in one line."""
        return f"{self.line}: {' '.join(self.was.split())[:70]} → {' '.join(self.became.split())[:70]}"


def mutants(source: bytes) -> Iterator[Mutant]:
    """Yield every small change of the module ``source`` that this tool knows, in order."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _touched(ast.parse(source)):
        first = starts[node.lineno - 1] + node.col_offset
        last = starts[node.end_lineno - 1] + node.end_col_offset
        was = source[first:last].decode()
        for became in dict.fromkeys(_changes(node)):
            yield Mutant(node.lineno, was, became, source[:first] + became.encode() + source[last:])


def _touched(node: ast.AST) -> Iterator[Any]:
    """Yield statements and expressions that do something; types, decorators and words are left alone."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, _WORDLESS):
                if isinstance(child, (ast.stmt, ast.expr)):
                    yield child
                yield from _touched(child)


def _changes(node: ast.AST) -> Iterator[str]:
    """Yield what may stand in place of ``node``."""
    yield from _other_ways(node)
    match node:
        case ast.BinOp() if type(node.op) in _RECKONED:
            yield _written(node, op=_RECKONED[type(node.op)]())
        case ast.Constant(value=bool(value)):
            yield str(not value)
        case ast.Constant(value=int(value)):
            yield from (f"({value + 1})", f"({value - 1})")
        case ast.Call(func=ast.Name(id=name)) if name in _CALLED:
            yield _written(node, func=ast.Name(_CALLED[name]))
        case ast.Return(value=value) if value is not None and not _is_nothing(value):
            yield "return None"
        case ast.Raise() | ast.Continue() | ast.Expr(value=ast.Yield() | ast.YieldFrom() | ast.Call()):
            yield "pass"


def _other_ways(node: ast.AST) -> Iterator[str]:
    """Yield conditions that decide otherwise than ``node``."""
    match node:
        case ast.Compare(ops=[operator]):
            for swapped in (_COMPARED.get(type(operator)), _REVERSED.get(type(operator))):
                if swapped:
                    yield _written(node, ops=[swapped()])
        case ast.BoolOp():
            yield _written(node, op=ast.And() if isinstance(node.op, ast.Or) else ast.Or())
            for index in range(len(node.values)):
                yield _written(node, values=node.values[:index] + node.values[index + 1 :])
        case ast.UnaryOp(op=ast.Not()):
            yield f"({ast.unparse(node.operand)})"
        case ast.IfExp():
            yield _written(node, body=node.orelse, orelse=node.body)


def _written(node: ast.AST, **changed: object) -> str:
    """Write ``node`` with some of its fields changed, in brackets that keep it whole."""
    other = deepcopy(node)
    for name, value in changed.items():
        setattr(other, name, value)
    if isinstance(other, ast.BoolOp) and len(other.values) == 1:
        return f"({ast.unparse(other.values[0])})"
    return f"({ast.unparse(other)})"


def _is_nothing(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None
