"""Styles, scripts and pictures of the theme as the site publishes them: only what its pages use.

A style sheet or a script that imports others is published as one file, without comments, so that a visitor asks once.
Names carry a digest of the content (``assets/site.0f3a1b2c.css``), so that browsers may keep them for ever, and a new
one stands beside the old while a site is being published. What every page links to is also there under its plain name,
for pages that somebody kept from before.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from hashlib import sha256

from generator.findings.finding import Place, finding
from generator.public.addresses import ASSETS, with_digest, without_digest
from generator.public.links import target
from generator.rendering.script_bundle import COMMENT as SCRIPT_COMMENT
from generator.rendering.script_bundle import bundle
from generator.rendering.theme_folder import Theme
from generator.site.page import Shell

CODES = ("E507",)

STYLES = "assets/site.css"
SCRIPT = "assets/site.js"
SEARCH_SCRIPT = "assets/search.js"
ICON = "assets/favicon.svg"
EVERYWHERE = frozenset({STYLES, SCRIPT, SEARCH_SCRIPT, ICON})
"""What pages link to wherever they stand: those of before named it without a digest."""
INLINE = "assets/scheme.js"
"""The script that is written into every page, because it must run before anything is shown."""
_LINKED = re.compile(r"""url\(\s*["']?([^"')?#]+)""")
"""An address in a style, up to what asks or leads to a place in it."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
"""How an address begins that does not depend on where the style stands: with a scheme, or at the root."""
PALETTE = f"{ASSETS}styles/palette.css"
_COLOUR = re.compile(r"(--colour-[a-z-]+): ([^;]+);")
"""A colour of the palette: its name, and the colour."""
_NAME_OF_COLOUR = re.compile(r"var\((--colour-[a-z-]+)\)")
"""Where a style sheet uses a colour of the palette."""
_IMPORT = re.compile(r"""@import\s+url\(\s*["']?([^"')?#]+)["']?\s*\)\s*;""")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
"""A comment in a style, with the space behind it."""
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_REFERENCE = re.compile(r"""(?:href|src)="(?:\.\./|/[^"]*?/|/)*(assets/[^"?#]+)""")
"""An address in HTML of something in ``assets/``, from wherever the page stands."""
_PROPERTY = re.compile(r"--oit-[a-z0-9-]+")
_VALUE = re.compile(r"[\w#%., -]+")
"""A value with nothing in it that could end a declaration, open a function or begin a comment."""


class ThemeAssetError(Exception):
    """A script or style of the theme cannot be published; ``finding`` says why."""

    def __init__(self, path: str, reason: str) -> None:
        """Word the finding on the file at ``path``."""
        super().__init__(path, reason)
        name = f"theme/{path}"
        self.finding = finding("E507", Place(name), file=name, reason=reason)


class ThemeAssets:
    """The assets of one theme for one site; the agency's look is written at the end of the style sheet."""

    def __init__(self, theme: Theme, shell: Shell) -> None:
        """Take the theme to read from and the shell whose look is wanted."""
        self._theme = theme
        self._look = look_css(shell)
        self._known: dict[str, bytes | None] = {}

    def content(self, path: str) -> bytes | None:
        """Return what is published at ``path`` (``assets/…``), or None when the theme has no such file.

        Raises ``ThemeAssetError`` for a script or style that cannot be read, or that imports what is not there.
        """
        if path not in self._known:
            try:
                self._known[path] = self._published(path)
            except UnicodeDecodeError as fault:
                raise ThemeAssetError(path, "ไม่ใช่ UTF-8") from fault
            except RecursionError as fault:
                raise ThemeAssetError(path, "อ้างถึงกันลึกเกินไป") from fault
            except LookupError as fault:
                raise ThemeAssetError(path, f"ไม่มี {fault}") from fault
        return self._known[path]

    def versioned(self, path: str) -> str:
        """Return the address ``path`` with the digest of its content; unchanged when the theme has no such file."""
        content = self.content(path)
        return path if content is None else with_digest(path, sha256(content).hexdigest())

    @property
    def written(self) -> tuple[str, ...]:
        """The texts, without comments, of the scripts that are written into every page: one, or none."""
        text = (self.content(INLINE) or b"").decode()
        script = _INDENT.sub("", SCRIPT_COMMENT.sub("", text)).strip()
        return (script,) if script else ()

    def needed(self, used: Iterable[str]) -> dict[str, bytes]:
        """Return address and content of the assets ``used`` and of all that their style sheets link to, sorted.

        Those ``used`` are named with or without the digest of their content.
        """
        contents: dict[str, bytes] = {}
        waiting = list(used)
        while waiting:
            named = waiting.pop()
            path = named if self.content(named) is not None else without_digest(named)
            content = self.content(path)
            address = self.versioned(path)
            if content is None or address in contents:
                continue
            contents[address] = content
            if path in EVERYWHERE:
                contents[path] = content
            if path.endswith(".css"):
                waiting.extend(_linked(path, content))
        return dict(sorted(contents.items()))

    def _published(self, path: str) -> bytes | None:
        file = self._theme.asset(path)
        if file is None:
            return None
        if path.endswith(".js"):
            return bundle(path, self._text).encode()
        if not path.endswith(".css"):
            return file.read_bytes()
        text = _INDENT.sub("", _COMMENT.sub("", self._in_colours(self._joined(path, ()))))
        text = self._with_digests(path, text)
        return text.encode() + (self._look if path == STYLES else b"")

    def _with_digests(self, path: str, text: str) -> str:
        """Return a style sheet in which links to assets other than style sheets name them with their digests."""

        def named(match: re.Match[str]) -> str:
            """Return a link to an asset with its digest."""
            linked = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[1]))
            if _ELSEWHERE.match(match[1]) or not linked.startswith(ASSETS) or linked.endswith(".css"):
                return match[0]
            return match[0].replace(match[1], posixpath.relpath(self.versioned(linked), posixpath.dirname(path)))

        return _LINKED.sub(named, text)

    def _in_colours(self, text: str) -> str:
        """Return a style sheet with the colours of the palette written where their names stand."""
        palette = dict(_COLOUR.findall(self._text(PALETTE) or ""))
        return _NAME_OF_COLOUR.sub(lambda name: palette.get(name[1], name[0]), text)

    def _text(self, path: str) -> str | None:
        file = self._theme.asset(path)
        return file.read_text(encoding="utf-8") if file else None

    def _joined(self, path: str, above: tuple[str, ...], start: str = "") -> str:
        """Return a style sheet with those it imports in their place and links as seen from the folder ``start``.

        A style sheet that is not there, or that imports itself, leaves nothing.
        """
        file = self._theme.asset(path)
        if file is None or path in above:
            return ""
        folder = posixpath.dirname(path)
        start = start or folder
        # Splitting at imports gives text, imported address, text, imported address, …, text.
        pieces = _IMPORT.split(file.read_text(encoding="utf-8"))
        pieces[::2] = [_rebased(text, folder, start) for text in pieces[::2]]
        for number, address in enumerate(pieces[1::2]):
            imported = posixpath.normpath(posixpath.join(folder, address))
            pieces[2 * number + 1] = self._joined(imported, (*above, path), start)
        return "".join(pieces)


def _rebased(text: str, folder: str, start: str) -> str:
    """Return a piece of a style sheet from ``folder`` as it must be written in one that stands in ``start``."""
    if folder == start:
        return text

    def moved(match: re.Match[str]) -> str:
        """Return an address of a style as seen from the joined file."""
        if _ELSEWHERE.match(match[1]):
            return match[0]
        address = posixpath.relpath(posixpath.join(folder, match[1]), start)
        return match[0].replace(match[1], address)

    return _LINKED.sub(moved, text)


def used_in(html: str) -> set[str]:
    """Return the addresses of the theme's assets that a piece of HTML links to."""
    return set(_REFERENCE.findall(html))


def look_css(shell: Shell) -> bytes:
    """Write the agency's look as the last rules of the style sheet.

    Raises ``ValueError`` for a name or a value that is more than one plain property: the site config lets none in.
    """
    rules = []
    if shell.font:
        address = f"../{target(shell.font)}"
        rules.append(f'@font-face{{font-family:"oit-agency";font-display:swap;src:url("{address}")}}')
    for name, value in sorted(shell.look.items()):
        if not (_PROPERTY.fullmatch(name) and _VALUE.fullmatch(value)):
            raise ValueError(f"not a property of the look: {name}: {value}")
        rules.append(f":root{{{name}:{value}}}")
    return ("\n" + "\n".join(rules) + "\n").encode() if rules else b""


def _linked(path: str, content: bytes) -> list[str]:
    """Return the assets that the style sheet at ``path`` links to; links out of ``assets/`` are not the theme's."""
    folder = posixpath.dirname(path)
    addresses = (posixpath.normpath(posixpath.join(folder, link)) for link in _LINKED.findall(content.decode()))
    return [link for link in addresses if link.startswith(ASSETS)]
