"""Judges what came from one public address beside the file that was built for it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from http import HTTPStatus

from generator.inspection.bounds import FILE_BYTES
from generator.link_health.contents import says_gone
from generator.public_site import kinds_of_files as kinds
from generator.public_site.line import Came
from generator.public_site.page_difference import Difference, Words, page_difference
from generator.public_site.standing import Seen, Standing
from generator.public_site.text_difference import TEXTS, text_difference
from generator.public_site.wanted import Built, Wanted
from generator.records.memory.link_states import Answer, Reason

PAGE = ".html"
_REFUSED = frozenset({Reason.DENIED, Reason.BOT_WALL, Reason.RATE_LIMITED})
_UNCHECKED = frozenset({Reason.PRIVATE, Reason.OUT_OF_TIME, Reason.NOT_ASKED, Reason.OFFLINE})
_ELSEWHERE = frozenset({Reason.TO_HOME, Reason.TO_LOGIN, Reason.SAYS_GONE})
_GZIP = b"\x1f\x8b"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x00\x00\x00")
"""How pictures begin, those too that hosts make of others (WebP, AVIF)."""
_FEW = 4
_CACHES = ("x-cache", "cf-cache-status", "x-proxy-cache", "x-litespeed-cache")
_KEPT_BY_CACHE = ("hit", "stale", "revalidated")


@dataclass(frozen=True)
class Around:
    """What one address is judged beside: the built site, what a made-up address gave, and digests of the last site.

    A server that ``lets_in`` gave the home page, so that what it denies it denies to everybody.
    """

    built: Built
    made_up: str = ""
    lets_in: bool = False
    last: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """A path of the site for each content."""
        return {digest: path for path, digest in self.built.digests.items()}


def judge(wanted: Wanted, url: str, answer: Answer, came: Came | None, around: Around) -> Seen:
    """Say how ``wanted`` stands at ``url``, which gave ``answer`` and ``came``."""
    standing, said = _judged(wanted, url, answer, came, around)
    if came is not None and came.status == HTTPStatus.NOT_MODIFIED:
        answer = Answer(Reason.FINE, came.status)
    if came is not None and standing in {Standing.OTHER, Standing.STALE, Standing.PLANTED} and is_from_cache(came):
        said = f"{said} · ตอบจากแคช".removeprefix(" · ")
    return Seen(wanted.path, url, wanted.item, standing, answer, said)


def is_from_cache(came: Came) -> bool:
    """Tell whether something between the server and the visitor answered with what it kept."""
    told = " ".join(came.headers.get(name, "") for name in _CACHES)
    return any(word in told.lower() for word in _KEPT_BY_CACHE) or came.headers.get("age", "0").strip() not in {"", "0"}


def _judged(wanted: Wanted, url: str, answer: Answer, came: Came | None, around: Around) -> tuple[Standing, str]:
    if came is None or answer.reason in _UNCHECKED:
        return (Standing.UNCHECKED if answer.reason in _UNCHECKED else Standing.ABSENT), ""
    if came.status == HTTPStatus.NOT_MODIFIED:
        return Standing.SAME, ""
    is_given = HTTPStatus.OK <= came.status < HTTPStatus.MULTIPLE_CHOICES
    if is_given and came.digest == wanted.digest:
        return _told_rightly(wanted, came)
    if not is_given or answer.reason is Reason.BOT_WALL:
        is_kept_out = answer.reason in _REFUSED and not (around.lets_in and answer.reason is Reason.DENIED)
        return (Standing.REFUSED if is_kept_out else Standing.ABSENT), ""
    if came.digest == around.made_up or answer.reason in _ELSEWHERE or (_is_page(wanted) and says_gone(came)):
        return Standing.ABSENT, "เครื่องแม่ข่ายตอบ 200 ด้วยหน้าอื่น"
    return next(_differing(wanted, url, came, around))


def _told_rightly(wanted: Wanted, came: Came) -> tuple[Standing, str]:
    """Judge what a server says of a file whose bytes are right."""
    header = came.headers.get("content-type", "")
    if letters := kinds.wrong_letters(wanted.path, header, came.body):
        return Standing.OTHER_LETTERS, letters
    kind = kinds.ending(wanted.path)
    attached = came.headers.get("content-disposition", "").strip().lower().startswith("attachment")
    if attached and kind == PAGE:
        return Standing.WRONG_TYPE, "Content-Disposition: attachment"
    if not kinds.is_right_type(wanted.path, header) and (header or kind in kinds.USELESS_OTHERWISE):
        is_useless = kind in kinds.USELESS_OTHERWISE
        return (Standing.WRONG_TYPE if is_useless else Standing.AWKWARD_TYPE), kinds.type_of(header) or "ไม่บอก"
    if attached and kind in kinds.SHOWN_IN_PLACE:
        return Standing.AWKWARD_TYPE, "Content-Disposition: attachment"
    return Standing.SAME, ""


def _differing(wanted: Wanted, url: str, came: Came, around: Around) -> Iterator[tuple[Standing, str]]:
    """Yield what explains that other bytes came, the surest first; something always does."""
    if around.last.get(wanted.path) == came.digest:
        yield Standing.STALE, ""
    content = around.built.content(wanted.path, FILE_BYTES)
    if came.is_cut or (came.size < len(content) and sha256(content[: came.size]).hexdigest() == came.digest):
        yield Standing.CUT, f"ได้ {came.size:,} จาก {len(content):,} ไบต์"
    is_text = wanted.path.endswith((PAGE, *TEXTS))
    if came.unified == sha256(content.replace(b"\r", b"")).hexdigest():
        yield (Standing.OTHER_CODE, "ปลายบรรทัดถูกเปลี่ยน") if is_text else (Standing.DAMAGED, "ส่งขึ้นแบบข้อความ (ASCII)")
    if came.body.startswith(_GZIP) and content.startswith(_unpacked(came.body)[: len(content)]):
        yield Standing.DAMAGED, "ส่งแบบบีบอัด (gzip) โดยไม่บอกเบราว์เซอร์"
    if came.digest in around.paths:
        yield Standing.OTHER, f"ได้แฟ้ม {around.paths[came.digest]} แทน"
    if is_text:
        letters = kinds.wrong_letters(wanted.path, came.headers.get("content-type", ""), came.body)
        compare: Callable[[], Difference] = (
            (lambda: page_difference(content, came.body, url))
            if _is_page(wanted)
            else (lambda: text_difference(wanted.path, content, came.body, url))
        )
        yield _of_difference(compare(), letters)
    picture = came.headers.get("content-type", "").startswith("image/") and came.body.startswith(_PICTURES)
    if picture and kinds.ending(wanted.path) in kinds.SHOWN_IN_PLACE - {".pdf"}:
        yield Standing.OTHER_CODE, "ภาพถูกบีบอัดใหม่"
    yield Standing.OTHER, ""


def _of_difference(found: Difference, letters: str | None) -> tuple[Standing, str]:
    if found.planted:
        return Standing.PLANTED, _listed(found.planted)
    if letters:
        return Standing.OTHER_LETTERS, letters
    more = [*found.added, *(f"ไม่มี {one}" for one in found.missing)]
    if found.words is Words.OTHER:
        return Standing.OTHER, _listed(more)
    if more:
        return Standing.CHANGED, _listed(more)
    return Standing.OTHER_CODE, _listed(found.hosts) or "ย่อโค้ด"


def _listed(told: Sequence[str]) -> str:
    """Join what is told, in short."""
    said = list(told)
    more = f" และอีก {len(said) - _FEW} อย่าง" if len(said) > _FEW else ""
    return f"{' · '.join(said[:_FEW])}{more}"


def _is_page(wanted: Wanted) -> bool:
    return wanted.path.endswith(PAGE)


def _unpacked(body: bytes) -> bytes:
    """Return the beginning of what is packed in ``body``; something that nothing begins with where it is not."""
    try:
        return zlib.decompressobj(31).decompress(body, 1_000_000) or b"\x00\x00\x00\x00"
    except zlib.error:
        return b"\x00\x00\x00\x00"
