"""The record of addresses that moved: ``content/redirects.yml``, one entry for each old address."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.records.model.base import INTERNAL, Record
from generator.records.model.fields import BuddhistDate, Text, as_list, refuse

CODES = ("L840",)


def _site_address(value: object) -> str:
    """Read an address of this site in any way people copy it: from the browser, with or without ``index.html``."""
    text = "" if value is None else str(value).strip()
    if not text:
        raise refuse("E205")
    if not text.isprintable() or "\\" in text or re.search(r"[?#<>\"|*]", text):
        raise refuse("L840", value=text)
    parts = urlsplit(text) if re.match(r"https?://", text) else None
    path = unquote(parts.path if parts else text, errors="replace").removesuffix("index.html")
    if "\ufffd" in path or any(step in {".", ".."} for step in path.split("/")) or "//" in path or ":" in path:
        raise refuse("L840", value=text)
    return f"{parts.scheme}://{parts.netloc}{path}" if parts else path.lstrip("/")


SiteAddress = Annotated[str, BeforeValidator(_site_address), WithJsonSchema({"type": "string"})]
"""An address of this site from its root (``2569/o10/``), or whole as a browser shows it."""


class Redirect(Record):
    """One address that moved."""

    old: SiteAddress = Field(title="ที่อยู่เดิม", description="เช่น 2569/measures/m1/ หรือที่อยู่เต็มที่คัดลอกจากเบราว์เซอร์")
    new: SiteAddress = Field(title="ที่อยู่ใหม่", description="หน้าหรือเอกสารที่มีอยู่ในเว็บนี้ เช่น 2569/measures/no-gift/")
    since: BuddhistDate | None = Field(None, title="ย้ายเมื่อ", description="วันที่ย้าย", json_schema_extra=INTERNAL)
    note: Text | None = Field(None, title="หมายเหตุ", description="เหตุที่ย้าย", json_schema_extra=INTERNAL)


class Withdrawn(Record):
    """The address of a file that was published once and never may be again."""

    address: SiteAddress = Field(title="ที่อยู่ของแฟ้ม", description="เช่น documents/2568/บัญชีรายชื่อ.zip")
    reason: Text = Field(title="เหตุที่ถอน", description="เช่น มีข้อมูลส่วนบุคคล", json_schema_extra=INTERNAL)
    since: BuddhistDate | None = Field(None, title="ถอนเมื่อ", description="วันที่ถอน", json_schema_extra=INTERNAL)


class Redirects(Record):
    """The whole of ``content/redirects.yml``."""

    redirects: Annotated[tuple[Redirect, ...], as_list] = Field(
        (), title="ที่อยู่ที่ย้าย", description="ที่อยู่เดิมและที่อยู่ใหม่ ที่อยู่เดิมจะนำไปยังที่อยู่ใหม่เสมอ"
    )
    withdrawn: Annotated[tuple[Withdrawn, ...], as_list] = Field(
        (), title="แฟ้มที่ถอน", description="แฟ้มที่เคยเผยแพร่และต้องไม่มีอีก เช่น มีข้อมูลส่วนบุคคล และไม่มีแฟ้มใดแทนได้"
    )
