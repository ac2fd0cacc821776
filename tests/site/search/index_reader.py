"""Reads the files of a search index as the browser does, for tests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.site.search.index import shard_of

_SCRIPT = re.compile(rb'oitIndex\("([a-z]+(?:-\d+)?)","([0-9a-f]{8})",(.*)\)\n', re.DOTALL)


@dataclass(frozen=True)
class Index:
    """The values of the files by name, and their versions."""

    values: dict[str, Any]
    versions: dict[str, str]

    @property
    def titles(self) -> dict[str, Any]:
        """What is always loaded."""
        found: dict[str, Any] = self.values["titles"]
        return found

    def texts(self) -> list[tuple[int, str, int, str]]:
        """Return portion, address, page and words of every text."""
        rows = self.titles["rows"]
        return [
            (number, rows[row][4], page, words)
            for number in range(len(self.titles["texts"]))
            for row, page, words in self.values[f"text-{number}"]
        ]

    def holders(self, gram: str) -> list[int] | None:
        """Return the portions that hold a gram; None where most of them do."""
        count = len(self.titles["grams"])
        found: list[int] | None = self.values[f"grams-{shard_of(gram, count)}"].get(gram, [])
        return found

    def beginning(self, letters: str) -> set[int]:
        """Return the portions that hold any gram that begins with two letters."""
        shard = self.values[f"grams-{shard_of(letters, len(self.titles['grams']))}"]
        return {number for gram, numbers in shard.items() if gram.startswith(letters) for number in numbers}


def read(files: Iterable[tuple[str, bytes]]) -> Index:
    """Read the files; each has to be exactly one call that hands over one value."""
    values, versions = {}, {}
    for name, content in files:
        match = _SCRIPT.fullmatch(content)
        assert match, name
        version = "" if match[1] == b"titles" else f".{match[2].decode()}"
        assert f"{match[1].decode()}{version}.js" == name.rsplit("/", 1)[-1]
        values[match[1].decode()] = json.loads(match[3])
        versions[match[1].decode()] = match[2].decode()
    return Index(values, versions)
