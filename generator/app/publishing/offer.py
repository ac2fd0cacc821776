"""What a publish would do, found out before anything is done: the site built, the server looked at, the plan made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from generator.app.build import build
from generator.app.examine import agency_folder
from generator.app.progress import QUIET, Progress, Stage
from generator.app.publishing.place import Place, alone, now, place_of
from generator.findings.finding import Finding, finding, has_errors
from generator.findings.usage import usage_problem
from generator.public import redirects
from generator.publishing import faults, words
from generator.publishing.connecting import Access
from generator.publishing.home_state import Known
from generator.publishing.lock import want_reachable
from generator.publishing.planning import Plan, plan
from generator.publishing.servers.steady import SteadyServer
from generator.publishing.stamps import Files
from generator.publishing.stops import BlockedError
from generator.publishing.survey import Standing, survey
from generator.records.loading.workspace import load

CODES = ("E722", "N710", "U994")


@dataclass(frozen=True)
class Wish:
    """What is to be published where, and how carefully.

    ``back`` is the number of an earlier publish, ``thorough`` looks at every folder of the server, ``over`` takes the
    place of a publish that this folder does not know.
    """

    target: str = ""
    back: int | None = None
    thorough: bool = False
    over: bool = False
    access: Access = field(default_factory=Access)
    now: Callable[[], datetime] = now
    progress: Progress = QUIET


@dataclass
class Offer:
    """What a publish would do; where ``findings`` are errors there is nothing to perform.

    It ``is_unfinished`` where only the line was lost, and the same call may work later.
    """

    findings: list[Finding]
    place: Place | None = None
    wanted: Files = field(default_factory=dict)
    note: str = ""
    standing: Standing | None = None
    known: Known = field(default_factory=Known)
    plan: Plan | None = None
    server: SteadyServer | None = None
    is_unfinished: bool = False

    @property
    def can_go(self) -> bool:
        """Whether it may be performed."""
        return self.plan is not None and not has_errors(self.findings)

    def changes(self) -> list[words.Change]:
        """Return what would change."""
        if self.plan is None or self.standing is None or self.place is None:
            return []
        return words.changes(self.plan, self.place.store.content, self.standing.files)

    def lines(self) -> list[str]:
        """Return what would change, in words."""
        if self.plan is None or self.place is None:
            return []
        if self.plan.is_empty:
            return []
        frozen = {address: kept.label for kept in self.place.workspace.frozen for address in kept.addresses}
        seen = f" ประชาชนเปิดที่ {self.place.url}" if self.place.url else ""
        where = f"สิ่งที่จะเปลี่ยนที่ {self.place.target.place}{seen}"
        return [where, *words.lines(self.changes(), self.place.url, frozen, self.plan.bytes)]


@contextmanager
def prepared(folder: Path, as_of: date, wish: Wish | None = None) -> Iterator[Offer]:
    """Check, build, and find out what would change on the target; the line is held until the block is left.

    Raises ``UsageProblem`` for a target, a number or a password that is not there.
    """
    wish = wish or Wish()
    workspace, findings = load(agency_folder(folder))
    if workspace is None:
        yield Offer([found for found in findings if found.counts])
        return
    place = place_of(workspace, wish.target, wish.access, wish.now)
    with alone(place):
        offer = _wanted(place, as_of, wish)
        if has_errors(offer.findings):
            yield offer
            return
        place.log(f"begin {place.target.place}")
        with _closed_after(offer):
            look(offer, wish)
            yield offer


@contextmanager
def _closed_after(offer: Offer) -> Iterator[None]:
    """End the connection of ``offer`` whatever happens."""
    try:
        yield
    finally:
        if offer.server is not None:
            offer.server.close()


def _wanted(place: Place, as_of: date, wish: Wish) -> Offer:
    """Return an offer that knows what is to be live, from the records or from an earlier publish."""
    if wish.back is not None:
        return earlier_offer(place, wish.back)
    folder = place.workspace.folder
    built = folder / "site"
    outcome = build(folder, built, as_of, is_public=True, progress=wish.progress)
    findings = [found for found in outcome.findings if not outcome.published and found.counts]
    if not outcome.published:
        return Offer(findings, place)
    if outcome.foreign:
        findings.append(finding("N710", count=len(outcome.foreign), paths=faults.named(outcome.foreign)))
    try:
        return Offer(findings, place, place.store.add_site(built))
    except OSError as fault:
        return Offer([*findings, faults.own_computer_fault(fault)], place)


def earlier_offer(place: Place, number: int) -> Offer:
    """Return an offer to put the publish of this ``number`` live again; raises ``UsageProblem`` where there is none."""
    published = place.history.get(number)
    known = ", ".join(str(other.number) for other in place.history.all()[-10:])
    is_whole = published is not None and all(map(place.store.has, published.files.values()))
    if published is None or not (is_whole or published.withdrawn):
        raise usage_problem("U994", value=number, known=known or "ยังไม่มี")
    withdrawn = {*published.withdrawn, *(redirects.withdrawn(place.workspace).keys() & published.files.keys())}
    if withdrawn:
        return Offer([finding("E722", number=number, paths=faults.named(sorted(withdrawn)))], place)
    return Offer([], place, published.files, f"ย้อนกลับไปครั้งที่ {number}")


def look(offer: Offer, wish: Wish) -> None:
    """Find out what stands on the target and plan what changes."""
    place = offer.place
    assert place is not None  # noqa: S101 - for the type checker: an offer without errors has one
    offer.known = place.home.known()
    if place.target.kind == "zip":
        offer.standing = Standing(None, dict(offer.known.files))
        offer.plan = plan(offer.standing, offer.wanted)
        return
    if place.target.kind == "ftp" and not offer.known.id and not offer.known.runs:
        offer.findings.append(faults.unencrypted(place.target))
    offer.server = place.server()
    try:
        with wish.progress.stage(Stage.PUBLISH):
            offer.server.ready()
            offer.standing = survey(offer.server, offer.known, offer.wanted, thorough=wish.thorough)
            if offer.standing.is_bare:
                want_reachable(offer.server)
    except faults.FAULTS as fault:
        offer.findings.append(told(place, fault))
        offer.is_unfinished = isinstance(fault, faults.UNFINISHED)
        return
    _judge(offer, wish)


def _judge(offer: Offer, wish: Wish) -> None:
    standing, place = offer.standing, offer.place
    assert standing is not None  # noqa: S101 - for the type checker: it was just looked at
    assert place is not None  # noqa: S101 - the same
    if standing.unknown is not None and not wish.over:
        offer.findings.append(faults.unknown_publish(standing.unknown))
    if standing.blocked:
        offer.findings.append(faults.fault_finding(BlockedError(standing.blocked), place.target, place.name))
    if standing.leftover:
        offer.findings.append(faults.leftovers(standing.leftover, place.target))
    offer.findings.extend(faults.left_out(path, "") for path in standing.optional)
    offer.plan = plan(standing, offer.wanted)


def told(place: Place, fault: Exception) -> Finding:
    """Return the finding of ``fault``, and write it into the log; a password in it is taken out."""
    place.log(f"{type(fault).__name__}: {fault}")
    return faults.fault_finding(fault, place.target, place.name, place.secret.hide)
