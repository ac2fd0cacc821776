"""What a reader is told of outward links: how each stood when it was last checked, item by item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.public.outward import normal, readable
from generator.records.memory.link_history import Known
from generator.records.memory.link_states import LinkState, Reason
from generator.records.model.evidence import Evidence

WRONG = frozenset({LinkState.BROKEN, LinkState.TEMPORARY, LinkState.CERTIFICATE})
"""States in which a reader cannot open the link as it is."""

_BADGES: Mapping[LinkState, str] = {
    LinkState.OK: "done",
    LinkState.MOVED: "partial",
    LinkState.REFUSED: "partial",
    LinkState.CERTIFICATE: "partial",
    LinkState.TEMPORARY: "partial",
    LinkState.BROKEN: "dead",
    LinkState.UNCHECKED: "draft",
}
"""States as the badges of the theme know them."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """An outward link: address to follow and to read, state in words and as a badge, why, and the day of the check.

    ``document`` names the document that the link is in, ``last_good`` is when it last opened.
    """

    href: str
    shown: str
    badge: str
    state: str
    why: str
    checked: date | None
    last_good: date | None
    document: str | None
    is_wrong: bool


def links_of(
    evidence: Sequence[Evidence], known: Mapping[str, Known], inside: Mapping[str, Sequence[str]]
) -> tuple[LinkView, ...]:
    """Return the outward links of ``evidence``, the worst first; ``inside`` are those of documents by their names."""
    views: dict[str, LinkView] = {}
    for entry in evidence:
        address = normal(entry.url) if entry.url else None
        if address is not None and address not in views:
            views[address] = link_view(address, known.get(address))
        for written in inside.get(entry.file or "", ()):
            if written not in views:
                views[written] = link_view(written, known.get(written), entry.file)
    return tuple(sorted(views.values(), key=lambda view: not view.is_wrong))


def link_view(address: str, known: Known | None, document: str | None = None) -> LinkView:
    """Return the view of one address; one that is not known has not been checked."""
    state = known.state if known else LinkState.UNCHECKED
    reason = known.reason if known else Reason.NOT_ASKED
    wrong = state in WRONG or (state is LinkState.MOVED and reason is not Reason.REDIRECTED)
    return LinkView(
        href=address,
        shown=readable(address),
        badge=_BADGES[state],
        state=state.thai,
        why="" if reason in {Reason.FINE, Reason.NOT_ASKED} else reason.thai,
        checked=known.checked if known else None,
        last_good=known.last_good if known else None,
        document=document,
        is_wrong=wrong,
    )


def inside_documents(known: Mapping[str, Known]) -> Mapping[str, Sequence[str]]:
    """Return the addresses that are in documents, by the name of the document."""
    addresses: dict[str, list[str]] = {}
    for address, name in _in_documents(known):
        addresses.setdefault(name, []).append(address)
    return addresses


def _in_documents(known: Mapping[str, Known]) -> Iterator[tuple[str, str]]:
    return ((address, name) for address, entry in known.items() for name in entry.documents)
