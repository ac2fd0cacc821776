"""The figures of the oracle, line by line: what was found of each paper, and recall and precision of each class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from generator.findings.finding import Finding
from tests.oracle.defects import Defect, classes
from tests.oracle.matching import Judgement


def report(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Say, line by line, how much was found and what was found besides; then the same by class over all papers."""
    for one in judgements:
        yield from _of_paper(one)
    yield from _by_class(judgements)


def _of_paper(one: Judgement) -> Iterator[str]:
    yield f"== {one.checked.name}: {len(one.checked.findings)} findings"
    for name, chosen in _groups([*one.found, *one.missed]).items():
        hits = [defect for defect in chosen if defect in one.found]
        yield f"   {name}: {len(hits)} of {len(chosen)}"
    for defect in one.missed:
        yield f"   missed {defect.id} {defect.family} {defect.severity} {defect.detect} {defect.kind}: {defect.what}"
    counted = len(one.of_defects) + len(one.true_besides) + len(one.false_alarms)
    yield (
        f"   findings: {len(one.of_defects)} of defects, {len(one.true_besides)} true besides,"
        f" {len(one.false_alarms)} of {counted} false or not judged, {len(one.aside)} on what a paper cannot have"
    )
    for found in one.false_alarms:
        yield f"   false alarm {found.code} {found.place}: {found.message}"


def _groups(known: Sequence[Defect]) -> Mapping[str, list[Defect]]:
    """Group defects as they are judged: those that must be found, then all a program can see, by family."""
    groups: dict[str, list[Defect]] = {}
    for defect in known:
        if defect.must_be_found:
            groups.setdefault("must be found", []).append(defect)
        if defect.family not in {"human", "print"}:
            groups.setdefault(f"family {defect.family}", []).append(defect)
    return dict(sorted(groups.items(), reverse=True))


def _by_class(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Say of each class how many of its defects were found, and how many of the findings with its codes are true.

    A code that several classes share counts in each; what a program cannot see is not asked of it.
    """
    seen = Counter[str](), Counter[str]()
    for one in judgements:
        for count, chosen in zip(seen, (one.found, one.missed), strict=True):
            count.update(defect.kind for defect in chosen if defect.detect != "human")
    true = [found for one in judgements for found in (*one.of_defects, *one.true_besides)]
    false = [found for one in judgements for found in one.false_alarms]
    yield f"== by class, {len(judgements)} papers: recall (not those for human readers) · precision of its codes"
    for kind, codes in classes().items():
        found, missed, right, wrong = seen[0][kind], seen[1][kind], _having(codes, true), _having(codes, false)
        if found + missed + right + wrong:
            yield f"   {kind}: {_share(found, missed)} · {_share(right, wrong)}"
    yield f"   all: {_share(seen[0].total(), seen[1].total())} · {_share(len(true), len(false))}"
    hits = sum(defect.must_be_found for one in judgements for defect in one.found)
    misses = sum(defect.must_be_found for one in judgements for defect in one.missed)
    yield f"   high and medium, by program: {_share(hits, misses)}"


def _having(codes: Sequence[str], findings: Sequence[Finding]) -> int:
    return sum(any(fnmatchcase(found.code, code) for code in codes) for found in findings)


def _share(right: int, wrong: int) -> str:
    return f"{right} of {right + wrong}" + (f" ({100 * right // (right + wrong)} %)" if right + wrong else "")
