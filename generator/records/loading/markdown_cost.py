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
_PLAIN_FENCE = re.compile(r"(?:`{3,}|~{3,}) *[\w#.+-]* *")
_TICKS = re.compile(r"`+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_BRACKET = re.compile(r"\\.|\]\(|[\[\]()]", re.DOTALL)
_RULED = re.compile(r"^ {0,3}(?:#|[-=*_ ]+$)", re.MULTILINE)
_MARK = re.compile(r"\\.|[*_`]+|[<&\[\]]| {2}\n", re.DOTALL)
_EMPHASIS = re.compile(r"\\.|\*+|_+", re.DOTALL)
_ITEM = re.compile(r"(?:[ \t>]*)(?:[-*+]|\d+\.)[ \t]")
_ITEMS = re.compile(r"\n(?=[ \t>]*(?:[-*+]|\d+\.)[ \t])")
_SEPARATOR = re.compile(r"[^\n]*\n[ ]{0,3}\|?[ :]*-[-| :]*(?:\n|$)")
_START = re.compile(r"^(?:[ \t]*(?:[-*+]|\d+\.|>)(?![^ \t>\n]))+", re.MULTILINE)
_STEP = re.compile(r"\t| {4}|[-*+>]|\d+\.")


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
    lengths = {len(found) for found in _TICKS.findall(text)}
    return _ways(text) + len(_MARK.findall(text)) * len(text) // _COPIED + len(lengths) * len(text) // _TRIED


def _ways(text: str) -> int:
    """Add up the ways from every opening bracket to the closing one, to the end where none closes it."""
    steps = 0
    waiting: dict[str, list[int]] = {"]": [], ")": []}
    for found in _BRACKET.finditer(text):
        mark = found[0]
        if mark[0] == "]" and waiting["]"]:
            steps += found.start() - waiting["]"].pop()
        if mark == "[":
            waiting["]"].append(found.start())
        elif mark in {"(", "]("}:
            waiting[")"].append(found.start())
        elif mark == ")" and waiting[")"]:
            steps += found.start() - waiting[")"].pop()
    return steps + sum(len(text) - start for starts in waiting.values() for start in starts)


def _open(text: str) -> int:
    """Return how many marks of emphasis stand open at once at most; one that may open and close closes."""
    most = 0
    waiting: Counter[str] = Counter()
    for found in _EMPHASIS.finditer(text):
        mark = found[0]
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
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
    return max((len(_STEP.findall(found[0])) for found in _START.finditer(text)), default=0)
