"""How an address stands: the seven states that people see, and the reasons behind them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.findings.choices import Choice


class LinkState(Choice):
    """What is said of a link, from best to worst; ``UNCHECKED`` says nothing at all."""

    OK = "ok", "ปกติ"
    MOVED = "moved", "เปลี่ยนทาง"
    REFUSED = "refused", "ถูกปฏิเสธ"
    CERTIFICATE = "certificate", "ใบรับรองหมดอายุ"
    TEMPORARY = "temporary", "ชั่วคราว"
    BROKEN = "broken", "เสีย"
    UNCHECKED = "unchecked", "ยังไม่ได้ตรวจ"


class Reason(Choice):
    """What happened when an address was asked for."""

    FINE = "fine", "เปิดได้"
    REDIRECTED = "redirected", "พาไปที่อยู่อื่น"
    TO_HOME = "to_home", "พาไปหน้าแรกแทนหน้าที่ต้องการ"
    NOT_THE_FILE = "not_the_file", "ได้หน้าเว็บหรือสิ่งอื่นแทนแฟ้ม"
    SAYS_GONE = "says_gone", "เปิดได้แต่หน้าที่ได้บอกว่าไม่พบ"
    WRONG_TYPE = "wrong_type", "เครื่องปลายทางบอกชนิดแฟ้มผิด เบราว์เซอร์จึงแสดงเป็นตัวอักษรที่อ่านไม่ได้"
    OTHER_DOCUMENT = "other_document", "เปิดได้แต่เป็นเอกสารเรื่องอื่น"
    PARKED = "parked", "เป็นหน้าขายชื่อเว็บ หรือชื่อเว็บหมดอายุแล้ว"
    DEFAULT_PAGE = "default_page", "เป็นหน้าเริ่มต้นของเครื่องแม่ข่าย ไม่มีเว็บอยู่"
    TAKEN_OVER = "taken_over", "หน้าเว็บถูกยึดไปโฆษณาการพนันหรือสิ่งผิดกฎหมาย"
    MAINTENANCE = "maintenance", "หน้าที่ได้บอกว่าปิดปรับปรุง"
    SHOWS_FAULT = "shows_fault", "หน้าที่ได้แสดงข้อผิดพลาดของโปรแกรมหรือฐานข้อมูล"
    SAYS_DENIED = "says_denied", "หน้าที่ได้บอกว่าไม่มีสิทธิ์เข้าถึง"
    DENIED = "denied", "เว็บปลายทางไม่อนุญาต"
    RATE_LIMITED = "rate_limited", "เว็บปลายทางจำกัดจำนวนครั้งที่เปิด"
    BOT_WALL = "bot_wall", "เว็บปลายทางกั้นโปรแกรมอัตโนมัติ"
    TO_LOGIN = "to_login", "พาไปหน้าเข้าสู่ระบบ"
    SERVER_ERROR = "server_error", "เครื่องปลายทางขัดข้อง"
    TIMEOUT = "timeout", "เครื่องปลายทางตอบช้าเกินกำหนด"
    NO_NAME = "no_name", "ไม่พบชื่อเว็บนี้"
    UNREACHABLE = "unreachable", "ติดต่อเครื่องปลายทางไม่ได้"
    REFUSED_CONNECTION = "refused_connection", "เครื่องปลายทางไม่รับการเชื่อมต่อ"
    BROKEN_ANSWER = "broken_answer", "คำตอบของเครื่องปลายทางอ่านไม่ได้"
    EMPTY = "empty", "เปิดได้แต่ว่างเปล่า"
    LOOP = "loop", "พาวนไม่สิ้นสุด"
    BAD_REDIRECT = "bad_redirect", "พาไปที่อยู่ที่ใช้ไม่ได้"
    BAD_REQUEST = "bad_request", "เครื่องปลายทางไม่รู้จักที่อยู่นี้"
    GONE = "gone", "ไม่มีหน้านี้แล้ว"
    EXPIRED = "expired", "ใบรับรองความปลอดภัยหมดอายุ"
    UNTRUSTED = "untrusted", "ใบรับรองความปลอดภัยตรวจไม่ผ่าน"
    SELF_SIGNED = "self_signed", "ใบรับรองความปลอดภัยออกให้ตนเอง"
    WRONG_NAME = "wrong_name", "ใบรับรองความปลอดภัยเป็นของชื่อเว็บอื่น"
    INCOMPLETE_CHAIN = "incomplete_chain", "เว็บปลายทางส่งใบรับรองไม่ครบสาย"
    OLD_TLS = "old_tls", "เว็บปลายทางใช้การเข้ารหัสรุ่นเก่าที่เบราว์เซอร์เลิกใช้แล้ว"
    PRIVATE = "private", "เป็นที่อยู่ภายในเครื่องหรือเครือข่าย"
    NOT_ASKED = "not_asked", "ยังไม่ได้ตรวจ"
    OFFLINE = "offline", "เครื่องนี้ไม่ได้ต่ออินเทอร์เน็ต"
    OUT_OF_TIME = "out_of_time", "หมดเวลาที่ตั้งไว้ก่อนถึงที่อยู่นี้"


_STATES: dict[LinkState, frozenset[Reason]] = {
    LinkState.OK: frozenset({Reason.FINE}),
    LinkState.MOVED: frozenset(
        {Reason.REDIRECTED, Reason.TO_HOME, Reason.NOT_THE_FILE, Reason.WRONG_TYPE, Reason.OTHER_DOCUMENT}
    ),
    LinkState.REFUSED: frozenset(
        {Reason.DENIED, Reason.RATE_LIMITED, Reason.BOT_WALL, Reason.TO_LOGIN, Reason.SAYS_DENIED}
    ),
    LinkState.CERTIFICATE: frozenset(
        {Reason.EXPIRED, Reason.UNTRUSTED, Reason.SELF_SIGNED, Reason.WRONG_NAME, Reason.OLD_TLS}
        | {Reason.INCOMPLETE_CHAIN}
    ),
    LinkState.BROKEN: frozenset({Reason.GONE, Reason.SAYS_GONE, Reason.PARKED, Reason.DEFAULT_PAGE, Reason.TAKEN_OVER}),
    LinkState.UNCHECKED: frozenset({Reason.PRIVATE, Reason.NOT_ASKED, Reason.OFFLINE, Reason.OUT_OF_TIME}),
}

AT_ONCE = frozenset(
    {
        Reason.NO_NAME,
        Reason.REFUSED_CONNECTION,
        Reason.UNREACHABLE,
        Reason.LOOP,
        Reason.BAD_REDIRECT,
        Reason.BAD_REQUEST,
        Reason.EMPTY,
    }
)
"""Reasons that may pass, and that make a link broken when they are met on more than one day."""

SLOWLY = frozenset({Reason.TIMEOUT, Reason.SERVER_ERROR, Reason.BROKEN_ANSWER, Reason.MAINTENANCE, Reason.SHOWS_FAULT})
"""Reasons of a server in trouble, which make a link broken after as many days as the site config names."""

DEAD = AT_ONCE | SLOWLY
"""Reasons with which nobody can open a link, today at least."""

CLOSED = frozenset({Reason.TO_LOGIN, Reason.SAYS_DENIED})
"""Reasons with which only those can open a link who were let in."""

AGAIN = DEAD | {Reason.RATE_LIMITED}
"""Reasons for which an address is asked for once more in the same run."""

NETWORK = frozenset({Reason.NO_NAME, Reason.UNREACHABLE})
"""Reasons that a machine without internet gives for every address."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address gave: why, the HTTP status if there was one, and where it ended up if not where it was asked.

    ``wait`` is for how many seconds the server asked to be left alone, ``words`` what a page said that led to the
    verdict, ``fingerprint`` what came, to be known again.
    """

    reason: Reason
    status: int | None = None
    final: str | None = None
    wait: float | None = None
    words: str | None = None
    fingerprint: str | None = None


def first_state(reason: Reason) -> LinkState:
    """Return the state of an address on the first day that ``reason`` is met."""
    return next((state for state, reasons in _STATES.items() if reason in reasons), LinkState.TEMPORARY)
