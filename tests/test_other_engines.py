"""The sample agency's project is made into the same pages by the engines that may follow MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, time
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.app.examine import examine
from generator.rendering import engine_project
from tests.command import contents
from tests.conftest import AS_OF, ROOT

DIFFERENT: Mapping[str, frozenset[str]] = {"properdocs": frozenset(), "zensical": frozenset({"404.html"})}
"""Engine → pages that it makes in its own way; ours is stamped into a frame all the same."""


def built_with(engine: str, folder: Path) -> dict[str, str]:
    """Write the sample's project into ``folder``, build it with ``engine`` and return a digest of every page."""
    engine_project.write_project(examine(ROOT, AS_OF, wording=False).composed(), "5ec2e7", folder)
    moment = int(datetime.combine(AS_OF, time(), UTC).timestamp())
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", engine, "build", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {name: digest for name, digest in contents(folder / "site").items() if name.endswith(".html")}


@pytest.mark.parametrize("engine", DIFFERENT)
def test_pages_are_the_same_byte_for_byte(tmp_path: Path, engine: str) -> None:
    if find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed: pip install --require-hashes --requirement requirements-engines.txt")
    ours, theirs = (built_with(name, tmp_path / name) for name in ("mkdocs", engine))
    assert len(ours) > len(DIFFERENT[engine])
    assert ours.keys() == theirs.keys()
    assert {name for name, digest in ours.items() if theirs[name] != digest} == DIFFERENT[engine]
