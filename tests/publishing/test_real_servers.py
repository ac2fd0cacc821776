"""Against real servers: the same two versions of a site, and what was published is what is served."""

from __future__ import annotations

from pathlib import Path

from tests.small_web import FIRST, SECOND, Town, served
from tests.web_space import Habits, Space, certificate, ftp, sftp, vsftpd


def there_and_on(space: Space, folder: Path, **values: object) -> Town:
    town = Town(folder / "town", {**space.target, **values}, introduce=False)
    first = town.publish(FIRST)
    assert first.is_done, first.findings
    assert served(space.www) == FIRST
    second = town.publish(SECOND)
    assert second.is_done, second.findings
    assert served(space.www) == SECOND
    return town


def test_plain_ftp(tmp_path: Path) -> None:
    with ftp(tmp_path / "root") as space:
        there_and_on(space, tmp_path)


def test_ftps_with_a_certificate_of_its_own_by_fingerprint(tmp_path: Path) -> None:
    pem, fingerprint = certificate(tmp_path)
    with ftp(tmp_path / "root", Habits(), pem) as space:
        there_and_on(space, tmp_path, fingerprint=f"sha256:{fingerprint}")


def test_a_certificate_that_nobody_vouches_for_is_refused_before_the_password_is_sent(tmp_path: Path) -> None:
    pem, fingerprint = certificate(tmp_path)
    with ftp(tmp_path / "root", Habits(), pem) as space:
        done = Town(tmp_path / "town", space.target).publish(FIRST)
        assert [found.code for found in done.findings] == ["E714"]
        assert fingerprint in done.findings[0].hint
        wrong = Town(tmp_path / "town", {**space.target, "fingerprint": "0" * 64}).publish(FIRST)
        assert [found.code for found in wrong.findings] == ["E714"]
        assert "PASS" not in space.habits.commands


def test_vsftpd(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    with vsftpd(tmp_path / "root", tmp_path / "base") as space:
        there_and_on(space, tmp_path)


def test_vsftpd_under_tls_which_wants_the_session_again(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    pem, fingerprint = certificate(tmp_path)
    with vsftpd(tmp_path / "root", tmp_path / "base", pem) as space:
        there_and_on(space, tmp_path, fingerprint=fingerprint)


def test_vsftpd_that_speaks_tls_from_the_first_byte(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    pem, fingerprint = certificate(tmp_path)
    with vsftpd(tmp_path / "root", tmp_path / "base", pem, implicit=True) as space:
        there_and_on(space, tmp_path, fingerprint=fingerprint)


def test_openssh_whose_key_is_asked_about_once(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    with sftp(tmp_path / "root", tmp_path / "base") as space:
        stranger = Town(tmp_path / "town", space.target).publish(FIRST)
        assert [found.code for found in stranger.findings] == ["E715"]
        assert Town(tmp_path / "town", space.target, introduce=True).publish(FIRST).is_done
        there_and_on(space, tmp_path)
