"""The screens, one file each, named like its template; each says at which addresses it answers."""

from __future__ import annotations

from generator.editor.screens import (
    begin,
    conflicts,
    documents,
    history,
    items,
    look,
    record,
    search,
    texts,
    today,
    work,
)

WAYS = (
    *today.WAYS,
    *begin.WAYS,
    *items.WAYS,
    *record.WAYS,
    *conflicts.WAYS,
    *texts.WAYS,
    *documents.WAYS,
    *history.WAYS,
    *search.WAYS,
    *look.WAYS,
    *work.WAYS,
)
