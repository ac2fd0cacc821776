"""What has to be done so that data become others: as little as possible, in steps that can be taken one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from rapidfuzz import fuzz

Path = tuple[str | int, ...]
Pairs = list[tuple[int | None, int | None]]
"""Numbers in two lists that belong together; one that stands alone has ``None`` beside it."""
ALIKE = 40.0
"""Similarity in percent from which two entries of a list are taken for the same one, changed."""
_MANY = 4_000
"""Pairs of entries above which nobody compares each with each."""


@dataclass(frozen=True, slots=True)
class Put:
    """The value at ``path`` becomes another."""

    path: Path
    value: object


@dataclass(frozen=True, slots=True)
class Add:
    """A new entry in the list or mapping at ``path``, at this index, or with this name behind the field ``after``."""

    path: Path
    key: str | int
    value: object
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """The field or entry at ``path`` goes."""

    path: Path


Change = Put | Add | Drop


def changes(old: object, new: object, path: Path = ()) -> Iterator[Change]:
    """Yield the steps from ``old`` to ``new``, each of which fits what those before it made."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        yield from _of_mapping(old, new, path)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _of_list(old, new, path)
    else:
        yield Put(path, new)


def applied(data: object, change: Change) -> object:
    """Return ``data`` after ``change``; what does not change is shared with it."""
    if isinstance(change, Put) and not change.path:
        return change.value
    path = change.path
    if isinstance(change, Add):
        path = (*path, change.key)
    step, rest = path[0], path[1:]
    if rest:
        inner = _with_path(change, change.path[1:])
        if isinstance(data, list) and isinstance(step, int):
            return [*data[:step], applied(data[step], inner), *data[step + 1 :]]
        assert isinstance(data, dict)  # noqa: S101 - for the type checker: paths fit the data
        return {key: applied(value, inner) if key == step else value for key, value in data.items()}
    return _stepped(data, step, change)


def _stepped(data: object, step: str | int, change: Change) -> object:
    if isinstance(data, list) and isinstance(step, int):
        kept = data[step:] if isinstance(change, Add) else data[step + 1 :]
        return [*data[:step], *([] if isinstance(change, Drop) else [change.value]), *kept]
    assert isinstance(data, dict)  # noqa: S101 - as above
    if isinstance(change, Drop):
        return {key: value for key, value in data.items() if key != step}
    return {**data, str(step): change.value}


def _with_path(change: Change, path: Path) -> Change:
    if isinstance(change, Drop):
        return Drop(path)
    return Put(path, change.value) if isinstance(change, Put) else Add(path, change.key, change.value, change.after)


def _of_mapping(old: Mapping[str, object], new: Mapping[str, object], path: Path) -> Iterator[Change]:
    before: str | None = None
    for key, value in new.items():
        if key in old:
            yield from changes(old[key], value, (*path, key))
        else:
            yield Add(path, key, value, before)
        before = key
    yield from (Drop((*path, key)) for key in old if key not in new)


def _of_list(old: Sequence[object], new: Sequence[object], path: Path) -> Iterator[Change]:
    """Yield the steps from the last entry to the first, so that no index moves that is still to be named."""
    pairs = _aligned(old, new)
    for first, second in reversed(pairs):
        if first is not None and second is not None:
            yield from changes(old[first], new[second], (*path, first))
        elif first is not None:
            yield Drop((*path, first))
    yield from (Add(path, second, new[second]) for first, second in pairs if first is None and second is not None)


def _aligned(old: Sequence[object], new: Sequence[object]) -> Pairs:
    """Return which entry of ``old`` is which of ``new``, in order; some pair there is, where neither is empty."""
    texts = [[json.dumps(value, ensure_ascii=False, sort_keys=True) for value in values] for values in (old, new)]
    return list(_in_gaps(alike(*texts)))


def _in_gaps(pairs: Pairs) -> Iterator[tuple[int | None, int | None]]:
    """Yield ``pairs``, and what stands alone between two of them paired in its order as far as it goes."""
    for paired, gap in groupby(pairs, key=lambda pair: None not in pair):
        if paired:
            yield from gap
            continue
        alone = list(gap)
        yield from zip_longest((a for a, _ in alone if a is not None), (b for _, b in alone if b is not None))


def alike(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Return in order which of ``old`` is which of ``new``: the same, or without crossing the most alike."""
    pairs: Pairs = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs.extend(zip(range(i1, i2), range(j1, j2), strict=True))
            continue
        i, j = i1, j1
        for a, b in [*_best_pairs(old[i1:i2], new[j1:j2]), (i2 - i1, j2 - j1)]:
            pairs.extend((index, None) for index in range(i, i1 + a))
            pairs.extend((None, index) for index in range(j, j1 + b))
            if i1 + a < i2 and j1 + b < j2:
                pairs.append((i1 + a, j1 + b))
            i, j = i1 + a + 1, j1 + b + 1
    return pairs


def _best_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs, in order and without crossing, that are most alike together."""
    if len(old) * len(new) > _MANY:
        return [(index, index) for index in range(min(len(old), len(new)))]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    score = [[fuzz.ratio(a, b) for b in new] for a in old]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = score[i][j] + best[i + 1][j + 1] if score[i][j] >= ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if score[i][j] >= ALIKE and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
