"""Looks at a whole public site: the server first, then every file, then what should be there no more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import NamedTuple

from generator.link_health.fetch import BROWSER
from generator.link_health.limits import Pace
from generator.public import links
from generator.public_site import kinds_of_files as kinds
from generator.public_site.asking import Asker, Means, ask_all, asker
from generator.public_site.judge import Around, judge
from generator.public_site.line import BEGINNING, OVER, Came, Question
from generator.public_site.memory import Kept, Memory
from generator.public_site.server import NotFound, ServerSeen, server_seen
from generator.public_site.standing import CAME_RIGHT, Seen, Standing
from generator.public_site.text_difference import TEXTS
from generator.public_site.wanted import ENTRIES, FOR_SERVERS, Built, Wanted, address_of
from generator.records.memory.link_states import NETWORK, Answer, Reason

_KEEPS_OUT = frozenset({Reason.DENIED, Reason.BOT_WALL})
_NOBODY_THERE = NETWORK | {Reason.REFUSED_CONNECTION, Reason.PRIVATE, Reason.EXPIRED, Reason.UNTRUSTED, Reason.TIMEOUT}
"""Reasons with which the home page speaks for all others."""
_SEARCHERS = (
    {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
    {"User-Agent": BROWSER, "Referer": "https://www.google.com/"},
)
"""Those to whom broken-in sites show another home page: search engines, and who comes from one."""


class Count(NamedTuple):
    """How far a look is: files of all, and bytes that came."""

    done: int
    whole: int
    bytes: int


HARMLESS = "assets/"
"""Below it stand styles and scripts, which say nothing: older ones may stay for pages that somebody kept open."""
_LED_ON = frozenset({Reason.TO_HOME, Reason.TO_LOGIN, Reason.SAYS_GONE, Reason.NOT_THE_FILE})
_GIVES_ANYTHING = frozenset({NotFound.SOFT, NotFound.MOVED})
"""What a server says of a made-up address that gives something for every address."""
Watch = Callable[[Count], None]


@dataclass
class PublicSite:
    """What was found of a public site: every address, the server, and how much had to be asked."""

    home: str
    seen: list[Seen] = field(default_factory=list)
    server: ServerSeen | None = None
    requests: int = 0
    bytes: int = 0


@dataclass(frozen=True)
class Task:
    """What is to be looked at: the ``built`` site at ``home``, what of it is ``wanted``, and what is ``gone`` from it.

    ``last`` are digests by path of the site that stood there before. Where not ``everything`` is wanted, what was right
    and has not changed is not asked for; ``anew`` asks for all bytes again, whatever is remembered.
    """

    built: Built
    home: str
    wanted: Sequence[Wanted]
    gone: Iterable[str] = ()
    last: dict[str, str] = field(default_factory=dict)
    everything: bool = True
    anew: bool = False


class Look:
    """One look at a site."""

    def __init__(self, task: Task, means: Means, memory: Memory, watch: Watch = lambda _count: None) -> None:
        """Look at what ``task`` says with ``means``; ``memory`` learns what is right."""
        self.found = PublicSite(task.home)
        self._task, self._means, self._memory, self._watch = task, means, memory, watch
        self._pace = Pace(means.limits.pace)
        self._around = Around(task.built, last={**memory.digests, **task.last})
        self._lock = threading.Lock()
        self._whole = len(task.wanted)
        self._trusted: set[str] = set()

    def look(self) -> PublicSite:
        """Return what was found; nothing is raised whatever the server does. Raises ``OSError`` of the built site."""
        front = next((one for one in self._task.wanted if one.path == "index.html"), None)
        front = front or Wanted("index.html", "")
        with asker(self._means, self._pace) as asking:
            answer, came = asking.ask(self._url(""), _question(front))
        if answer.reason in _KEEPS_OUT and self._means.agent != BROWSER:
            self._means = replace(self._means, agent=BROWSER)
            with asker(self._means, self._pace) as asking:
                answer, came = asking.ask(self._url(""), _question(front))
        if answer.reason in _NOBODY_THERE or answer.reason in _KEEPS_OUT:
            self._all_alike(answer)
            return self.found
        if came is not None and came.status == HTTPStatus.OK:
            with asker(self._means, self._pace) as asking:
                self._look_at_server(asking, came, front)
        self._look_at_files()
        self._look_at_gone()
        return self.found

    def _url(self, address: str) -> str:
        return links.absolute(address, self._task.home)

    def _all_alike(self, answer: Answer) -> None:
        """Say of all files what the home page said: nobody is there, or nobody is let in."""
        standing = Standing.REFUSED if answer.reason in _KEEPS_OUT else Standing.ABSENT
        standing = Standing.UNCHECKED if answer.reason is Reason.PRIVATE else standing
        self.found.seen = [
            Seen(one.path, self._url(one.address), one.item, standing if one.digest else Standing.NOT_BUILT, answer)
            for one in self._task.wanted
        ]

    def _look_at_server(self, asking: Asker, front: Came, home: Wanted) -> None:
        as_browser = self._means.agent == BROWSER
        server = server_seen(asking, self._task.home, front, self._task.built, as_browser=as_browser)
        self.found.server = server
        self._around = replace(self._around, made_up=server.made_up, lets_in=True)
        if not home.digest or front.digest != home.digest:
            return
        for headers in _SEARCHERS:
            answer, came = asking.ask(self._url(""), replace(_question(home), headers=headers))
            if came is not None and came.status == HTTPStatus.OK and came.digest not in {home.digest, front.digest}:
                seen = judge(home, self._url(""), answer, came, self._around)
                if seen.standing in {Standing.PLANTED, Standing.OTHER, Standing.CHANGED}:
                    said = f"เฉพาะเมื่อมาจากเครื่องมือค้นหา: {seen.said or 'หน้าอื่นทั้งหน้า'}"
                    self.found.seen.append(replace(seen, standing=Standing.PLANTED, said=said))
                    return

    def _look_at_files(self) -> None:
        """Look at one file of each kind anew, because a server says of none of them by itself that its ways changed."""
        built = [one for one in self._task.wanted if one.digest]
        samples = {kinds.ending(one.path): one for one in reversed(built)}
        ask_all(list(samples.values()), self._look_at, self._means, self._pace, self._too_late)
        self._trusted = {kinds.ending(one.path) for one in self.found.seen if one.standing in CAME_RIGHT}
        asked = [one for one in built if samples[kinds.ending(one.path)] is not one]
        spared = [one for one in asked if self._is_spared(one)]
        for one in self._task.wanted:
            if not one.digest:
                self._add(self._unasked(one, Standing.NOT_BUILT, Answer(Reason.NOT_ASKED)))
        for one in spared:
            self._add(replace(self._unasked(one, Standing.SAME, Answer(Reason.FINE)), remembered=True))
        left = {one.path for one in spared}
        rest = [one for one in asked if one.path not in left]
        ask_all(rest, self._look_at, self._means, self._pace, self._too_late)
        order = {one.path: number for number, one in enumerate(self._task.wanted)}
        self.found.seen.sort(key=lambda seen: order.get(seen.path, -1))

    def _unasked(self, one: Wanted, standing: Standing, answer: Answer) -> Seen:
        return Seen(one.path, self._url(one.address), one.item, standing, answer)

    def _is_spared(self, one: Wanted) -> bool:
        """Tell whether nobody need ask for a file: it was right, has not changed, and not everything is wanted."""
        is_right = self._is_known(one) and kinds.ending(one.path) in self._trusted
        return is_right and not self._task.everything and not one.path.startswith(ENTRIES)

    def _is_known(self, one: Wanted) -> bool:
        kept = self._memory.files.get(one.path)
        return kept is not None and kept.digest == one.digest

    def _look_at(self, asking: Asker, one: Wanted) -> None:
        question = _question(one)
        if self._is_known(one) and kinds.ending(one.path) in self._trusted and not self._task.anew:
            question = replace(question, headers=self._memory.files[one.path].headers())
        url = self._url(one.address)
        answer, came = asking.ask(url, question)
        if came is not None and came.status == HTTPStatus.NOT_MODIFIED and not question.headers:
            came = None  # an answer to a question that nobody asked
        seen = judge(one, url, answer, came, self._around)
        with self._lock:
            if seen.standing is Standing.SAME:
                self._memory.learn(one.path, one.digest, came)
            elif self._is_known(one):
                self._memory.files[one.path] = Kept(one.digest)
            self._add(seen, came)

    def _too_late(self, one: Wanted) -> None:
        with self._lock:
            answer = Answer(Reason.OUT_OF_TIME)
            self._add(self._unasked(one, Standing.UNCHECKED, answer))

    def _add(self, seen: Seen, came: Came | None = None) -> None:
        self.found.seen.append(seen)
        self.found.requests += not seen.remembered and seen.standing is not Standing.NOT_BUILT
        self.found.bytes += came.size if came is not None else 0
        self._watch(Count(len(self.found.seen), self._whole, self.found.bytes))

    def _look_at_gone(self) -> None:
        """Ask for what stood here once and does not stand in the built site: nobody should be given it."""
        gone = {*self._task.gone, *self._memory.files, *self._task.last} - self._task.built.digests.keys()
        listed = sorted(path for path in gone if not path.startswith(HARMLESS) and path not in FOR_SERVERS)
        if self.found.server is not None:
            ask_all(listed, self._look_at_one_gone, self._means, self._pace, lambda _path: None)

    def _look_at_one_gone(self, asking: Asker, path: str) -> None:
        url = self._url(address_of(path))
        answer, came = asking.ask(url, Question(OVER * 50, BEGINNING))
        with self._lock:
            if came is None or answer.reason in _KEEPS_OUT:
                return
            if self._is_there(path, answer, came):
                self.found.seen.append(Seen(path, url, None, Standing.FORGOTTEN, answer))
            else:
                self._memory.forget(path)

    def _is_there(self, path: str, answer: Answer, came: Came) -> bool:
        """Tell whether the file itself came, and not what the server gives for anything that is not there."""
        if came.status != HTTPStatus.OK or came.digest == self._around.made_up or answer.reason in _LED_ON:
            return False
        gives_anything = self.found.server is not None and self.found.server.not_found in _GIVES_ANYTHING
        return not gives_anything or came.digest == self._around.last.get(path)


def _question(one: Wanted) -> Question:
    is_text = one.path.endswith((".html", *TEXTS))
    return Question(one.size, one.size + OVER if is_text else BEGINNING)
