"""How an address stands: the seven states that people see, and the reasons behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkState(StrEnum):
    """What is said of a link, from best to worst; ``UNCHECKED`` says nothing at all."""

    OK = "ok"
    MOVED = "moved"
    REFUSED = "refused"
    CERTIFICATE = "certificate"
    TEMPORARY = "temporary"
    BROKEN = "broken"
    UNCHECKED = "unchecked"


LINK_STATE_THAI: dict[LinkState, str] = {
    LinkState.OK: "ปกติ",
    LinkState.MOVED: "เปลี่ยนทาง",
    LinkState.REFUSED: "ถูกปฏิเสธ",
    LinkState.CERTIFICATE: "ใบรับรองหมดอายุ",
    LinkState.TEMPORARY: "ชั่วคราว",
    LinkState.BROKEN: "เสีย",
    LinkState.UNCHECKED: "ยังไม่ได้ตรวจ",
}


class Reason(StrEnum):
    """What happened when an address was asked for."""

    FINE = "fine"
    REDIRECTED = "redirected"
    TO_HOME = "to_home"
    NOT_THE_FILE = "not_the_file"
    SAYS_GONE = "says_gone"
    DENIED = "denied"
    RATE_LIMITED = "rate_limited"
    BOT_WALL = "bot_wall"
    TO_LOGIN = "to_login"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    NO_NAME = "no_name"
    UNREACHABLE = "unreachable"
    REFUSED_CONNECTION = "refused_connection"
    BROKEN_ANSWER = "broken_answer"
    EMPTY = "empty"
    LOOP = "loop"
    BAD_REDIRECT = "bad_redirect"
    BAD_REQUEST = "bad_request"
    GONE = "gone"
    EXPIRED = "expired"
    UNTRUSTED = "untrusted"
    PRIVATE = "private"
    NOT_ASKED = "not_asked"
    OFFLINE = "offline"
    OUT_OF_TIME = "out_of_time"


REASON_THAI: dict[Reason, str] = {
    Reason.FINE: "เปิดได้",
    Reason.REDIRECTED: "พาไปที่อยู่อื่น",
    Reason.TO_HOME: "พาไปหน้าแรกแทนหน้าที่ต้องการ",
    Reason.NOT_THE_FILE: "ได้หน้าเว็บหรือสิ่งอื่นแทนแฟ้ม",
    Reason.SAYS_GONE: "เปิดได้แต่หน้าที่ได้บอกว่าไม่พบ",
    Reason.DENIED: "เว็บปลายทางไม่อนุญาต",
    Reason.RATE_LIMITED: "เว็บปลายทางจำกัดจำนวนครั้งที่เปิด",
    Reason.BOT_WALL: "เว็บปลายทางกั้นโปรแกรมอัตโนมัติ",
    Reason.TO_LOGIN: "พาไปหน้าเข้าสู่ระบบ",
    Reason.SERVER_ERROR: "เครื่องปลายทางขัดข้อง",
    Reason.TIMEOUT: "เครื่องปลายทางตอบช้าเกินกำหนด",
    Reason.NO_NAME: "ไม่พบชื่อเว็บนี้",
    Reason.UNREACHABLE: "ติดต่อเครื่องปลายทางไม่ได้",
    Reason.REFUSED_CONNECTION: "เครื่องปลายทางไม่รับการเชื่อมต่อ",
    Reason.BROKEN_ANSWER: "คำตอบของเครื่องปลายทางอ่านไม่ได้",
    Reason.EMPTY: "เปิดได้แต่ว่างเปล่า",
    Reason.LOOP: "พาวนไม่สิ้นสุด",
    Reason.BAD_REDIRECT: "พาไปที่อยู่ที่ใช้ไม่ได้",
    Reason.BAD_REQUEST: "เครื่องปลายทางไม่รู้จักที่อยู่นี้",
    Reason.GONE: "ไม่มีหน้านี้แล้ว",
    Reason.EXPIRED: "ใบรับรองความปลอดภัยหมดอายุ",
    Reason.UNTRUSTED: "ใบรับรองความปลอดภัยตรวจไม่ผ่าน",
    Reason.PRIVATE: "เป็นที่อยู่ภายในเครื่องหรือเครือข่าย",
    Reason.NOT_ASKED: "ยังไม่ได้ตรวจ",
    Reason.OFFLINE: "เครื่องนี้ไม่ได้ต่ออินเทอร์เน็ต",
    Reason.OUT_OF_TIME: "หมดเวลาที่ตั้งไว้ก่อนถึงที่อยู่นี้",
}

_STATES: dict[LinkState, frozenset[Reason]] = {
    LinkState.OK: frozenset({Reason.FINE}),
    LinkState.MOVED: frozenset({Reason.REDIRECTED, Reason.TO_HOME, Reason.NOT_THE_FILE, Reason.SAYS_GONE}),
    LinkState.REFUSED: frozenset({Reason.DENIED, Reason.RATE_LIMITED, Reason.BOT_WALL, Reason.TO_LOGIN}),
    LinkState.CERTIFICATE: frozenset({Reason.EXPIRED, Reason.UNTRUSTED}),
    LinkState.BROKEN: frozenset({Reason.GONE}),
    LinkState.UNCHECKED: frozenset({Reason.PRIVATE, Reason.NOT_ASKED, Reason.OFFLINE, Reason.OUT_OF_TIME}),
}

DEAD = frozenset(
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
"""Reasons that may pass, and that make a link broken only when they are met on more than one day."""

AGAIN = DEAD | {Reason.SERVER_ERROR, Reason.TIMEOUT, Reason.BROKEN_ANSWER, Reason.RATE_LIMITED}
"""Reasons for which an address is asked for once more in the same run."""

NETWORK = frozenset({Reason.NO_NAME, Reason.UNREACHABLE})
"""Reasons that a machine without internet gives for every address."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address gave: why, the HTTP status if there was one, and where it ended up if not where it was asked.

    ``wait`` is for how many seconds the server asked to be left alone.
    """

    reason: Reason
    status: int | None = None
    final: str | None = None
    wait: float | None = None


def first_state(reason: Reason) -> LinkState:
    """Return the state of an address on the first day that ``reason`` is met."""
    return next((state for state, reasons in _STATES.items() if reason in reasons), LinkState.TEMPORARY)
