"""What the engine gave before, kept for the next build: one file per project, named by the digest of the project.

The folder may be deleted at any time. A file that is damaged, or cannot be read or written, counts as not there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from generator.rendering.frames import SLOTS, Frame, Frames
from generator.system import cache_folder
from generator.system.plain_files import content_of

KEPT = 24
MAX_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class _Stored:
    """What one file holds."""

    frames: tuple[tuple[str | None, tuple[str, ...], tuple[str, ...]], ...]
    contents: dict[str, str]

    def as_frames(self) -> Frames:
        """Return it as it was; raises ``ValueError`` where a frame would stamp nothing."""
        if any(len(pieces) != len(slots) + 1 or not set(slots) <= {*SLOTS} for _, pieces, slots in self.frames):
            raise ValueError("a frame with pieces or slots missing")
        return Frames({section: Frame(pieces, slots) for section, pieces, slots in self.frames}, self.contents)


_READER = TypeAdapter(_Stored)


def load(folder: Path, digest: str) -> Frames | None:
    """Return what the engine gave for the project with that digest, or None."""
    try:
        content = content_of(folder / f"frames-{digest}.json", MAX_BYTES)
        checksum, _, body = content.partition(b"\n")
        if checksum.decode() != sha256(body).hexdigest():
            return None
        return _READER.validate_json(body).as_frames()
    except (OSError, ValueError):
        return None


def store(folder: Path, digest: str, frames: Frames) -> None:
    """Keep ``frames``, which must have no findings, and forget the files that were not used for longest."""
    body = json.dumps(
        {
            "frames": [(section, frame.pieces, frame.slots) for section, frame in frames.frames.items()],
            "contents": dict(frames.contents),
        },
        ensure_ascii=False,
    ).encode()
    cache_folder.keep(folder / f"frames-{digest}.json", sha256(body).hexdigest().encode() + b"\n" + body)
    cache_folder.forget_oldest(folder, "frames-*.json", KEPT)
    # What a killed build left half written.
    cache_folder.forget_oldest(folder, "new-*", 0)
