"""The theme: everything a visitor sees, from the folder that ships and, over it, from the agency's own ``theme/``.

- ``theme/main.html``, ``404.html``, ``partials/``: what stands around every page, rendered by the engine
- ``theme/templates/<kind>.html``: the body of each kind of page, rendered by us
- ``theme/assets/``: styles, scripts and pictures; only what pages use is published

What an agency's folder has of its own is used only where it is trusted; see ``theme_trust``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from generator.findings.finding import Finding
from generator.public.addresses import ASSETS
from generator.rendering.theme_trust import OwnTheme, own_theme, trust_findings
from generator.system.file_access import is_hidden

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
        templates: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            for path in [*folder.glob("*.html"), *(folder / "partials").rglob("*.html")]:
                name = path.relative_to(folder).as_posix()
                if is_plain(name):
                    templates[name] = path.read_bytes()
        return dict(sorted(templates.items()))

    def asset(self, path: str) -> Path | None:
        """Return the file behind the address ``assets/…``, or None when the theme has none."""
        if not (path.startswith(ASSETS) and is_plain(path)):
            return None
        return next((file for folder in self.folders if (file := folder / path).is_file()), None)


def shipped() -> Path:
    """Return the theme that ships: inside the installed package, or beside it in a checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else _IN_REPOSITORY


def theme_of(folder: Path) -> Theme:
    """Return the theme for an agency's folder: its own ``theme/``, where that is trusted, over the one that ships."""
    own = own_theme_of(folder)
    if own.files and not trust_findings(own):
        return Theme((folder / "theme", shipped()))
    return Theme((shipped(),))


def theme_findings(folder: Path) -> tuple[Finding, ...]:
    """Say what keeps the own theme of an agency's folder, if it has one, from being used."""
    return trust_findings(own_theme_of(folder))


def own_theme_of(folder: Path) -> OwnTheme:
    """Return the files of an agency's folder that would go over the theme that ships."""
    if os.path.realpath(folder / "theme") == os.path.realpath(shipped()):
        return OwnTheme(folder, {})
    return own_theme(folder, shipped())


def is_plain(path: str) -> bool:
    """Tell whether a POSIX path leads nowhere but down, and to nothing hidden: hidden files are not looked at."""
    return not any(step == ".." or is_hidden(step) for step in PurePosixPath(path).parts)
