"""What the tests of layouts share: the sample agency, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.workspace import Workspace, load


@pytest.fixture(scope="session")
def sample() -> Workspace:
    """Give the agency that ships with the program."""
    workspace, _ = load(Path(__file__).parents[2])
    assert workspace is not None
    return workspace
