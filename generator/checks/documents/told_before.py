"""What was said of documents before, kept in the user's own cache: a document is read word for word only once.

What a rule finds by itself is kept by the document's content; what it finds by comparing, by what it compares with, or
by all that the records say and by the day. All is forgotten with every change of the program. The file may be deleted
at any time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.documents.published import Paper
from generator.checks.per_site import once_per_site
from generator.findings.finding import Finding
from generator.inspection.result import Inspection, Problem
from generator.records.loaded import Loaded
from generator.records.loading.workspace import Workspace
from generator.system import cache_folder
from generator.system.plain_files import content_of

Said = list[list[str]]
"""What was found, each as texts in an order that is the rule's own."""

Saying = tuple[str, Mapping[str, object]]
"""The code of a finding, and what fills its wording."""

_PROGRAM = Path(__file__).parents[2]
_JUDGES = (
    "checks/**/*.py",
    "checks/**/*.yml",
    "findings/messages/*.yml",
    "catalogue/**/*",
    "thai/*.py",
    "inspection/*.py",
)
"""Parts of the program by which something else may be said of the same document."""
_KEPT, _MOST_BYTES = 20_000, 20_000_000
_PASSING = {Problem.SLOW, Problem.HEAVY}
"""What may be the fault of a busy machine, so that the same content may have more to read next time."""


class ToldBefore:
    """What is known by key: read once, and written down where something was learnt."""

    def __init__(self, site: SiteContext) -> None:
        """Read what is known for this program and these records."""
        folder = cache_folder.default_folder()
        self._site = site
        self._file = folder / f"papers-{_digest(_program())}.json" if folder else None
        self._known = _read(self._file) if self._file else {}
        self._used: dict[str, Said] = {}
        self._learnt = False

    @cached_property
    def _records(self) -> str:
        """What tells these records, and this day, from others."""
        return _digest([self._site.as_of.isoformat(), *_texts(self._site.workspace)])

    def findings(
        self, paper: Paper, rule: str, look: Callable[[], Iterable[Saying]], *, beside: Iterable[object] = ()
    ) -> Iterator[Finding]:
        """Yield what ``rule`` says of a paper as findings at its place."""
        sayings = self.of(paper, rule, lambda: map(_in_texts, look()), beside=beside)
        for code, *told in sayings:
            yield paper.finding(code, **dict(zip(told[::2], told[1::2], strict=True)))

    def of(
        self,
        paper: Paper,
        rule: str,
        look: Callable[[], Iterable[Iterable[str]]],
        *,
        records: bool = False,
        beside: Iterable[object] = (),
    ) -> Said:
        """Return what ``rule`` finds in a paper: remembered, or by looking now.

        With ``records`` it depends on them, and on who shows the paper; ``beside`` are the few things with which alone
        it is compared, each told whole by its ``repr``.
        """
        pointer = paper.pointer
        shown_by = (self._records, pointer.year, pointer.item, pointer.measure) if records else ()
        return self.of_all({paper.document.name: paper.inspection}, rule, look, beside=(*shown_by, *beside))

    def of_all(
        self,
        documents: Mapping[str, Inspection],
        rule: str,
        look: Callable[[], Iterable[Iterable[str]]],
        *,
        beside: Iterable[object],
    ) -> Said:
        """Return what ``rule`` finds in several documents, by their names, put together."""
        opened = documents.values()
        if not all(one.digest for one in opened) or any(_PASSING.intersection(one.problems) for one in opened):
            return [list(one) for one in look()]
        contents = (text for name, one in documents.items() for text in (name, one.digest or ""))
        key = _digest([rule, repr(tuple(beside)), *contents])
        said = self._used.get(key, self._known.get(key))
        if said is None:
            said = [list(one) for one in look()]
            self._learnt = True
        self._used[key] = said
        return said

    def keep(self) -> None:
        """Write down what was learnt, and forget what was known of other programs but the last."""
        if self._file and self._learnt:
            older = ((key, said) for key, said in self._known.items() if key not in self._used)
            entries = dict(islice(chain(self._used.items(), older), _KEPT))
            content = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
            cache_folder.keep(self._file, content)
            cache_folder.forget_oldest(self._file.parent, "papers-*.json", 2, {self._file.name})
            self._learnt = False


@once_per_site
def told_before(site: SiteContext) -> ToldBefore:
    """Return what was said before, the same for all rules on documents."""
    return ToldBefore(site)


def keep_what_was_told(site: SiteContext) -> None:
    """Write down what was learnt of the documents of ``site``, if any were opened."""
    if site.opened:
        told_before(site).keep()


def _in_texts(saying: Saying) -> Iterator[str]:
    code, values = saying
    yield code
    yield from (text for name, value in values.items() for text in (name, str(value)))


def _texts(workspace: Workspace) -> Iterable[str]:
    """Yield all that the records say, as it is written."""
    records: Iterable[Loaded[Any]] = chain(
        (workspace.config_file,),
        *(items.values() for items in workspace.items.values()),
        *workspace.measures.values(),
        workspace.results.values(),
    )
    yield from (text for loaded in records for text in (loaded.source.name, loaded.source.text))
    yield from (repr(form) for form in workspace.forms.values())


def _program() -> Iterable[str]:
    for pattern in _JUDGES:
        for path in sorted(_PROGRAM.glob(pattern)):
            known = path.stat()
            yield f"{path.name} {known.st_size} {known.st_mtime_ns}"


def _digest(texts: Iterable[str]) -> str:
    hashed = blake2b(digest_size=9)
    for text in texts:
        hashed.update(text.encode("utf-8", "replace") + b"\0")
    return hashed.hexdigest()


def _read(file: Path) -> dict[str, Said]:
    try:
        data = json.loads(content_of(file, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return {key: said for key, said in data.items() if _is_said(said)} if isinstance(data, dict) else {}


def _is_said(said: object) -> bool:
    return isinstance(said, list) and all(
        isinstance(one, list) and all(isinstance(text, str) for text in one) for one in said
    )
