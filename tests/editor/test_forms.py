"""Forms come from the models, and a save changes the lines of what was edited and nothing else."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.app.schemas import MODELS
from generator.editor.desk import Desk
from generator.editor.forms.model_form import Control, form_of, models_of
from generator.editor.forms.view import filled
from generator.editor.places import record_files
from generator.records.strict_yaml.parse import parse
from tests.editor.forms_as_sent import desk_of, free_text, html_of, sample, sent, shown, typed, value_in
from tests.sample_folder import SAMPLE

EDITED = ("site_config", "item", "measure", "result", "redirects")
FILES = [place.file for place in record_files(SAMPLE)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk_of(sample(tmp_path_factory.mktemp("agency")))


@pytest.mark.parametrize("name", EDITED)
def test_every_field_of_every_model_has_a_control_with_its_title(name: str) -> None:
    model = MODELS[name]
    for form in models_of(form_of(model)):
        assert form.fields
        for field in form.fields:
            assert field.title != field.name
            assert (field.inner is not None) == (field.control is Control.GROUP)
            assert all(option.label != option.value for option in field.options), (form.model, field.name)
    names = {node.field.name for node in filled(form_of(model), {}).first if node.field}
    assert names == set(model.model_fields)


@pytest.mark.parametrize("file", FILES)
def test_a_form_that_nobody_touched_changes_nothing(desk: Desk, file: str) -> None:
    before = (desk.folder / file).read_bytes()
    assert sent(desk, file, shown(desk, file)).status_code == 303
    assert (desk.folder / file).read_bytes() == before


SHORT_TEXTS = st.text(alphabet="กขคงจฉชซญดตทนบปพมยรลวสหอำาิีุู่้ abcXYZ0123๔๕:#'\"-[]{},&*!|>%@`\\/.\n?~", max_size=60)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),
)
@given(which=st.sampled_from(FILES), number=st.integers(0, 400), text=SHORT_TEXTS)
def test_any_edit_of_any_field_changes_its_lines_alone_and_is_read_back(
    desk: Desk, which: str, number: int, text: str
) -> None:
    file = which
    path = desk.folder / file
    before = path.read_bytes()
    pairs = shown(desk, file)
    names = free_text(desk, file)
    name = names[number % len(names)]
    try:
        response = sent(desk, file, typed(pairs, name, text))
        after = path.read_bytes()
        if response.status_code == 409:
            assert after == before
            return
        assert response.status_code == 303, html_of(response)
        old, new = before.decode().splitlines(keepends=True), after.decode().splitlines(keepends=True)
        changed = [one for one in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if one[0] != "equal"]
        assert len(changed) <= 1, (file, name, text)
        assert _comments(old) <= _comments(new)
        read = parse(after.decode())
        assert read.data is not None
        again = shown(desk, file)
        if text.strip() and any(key == name for key, _ in again):
            assert value_in(again, name).replace("\r\n", "\n") == _normal(text)
    finally:
        path.write_bytes(before)


def _normal(text: str) -> str:
    return text.strip()


def _comments(lines: list[str]) -> set[str]:
    return {line.strip() for line in lines if line.strip().startswith("#")}


def test_the_shipped_records_are_all_there() -> None:
    assert len(FILES) > 60
    assert Path(FILES[0]).name == "site_config.yml"
