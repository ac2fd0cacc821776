"""What Markdown made of free pages before, kept for the next check: one file per text, named by its digest.

The folder stands in the user's own cache and may be deleted at any time. A file that is damaged, or cannot be read or
written, counts as not there.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from pydantic import TypeAdapter

from generator.system import cache_folder
from generator.system.plain_files import content_of
from generator.verify.typed_links.rendered import Rendered

KEPT = 1_000
MAX_BYTES = 20_000_000
_READER = TypeAdapter(Rendered)


def load(path: str, text: str) -> Rendered | None:
    """Return what Markdown made of ``text`` for the page at ``path``, or ``None`` where that is not known."""
    file = _file(path, text)
    try:
        return _READER.validate_json(content_of(file, MAX_BYTES)) if file else None
    except (OSError, ValueError):
        return None


def store(path: str, text: str, rendered: Rendered) -> None:
    """Keep what Markdown made of ``text`` for the page at ``path``, and forget the oldest beyond ``KEPT``."""
    file = _file(path, text)
    if file is not None:
        cache_folder.keep(file, _READER.dump_json(rendered))
        cache_folder.forget_oldest(file.parent, "*.json", KEPT)


def _file(path: str, text: str) -> Path | None:
    base = cache_folder.default_folder()
    name = sha256(f"{_makers()}\0{path}\0{text}".encode(errors="surrogatepass")).hexdigest()
    return base / "texts" / f"{name}.json" if base else None


@cache
def _makers() -> str:
    """Return what the result depends on besides the text: Markdown, and our own part in it."""
    package = Path(__file__).parents[2]
    markdown = find_spec("markdown")
    # Asking for its version in words would take as long as half of the check.
    version = (Path(markdown.origin).with_name("__meta__.py"),) if markdown and markdown.origin else ()
    files = (
        *version,
        Path(__file__).with_name("markdown_text.py"),
        package / "public" / "links.py",
        *(package / "rendering" / name for name in ("free_markdown.py", "free_tables.py")),
    )
    return " ".join(sha256(path.read_bytes()).hexdigest() for path in files)
