from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings.finding import has_errors
from generator.records.loading.workspace import load
from tests.real_documents.compare import differences
from tests.real_documents.convert import convert
from tests.real_documents.folder import write_folder
from tests.real_documents.gold import read_gold

GOLDS = [read_gold(path) for path in sorted((Path(__file__).parent / "fixtures").glob("*.yml"))]


def spots(node: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - whatever YAML holds
    """Yield every place in a document: its container and its key or index."""
    entries = list(node.items()) if isinstance(node, dict) else list(enumerate(node)) if isinstance(node, list) else []
    for key, entry in entries:
        yield node, key
        yield from spots(entry)


def altered(gold: dict[str, Any], random: Random) -> dict[str, Any]:
    """Return the document with some of its keys missing, empty, or in another shape that the form allows."""
    made = copy.deepcopy(gold)
    for _ in range(random.randint(1, 12)):
        container, key = random.choice(list(spots(made)))
        found = container[key]
        change = random.choice(["drop", "nothing", "bare text", "wrapped text", "list", "empty"])
        if change == "drop" and isinstance(container, dict):
            del container[key]
        elif change == "nothing":
            container[key] = None
        elif change == "bare text" and isinstance(found, dict) and "text" in found:
            container[key] = found["text"]
        elif change == "wrapped text" and isinstance(found, str):
            container[key] = {"text": found}
        elif change == "list":
            container[key] = [found]
        elif change == "empty" and isinstance(found, str | list | dict):
            container[key] = type(found)()
    return made


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_whatever_a_document_leaves_out_it_becomes_a_folder_that_can_be_read(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a test needs no secrets
    gold = altered(random.choice(GOLDS), random)
    try:
        converted = convert(gold)
    except ValueError as error:
        assert "names no fiscal year" in str(error)  # noqa: PT017 - the only reason to refuse one
        return
    with tempfile.TemporaryDirectory() as folder:
        write_folder(converted, Path(folder) / "agency")
        workspace, findings = load(Path(folder) / "agency")
        assert not has_errors(findings), [f"{found.place} {found.message}" for found in findings]
        assert workspace is not None
        differences(gold, workspace)
