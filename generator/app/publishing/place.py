"""A target of an agency's folder, with all that is remembered of it."""

from __future__ import annotations

import getpass
import platform
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from generator.findings.usage import usage_problem
from generator.publishing.connecting import Access, local_path, steady
from generator.publishing.history import History, forget_unneeded
from generator.publishing.home_state import FOLDER, HomeState
from generator.publishing.log_file import LogFile
from generator.publishing.passwords import Secret
from generator.publishing.servers.steady import SteadyServer
from generator.publishing.stamps import Stamp
from generator.publishing.store import Store
from generator.records.loading.workspace import Workspace
from generator.records.model.publishing import Target
from generator.records.model.validate import did_you_mean
from generator.thai.moments import BANGKOK

CODES = ("U990", "U991", "U997", "U998")

KEPT = "_files"
"""The folder of all contents beside those of the targets, whose names never begin like that."""
_OWN = ("content", "oit_items", "theme", "site", FOLDER)


def now() -> datetime:
    """Return this moment in Thailand."""
    return datetime.now(BANGKOK)


@dataclass(frozen=True)
class Place:
    """The target ``name`` of the ``workspace``, what is remembered of it, and the server that it leads to."""

    name: str
    target: Target
    workspace: Workspace
    secret: Secret
    log: LogFile
    now: Callable[[], datetime]
    access: Access

    @property
    def base(self) -> Path:
        """Where what is remembered of all targets stands."""
        return self.workspace.folder / FOLDER

    @property
    def home(self) -> HomeState:
        """What is known of the target."""
        return HomeState(self.base / self.name)

    @property
    def history(self) -> History:
        """Its earlier publishes."""
        return History(self.base / self.name / "history")

    @property
    def store(self) -> Store:
        """The contents of all publishes of all targets."""
        return Store(self.base / KEPT)

    @property
    def url(self) -> str | None:
        """Where the public sees it."""
        return self.target.url or self.workspace.config.site_url

    def server(self) -> SteadyServer:
        """Return its server; nothing is connected."""
        return steady(self.target, self.workspace.folder, self.secret, self.access, self.log)

    @property
    def who(self) -> str:
        """Who publishes, as the person and the computer are called here: for the agency's own folder alone."""
        with suppress(Exception):  # a computer on which nobody has a name
            return f"{getpass.getuser()}@{platform.node()}"
        return "?"

    @property
    def public_name(self) -> str:
        """Who publishes, as everybody can read it on the server: a chosen name, or a code of person and computer.

        Its list is public, and names of accounts and computers help whoever wants to break in.
        """
        return self.target.publisher or f"เครื่อง {sha256(self.who.encode(errors='replace')).hexdigest()[:6]}"

    def doubt(self) -> None:
        """Let the next publish look at what stands there, whatever was put; raises ``OSError``."""
        known = self.home.known()
        known.doubted = True
        self.home.keep(known)

    def forget_old(self, frozen: Iterable[str]) -> None:
        """Keep no more publishes than the target says, and no content that none needs."""
        self.history.forget(self.target.keep, frozen)
        names = {path.name for path in self.base.iterdir() if path.is_dir() and path.name != KEPT}
        histories = [History(self.base / name / "history") for name in names]
        live: list[dict[str, Stamp]] = [HomeState(self.base / name).known().sure() for name in names]
        forget_unneeded(self.store, histories, live)


def target_names(workspace: Workspace) -> list[str]:
    """Return what the agency calls its targets; raises ``UsageProblem`` where it has none."""
    names = list(workspace.config.publish)
    if not names:
        raise usage_problem("U990")
    return names


def place_of(workspace: Workspace, name: str, access: Access, moment: Callable[[], datetime] = now) -> Place:
    """Return the target ``name``, or the first one where no name is given; raises ``UsageProblem``."""
    names = target_names(workspace)
    name = name or names[0]
    if name not in names:
        near = did_you_mean(name, names)
        cure = f"หมายถึง “{near}” ใช่หรือไม่" if near else f"ที่ตั้งไว้คือ {', '.join(names)}"
        raise usage_problem("U991", value=name, cure=cure)
    target = workspace.config.publish[name]
    if target.kind in {"folder", "zip"}:
        _want_outside(local_path(target, workspace.folder), workspace.folder, name)
    secret = Secret(name, target, access.password)
    log = LogFile(workspace.folder / FOLDER / name / "log.txt", moment, secret.hide)
    return Place(name, target, workspace, secret, log, moment, access)


def _want_outside(path: Path, folder: Path, name: str) -> None:
    """Raise ``UsageProblem`` where a target would cover the records, or stand among them."""
    real, base = path.resolve(), folder.resolve()
    if base.is_relative_to(real) or any(real.is_relative_to(base / own) for own in _OWN):
        raise usage_problem("U997", value=name, path=path.as_posix())


@contextmanager
def alone(place: Place) -> Iterator[None]:
    """Let only one program publish from this folder to this target; raises ``UsageProblem``."""
    folder = place.base / place.name
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=0):
            yield
    except Timeout:
        raise usage_problem("U998", value=place.name) from None
