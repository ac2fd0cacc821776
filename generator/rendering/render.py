"""Render: pages and their frames become HTML files in a new folder, beside the files that they link to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from generator.findings.finding import Finding, Place, finding
from generator.public import links
from generator.rendering import server_files, sitemap
from generator.rendering.address_check import address_findings
from generator.rendering.frames import Frames, section_of
from generator.rendering.output import Output
from generator.rendering.project import Project
from generator.rendering.templates import template_finding
from generator.rendering.theme_assets import used_in
from generator.site.page import Asset, Page
from generator.system.parallel import shared

CODES = ("E709", "N501")

FEWEST = 40
"""Pages below which a further process costs more than it saves."""


@dataclass(frozen=True)
class RenderReport:
    """How many files were made anew, how many were taken over from the last good site, and what went wrong.

    ``digests`` are the SHA-256 of all files by path.
    """

    written: int = 0
    kept: int = 0
    findings: Sequence[Finding] = ()
    digests: Mapping[str, str] = field(default_factory=dict)


class _Share(NamedTuple):
    """What came of a share of the pages: files written and kept, assets of the theme used, findings by template."""

    written: int
    kept: int
    digests: dict[str, str]
    used: set[str]
    broken: dict[str, Finding]


def write(
    project: Project, assets: Callable[[], Sequence[Asset]], frames: Frames, target: Path, previous: Path | None = None
) -> RenderReport:
    """Write the whole site into ``target``, an empty folder; ``previous`` is the last good site.

    ``assets`` are asked for only after the pages, so that both can be made at a time. Addresses that cannot be, or that
    two things claim, are findings, and then nothing is written there. Raises ``OSError`` when the disk refuses.
    """
    problems = list(address_findings(project.pages, ()))
    if problems:
        return RenderReport(findings=problems)
    shares = shared(partial(_write_pages, project, frames, target, previous), project.pages, fewest=FEWEST)
    files = assets()
    problems = list(address_findings(project.pages, files))
    if problems:
        return RenderReport(findings=problems)
    output = Output(target, previous)
    used: set[str] = set().union(*(share.used for share in shares))
    changed = list(_write_files(project, frames, files, used, output))
    # One finding for each template: every further page of its kind would only say the same again.
    broken = {kind: problem for share in reversed(shares) for kind, problem in share.broken.items()}
    findings = [*(broken[kind] for kind in sorted(broken)), *changed]
    if project.shell.site_url is None:
        findings.append(finding("N501", Place("site_config.yml")))
    written, kept = (sum(share.written for share in shares), sum(share.kept for share in shares))
    digests = output.digests | {path: digest for share in shares for path, digest in share.digests.items()}
    return RenderReport(output.written + written, output.kept + kept, findings, digests)


def html_of(project: Project, page: Page, frames: Frames) -> str:
    """Return the whole HTML of one page; raises what its template stumbled over."""
    content = None if page.markdown is None else Markup(frames.contents[page.path])  # noqa: S704 - raw HTML is off
    slots: Mapping[str, str] = {**project.slots(page), "body": project.templates.body(page, content)}
    return frames.frames[section_of(page.path, project.shell.menu)].stamp(slots)


def _write_pages(
    project: Project, frames: Frames, target: Path, previous: Path | None, pages: Iterable[Page]
) -> _Share:
    output = Output(target, previous)
    broken: dict[str, Finding] = {}
    for page in pages:
        if page.kind in broken:
            continue
        try:
            html = html_of(project, page, frames)
        except Exception as fault:
            problem = template_finding(fault)
            if problem is None:
                raise
            broken[page.kind] = problem
        else:
            output.put(links.file_of(page.path), html.encode(errors="xmlcharrefreplace"))
    return _Share(output.written, output.kept, output.digests, project.templates.used_assets, broken)


def _write_files(
    project: Project, frames: Frames, assets: Sequence[Asset], used: set[str], output: Output
) -> Iterator[Finding]:
    """Write what is no page, and yield an error for each file that is no longer what was opened and checked.

    Bodies of pages have ``used`` those assets of the theme.
    """
    for asset in sorted(assets, key=lambda asset: asset.path):
        if isinstance(asset.content, bytes):
            output.put(asset.path, asset.content)
        elif not output.copy(asset.path, asset.content, asset.digest):
            yield finding("E709", asset.place or Place(asset.path), file=asset.path)
    in_frames = (used_in(frame.stamp(dict.fromkeys(frame.slots, ""))) for frame in frames.frames.values())
    url = project.shell.site_url
    for path, content in {
        **project.assets.needed(used.union(*in_frames)),
        **sitemap.files(project.pages, url),
        **server_files.files(project.assets.written, url),
    }.items():
        output.put(path, content)
