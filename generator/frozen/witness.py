"""What somebody outside can keep of a manifest, so that it cannot be made anew later: one line with its digest.

A digest in the agency's own folder proves nothing of the day, because whoever can write there can write both anew. The
same digest in the explanation line of ITAS, or in a letter that was registered, stands with the day of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.findings.finding import Finding, Place, finding
from generator.records.memory.frozen_manifest import Manifest, digest_of
from generator.thai.moments import moment

CODES = ("L670", "L671")

_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", re.IGNORECASE)


def line(manifest: Manifest) -> str:
    """Return the line that is pasted into ITAS or written into a letter."""
    return f"รายการตรึง {manifest.name} ของเว็บ ณ {moment(manifest.time)} SHA-256 {manifest.digest}"


def letter(manifest: Manifest) -> Sequence[str]:
    """Return the words of a letter that carries the digest, to be put under the agency's head and signed."""
    return (
        f"เรื่อง แจ้งค่าตรวจสอบของหน้าเว็บที่ใช้ตอบแบบตรวจ OIT ปีงบประมาณ พ.ศ. {manifest.fiscal_year}",
        f"{manifest.agency} ขอแจ้งว่าได้ตรึงหน้าเว็บและเอกสารที่ใช้ตอบ ({manifest.label}) ไว้เมื่อ {moment(manifest.time)}",
        f"ที่อยู่เว็บ {manifest.site_url or 'ยังไม่ได้ตั้ง'} จำนวน {len(manifest.items)} ข้อ ที่อยู่ {len(manifest.addresses)} แห่ง",
        f"ค่าตรวจสอบ SHA-256 ของรายการตรึง {manifest.name} คือ",
        manifest.digest,
        "จึงเรียนมาเพื่อโปรดลงรับและเก็บไว้เป็นหลักฐานว่าค่านี้มีอยู่ ณ วันที่ลงรับ",
        "ลงชื่อ ………………………………………… ตำแหน่ง ………………………………………… วันที่ ……………………",
    )


def findings(manifest: Manifest, kept: str) -> Iterator[Finding]:
    """Hold a manifest against what somebody outside ``kept`` of it: a digest, or the whole line that has it."""
    place = Place(manifest.file)
    digests = {found.lower() for found in _DIGEST.findall(kept)}
    if not digests:
        yield finding("L671", place, file=manifest.file)
    elif digests != {digest_of(manifest)}:
        yield finding("L670", place, file=manifest.file, kept=min(digests), now=digest_of(manifest))
