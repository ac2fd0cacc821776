"""What the tests of layouts share: the sample agency, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.records.loading.workspace import Workspace, load


@pytest.fixture(scope="session")
def sample() -> Workspace:
    """Return the agency that ships with the program."""
    workspace, _ = load(Path(__file__).parents[3])
    assert workspace is not None
    return workspace
