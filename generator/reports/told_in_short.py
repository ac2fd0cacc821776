"""What a group of findings has in common and what not, in few words: short names of places, and how causes differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.assessment.concerned import Concerned, concerned
from generator.assessment.measure_words import shortened
from generator.assessment.worst_first import Group
from generator.catalogue.codes import file_stem
from generator.findings.finding import Finding

WHOLE_FOLDER = "ทั้งโฟลเดอร์"
_LONGEST_DIFFERENCE = 60


def has_years(findings: Iterable[Finding]) -> bool:
    """Tell whether records of more than one year are spoken of, so that short names must say which."""
    return len({about.year for found in findings if _is_in_own_record(found, about := concerned(found))}) > 1


def places(group: Group, *, with_years: bool = False) -> list[str]:
    """Return where the findings of ``group`` are, record by record: ``m1:9``, ``O12:4, 19``.

    Where they say different things of their places, it stands before each place what is said.
    """
    told: list[str] = []
    differing = differences(tuple(group.causes))
    for cause, findings in group.causes.items():
        lines: dict[str, list[str]] = {}
        for found in findings:
            name, line = _place(found, with_years=with_years)
            lines.setdefault(name, []).extend(line)
        here = [f"{name}:{', '.join(dict.fromkeys(some))}" if some else name for name, some in lines.items()]
        said = differing.get(cause, "")
        told.extend([f"{said} ({', '.join(here)})"] if said else here)
    return told


def differences(texts: Sequence[str]) -> dict[str, str]:
    """Return for each of ``texts`` the words that the others do not have at the same beginning or end."""
    words = [text.split(" ") for text in texts]
    if len(words) < 2:  # noqa: PLR2004 - one alone differs from nothing
        return {}
    shortest = min(map(len, words))
    start = _alike([some[:shortest] for some in words])
    end = _alike([some[start:][::-1][: shortest - start] for some in words])
    if start and any(some[start][:1].isdigit() for some in words if len(some) > start):
        start -= 1  # a number says little without the word before it
    return {
        text: shortened(" ".join(some[start : len(some) - end]), _LONGEST_DIFFERENCE)
        for text, some in zip(texts, words, strict=True)
    }


def _alike(columns: Sequence[Sequence[str]]) -> int:
    """Count how many words at the beginning are the same in all."""
    count = 0
    for words in zip(*columns, strict=True):
        if len(set(words)) > 1:
            break
        count += 1
    return count


def _place(found: Finding, *, with_years: bool) -> tuple[str, list[str]]:
    """Return the short name of the record or file, and the line."""
    about, place = concerned(found), found.place
    own = about.item or about.measure
    if place is None:
        return own or WHOLE_FOLDER, []
    line = [str(place.line)] if place.line is not None else []
    if own is not None and _is_in_own_record(found, about):
        return f"{about.year}/{own}" if with_years else own, line
    return place.file.removeprefix("content/"), [" ".join((*line, own))] if own else line


def _is_in_own_record(found: Finding, about: Concerned) -> bool:
    """Tell whether the finding stands in the record of the item or measure that it is about."""
    stem = found.place.file.rpartition("/")[2].removesuffix(".yml").lower() if found.place else ""
    return stem in {file_stem(about.item) if about.item else None, about.measure}
