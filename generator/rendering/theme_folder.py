"""The theme: everything a visitor sees, from the folder that ships and, over it, from the agency's own ``theme/``.

- ``theme/main.html``, ``404.html``, ``partials/``: what stands around every page, rendered by the engine
- ``theme/templates/<kind>.html``: the body of each kind of page, rendered by us
- ``theme/assets/``: styles, scripts and pictures; only what pages use is published
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ASSETS = "assets/"
_PACKAGED = Path(__file__).parents[1] / "theme"
_IN_REPOSITORY = Path(__file__).parents[2] / "theme"


@dataclass(frozen=True)
class Theme:
    """A stack of theme folders; a file of an earlier one hides the file of the same name in a later one."""

    folders: tuple[Path, ...]

    @property
    def template_folders(self) -> list[Path]:
        """Where the templates of bodies are, in the order to look."""
        return [folder / "templates" for folder in self.folders if (folder / "templates").is_dir()]

    @cached_property
    def shell(self) -> dict[str, bytes]:
        """The templates of what stands around every page, by POSIX path, sorted."""
        found: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            for path in [*folder.glob("*.html"), *(folder / "partials").rglob("*.html")]:
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
        return dict(sorted(found.items()))

    def asset(self, path: str) -> Path | None:
        """Give the file behind the address ``assets/…``, or None when the theme has none."""
        inside = (folder / path for folder in self.folders)
        return next((found for found in inside if path.startswith(ASSETS) and found.is_file()), None)


def shipped() -> Path:
    """Give the theme that ships: inside the installed package, or beside it in a checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else _IN_REPOSITORY


def theme_of(folder: Path) -> Theme:
    """Give the theme for an agency's folder: its own ``theme/``, if it has one, over the one that ships."""
    own = folder / "theme"
    if own.is_dir() and own.resolve() != shipped().resolve():
        return Theme((own, shipped()))
    return Theme((shipped(),))
