"""The source of a free page without what its author keeps to himself: comments, and the fields above the text.

What is left out becomes spaces or empty lines, so that all the rest keeps its place.
"""

from __future__ import annotations

import re

_FIELDS = re.compile(
    r"\A\s*---[ \t]*\n(?:[ \t]*(?:[\w-]+[ \t]*:[^\n]*|-[^\n]*|#[^\n]*)?\n)+?(?:---|\.\.\.)[ \t]*(?=\n|\Z)"
)
"""Front matter, as other site programs have it: nothing here reads it."""
_CODE = re.compile(
    r"^(?P<fence>(?:```++|~~~++))[^\n]*\n.*?^(?P=fence)|(?<!`)(?P<ticks>`++)[^`\n]++(?P=ticks)",
    re.MULTILINE | re.DOTALL,
)
"""Code, fenced or between backticks.

Possessive, so that a run of backticks that nothing closes is not tried again at every length.
"""
_COMMENT_STARTS, _COMMENT_ENDS = "<!--", "-->"


def shown_source(text: str) -> str:
    """Return what of ``text`` goes on the page; lone carriage returns, of old systems, end lines as well."""
    text = re.sub(r"\r(?!\n)", "\n", text)
    text = _FIELDS.sub(lambda fields: _blank(fields[0]), text)
    return _without_comments(text) if _COMMENT_STARTS in text else text


def _without_comments(text: str) -> str:
    """Take comments out; what stands between marks of code is no comment, and one without an end is none either."""
    code = [passage.span() for passage in _CODE.finditer(text)]
    pieces, at = [], 0
    while (start := text.find(_COMMENT_STARTS, at)) >= 0:
        inside = next((end for first, end in code if first <= start < end), None)
        end = text.find(_COMMENT_ENDS, start + len(_COMMENT_STARTS)) if inside is None else inside
        if end < 0:
            break
        if inside is None:
            end += len(_COMMENT_ENDS)
            before, comment = text[at:start], text[start:end]
            # Spaces at the head of a line would make code of it.
            heads_line = "\n" in comment or not text[text.rfind("\n", 0, start) + 1 : start].strip()
            pieces += [before, "\n" * comment.count("\n") if heads_line else _blank(comment)]
        else:
            pieces.append(text[at:end])
        at = end
    return "".join([*pieces, text[at:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
