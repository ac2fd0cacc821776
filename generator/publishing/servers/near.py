"""What stands near a folder that is not there, so that whoever typed its path wrong sees the right one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from generator.publishing.servers.server import Entry, Near, NotAllowedError, NotThereError


def near(root: PurePath, listed: Callable[[str], Sequence[Entry]]) -> Near | None:
    """Return what stands near ``root``, by a function that lists a folder; None where nothing can be looked into."""
    for above in root.parents:
        try:
            entries = listed(str(above))
        except (NotThereError, NotAllowedError):
            continue
        leads_on = above == root.parent or root.relative_to(above).parts[0] in {entry.name for entry in entries}
        folders = [(above / entry.name).as_posix() for entry in entries if entry.is_folder and entry.name[:1] != "."]
        return Near(above.as_posix(), sorted(folders), leads_on)
    return None
