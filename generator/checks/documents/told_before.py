"""What was said of documents before, kept in the user's own cache: a document is read word for word only once.

What a rule finds by itself is kept by the document's content; what it finds by comparing with the records, by theirs as
well, and by the day. Both are forgotten with every change of the program. The file may be deleted at any time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.documents.published import Paper
from generator.checks.per_site import once_per_site
from generator.records.loaded import Loaded
from generator.records.loading.workspace import Workspace
from generator.system import cache_folder
from generator.system.plain_files import content_of

Said = list[list[str]]
"""What was found, each as texts in an order that is the rule's own."""

_PROGRAM = Path(__file__).parents[2]
_JUDGES = ("checks/**/*.py", "checks/**/*.yml", "findings/messages/*.yml", "catalogue/**/*", "thai/*.py")
"""Parts of the program by which something else may be said of the same document."""
_KEPT, _MOST_BYTES = 5_000, 20_000_000


class ToldBefore:
    """What is known by key: read once, and written down where something was learnt."""

    def __init__(self, site: SiteContext) -> None:
        """Read what is known for this program and these records."""
        folder = cache_folder.default_folder()
        self._records = _digest([site.as_of.isoformat(), *_texts(site.workspace)])
        self._file = folder / f"papers-{_digest(_program())}.json" if folder else None
        self._known = _read(self._file) if self._file else {}
        self._used: dict[str, Said] = {}
        self._learnt = False

    def of(self, paper: Paper, rule: str, look: Callable[[], Iterable[Iterable[str]]], *, records: bool) -> Said:
        """Return what ``rule`` finds in a paper: remembered, or by looking now.

        With ``records`` it depends on them, and on who shows the paper.
        """
        pointer, content = paper.pointer, paper.inspection.digest
        if not content:
            return [list(one) for one in look()]
        shown_by = (self._records, pointer.year, pointer.item, pointer.measure) if records else ()
        key = _digest([content, rule, paper.document.name, repr(shown_by)])
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
