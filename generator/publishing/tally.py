"""What a publish did so far, for whoever watches."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Tally:
    """Bytes sent of all, files put, files removed."""

    whole: int = 0
    sent: int = 0
    put: int = 0
    removed: int = 0
    left_out: dict[str, str] = field(default_factory=dict)
    """Files that can be left out and that the server would not take, with what it said."""
    stuck: dict[str, str] = field(default_factory=dict)
    """Files that should be gone and that the server would not delete, with what it said."""
    is_live: bool = False
    """Whether anything of the new site has taken its place."""
    is_finished: bool = False
    """Whether server and folder agree on what is live."""
