"""Render: pages and their frames become HTML files in a new folder, beside the files that they link to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from generator.findings import Finding, Place, finding
from generator.frames import Frames, section_of
from generator.rendering import links, server_files, sitemap, theme_assets
from generator.rendering.address_check import address_findings
from generator.rendering.output import Output
from generator.rendering.project import Project
from generator.rendering.templates import template_finding
from generator.site import Asset, Page


@dataclass(frozen=True)
class RenderReport:
    """How many files were made anew, how many were taken over from the last good site, and what went wrong."""

    written: int = 0
    kept: int = 0
    findings: Sequence[Finding] = ()


def write(
    project: Project, assets: Sequence[Asset], frames: Frames, target: Path, previous: Path | None = None
) -> RenderReport:
    """Write the whole site into ``target``, an empty folder; ``previous`` is the last good site.

    Addresses that cannot be, or that two things claim, are findings, and then nothing is written. Raises
    ``OSError`` when the disk refuses.
    """
    problems = list(address_findings(project.pages, assets))
    if problems:
        return RenderReport(findings=problems)
    output = Output(target, previous)
    findings = list(_write_pages(project, frames, output))
    for asset in sorted(assets, key=lambda asset: asset.path):
        if isinstance(asset.content, bytes):
            output.put(asset.path, asset.content)
        else:
            output.copy(asset.path, asset.content)
    for path, content in _theme_files(project, frames).items():
        output.put(path, content)
    url = project.shell.site_url
    for path, content in (sitemap.files(project.pages, url) | server_files.files(project.assets.written, url)).items():
        output.put(path, content)
    if url is None:
        findings.append(finding("N501", Place("site_config.yml")))
    return RenderReport(output.written, output.kept, findings)


def html_of(project: Project, page: Page, frames: Frames) -> str:
    """Give the whole HTML of one page; raises what its template stumbled over."""
    content = None if page.markdown is None else Markup(frames.contents[page.path])  # noqa: S704 - raw HTML is off
    slots: Mapping[str, str] = {**project.slots(page), "body": project.templates.body(page, content)}
    return frames.frames[section_of(page.path, project.shell.menu)].stamp(slots)


def _write_pages(project: Project, frames: Frames, output: Output) -> Iterator[Finding]:
    broken: set[str] = set()
    for page in project.pages:
        if page.kind in broken:
            continue
        try:
            html = html_of(project, page, frames)
        except Exception as fault:
            found = template_finding(fault)
            if found is None:
                raise
            # One finding for each template: the next page of its kind would only say the same again.
            broken.add(page.kind)
            yield found
        else:
            output.put(links.file_of(page.path), html.encode(errors="xmlcharrefreplace"))


def _theme_files(project: Project, frames: Frames) -> dict[str, bytes]:
    """Give the theme's files that any page uses."""
    used = set(project.templates.used_assets)
    for frame in frames.frames.values():
        used |= theme_assets.used_in(frame.stamp(dict.fromkeys(frame.slots, "")))
    return project.assets.needed(used)
