"""Nobody gets into the editor but the person who started it; asked over a real socket, as attackers would."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.editor.server import Running, listening
from tests.command import contents
from tests.editor.forms_as_sent import desk_of, sample

WORDS_OUTSIDE = "ความลับของเครื่องนี้"


class Caller:
    """Asks the editor whatever an attacker likes."""

    def __init__(self, running: Running) -> None:
        parts = urlsplit(running.address)
        self.port, self.entrance = parts.port or 0, parts.path
        self.host = f"127.0.0.1:{self.port}"
        self.cookie = ""

    def ask(
        self, path: str, method: str = "GET", body: bytes | str | None = None, **headers: str
    ) -> tuple[int, Mapping[str, str], str]:
        """Return status, headers and text of an answer; ``Host`` and the cookie are ours unless said otherwise."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        said = {
            "Host": self.host,
            "Cookie": self.cookie,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        data = body.encode() if isinstance(body, str) else body
        for name, value in said.items():
            if value:
                line.putheader(name, value)
        if data is not None:
            line.putheader("Content-Type", "application/x-www-form-urlencoded")
            line.putheader("Content-Length", str(len(data)))
        line.endheaders(data)
        answer = line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        line.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text

    def enter(self) -> None:
        """Come in by the address with the secret."""
        status, headers, _ = self.ask(self.entrance)
        assert (status, headers["location"]) == (303, "/")
        self.cookie = headers["set-cookie"].split(";")[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("guarded")
    (base / "secret.txt").write_text(WORDS_OUTSIDE, encoding="utf-8")
    folder = base / "agency"
    folder.mkdir()
    return sample(folder)


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Running]:
    with listening(desk_of(folder), 0) as running:
        yield running


@pytest.fixture
def caller(running: Running) -> Caller:
    return Caller(running)


def test_it_listens_on_this_machine_alone(caller: Caller) -> None:
    with socket.socket() as line:
        line.connect(("127.0.0.1", caller.port))
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for other in others - {"127.0.0.1", "127.0.1.1"}:
        with socket.socket() as line:
            line.settimeout(2)
            assert line.connect_ex((str(other), caller.port)) != 0


def test_without_the_secret_there_is_nothing_to_see(caller: Caller) -> None:
    for path in ("/", "/items/2569", "/record/site_config.yml", "/file/2569/a.pdf", "/state?file=site_config.yml"):
        status, _, text = caller.ask(path)
        assert status == 403
        assert "เทศบาล" not in text
    assert caller.ask("/open/" + "x" * 43)[0] == 403
    assert caller.ask("/", Cookie=f"oit-editor-{caller.port}=wrong")[0] == 403


def test_the_secret_becomes_a_cookie_that_no_script_and_no_other_site_has(caller: Caller) -> None:
    _, headers, _ = caller.ask(caller.entrance)
    cookie = headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    caller.enter()
    assert caller.ask("/")[0] == 200
    assert caller.entrance.removeprefix("/open/") not in caller.cookie


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost.evil.example:{port}", ""]
)
def test_a_foreign_name_led_here_is_refused(caller: Caller, host: str) -> None:
    caller.enter()
    assert caller.ask("/", Host=host.format(port=caller.port))[0] in {400, 403}
    assert caller.ask(caller.entrance, Host=host.format(port=caller.port))[0] in {400, 403}


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "", "http://127.0.0.1:1", "file://", "http://127.0.0.1"]
)
def test_a_form_from_elsewhere_changes_nothing(caller: Caller, folder: Path, origin: str) -> None:
    caller.enter()
    before = contents(folder)
    for path in ("/record/site_config.yml", "/text/site_config.yml", "/task/build", "/end", "/begin", "/measures/2569"):
        assert caller.ask(path, "POST", "do=save", Origin=origin)[0] == 403
    assert contents(folder) == before


def test_another_port_of_this_machine_may_not_even_ask(caller: Caller) -> None:
    caller.enter()
    assert caller.ask("/", Sec_Fetch_Site="same-site")[0] == 403
    assert caller.ask("/", Sec_Fetch_Site="cross-site")[0] == 403
    assert caller.ask("/", Sec_Fetch_Site="same-origin")[0] == 200
    assert caller.ask("/", Sec_Fetch_Site="none")[0] == 200


def test_nobody_is_let_in_by_cors_and_no_page_may_run_what_is_not_ours(caller: Caller) -> None:
    caller.enter()
    for path in ("/", "/record/site_config.yml", "/assets/editor.js", "/nothing"):
        _, headers, text = caller.ask(path, Origin="https://evil.example")
        assert not [name for name in headers if name.startswith("access-control")]
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "<script>" not in text
        assert " style=" not in text
    assert caller.ask("/", "OPTIONS")[0] == 405
    assert caller.ask("/", "PUT", b"x")[0] == 405


CLIMBING = (
    "../secret.txt",
    "..%2fsecret.txt",
    "....//secret.txt",
    "%2e%2e/secret.txt",
    "/etc/passwd",
    "2569/../../secret.txt",
)


@pytest.mark.parametrize("path", CLIMBING)
@pytest.mark.parametrize(
    "root", ["/record/", "/text/", "/file/", "/look/", "/assets/", "/history/", "/look/documents/"]
)
def test_no_address_leads_out_of_the_folder(caller: Caller, root: str, path: str) -> None:
    caller.enter()
    status, _, text = caller.ask(root + path)
    assert status == 404
    assert WORDS_OUTSIDE not in text
    assert "root:" not in text


@pytest.mark.parametrize(
    "file", ["../secret.txt", "content/pages/../../../secret.md", ".oit/editor.lock", "oit_items/2569/../x.yml"]
)
def test_nothing_is_written_where_no_record_can_stand(caller: Caller, folder: Path, file: str) -> None:
    caller.enter()
    before = contents(folder.parent)
    origin = f"http://{caller.host}"
    for root in ("/record/", "/text/", "/decide/", "/check/"):
        assert caller.ask(root + file, "POST", "base=&text=x&do=save&mine=&paths=", Origin=origin)[0] == 404
    assert contents(folder.parent) == before


@pytest.mark.parametrize(
    "body", ["", "base=%00", "base=AAAA", "do=add+" + "x" * 5000, "base=e30K&evidence=999999&do=save", "%"]
)
def test_what_no_form_of_ours_sends_is_answered_calmly(caller: Caller, body: str) -> None:
    caller.enter()
    status, _, text = caller.ask("/record/oit_items/2569/o01.yml", "POST", body, Origin=f"http://{caller.host}")
    assert status in {303, 200, 400, 404, 409}
    assert "Traceback" not in text


def test_too_much_is_refused_before_it_is_taken(caller: Caller) -> None:
    caller.enter()
    with socket.socket() as line:
        line.settimeout(30)
        line.connect(("127.0.0.1", caller.port))
        head = (
            f"POST /record/site_config.yml HTTP/1.1\r\nHost: {caller.host}\r\nOrigin: http://{caller.host}\r\n"
            f"Cookie: {caller.cookie}\r\nContent-Length: 99999999999\r\n\r\n"
        )
        line.sendall(head.encode())
        assert b" 413 " in line.recv(200)


def test_what_a_record_says_never_becomes_markup(caller: Caller, folder: Path) -> None:
    caller.enter()
    path = folder / "oit_items/2569/o02.yml"
    before = path.read_bytes()
    attack = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    try:
        path.write_bytes(before + f"\nremark: '{attack}'\n".encode())
        for page in ("/record/oit_items/2569/o02.yml", "/text/oit_items/2569/o02.yml", "/search?q=%3Cscript"):
            _, _, text = caller.ask(page)
            assert "<script>alert" not in text
            assert "<img src=x" not in text
    finally:
        path.write_bytes(before)


def test_two_editors_on_one_machine_do_not_turn_each_other_out(folder: Path, caller: Caller) -> None:
    caller.enter()
    with listening(desk_of(folder), 0) as second:
        other = Caller(second)
        other.enter()
        assert other.ask("/assets/editor.css")[0] == 200
        assert other.ask("/state", Cookie=f"{caller.cookie}; {other.cookie}")[0] == 200
        assert other.ask("/state", Cookie=caller.cookie)[0] == 403
