"""What is said of an item in a line: its name, and how much of it is proved."""

from __future__ import annotations

from generator.assessment.completeness import ItemState, ItemStatus
from generator.assessment.completeness_figures import item_figure
from generator.catalogue.model import CatalogueItem


def item_title(item: CatalogueItem) -> str:
    """Name an item as people do: its code and its title."""
    return f"{item.code} {item.title}"


def part_count(state: ItemState) -> str:
    """Say how many required parts of a published item are proved; nothing where that says nothing new."""
    figure = item_figure(state)
    if state.status not in {ItemStatus.COMPLETE, ItemStatus.PARTIAL} or figure.total == 0 or not state.item.parts:
        return ""
    return f"มีหลักฐาน {figure.words}"
