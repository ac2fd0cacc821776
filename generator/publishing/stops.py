"""What ends a publish beside what servers refuse; before any of it no visitor has met anything new.

NoFolderError   the target's folder is not there, and nothing it could be made in
BlockedError    something that is not ours stands in the way
RefusedError    a file that the server will not take, or whose name it will not keep
NoRoomError     the server is full
"""

from __future__ import annotations

from collections.abc import Sequence


class NoFolderError(Exception):
    """The target's folder is not there, nor the one that it would stand in; ``folders`` are what there is instead."""

    def __init__(self, folders: Sequence[str]) -> None:
        """Keep what stands near."""
        super().__init__(", ".join(folders))
        self.folders = folders


class BlockedError(Exception):
    """Something that is not ours stands where the site must put a file; ``paths`` are those files."""

    def __init__(self, paths: list[str]) -> None:
        """Keep the paths."""
        super().__init__(", ".join(paths))
        self.paths = paths


class RefusedError(Exception):
    """The server would not take the file ``path``; ``is_name`` where its name is what it will not keep."""

    def __init__(self, path: str, said: str, *, is_name: bool = False) -> None:
        """Keep which file and what the server said."""
        super().__init__(path)
        self.path, self.said, self.is_name = path, said, is_name


class NoRoomError(Exception):
    """The server is full; ``lacking`` bytes still have to find room, and ``is_untouched`` where nothing changed."""

    def __init__(self, lacking: int, *, is_untouched: bool) -> None:
        """Keep how much is missing."""
        super().__init__(str(lacking))
        self.lacking, self.is_untouched = lacking, is_untouched
