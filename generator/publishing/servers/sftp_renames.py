"""Many renames over SFTP in one go: the requests are sent one after the other, and only then the answers are read.

paramiko does this for reading and writing alone; its own means for that serve here as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import paramiko
from paramiko import sftp

_RENAME = "posix-rename@openssh.com"
"""The extension with which a file takes the place of another in one step."""


class _Answers:
    """What the server says to many requests, in whatever order it does."""

    def __init__(self) -> None:
        self.done: dict[int, bool] = {}

    def _async_response(self, kind: int, message: paramiko.Message, number: int) -> None:
        """Note one answer; the name is what the library calls."""
        self.done[number] = kind == sftp.CMD_STATUS and message.get_int() == sftp.SFTP_OK


def renamed(client: paramiko.SFTPClient, pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Let each file take its place and return of each whether it did; raises what the library raises."""
    wire: Any = client
    answers = _Answers()
    numbers = [
        wire._async_request(answers, sftp.CMD_EXTENDED, _RENAME, old.encode(), new.encode())  # noqa: SLF001 - see above
        for old, new in pairs
    ]
    while len(answers.done) < len(numbers):
        wire._read_response()  # noqa: SLF001 - as above
    return [answers.done[number] for number in numbers]
