"""What changes, and in which order, so that no visitor ever meets a page whose links lead nowhere.

New things come first: nothing that is live leads to them yet. Then what is no page takes the place of its older self;
then pages, the deepest first and the ways in last, when everything that they lead to stands; then what finds pages
(search, site map, feed). What is withdrawn goes last, when nothing leads to it any more.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.publishing.stamps import Files, Stamp
from generator.publishing.survey import OPTIONAL, Standing

_CHANGES, _WAY_IN = 2, 6
"""The stage with which what stands begins to change, and that of a new home page."""
_FINDERS = frozenset({"sitemap.xml", "feed.xml", "robots.txt"})


@dataclass(frozen=True)
class Plan:
    """The files to put, in order, which of them are new, and those to remove."""

    put: tuple[tuple[str, Stamp], ...]
    new: frozenset[str]
    gone: tuple[str, ...]
    kept: Files = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether the server has all that it should, and nothing that it should not."""
        return not self.put and not self.gone

    @property
    def bytes(self) -> int:
        """How many bytes go over the line, at most."""
        return sum(stamp.size for _, stamp in self.put)

    def paths(self) -> list[str]:
        """Return every path that changes."""
        return [*(path for path, _ in self.put), *self.gone]


def plan(standing: Standing, wanted: Files) -> Plan:
    """Plan how ``wanted`` takes the place of what stands."""
    left_out = set(standing.optional)
    wanted = {path: stamp for path, stamp in wanted.items() if path not in left_out}
    put = {path: stamp for path, stamp in wanted.items() if standing.files.get(path) != stamp}
    new = frozenset(path for path in put if path not in standing.files or path in standing.unborn)
    gone = [path for path in standing.files if path not in wanted]
    ordered = sorted(put.items(), key=lambda item: _rank(item[0], is_new=item[0] in new))
    kept = {path: stamp for path, stamp in wanted.items() if path not in put}
    return Plan(tuple(ordered), new, tuple(sorted(gone, key=_removal_rank)), kept)


def groups(plan: Plan) -> list[list[tuple[str, Stamp]]]:
    """Return what is put in the groups that must follow each other; within one nothing leads to what is not there.

    New files come before new pages, these before all that changes, and the way in last where it is new.
    """
    found: dict[int, list[tuple[str, Stamp]]] = {}
    for path, stamp in plan.put:
        stage = _rank(path, is_new=path in plan.new)[0]
        found.setdefault(_CHANGES if _CHANGES <= stage < _WAY_IN else stage, []).append((path, stamp))
    return [found[stage] for stage in sorted(found)]


def is_page(path: str) -> bool:
    """Tell whether a browser shows the file at ``path`` as a page of the site."""
    return path.endswith((".html", ".htm"))


def _rank(path: str, *, is_new: bool) -> tuple[int, int, str]:
    """Return what orders the files to put."""
    depth = path.count("/")
    if path in OPTIONAL or path in _FINDERS or (path.startswith("search/") and not is_new):
        stage = 5
    elif not is_page(path):
        stage = 0 if is_new else _CHANGES
    elif is_new:
        stage = _WAY_IN if path == "index.html" else 1
    else:
        stage = 4 if depth <= 1 else 3
    return stage, -depth, path


def _removal_rank(path: str) -> tuple[bool, int, str]:
    """Pages go before the files that they lead to, and what is deepest before what leads there."""
    return not is_page(path), -path.count("/"), path
