"""How work says how far it is: which stage it is at and, of stages that count, how much is done.

Whoever watches implements ``Progress``: a terminal one line, an editor a bar, a fleet a table; ``QUIET`` is nobody.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from enum import Enum
from typing import Protocol


class Stage(Enum):
    """A stage of the work: what a person reads while it runs, and while it is counted (``{done}`` of ``{whole}``)."""

    EXAMINE = ("กำลังอ่านและตรวจระเบียน…", "กำลังเปิดเอกสาร {done} จาก {whole}…")
    COMPOSE = ("กำลังเรียบเรียงหน้าเว็บ…", "")
    RENDER = ("กำลังสร้างหน้าเว็บ…", "")
    LINKS = ("กำลังตรวจลิงก์…", "")
    PDF = ("กำลังทำ PDF…", "กำลังทำ PDF {done} จาก {whole}…")
    IMPORT = ("กำลังอ่านเอกสาร…", "กำลังอ่านเอกสาร {done} จาก {whole}…")
    PUBLIC_PAGES = ("กำลังเปิดเว็บจริง…", "กำลังเปิดเว็บจริง {done} จาก {whole} แฟ้ม")
    PUBLISH = ("กำลังดูว่าบนเครื่องแม่ข่ายมีอะไร…", "")

    @property
    def words(self) -> str:
        """What is being done, in Thai."""
        return self.value[0]

    def counted(self, done: int, whole: int) -> str:
        """Return how far a stage that counts is, in Thai."""
        return self.value[1].format(done=done, whole=whole) or self.words


class Count(Protocol):
    """What is told how much of a stage is done; ``more`` are words on it, as bytes and minutes left."""

    def __call__(self, done: int, whole: int, more: str = "") -> None:
        """Tell it."""


class Progress(Protocol):
    """Whoever watches the work."""

    def stage(self, stage: Stage) -> AbstractContextManager[Count | None]:
        """Enter ``stage`` and leave it with the block, which is given what to tell (done, whole), or None."""


class _Quiet:
    def stage(self, stage: Stage) -> AbstractContextManager[Count | None]:  # noqa: ARG002 - nobody watches
        """Let the stage pass without a word."""
        return nullcontext()


QUIET: Progress = _Quiet()
