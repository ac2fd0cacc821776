"""The door: the data that a record shall hold go in, its text with just that changed comes out.

``edited(text, data)`` gives ``text`` itself where the data are the same. Otherwise what changed is written anew; every
other line, every comment, every quote stays. What comes out has been read again before anybody gets it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.records.editing.changes import Change, applied, changes
from generator.records.editing.comments import all_comments
from generator.records.editing.edits import Text
from generator.records.editing.encoding import encoded_like
from generator.records.editing.tree import tree
from generator.records.strict_yaml.parse import Parsed, parse
from generator.records.text_decoding import decode


class CannotEditError(ValueError):
    """A text into which a change cannot be written without touching anything else."""


def edited(text: str, data: Mapping[str, object]) -> str:
    """Return ``text`` changed so that it holds ``data``; raises ``CannotEditError``.

    Values are text, ``None``, lists and mappings. A new field stands behind the one before it in ``data``.
    """
    before = parse(text)
    if before.data is None:
        raise CannotEditError("not readable")
    held: object = before.data
    for change in changes(before.data, data):
        held = applied(held, change)
        text, before = _changed(text, before, change, held)
    return text


def edited_bytes(raw: bytes, data: Mapping[str, object]) -> bytes:
    """Return the content ``raw`` of a record's file changed like that, in its own encoding; raises like ``edited``."""
    text, _ = decode(raw, "")
    if text is None:
        raise CannotEditError("not readable")
    new = edited(text, data)
    try:
        return raw if new == text else encoded_like(new, raw)
    except UnicodeEncodeError:
        raise CannotEditError("not in this encoding") from None


def _changed(text: str, before: Parsed, change: Change, wanted: object) -> tuple[str, Parsed]:
    """Write one change into ``text`` in the first of the ways that gives the data ``wanted`` and loses nothing."""
    try:
        root = tree(text)
        comments = Counter(all_comments(text, root))
        for edit in Text(text, root).edits(change):
            new = edit.applied(text)
            after = parse(new)
            if after.data != wanted or len(after.troubles) > len(before.troubles):
                continue
            if not comments - Counter(all_comments(new, tree(new))):
                return new, after
    except (ValueError, LookupError) as error:
        raise CannotEditError("written in a way that cannot be changed") from error
    raise CannotEditError("no way to write it")
