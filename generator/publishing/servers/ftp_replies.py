"""What an FTP server's replies mean for us: the number decides, its words only where one number means two things."""

from __future__ import annotations

import ftplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from generator.publishing.servers.server import (
    NO_SUCH_NAME,
    FullError,
    LoginError,
    LostError,
    NobodyError,
    NotAllowedError,
    NotNowError,
    NotThereError,
    ServerError,
    StrangerError,
    TakenError,
)

_BUSY = re.compile(r"too many|maximum|limit|already|busy|try again|later", re.IGNORECASE)
"""A login that is refused because there are others now, not because of the password."""
_ABSENT = re.compile(
    r"no such|not found|not exist|cannot find|can't find|not there|doesn't exist|no files|empty|ไม่พบ", re.IGNORECASE
)
_TAKEN = re.compile(r"exist", re.IGNORECASE)
_FORBIDDEN = re.compile(r"denied|permission|not allowed|forbidden|prohibited|not permitted", re.IGNORECASE)
_FULL = re.compile(r"quota|no space|disk full|insufficient|exceeded", re.IGNORECASE)
_WHY = {
    **dict.fromkeys((18, 19), "ออกเองโดยไม่มีผู้รับรอง"),
    **dict.fromkeys((20, 21), "ไม่รู้จักผู้ออกใบรับรอง"),
    9: "ยังไม่ถึงวันเริ่มใช้",
    10: "หมดอายุแล้ว",
    62: "เป็นใบรับรองของชื่ออื่น ไม่ใช่ของเครื่องใน host",
    64: "เป็นใบรับรองของชื่ออื่น ไม่ใช่ของเครื่องใน host",
}
"""What is wrong with a certificate, by the numbers of OpenSSL (``X509_V_ERR_…``)."""
_LINE_IS_LOST = frozenset({"421", "425", "426"})
"""Refusals that are about a line; all others that are for now are about what was asked."""
_NO_VERB = re.compile(r"50[0-4]")


@contextmanager
def replies() -> Iterator[None]:
    """Turn what ftplib raises into ``ServerError``."""
    try:
        yield
    except ServerError:
        raise
    except ssl.SSLCertVerificationError as fault:
        raise StrangerError(_WHY.get(fault.verify_code, fault.verify_message)) from None
    except (ftplib.error_temp, ftplib.error_perm, ftplib.error_reply) as fault:
        raise meant(str(fault)) from None
    except socket.gaierror:
        raise NobodyError(NO_SUCH_NAME) from None
    except (OSError, EOFError, ftplib.error_proto) as fault:
        raise LostError(getattr(fault, "strerror", None) or str(fault) or type(fault).__name__) from None


def meant(reply: str) -> ServerError:
    """Return the error that a reply means, as far as its number and words tell."""
    number = reply[:3]
    if number in {"452", "552"} or (number[:1] in "45" and _FULL.search(reply)):
        return FullError(reply)
    if number in {"430", "530", "532"}:
        return LostError(reply) if _BUSY.search(reply) else LoginError(reply)
    if number.startswith("4"):
        return LostError(reply) if number in _LINE_IS_LOST else NotNowError(reply)
    if number == "521":
        return TakenError(reply)
    if number == "550" and _ABSENT.search(reply) and not _FORBIDDEN.search(reply):
        return NotThereError(reply)
    return NotAllowedError(reply)


def says_nothing_is_there(reply: str) -> bool:
    """Tell whether a refusal to list a folder says that it is empty, or that there is none."""
    return reply.startswith("550") or (reply.startswith("450") and bool(_ABSENT.search(reply)))


def says_it_stands(reply: str) -> bool:
    """Tell whether a refusal to make a folder says that it is there already."""
    return bool(_TAKEN.search(reply)) and not _ABSENT.search(reply)


def knows_no_such_verb(error: ftplib.Error) -> bool:
    """Tell whether the server does not know the command, or not that way."""
    return bool(_NO_VERB.match(str(error)))
