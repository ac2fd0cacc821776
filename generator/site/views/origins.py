"""Where the links of a page come from, told only when somebody asks: finding a line costs, and few links are broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.findings.finding import Place
from generator.records.loading.workspace import Loaded
from generator.records.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Origins(Mapping[str, Place]):
    """The place in ``record`` of each link: ``locations`` leads from a link to the field it was typed in."""

    record: Loaded  # type: ignore[type-arg] # any kind of record
    locations: Mapping[str, tuple[str | int, ...]] = field(default_factory=dict)

    def __getitem__(self, link: str) -> Place:
        """Return the place that ``link`` was typed at."""
        return self.record.place(*self.locations[link])

    def __iter__(self) -> Iterator[str]:
        """Yield the links in the order of the record."""
        return iter(self.locations)

    def __len__(self) -> int:
        """Count the links."""
        return len(self.locations)


def evidence_locations(
    evidence: Sequence[Evidence], links: Sequence[str | None]
) -> Mapping[str, tuple[str | int, ...]]:
    """Lead from each link to the field of ``evidence`` it was typed in; ``links`` are in the same order."""
    locations: dict[str, tuple[str | int, ...]] = {}
    for index, (entry, link) in enumerate(zip(evidence, links, strict=True)):
        if link is not None:
            name = "file" if entry.file else "url" if entry.url else "page"
            locations.setdefault(link, ("evidence", index, name))
    return locations
