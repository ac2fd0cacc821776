"""The defects that a careful reader listed of a paper, and what the check should say of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Defect:
    """A defect of a reader's list with what the check should say of it."""

    id: str
    seed: str
    kind: str
    severity: str
    detect: str
    what: str
    wanted: Data

    @property
    def family(self) -> str:
        """The family of rules that must find it; ``human`` and ``print`` are nobody's."""
        return str(self.wanted.get("family", "unassigned"))

    @property
    def must_be_found(self) -> bool:
        """Whether it is of those by which the check is judged."""
        return self.severity in {"high", "medium"} and self.detect == "program"


def listed(reference: Path) -> list[Defect]:
    """Return the reference list joined with our expectations; empty without a reference.

    Of a defect that we know nothing of, one of the codes of its class is wanted in a record with one of its quotes.
    """
    path = reference / "defects.yml"
    expected = read(HERE / "defects.yml")
    return [
        _defect(one, one["seed"], expected.get(one["id"], _by_class(one)))
        for one in (read(path)["defects"] if path.exists() else [])
    ]


def of_key(key: Path) -> list[Defect]:
    """Return the defects of a key (``NAME.key.yml`` beside the agency's folder ``NAME``), which names their records."""
    seed = key.name.removesuffix(".key.yml")
    return [
        _defect(one, seed, {**_by_class(one), "records": [one["file"]]} if one.get("file") else _by_class(one))
        for one in read(key).get("defects") or ()
    ]


def read(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return the data of a YAML file of the oracle."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def classes() -> Mapping[str, list[str]]:
    """Return the codes (patterns) that speak of each class of defect."""
    return read(HERE / "classes.yml")  # type: ignore[no-any-return]  # the file beside this one


def _by_class(one: Data) -> Data:
    return {"family": "by class", "codes": classes().get(one["class"], []), "quotes": one.get("quotes") or []}


def _defect(one: Data, seed: str, wanted: Data) -> Defect:
    return Defect(one["id"], seed, one["class"], one["severity"], one["detect"], one["what"], wanted)
