"""The sample that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.app.begin import sample
from generator.findings.usage import UsageProblem


def test_an_installation_without_the_sample_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "sample_folder", lambda: None)
    with pytest.raises(UsageProblem) as problem:
        sample.lay_out(tmp_path)
    assert problem.value.finding.code == "U951"
    assert list(tmp_path.iterdir()) == []
