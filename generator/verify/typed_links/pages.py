"""Judges the links of free pages as the built site will be judged, each at its own line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from generator.findings.finding import Finding, finding
from generator.findings.marks import Mark
from generator.public import addresses, links
from generator.public.links import file_of
from generator.public.outward import readable
from generator.public.own_addresses import below
from generator.records.loading.markdown_cost import burden
from generator.records.model.free_page import FreePage
from generator.rendering.free_page_faults import NOT_FOLLOWED, not_rendered
from generator.rendering.page_links import BuiltLink
from generator.site.views.free_text import without_title
from generator.system.text_characters import shown
from generator.verify.links import judge
from generator.verify.typed_links.free_text import FreeText
from generator.verify.typed_links.lookalikes import look_alikes
from generator.verify.typed_links.planned import PlannedSite
from generator.verify.typed_links.rendered import FreeLink

CODES = ("E610", "W353", "W603")


@dataclass(frozen=True)
class FreeTexts:
    """The free pages that could be rendered, and what is said of those that could not."""

    texts: Sequence[FreeText]
    findings: Sequence[Finding]


def read_texts(pages: Sequence[FreePage]) -> FreeTexts:
    """Render every free page as the site will have it; one that no engine bears was told when it was read."""
    texts, findings = [], []
    for page in pages:
        if burden(page.markdown) is not None:
            continue
        path = addresses.free_page(page.slug)
        text = FreeText(page, path, without_title(page.markdown))
        try:
            _ = text.html
        except Exception as fault:  # noqa: BLE001 - whatever Markdown stumbles over in a text
            findings.append(not_rendered(path, page.place, fault))
        else:
            texts.append(text)
    return FreeTexts(texts, findings)


def check_text(text: FreeText, planned: PlannedSite) -> Iterator[Finding]:
    """Yield what is wrong with the links of one free page, and with what looks like a link and is none."""
    for number, link in enumerate(text.links):
        yield from _link(text, number, link, planned)
    yield from _look_alikes(text)


def _link(text: FreeText, number: int, link: FreeLink, planned: PlannedSite) -> Iterator[Finding]:
    page, written = file_of(text.path), link.written.strip()
    if link.address is None:
        yield finding(link.why or NOT_FOLLOWED, text.places[number], page=text.path, link=link.written)
        return
    if written in {"", "#"}:
        yield finding("E610", text.places[number], address=written)
        return
    built = BuiltLink(link.address, link.tag, link.attribute)
    # Where it stands is looked for only when something is wrong with it.
    judged = judge(page, built, planned.built, lambda _page, _target: text.places[number])
    if isinstance(judged, Finding):
        yield _with_cure(judged, written, planned.built.site_url)
    elif judged and planned.lacks(judged.path, judged.anchor):
        near = planned.near(judged.path, judged.anchor)
        values: dict[str, Any] = {"page": page, "address": written, "anchor": judged.anchor, "near": near}
        yield finding("E602", text.places[number], **values)
    elif (here := below(link.address, planned.built.site_url)) and not planned.built.kinds.has(here):
        yield finding("W353", text.places[number], address=readable(written), base=planned.built.site_url)
    elif " " in written and "://" in written:
        yield finding("W603", text.places[number], address=shown(written))


def _with_cure(judged: Finding, written: str, site_url: str | None) -> Finding:
    """Tell whoever counted an address from the root of the server that it is counted from the root of this site."""
    base = links.base_path(site_url) if site_url else "/"
    if not judged.marked(Mark.NOWHERE) or base == "/" or not written.startswith(base):
        return judged
    whole = readable(urljoin(site_url or "", written))
    cure = f"ที่อยู่ที่ขึ้นต้นด้วย / นับจากหน้าแรกของเว็บนี้ ถ้าหมายถึงเว็บอื่นบนเครื่องแม่ข่ายเดียวกัน ให้เขียนที่อยู่เต็ม {whole}"
    return replace(judged, hint=cure)


def _look_alikes(text: FreeText) -> Iterator[Finding]:
    plain = _CODE.sub(_blank, text.text)
    last: dict[str, int] = {}
    for look_alike in look_alikes(text.html):
        if f"\\{look_alike.text}" in text.text:
            continue  # its writer says that it is none
        sought = look_alike.address or look_alike.text
        within = _LINKED.sub(_blank, plain) if look_alike.is_bare else plain
        # Any character may have a backslash before it, which the page does not show.
        typed = re.compile(r"\\?".join(map(re.escape, sought)))
        after = last.get(sought, -1) + 1
        match = typed.search(within, after) or typed.search(text.text, after) or typed.search(text.text)
        last[sought] = match.start() if match else 0
        yield finding(
            look_alike.code, text.place(last[sought]), text=shown(look_alike.text), cure=shown(look_alike.cure)
        )


_CODE = re.compile(r"^(```|~~~).*?^\1|(`+)(?!`).*?\2", re.MULTILINE | re.DOTALL)
"""Code in Markdown, fenced or between backticks: what stands in it is meant as it is."""
_LINKED = re.compile(r"\]\([^()\n]*\)|<[^<>\s]*>")
"""Where an address may stand that is no bare one."""


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
