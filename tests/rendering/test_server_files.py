from __future__ import annotations

import re

import pytest

from generator.rendering.policy import digest, page_policy, server_policy
from generator.rendering.server_files import files, headers

SCRIPT = 'document.title = "ก"'
WANTED = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy")


def directives(policy: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for words in (rule.split() for rule in policy.split("; "))}


def test_a_script_in_a_page_is_allowed_by_its_digest_alone() -> None:
    # The digest as `openssl dgst -sha256 -binary | base64` gives it.
    assert digest("alert(1)") == "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    for policy in (page_policy([SCRIPT]), server_policy([SCRIPT])):
        rules = directives(policy)
        assert rules["default-src"] == rules["base-uri"] == ["'none'"]
        assert digest(SCRIPT) in rules["script-src"]
        assert "unsafe" not in policy
        assert "*" not in policy
        assert not re.search(r"https?:", policy)


def test_only_a_server_says_who_may_frame_and_never_allows_files() -> None:
    assert "frame-ancestors" not in page_policy([])
    assert directives(server_policy([]))["frame-ancestors"] == ["'self'"]
    assert "file:" not in server_policy([SCRIPT])
    assert "file:" in page_policy([SCRIPT])


@pytest.mark.parametrize("name", [".htaccess", "nginx.conf", "_headers"])
def test_every_server_says_all_of_it(name: str) -> None:
    text = files([SCRIPT], None)[name].decode()
    for header, value in headers([SCRIPT]).items():
        assert re.search(rf"\b{header}:? \"?{re.escape(value)}", text), header
    assert set(WANTED) <= set(headers([SCRIPT]))
    assert all(line.isascii() for line in text.splitlines())


def test_apache_is_asked_only_for_what_it_has() -> None:
    open_modules: list[str] = []
    for line in files([], None)[".htaccess"].decode().splitlines():
        words = line.split()
        if words[0] == "<IfModule":
            open_modules.append(words[1].rstrip(">"))
        elif words[0] == "</IfModule>":
            open_modules.pop()
        elif words[0] == "Header":
            assert "mod_headers.c" in open_modules
        elif words[0] == "AddOutputFilterByType":
            assert open_modules == ["mod_deflate.c", "mod_filter.c"]
        # These need more rights than AllowOverride FileInfo and would stop the whole site where it is missing.
        assert words[0] not in {"Options", "ExpiresActive", "DirectoryIndex", "RewriteEngine", "php_value"}
    assert open_modules == []


@pytest.mark.parametrize(
    ("site_url", "address"),
    [(None, "/404.html"), ("https://a.go.th/", "/404.html"), ("https://a.go.th/ita/2569/", "/ita/2569/404.html")],
)
def test_lost_visitors_get_our_page(site_url: str | None, address: str) -> None:
    found = files([], site_url)
    assert f"ErrorDocument 404 {address}\n" in found[".htaccess"].decode()
    assert f"error_page 404 {address};\n" in found["nginx.conf"].decode()
