"""Papers of older formats (``.doc``, ``.odt``, ``.rtf``), made into DOCX by LibreOffice where there is one."""

from __future__ import annotations

from pathlib import Path

from generator.system.libre_office import ConversionError, converted, found
from generator.system.plain_files import content_of

OLD = frozenset({".doc", ".odt", ".rtf"})
_BYTES = 200_000_000


def as_word(path: Path) -> bytes | None:
    """Return the paper at ``path`` as the content of a DOCX; ``None`` where it cannot be made into one."""
    program = found()
    if program is None:
        return None
    try:
        return converted(program, content_of(path, _BYTES), path.suffix.lower().removeprefix("."), "docx")
    except (ConversionError, OSError):
        return None
