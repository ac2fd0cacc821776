"""The MkDocs project that the engine renders, as the files that anyone could build by hand with ``mkdocs build``.

    mkdocs.yml                          theme material with our custom_dir, no plugins, the shell under ``extra.oit``
    theme/                              main.html, 404.html and partials of the theme, styles and scripts
    docs/<path>/index.md                one for each page written in Markdown
    docs/oit-frame-<n>.md               one for each frame: a token in every place where pages differ

MkDocs reads its config with an unsafe loader and its templates escape nothing: so the config is written by
``safe_dump``, and everything that a template prints has been escaped here.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path, PurePosixPath

import yaml

from generator.public import links
from generator.rendering.frames import section_of, tokens
from generator.rendering.policy import page_policy
from generator.rendering.project import Project
from generator.rendering.template_filters import safe_href
from generator.rendering.theme_assets import ICON, SCRIPT, SEARCH_SCRIPT, STYLES
from generator.site.page import MenuEntry, Page

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_IGNORED = {
    "nav": dict.fromkeys(("omitted_files", "not_found", "absolute_links"), "ignore"),
    "links": dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore"),
}


def write_project(project: Project, secret: str, folder: Path) -> None:
    """Write the MkDocs project into ``folder``; ``secret`` goes into the tokens of the frames."""
    for name, content in project_files(project, secret).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def project_files(project: Project, secret: str) -> dict[str, bytes]:
    """Return every file of the MkDocs project by its POSIX path, in a fixed order."""
    files = {f"theme/{name}": content for name, content in project.theme.shell.items()}
    shell_assets = project.assets.needed((STYLES, SCRIPT, SEARCH_SCRIPT, ICON))
    files |= {f"theme/{name}": content for name, content in shell_assets.items()}
    files["mkdocs.yml"] = _yaml(_config(project))
    for number, section in enumerate(project.sections):
        files[f"docs/{frame_name(number)}.md"] = document(_slots_and_section(tokens(secret), section))
    for page in markdown_pages(project):
        section = section_of(page.path, project.shell.menu)
        meta = _slots_and_section(project.slots(page), section) | {"heading": escape(page.title)}
        text = links.page_reference(page.path, _folder(page)) + (page.markdown or "")
        files[f"docs/{page.path}index.md"] = document(meta, text)
    return files


def document(meta: Mapping[str, object], text: str = "") -> bytes:
    """Return a Markdown document with front matter; what ``meta`` holds is finished HTML."""
    return b"---\n" + _yaml(dict(meta)) + b"---\n\n" + text.encode()


def _config(project: Project) -> dict[str, object]:
    return {
        "site_name": project.shell.site_name,
        **({"site_url": project.shell.site_url} if project.shell.site_url else {}),
        "theme": {"name": "material", "custom_dir": "theme", "language": "th", "font": False},
        "plugins": [],
        # Without the first, numbers that follow points become points.
        "markdown_extensions": ["sane_lists", "generator.rendering.free_markdown"],
        "use_directory_urls": False,
        # Links are judged once, on the finished site and in Thai.
        "validation": _IGNORED,
        "extra": {
            "oit": {key: _escaped(value) for key, value in _shell_values(project).items()}
            # The theme's own code, not anybody's text.
            | {"not_found": _not_found(project), "scripts": list(project.assets.written)}
        },
    }


def _not_found(project: Project) -> dict[str, object]:
    """Return the front matter of the page that MkDocs makes of ``404.html``, a template without a document."""
    lost = next((page for page in project.pages if page.path == links.NOT_FOUND), Page(links.NOT_FOUND, "", "404"))
    return _slots_and_section(project.slots(lost), None) | {"body": f"<h1>{escape(lost.title)}</h1>"}


def _shell_values(project: Project) -> dict[str, object]:
    """Return what the templates around a page print, as plain data not yet escaped."""
    shell, assets = project.shell, project.assets
    return {
        "site_name": shell.site_name,
        "agency_name": shell.agency_name,
        "site_name_en": shell.site_name_en or shell.site_name,
        "agency_name_en": shell.agency_name_en or shell.agency_name,
        "english": links.ENGLISH,
        "home_href": links.target(""),
        "english_href": shell.english and links.target(shell.english),
        "privacy_href": shell.privacy and links.target(shell.privacy),
        "policy": page_policy(assets.written),
        "home_url": shell.home_url and safe_href(shell.home_url),
        "emblem": shell.emblem and links.target(shell.emblem),
        "search": shell.search and links.target(shell.search),
        "menu": [_entry(entry) for entry in shell.menu],
        "footer_links": [_entry(entry) for entry in shell.footer_links],
        "contact": [
            {
                "label": line.label,
                "label_en": line.label_en or line.label,
                "text": line.text,
                "href": line.href and safe_href(line.href),
            }
            for line in shell.contact
        ],
        "styles": assets.versioned(STYLES),
        "script": assets.versioned(SCRIPT) if assets.content(SCRIPT) else None,
        "search_script": assets.versioned(SEARCH_SCRIPT) if shell.search and assets.content(SEARCH_SCRIPT) else None,
        "icon": assets.versioned(ICON),
    }


def _entry(entry: MenuEntry) -> dict[str, object]:
    return {"label": entry.label, "label_en": entry.label_en, "path": entry.path, "href": links.target(entry.path)}


def _escaped(value: object) -> object:
    """Return plain data with every text escaped, because MkDocs' templates print it as it is."""
    if isinstance(value, Mapping):
        return {key: _escaped(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [_escaped(inside) for inside in value]
    return escape(value) if isinstance(value, str) else value


def _slots_and_section(slots: Mapping[str, str], section: str | None) -> dict[str, object]:
    return {**slots, "section": None if section is None else escape(section)}


def frame_name(number: int) -> str:
    """Return the name, without its ending, of frame number ``number``."""
    return f"oit-frame-{number}"


def markdown_pages(project: Project) -> list[Page]:
    """Return the pages that are written in Markdown."""
    return [page for page in project.pages if page.markdown is not None]


def _folder(page: Page) -> str:
    """Return the folder below ``content/`` that the page's text stands in: links in it are written from there."""
    file = PurePosixPath(page.place.file if page.place else "content/pages/x.md")
    return file.parent.relative_to("content").as_posix() if file.is_relative_to("content") else "."


def _yaml(data: object) -> bytes:
    text: str = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=True, width=2**20)
    return text.encode()
