"""A free page: Markdown that an agency writes itself (welcome, privacy policy …)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.findings.finding import Place


@dataclass(frozen=True, slots=True)
class FreePage:
    """``name`` is the file name below ``content/pages`` with forward slashes; ``markdown`` its decoded text."""

    name: str
    title: str
    markdown: str
    place: Place

    @property
    def slug(self) -> str:
        """The page's place in the site: ``privacy.md`` → ``privacy``."""
        return self.name.removesuffix(".md")
