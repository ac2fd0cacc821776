"""Joins the modules of a script into one plain script: a page opened from a folder may not load modules.

What the theme's modules may use of the language of modules is little, and this is all of it: named imports, one a line,
of files that are named relative to the one that imports, and ``export`` in front of a declaration at the top level.
Each module becomes a function of its own, so that names of one do not meet those of another.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(r"""^import (\{[^}\n]*\}) from "(\.{1,2}/[^"\n]+)";$""", re.MULTILINE)
"""An import on one line: what it names, with its braces, and the file it names it from."""
_EXPORT = re.compile(r"^export ((?:const|let|class|function\*?|async function\*?) (\w+))", re.MULTILINE)
"""A declaration at the top level that others may use: the declaration without ``export``, and its name."""
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
"""A comment that has its lines to itself, with their ends: one of ``//``, or one in which types stand (``/** … */``).

Whatever follows code on its line stays, as a pattern cannot tell it from an address in quotation marks.
"""
_BLANK = re.compile(r"^[ \t]+|^\n", re.MULTILINE)
"""What no engine reads: indents, and lines with nothing on them."""

Read = Callable[[str], str | None]
"""Gives the text of the theme's file at an address, or None where there is none."""


def bundle(path: str, read: Read) -> str:
    """Return the script at ``path`` with all that it imports before it, each module once, without comments.

    A script that imports nothing stays as it is. Raises ``LookupError`` for an import of what is not there.
    """
    text = read(path) or ""
    if not _IMPORT.search(text):
        return text
    modules: dict[str, str] = {}
    _gather(path, read, modules, frozenset())
    numbers = {module: number for number, module in enumerate(modules)}
    functions = [_function(module, text, numbers) for module, text in modules.items()]
    return f'(() => {{\n"use strict";\n{"".join(functions)}}})();\n'


def _gather(path: str, read: Read, modules: dict[str, str], importing: frozenset[str]) -> None:
    """Put the module at ``path`` into ``modules`` behind those that it imports; ``importing`` wait for it."""
    text = read(path)
    if text is None:
        raise LookupError(path)
    for _, address in _IMPORT.findall(text):
        imported = _beside(path, address)
        if imported not in modules and imported not in importing | {path}:
            _gather(imported, read, modules, importing | {path})
    modules[path] = text


def _function(path: str, text: str, numbers: dict[str, int]) -> str:
    """Return the module at ``path`` as a function that is called at once and returns what it exports."""
    exported = ", ".join(name for _, name in _EXPORT.findall(text))
    text = _IMPORT.sub(lambda match: f"const {match[1]} = m{numbers[_beside(path, match[2])]};", text)
    body = _BLANK.sub("", COMMENT.sub("", _EXPORT.sub(r"\1", text)))
    return f"const m{numbers[path]} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _beside(path: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
