"""A page's form as a browser would send it, and screens called without a server."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.responses import Response

from generator.editor.asked import Asked
from generator.editor.desk import Desk
from generator.editor.forms.posted import posted
from generator.editor.screens import record
from tests.sample_folder import SAMPLE

DAY = date(2026, 4, 20)
Pairs = list[tuple[str, str]]


def desk_of(folder: Path) -> Desk:
    """Return the desk of ``folder`` on the day of the sample."""
    return Desk(folder, lambda: DAY)


def sample(folder: Path) -> Path:
    """Copy the sample's records into ``folder`` and return it; nothing of its documents is needed."""
    for name in ("oit_items", "content/measures", "content/results", "content/pages"):
        shutil.copytree(SAMPLE / name, folder / name)
    for name in ("site_config.yml", "content/redirects.yml"):
        shutil.copy(SAMPLE / name, folder / name)
    return folder


def html_of(response: Response) -> str:
    """Return the page of a response."""
    return bytes(response.body).decode()


def pairs_of(html: str, form: str = "#record") -> Pairs:
    """Return what a browser sends of a form: its controls in order, lines ended as browsers do."""
    found = LexborHTMLParser(html).css_first(form)
    assert found is not None, html[:2000]
    pairs: Pairs = []
    for node in found.css("input, textarea, select"):
        name, kind = node.attributes.get("name"), node.attributes.get("type") or ""
        if (
            not name
            or kind in {"file", "submit"}
            or (kind in {"checkbox", "radio"} and "checked" not in node.attributes)
        ):
            continue
        pairs.append((name, _value(node).replace("\n", "\r\n")))
    return pairs


def _value(node: LexborNode) -> str:
    if node.tag == "textarea":
        return (node.text() or "").removeprefix("\n")
    if node.tag == "select":
        chosen = [one for one in node.css("option") if "selected" in one.attributes] or node.css("option")[:1]
        return (chosen[0].attributes.get("value") or "") if chosen else ""
    return node.attributes.get("value") or ""


def shown(desk: Desk, file: str) -> Pairs:
    """Return the form of a record as its page has it."""
    return pairs_of(html_of(record.show(desk, Asked({"file": file}, {}))))


def sent(desk: Desk, file: str, pairs: Pairs, do: str = "save") -> Response:
    """Send a form back by one of its buttons."""
    return record.change(desk, Asked({"file": file}, {}, posted([*pairs, ("do", do)])))


def typed(pairs: Pairs, name: str, text: str) -> Pairs:
    """Return a form with another text in the control called ``name``."""
    assert any(key == name for key, _ in pairs), (name, [key for key, _ in pairs])
    return [(key, text if key == name else value) for key, value in pairs]


def value_in(pairs: Pairs, name: str) -> str:
    """Return what stands in the control called ``name``."""
    return [value for key, value in pairs if key == name][-1]


def free_text(desk: Desk, file: str) -> list[str]:
    """Return the names of the controls of a record's form into which any text can be typed."""
    found = LexborHTMLParser(html_of(record.show(desk, Asked({"file": file}, {})))).css_first("#record")
    assert found is not None
    controls = [node for node in found.css("textarea, input") if (node.attributes.get("type") or "text") == "text"]
    return [node.attributes.get("name") or "" for node in controls]
