"""Which module a code belongs to: the one that declares it in ``CODES``."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
_DECLARED = "CODES = ("


@cache
def homes() -> Mapping[str, str]:
    """Return the module of every code, as a path beside the package: ``generator/checks/agency/forms.py``.

    Sources are read and not imported: to know where a code is said nobody waits for everything that may be said.
    Raises ``ValueError`` when two modules declare one code.
    """
    modules: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for code in declared(source) if _DECLARED in source else ():
            if code in modules:
                raise ValueError(f"{code} is declared twice")
            modules[code] = path.relative_to(PACKAGE.parent).as_posix()
    return modules


def declared(source: str) -> Iterator[str]:
    """Yield the codes that the module with this ``source`` declares."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == "CODES" for to in node.targets):
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value
