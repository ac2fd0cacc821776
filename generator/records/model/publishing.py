"""Where a site is published: the targets below ``publish:`` in the site config, each with what reaches it.

A password has no field here and never will: whoever copies the folder would copy it too.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from generator.records.model.base import Record
from generator.records.model.fields import Text, WebAddress, Whole, refuse

CODES = ("E710", "E711", "E725")

NETWORK = frozenset({"ftp", "ftps", "sftp"})
"""Kinds of targets that are reached over the network, with a host and a user."""
USUAL_PORTS = {"ftp": 21, "ftps": 21, "sftp": 22}
IMPLICIT_PORT = 990
"""Where servers speak TLS from the first byte."""
_SECRET = re.compile(r"pass(w(or)?d|phrase|code)?(?![a-z])|pwd|secret|token|รหัส", re.IGNORECASE)
"""Names under which people write passwords down."""
_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?|\[?[0-9a-f:]{2,45}\]?", re.IGNORECASE)
_FINGERPRINT = re.compile(r"[0-9a-f]{64}|[A-Za-z0-9+/]{43}")


def _host(text: str) -> str:
    """Return the bare name of a host, also where it was typed as an address (``ftp://host/``)."""
    bare = text.removesuffix("/")
    if "://" in bare and "@" not in bare:
        bare = urlsplit(bare).hostname or bare
    if not _HOST.fullmatch(bare):
        # What stands before an @ may be a password, and what is said of a folder is copied into mails.
        shown = f"…@{text.rpartition('@')[2]}" if "@" in text else text
        raise refuse("E725", value=shown, cure="เขียนเฉพาะชื่อเครื่อง เช่น ftp.example.go.th ชื่อผู้ใช้อยู่ในช่อง user")
    return bare.strip("[]").lower()


def _remote_path(text: str) -> str:
    """Return the folder on the server without a slash at its end; it may not climb."""
    path = text.replace("\\", "/")
    if not path.isprintable() or ".." in PurePosixPath(path).parts:
        raise refuse("E725", value=text, cure="เขียนโฟลเดอร์บนเครื่องแม่ข่าย เช่น /public_html/ita")
    return path.rstrip("/") or "/"


def _local_path(text: str) -> str:
    if not text.isprintable():
        raise refuse("E725", value=text, cure="เขียนที่ตั้งของโฟลเดอร์ เช่น Z:/www/ita")
    return text


def _fingerprint(text: str) -> str:
    """Return a SHA-256 fingerprint: 64 hexadecimal digits, or base64 as OpenSSH writes it."""
    bare = re.sub(r"^sha-?256[:=]?\s*", "", text.strip(), flags=re.IGNORECASE).rstrip("=")
    plain = bare.replace(":", "").replace(" ", "")
    bare = plain.lower() if re.fullmatch(r"[0-9a-fA-F]{64}", plain) else bare
    if not _FINGERPRINT.fullmatch(bare):
        raise refuse("E725", value=text, cure="คัดลอกลายนิ้วมือ SHA-256 ที่ผู้ดูแลเครื่องแม่ข่ายให้ เช่น sha256:3f9a… 64 ตัว")
    return bare


def _user(text: str) -> str:
    if ":" in text or not text.isprintable():
        raise refuse("E725", value=f"{text.partition(':')[0]}…", cure="เขียนเฉพาะชื่อผู้ใช้ ไม่ต้องมีรหัสผ่าน")
    return text


def _count(number: int) -> int:
    if not 1 <= number <= 1000:  # noqa: PLR2004 - nobody keeps more
        raise refuse("E725", value=number, cure="เขียนจำนวน 1 ถึง 1000")
    return number


def _port(number: int) -> int:
    if not 1 <= number <= 65535:  # noqa: PLR2004 - what a port may be
        raise refuse("E725", value=number, cure="พอร์ตเป็นจำนวน 1 ถึง 65535")
    return number


def _below_a_slash(text: str) -> str:
    return f"{re.split(r'[?#]', text)[0].rstrip('/')}/"


class Target(Record):
    """A place that the site is published to."""

    kind: Literal["ftp", "ftps", "sftp", "folder", "zip"] = Field(
        title="ชนิด",
        description="ftps = FTP เข้ารหัส, sftp = ผ่าน SSH, ftp = FTP ไม่เข้ารหัส, folder = ไดรฟ์หรือโฟลเดอร์, zip = แฟ้มเดียว",
    )
    host: Annotated[Text, AfterValidator(_host)] | None = Field(
        None, title="เครื่องแม่ข่าย", description="ชื่อเครื่อง เช่น ftp.example.go.th"
    )
    port: Annotated[Whole, AfterValidator(_port)] | None = Field(
        None, title="พอร์ต", description="ถ้าไม่ระบุใช้ 21 (sftp ใช้ 22) พอร์ต 990 เข้ารหัสตั้งแต่ต้น"
    )
    tls: Literal["explicit", "implicit"] | None = Field(
        None, title="การเข้ารหัส FTPS", description="explicit = เริ่มด้วย AUTH TLS, implicit = เข้ารหัสตั้งแต่ต้น"
    )
    user: Annotated[Text, AfterValidator(_user)] | None = Field(
        None, title="ชื่อผู้ใช้", description="รหัสผ่านไม่เขียนในแฟ้ม โปรแกรมจะถาม"
    )
    key: Annotated[Text, AfterValidator(_local_path)] | None = Field(
        None, title="แฟ้มกุญแจ SSH", description="เช่น ~/.ssh/id_ed25519 (ใช้กับ sftp)"
    )
    fingerprint: Annotated[Text, AfterValidator(_fingerprint)] | None = Field(
        None, title="ลายนิ้วมือของเครื่องแม่ข่าย", description="SHA-256 ของใบรับรองที่ออกเอง หรือของกุญแจเครื่อง (sftp)"
    )
    path: Annotated[Text, AfterValidator(_local_path)] = Field(
        "/", title="โฟลเดอร์ปลายทาง", description="เช่น /public_html/ita หรือ Z:/www/ita หรือ site.zip"
    )
    url: Annotated[WebAddress, AfterValidator(_below_a_slash)] | None = Field(
        None, title="ที่อยู่เว็บ", description="ที่อยู่ที่ประชาชนเปิด ถ้าไม่ระบุใช้ site_url"
    )
    publisher: Text | None = Field(
        None, title="ชื่อผู้เผยแพร่", description="ชื่อที่ผู้เผยแพร่คนอื่นเห็น เช่น งานประชาสัมพันธ์ ถ้าไม่ระบุใช้รหัสของเครื่อง"
    )
    keep: Annotated[Whole, AfterValidator(_count)] = Field(
        20, title="เก็บย้อนหลัง", description="จำนวนครั้งที่เก็บไว้ให้ย้อนกลับ ที่ตรงกับการตรึงไม่นับและไม่ลบ"
    )

    @model_validator(mode="before")
    @classmethod
    def _without_secrets(cls, data: Any) -> Any:  # noqa: ANN401 - whatever was typed
        secret = next((key for key in data if _SECRET.search(str(key))), None) if isinstance(data, dict) else None
        if secret is not None and secret not in cls.model_fields:
            raise refuse("E710", value=secret, at=(secret,))
        return data

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        needed = ("host", "user") if self.kind in NETWORK else ()
        lacking = next((field for field in needed if getattr(self, field) is None), None)
        if lacking:
            raise refuse("E711", value=self.kind, lacking=lacking)
        if self.kind in {"folder", "zip"} and self.path == "/":
            raise refuse("E711", value=self.kind, lacking="path")
        if self.kind in NETWORK:
            _remote_path(self.path)
        return self

    @property
    def is_implicit(self) -> bool:
        """Whether TLS begins with the first byte."""
        return self.tls == "implicit" or (self.tls is None and self.port == IMPLICIT_PORT)

    @property
    def root(self) -> str:
        """The folder on the server, without a slash at its end."""
        return _remote_path(self.path)

    @property
    def place(self) -> str:
        """Where it is, in words without anything secret: ``ftps://town@ftp.example/ita``."""
        if self.kind not in NETWORK:
            return self.path
        host = f"[{self.host}]" if ":" in (self.host or "") else self.host
        port = f":{self.port}" if self.port and self.port != USUAL_PORTS[self.kind] else ""
        return f"{self.kind}://{self.user}@{host}{port}/{self.root.lstrip('/')}"
