"""What is found on one page of a terminal: each cause once, those that cost most first, and what to do next.

A group takes one line, cut where it must be, two with its cure, or more where all is said; the worst get the most, and
what costs nothing makes room for the cures of what does. A page has ``LINES`` lines at most, counted as the terminal
breaks them; a pipe breaks none, and every line is whole there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from generator.assessment.worst_first import Group
from generator.commands.block import STYLE, block, from_paper, how_to_mend, points_words, waived
from generator.findings.finding import Severity
from generator.reports.told_in_short import WHOLE_FOLDER, has_years, places

LINES = 25
_FEWEST_PLACES = 3
_MOST_CODES = 6
_COSTLY = {Severity.ERROR, Severity.GAP}
_LEAST_TO_CUT = 60
"""In a terminal that is narrower nothing would be left of the words: there they are broken."""
_NO_WIDTH = 1_000_000
"""The width of a pipe or a file, where nothing is broken and nothing left out."""

Lines = list[Text]


def width_of(console: Console) -> int:
    """Return how many cells a line of ``console`` has."""
    return console.width if console.is_terminal else _NO_WIDTH


def page(groups: Sequence[Group], width: int, room: int) -> Lines:
    """Return lines that tell ``groups`` in at most ``room`` lines of ``width`` cells, as far as one may be enough."""
    with_years = has_years(found for group in groups for found in group.findings)
    cut = partial(_cut, width=width, with_years=with_years)
    whole = partial(_in_one_line, width=width, with_years=with_years)
    full = partial(_in_full, width=width, with_years=with_years)
    told = [[cut(group)] for group in groups]
    heights = [_height(lines, width) for lines in told]
    costly = sum(group.first.severity in _COSTLY and group.first.waived is None for group in groups)
    acting = sum(group.first.counts for group in groups)
    shown = len(groups) if sum(heights) + costly <= room or not acting else acting
    while shown > 1 and sum(heights[:shown]) + (shown > costly) * costly + _height(_rest(groups[shown:]), width) > room:
        shown -= 1
    free = room - sum(heights[:shown]) - _height(_rest(groups[shown:]), width)
    better: tuple[tuple[int, Callable[[Group], Lines]], ...] = (
        (costly, lambda group: [cut(group), *_cure(group)]),
        (costly, lambda group: [whole(group), *_cure(group)]),
        (shown, lambda group: [whole(group)]),
        (shown, lambda group: [whole(group), *_cure(group)]),
        (shown, full),
    )
    for count, way in better:
        for index, group in enumerate(groups[: min(count, shown)]):
            lines = way(group)
            more = _height(lines, width) - heights[index]
            if more > free:
                break
            if more > 0:
                told[index], heights[index], free = lines, heights[index] + more, free - more
    return [*(line for lines in told[:shown] for line in lines), *_rest(groups[shown:])]


def folded(groups: Sequence[Group]) -> Lines:
    """Return lines that tell every group in full, with the names of all its places."""
    with_years = has_years(found for group in groups for found in group.findings)
    return [line for group in groups for line in _in_full(group, width=_NO_WIDTH, with_years=with_years)]


def one_by_one(groups: Sequence[Group]) -> Lines:
    """Return lines that tell every finding of every group, the cure once where it is the same."""
    return [line for group in groups for line in _one_by_one(group)]


def _one_by_one(group: Group) -> Lines:
    if len(group.findings) == 1:
        return block(group.first)
    heading = _head(group)
    heading.append(f" · {len(group.findings)} แห่ง · {group.words}")
    cures = {found.hint: how_to_mend(found) for found in group.findings}
    lines = [heading]
    for found in group.findings:
        lines.append(Text.assemble("    ", (f"{found.place or WHOLE_FOLDER}", "dim"), f"  {found.message}"))
        lines.extend(from_paper(found))
        lines.extend(cures[found.hint] if len(cures) > 1 else ())
        lines.extend(waived(found))
    return [*lines, *(next(iter(cures.values())) if len(cures) == 1 else ())]


def _in_full(group: Group, *, width: int, with_years: bool) -> Lines:
    if len(group.findings) == 1:
        return block(group.first)
    return [_in_one_line(group, width=width, with_years=with_years), *_cure(group)]


def _cut(group: Group, *, width: int, with_years: bool) -> Text:
    """Say it in a single line of the terminal: the words are cut, and of the places the first is named."""
    whole = _in_one_line(group, width=width, with_years=with_years)
    if width < _LEAST_TO_CUT or cell_len(whole.plain) <= width:
        return whole
    names, count = places(group, with_years=with_years), len(group.findings)
    where = Text(f" · {count} แห่ง: {names[0]} …" if count > 1 else f" · {names[0]}", style="dim")
    where.truncate(width // 2, overflow="ellipsis")
    line = _head(group)
    line.append(f" · {group.words}")
    line.truncate(width - cell_len(where.plain), overflow="ellipsis")
    return line.append_text(where)


def _in_one_line(group: Group, *, width: int, with_years: bool) -> Text:
    """Say what is wrong and where; of many places as many as the line has room for, but a few at least."""
    line = _head(group)
    line.append(f" · {group.words}")
    names = places(group, with_years=with_years)
    many = len(group.findings) > 1
    line.append(f" · {len(group.findings)} แห่ง: " if many else " · ", style="dim")
    line.append(_as_many_as_fit(names, width - cell_len(line.plain) % width), style="dim")
    return line


def _as_many_as_fit(names: Sequence[str], room: int) -> str:
    fitting = len(names)
    while fitting > _FEWEST_PLACES and cell_len(", ".join(names[:fitting])) + len(" … อีก 000") > room:
        fitting -= 1
    rest = len(names) - fitting
    return ", ".join(names[:fitting]) + (f" … อีก {rest}" if rest else "")


def _head(group: Group) -> Text:
    first = group.first
    line = Text()
    line.append(f"{first.severity.thai} {first.code}", style=STYLE[first.severity])
    if first.waived is not None:
        line.append(" ยกเว้นไว้", style="dim")
    if group.points is not None:
        line.append(f" · {points_words(group.points)}", style="bold")
    return line


def _cure(group: Group) -> Lines:
    """Tell the cure; of those that differ that of the first place, which is named, and how to see the others."""
    cures = list(dict.fromkeys(found.hint for found in group.findings))
    if len(cures) == 1 or not cures[0]:
        return [Text(f"    วิธีแก้: {cures[0]}", style="green")] if cures[0] else []
    place = group.first.place or WHOLE_FOLDER
    return [Text(f"    วิธีแก้ที่ {place}: {cures[0]} · แห่งอื่นแก้ต่างกัน ดูด้วย --all", style="green")]


def _rest(groups: Sequence[Group]) -> Lines:
    """Return the line that names what the page has no room for; none where nothing is left."""
    if not groups:
        return []
    findings = sum(len(group.findings) for group in groups)
    codes = list(dict.fromkeys(group.first.code for group in groups))
    some = ", ".join(codes[:_MOST_CODES]) + (" …" if len(codes) > _MOST_CODES else "")
    return [Text(f"และอีก {len(groups)} เรื่อง {findings} แห่ง ({some}) ดูด้วย --all", style="dim")]


def height(text: str, width: int) -> int:
    """Return how many lines of ``width`` cells ``text`` takes."""
    return max(1, ceil(cell_len(text) / width))


def _height(lines: Lines, width: int) -> int:
    return sum(height(line.plain, width) for line in lines)
