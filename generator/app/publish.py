"""Publish a folder's site: check and build, see what would change, put it on the web space, look at it from outside.

::

    with prepared(Path("agency"), day) as offer:   # nothing has changed anywhere
        done = perform(offer)

``Wish(back=3)`` puts the third publish live again instead of what would be built now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from secrets import token_hex

from generator.app.publishing.offer import Offer, Wish, prepared, told
from generator.app.publishing.place import Place
from generator.findings.finding import Finding, has_errors
from generator.public_site.wanted import Built
from generator.publishing import faults, zip_file
from generator.publishing.connecting import local_path
from generator.publishing.home_state import Known
from generator.publishing.lock import LIFETIME, HeldError, Lock, Note, note_on, taken
from generator.publishing.planning import plan
from generator.publishing.run import Run
from generator.publishing.server_state import Head, read
from generator.publishing.stamps import key_of
from generator.publishing.stops import BlockedError
from generator.publishing.survey import walked
from generator.publishing.tally import Tally

__all__ = ["Done", "Offer", "Verifier", "Wish", "perform", "prepared"]

Verifier = Callable[[Built, str], Sequence[Finding]]
"""Looks at the published site as a visitor would: what was put, and the public address."""
Watch = Callable[[Tally], None]
"""Told how far a publish is."""


@dataclass(frozen=True)
class Done:
    """How a publish ended: all of it done, or what stands in the way; ``number`` is that of the publish."""

    findings: Sequence[Finding]
    is_done: bool
    tally: Tally = field(default_factory=Tally)
    number: int = 0
    is_unfinished: bool = False


def perform(offer: Offer, watch: Watch = lambda _tally: None, verify: Verifier | None = None) -> Done:
    """Do what ``offer`` says, and look at it from outside; what stands in the way is a finding."""
    place, found, standing = offer.place, list(offer.findings), offer.standing
    if place is None or offer.plan is None or standing is None or has_errors(found):
        return Done(found, is_done=False, is_unfinished=offer.is_unfinished)
    head = Head(token_hex(8), faults.day_and_time(place.now()), place.public_name)
    tally = Tally()
    try:
        if place.target.kind == "zip":
            _write_zip(offer, head, tally, watch)
        elif _has_work(offer):
            _on_server(offer, head, tally, watch)
        else:
            head = replace(head, id=offer.known.id)
    except faults.FAULTS as fault:
        is_unfinished = isinstance(fault, faults.UNFINISHED)
        return Done([*found, told(place, fault)], is_done=False, tally=tally, is_unfinished=is_unfinished)
    except OSError as fault:
        return Done([*found, faults.own_computer_fault(fault)], is_done=False, tally=tally)
    found += [
        faults.left_out(path, place.secret.hide(said))
        for path, said in tally.left_out.items()
        if path not in standing.optional
    ]
    found += [faults.stuck(path, place.secret.hide(said), place.target) for path, said in tally.stuck.items()]
    try:
        published = place.history.add(head.id, head.time, place.who, offer.note, offer.wanted)
        place.forget_old(kept.time for kept in place.workspace.frozen)
    except OSError as fault:
        return Done([*found, faults.own_computer_fault(fault)], is_done=False, tally=tally)
    place.log(f"done {head.id}: put {tally.put}, removed {tally.removed}, {tally.sent} bytes")
    found += _seen(offer, place, verify)
    return Done(found, not tally.stuck, tally, published.number)


def _has_work(offer: Offer) -> bool:
    """Tell whether anything is to be done on the server, be it only to clear up behind a publish that died."""
    state = offer.standing.state if offer.standing is not None else None
    if state is None or offer.plan is None or not offer.plan.is_empty or offer.known.runs:
        return True
    left = note_on(offer.server) if offer.server is not None else None
    return left is not None and left.run != state.head.id


def _on_server(offer: Offer, head: Head, tally: Tally, watch: Watch) -> None:
    """Take the lock, look again, publish, and let the lock go unless something is left half done."""
    place, server, standing = offer.place, offer.server, offer.standing
    assert place is not None  # noqa: S101 - for the type checker: an offer that can go has them
    assert server is not None  # noqa: S101 - the same
    assert standing is not None  # noqa: S101 - the same
    assert offer.plan is not None  # noqa: S101 - the same
    note = Note(head.id, head.who, place.now(), place.now() + LIFETIME, frozenset(map(key_of, offer.plan.paths())))
    ended = {standing.state.head.id} if standing.state is not None else set()
    place.home.journal(head.id).close()
    lock = taken(server, note, offer.known.runs | ended)
    try:
        _look_again(offer, lock)
        run = Run(server, place.store, place.home, offer.known, lock, place.now, watch, tally)
        run.perform(offer.plan, offer.standing or standing, head)
    finally:
        if not tally.is_live or tally.is_finished:
            lock.release()


def _look_again(offer: Offer, lock: Lock) -> None:
    """Plan anew where somebody published since the server was looked at, or left something half done."""
    standing, server = offer.standing, offer.server
    assert standing is not None  # noqa: S101 - as above
    assert server is not None  # noqa: S101 - as above
    state = read(server)
    before = standing.state.head if standing.state is not None else None
    if (state.head if state is not None else None) != before:
        raise HeldError(replace(lock.note, who=state.head.who if state is not None else "?"))
    left = lock.left_behind
    if left is None or left.run in offer.known.runs or (state is not None and left.run == state.head.id):
        return
    standing = walked(server, state, offer.known, offer.wanted, own=standing.unknown is None, more=left.keys)
    if standing.blocked:
        raise BlockedError(standing.blocked)
    offer.standing, offer.plan = standing, plan(standing, offer.wanted)
    lock.note = replace(lock.note, keys=left.keys | frozenset(map(key_of, offer.plan.paths())))
    lock.write(lock.note.time)


def _write_zip(offer: Offer, head: Head, tally: Tally, watch: Watch) -> None:
    """Write the site as one file, and beside it what has to be deleted by hand."""
    place, work = offer.place, offer.plan
    assert place is not None  # noqa: S101 - as above
    assert work is not None  # noqa: S101 - as above
    tally.whole = sum(stamp.size for stamp in offer.wanted.values())

    def count(more: int) -> None:
        """Count a file that was put."""
        tally.sent += more
        tally.put += 1
        watch(tally)

    path = local_path(place.target, place.workspace.folder)
    zip_file.write(path, offer.wanted, place.store, work.gone, count)
    place.home.keep(Known(head.id, dict(offer.wanted), {}))


def _seen(offer: Offer, place: Place, verify: Verifier | None) -> Sequence[Finding]:
    """Let ``verify`` look at what is public now; what is wrong there is looked for on the server the next time."""
    if verify is None or place.url is None or place.target.kind == "zip":
        return ()
    digests = {path: stamp.digest for path, stamp in offer.wanted.items()}
    # What was put is in the store: an earlier site stands nowhere else, and a build meanwhile changes nothing.
    seen = verify(Built(digests, lambda path: place.store.path(digests[path])), place.url)
    if has_errors(seen):
        place.doubt()
    return seen
