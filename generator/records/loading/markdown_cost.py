"""Tells of a free page that no Markdown engine renders in a bearable time, before one tries.

An engine looks from every opening bracket for the closing one, from every heading at the rest of its block, and goes a
step deeper for every mark inside a mark: honest texts cost it next to nothing, fifty thousand opening brackets cost it
minutes. The work is estimated in one pass over the text. Real pages stay a hundred times below the bounds.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

MOST_STEPS = 10_000_000
"""Characters that an engine may have to look at again: about two seconds of Python-Markdown."""
MOST_OPEN = 100
"""Marks of emphasis that may stand open at once: each leads one step deeper, and Python takes a few hundred."""
MOST_DEPTH = 60
"""How deep lists and quotations may stand in each other."""
_COPIED = 100
"""How many characters are copied, as after every mark, in the time that looking at one takes."""
_TRIED = 20
"""The same for backticks: every length of a run is looked for by itself."""
_LINES = 3_000

_FENCE = re.compile(r"`{3,}|~{3,}")
"""The marks that open a block of code at the head of a line."""
_PLAIN_FENCE = re.compile(r"(?:`{3,}|~{3,}) *[\w#.+-]* *")
"""A whole line that opens a block of code in every engine: nothing behind the marks but the name of a language."""
_TICKS = re.compile(r"`+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
"""Lines up to the next empty one: what an engine looks at together."""
_BRACKET = re.compile(r"\\.|\]\(|[\[\]()]", re.DOTALL)
"""A bracket of a link or image, ``](`` as one; an escaped one is matched with its backslash, to be passed over."""
_RULED = re.compile(r"^ {0,3}(?:#|[-=*_ ]+$)", re.MULTILINE)
"""A line of a block at which an engine stops to look: a heading, or one that may be a rule or underline a heading."""
_MARK = re.compile(r"\\.|[*_`]+|[<&\[\]]| {2}\n", re.DOTALL)
"""A mark after which an engine copies the text: of emphasis, code, links, HTML and breaks of lines; escapes too."""
_EMPHASIS = re.compile(r"\\.|\*+|_+", re.DOTALL)
"""A run of marks of emphasis; an escaped character is matched with its backslash, to be passed over."""
_ITEM = re.compile(r"(?:[ \t>]*)(?:[-*+]|\d+\.)[ \t]")
"""The head of a list's entry, with a bullet or a number, be it inside a quotation."""
_ITEMS = re.compile(r"\n(?=[ \t>]*(?:[-*+]|\d+\.)[ \t])")
"""The line break before a list's entry: where an engine cuts a list."""
_SEPARATOR = re.compile(r"[^\n]*\n[ ]{0,3}\|?[ :]*-[-| :]*(?:\n|$)")
"""The first two lines of a table: its heads, and the dashes below them."""
_START = re.compile(r"^(?:[ \t]*(?:[-*+]|\d+\.|>)(?![^ \t>\n]))+", re.MULTILINE)
"""All the marks of lists and quotations, in one another, that a line starts with."""
_STEP = re.compile(r"\t| {4}|[-*+>]|\d+\.")
"""One step deeper: a mark of a list or a quotation, or the indentation that stands for one."""


@dataclass(frozen=True, slots=True)
class Burden:
    """What is too much for an engine, in Thai, and the line from 1 at which it begins."""

    line: int
    what: str


def burden(markdown: str) -> Burden | None:
    """Return what makes the page too much to render, or None for a page that any engine renders at once."""
    whole = markdown.replace("\r\n", "\n").replace("\r", "\n")
    steps = _steps_of_page(whole)
    if steps > MOST_STEPS:
        return Burden(1, "บรรทัดหรือส่วนของโค้ด (```) นับหมื่นนับแสน")
    text = _without_code(whole)
    for block in _BLOCK.finditer(text):
        pieces = _pieces(block[0])
        steps += sum(_steps(piece) for piece in pieces) + len(_RULED.findall(block[0])) * len(block[0])
        what = None
        if steps > MOST_STEPS:
            what = "วงเล็บที่ไม่ปิด หรือเครื่องหมาย หัวข้อ และเส้นคั่นในย่อหน้าเดียวนับพันนับหมื่น"
        elif max(map(_open, pieces)) > MOST_OPEN:
            what = f"เครื่องหมายตัวหนาตัวเอน * _ ที่เปิดค้างซ้อนกันเกิน {MOST_OPEN} ชั้น"
        elif _depth(block[0]) > MOST_DEPTH:
            what = f"รายการหรือข้อความอ้างที่ซ้อนกันเกิน {MOST_DEPTH} ชั้น"
        if what:
            return Burden(text.count("\n", 0, block.start()) + 1, what)
    return None


def _steps_of_page(text: str) -> int:
    """Count what grows with the page: after every block of code all is copied, and lines are taken off one by one."""
    lines = text.count("\n")
    fences = text.count("\n```") + text.count("\n~~~")
    return fences * len(text) // _COPIED + lines * lines // _LINES


def _without_code(text: str) -> str:
    """Empty the fenced blocks of code, which an engine does not look into; their lines stay.

    Only where there is no doubt: a fence that nothing closes fences nothing.
    """
    lines = text.split("\n")
    closing: dict[str, int] = {line.rstrip(" "): number for number, line in enumerate(lines) if _FENCE.match(line)}
    fence = ""
    for number, line in enumerate(lines):
        if fence:
            fence, lines[number] = (fence if line.rstrip(" ") != fence else ""), ""
        elif opening := _FENCE.match(line):
            if not _PLAIN_FENCE.fullmatch(line):
                break
            if closing.get(opening[0], -1) > number:
                fence, lines[number] = opening[0], ""
    return "\n".join(lines)


def _pieces(block: str) -> list[str]:
    """Cut a block where an engine does: rows of a table and entries of a list are looked at one by one."""
    if _SEPARATOR.match(block):
        return block.split("\n")
    return _ITEMS.split(block) if _ITEM.match(block) else [block]


def _steps(text: str) -> int:
    lengths = {len(run) for run in _TICKS.findall(text)}
    return _ways(text) + len(_MARK.findall(text)) * len(text) // _COPIED + len(lengths) * len(text) // _TRIED


def _ways(text: str) -> int:
    """Add up the ways from every opening bracket to the closing one, to the end where none closes it."""
    steps = 0
    waiting: dict[str, list[int]] = {"]": [], ")": []}
    for bracket in _BRACKET.finditer(text):
        mark = bracket[0]
        if mark[0] == "]" and waiting["]"]:
            steps += bracket.start() - waiting["]"].pop()
        if mark == "[":
            waiting["]"].append(bracket.start())
        elif mark in {"(", "]("}:
            waiting[")"].append(bracket.start())
        elif mark == ")" and waiting[")"]:
            steps += bracket.start() - waiting[")"].pop()
    return steps + sum(len(text) - start for starts in waiting.values() for start in starts)


def _open(text: str) -> int:
    """Return how many marks of emphasis stand open at once at most; one that may open and close closes."""
    most = 0
    waiting: Counter[str] = Counter()
    for run in _EMPHASIS.finditer(text):
        mark = run[0]
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        if mark[0] == "\\" or (not after.strip() and not before.strip()):
            continue
        if before.strip() and waiting[mark]:
            waiting[mark] -= 1
        elif after.strip():
            waiting[mark] += 1
            most = max(most, waiting.total())
    return most


def _depth(text: str) -> int:
    """Return how deep the deepest line of a block stands in lists and quotations."""
    return max((len(_STEP.findall(start[0])) for start in _START.finditer(text)), default=0)
