"""Saving: merged by field with what others did meanwhile, conflicts shown, everything kept and brought back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.editor import history
from generator.editor.asked import Asked, Uploaded
from generator.editor.desk import Desk
from generator.editor.forms.posted import posted
from generator.editor.merging import merged
from generator.editor.places import record_at
from generator.editor.saving import save, with_text
from generator.editor.screens import conflicts, record, texts
from generator.editor.screens import history as history_screen
from generator.findings.finding import finding
from generator.findings.usage import UsageProblem
from generator.records.strict_yaml.parse import parse
from tests.editor.forms_as_sent import desk_of, html_of, pairs_of, sample, sent, shown, typed, value_in

ITEM = "oit_items/2569/o10.yml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(sample(tmp_path))


def text_of(desk: Desk, file: str = ITEM) -> str:
    return (desk.folder / file).read_text(encoding="utf-8")


def outside(desk: Desk, old: str, new: str, file: str = ITEM) -> None:
    """Change the file as a colleague with Notepad would."""
    text = text_of(desk, file)
    assert old in text
    (desk.folder / file).write_text(text.replace(old, new), encoding="utf-8")


def test_a_save_goes_to_the_file_and_into_the_history_in_words(desk: Desk) -> None:
    answer = sent(desk, ITEM, typed(shown(desk, ITEM), "remark", "ดูเพิ่มที่เคาน์เตอร์"))
    assert answer.status_code == 303
    assert "remark: ดูเพิ่มที่เคาน์เตอร์\n" in text_of(desk)
    (kept,) = history.saves(desk.folder)
    assert kept.file == ITEM
    assert kept.words == ("เพิ่ม หมายเหตุในตาราง: “ดูเพิ่มที่เคาน์เตอร์”",)
    assert kept.who
    page = html_of(record.show(desk, Asked({"file": ITEM}, {"saved": kept.id})))
    assert "บันทึกแล้ว" in page


def test_what_somebody_else_changed_meanwhile_stays(desk: Desk) -> None:
    mine = typed(shown(desk, ITEM), "remark", "ของฉัน")
    outside(desk, "status: published", "status: draft")
    assert sent(desk, ITEM, mine).status_code == 303
    assert "status: draft" in text_of(desk)
    assert "remark: ของฉัน" in text_of(desk)


def test_one_field_changed_by_two_is_shown_with_both_values_and_nothing_is_written(desk: Desk) -> None:
    mine = typed(shown(desk, ITEM), "updated", "1 เม.ย. 2569")
    old = value_in(mine, "updated")
    assert old == "1 เม.ย. 2569"
    current = next(line for line in text_of(desk).splitlines() if line.startswith("updated:"))
    outside(desk, current, "updated: 2 เม.ย. 2569")
    before = text_of(desk)
    answer = sent(desk, ITEM, mine)
    assert answer.status_code == 409
    page = html_of(answer)
    assert "1 เม.ย. 2569" in page
    assert "2 เม.ย. 2569" in page
    assert text_of(desk) == before
    for choice, wanted in (("theirs", "2 เม.ย."), ("mine", "1 เม.ย.")):
        pairs = [*((n, v) for n, v in pairs_of(page, "main form") if not n.startswith("decide")), ("decide.0", choice)]
        done = conflicts.decide(desk, Asked({"file": ITEM}, {}, posted(pairs)))
        assert done.status_code == 303
        assert f"updated: {wanted} 2569" in text_of(desk)


def test_two_add_to_one_list_and_both_stand_there() -> None:
    base = {"evidence": [{"title": "ก", "file": "a.pdf"}]}
    mine = {"evidence": [{"title": "ก ใหม่", "file": "a.pdf"}, {"title": "ของฉัน"}]}
    theirs = {"evidence": [{"title": "ก", "file": "a.pdf", "note": "หน้า 3"}, {"title": "ของเขา"}]}
    outcome = merged(base, mine, theirs)
    assert not outcome.conflicts
    assert outcome.data["evidence"] == [
        {"title": "ก ใหม่", "file": "a.pdf", "note": "หน้า 3"},
        {"title": "ของเขา"},
        {"title": "ของฉัน"},
    ]


def test_an_entry_taken_away_that_another_changed_is_a_conflict() -> None:
    base = {"rows": [{"note": "หนึ่ง"}, {"note": "สอง"}]}
    outcome = merged(base, {"rows": [{"note": "สอง"}]}, {"rows": [{"note": "หนึ่งครึ่ง"}, {"note": "สอง"}]})
    assert [one.path for one in outcome.conflicts] == [("rows",)]


def test_lists_grow_move_and_shrink_before_anything_is_saved(desk: Desk) -> None:
    before = text_of(desk)
    page = html_of(sent(desk, ITEM, shown(desk, ITEM), "add evidence"))
    assert text_of(desk) == before
    pairs = pairs_of(page)
    assert [value for name, value in pairs if name == "evidence"] == ["", "0", "1", "n1"]
    pairs = typed(pairs, "evidence/n1/title", "ใหม่")
    pairs = pairs_of(html_of(sent(desk, ITEM, pairs, "up evidence n1")))
    assert value_in(pairs, "evidence/n1/title") == "ใหม่"
    assert sent(desk, ITEM, pairs).status_code == 303
    data = parse(text_of(desk)).data or {}
    evidence = data["evidence"]
    assert isinstance(evidence, list)
    assert [one["title"] for one in evidence].index("ใหม่") == 1
    pairs = pairs_of(html_of(sent(desk, ITEM, shown(desk, ITEM), "remove evidence 1")))
    assert sent(desk, ITEM, pairs).status_code == 303
    assert parse(text_of(desk)).data == parse(before).data


def test_comments_order_quotes_line_ends_and_mark_survive(desk: Desk) -> None:
    raw = "\ufeff# หัวแฟ้ม\r\nstatus: \"draft\"   # ยังไม่ครบ\r\nitem: O10\r\nupdated: '1 ม.ค. 2569'\r\n# ท้ายแฟ้ม\r\n"
    (desk.folder / ITEM).write_bytes(raw.encode())
    assert sent(desk, ITEM, typed(shown(desk, ITEM), "updated", "2 ม.ค. 2569")).status_code == 303
    assert (desk.folder / ITEM).read_bytes().decode() == raw.replace("1 ม.ค.", "2 ม.ค.")


def test_a_field_that_no_control_shows_survives(desk: Desk) -> None:
    outside(desk, "status: published", "status: published\nperiod: [ม.ค., ก.พ.]\nunheard: of")
    assert "แสดงไม่ได้" in html_of(record.show(desk, Asked({"file": ITEM}, {})))
    assert sent(desk, ITEM, typed(shown(desk, ITEM), "remark", "ดู")).status_code == 303
    lines = text_of(desk).splitlines()
    assert {"period: [ม.ค., ก.พ.]", "unheard: of", "remark: ดู"} <= set(lines)


def test_a_file_that_cannot_be_read_is_mended_as_text(desk: Desk) -> None:
    outside(desk, "status: published", "status: [published")
    answer = record.show(desk, Asked({"file": ITEM}, {}))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/text/{ITEM}?broken=1")
    page = html_of(texts.show(desk, Asked({"file": ITEM}, {"broken": "1"})))
    assert "บรรทัด" in page
    pairs = [(n, v.replace("[published", "published")) for n, v in pairs_of(page, "#text")]
    assert texts.change(desk, Asked({"file": ITEM}, {}, posted(pairs))).status_code == 303
    assert record.show(desk, Asked({"file": ITEM}, {})).status_code == 200


def test_a_text_changed_by_two_is_shown_twice_and_not_written(desk: Desk) -> None:
    pairs = pairs_of(html_of(texts.show(desk, Asked({"file": ITEM}, {}))), "#text")
    outside(desk, "status: published", "status: draft")
    answer = texts.change(desk, Asked({"file": ITEM}, {}, posted(typed(pairs, "text", "item: O10\n"))))
    assert answer.status_code == 409
    assert "status: draft" in html_of(answer)
    assert "status: draft" in text_of(desk)


@pytest.mark.parametrize(
    ("raw", "typed_text", "wanted"),
    [
        (b"a\r\nb\nc", "a\r\nb\r\nc", b"a\r\nb\nc"),
        (b"a\r\nb\nc", "a\nx\nc\n", b"a\r\nx\r\nc\r\n"),
        (b"a\nb\n", "a\nb", b"a\nb"),
        ("\ufeffก\n".encode(), "ข\n", "\ufeffข\n".encode()),
        ("กขคง กขคง\n".encode("cp874"), "กขคง กขค\n", "กขคง กขค\n".encode("cp874")),
        (b"", "new\n", b"new\n"),
    ],
)
def test_lines_that_are_the_same_keep_their_bytes(raw: bytes, typed_text: str, wanted: bytes) -> None:
    assert with_text(raw, typed_text) == wanted


def test_one_save_is_taken_back_and_later_ones_stay(desk: Desk) -> None:
    sent(desk, ITEM, typed(shown(desk, ITEM), "remark", "หนึ่ง"))
    sent(desk, ITEM, typed(shown(desk, ITEM), "instruction", "สอง"))
    first = history.saves(desk.folder)[1]
    answer = history_screen.back(desk, Asked({"name": first.id}, {}, posted([("do", "undo")])))
    assert answer.status_code == 303
    assert "หนึ่ง" not in text_of(desk)
    assert "instruction: สอง" in text_of(desk)
    brought = history_screen.back(desk, Asked({"name": first.id}, {}, posted([("do", "bring")])))
    assert brought.status_code == 303
    assert "remark: หนึ่ง" in text_of(desk)
    assert "instruction" not in text_of(desk)
    assert len(history.saves(desk.folder)) == 4


def test_the_history_stays_within_its_bounds(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_SAVES", 3)
    for number in range(5):
        history.keep(desk.folder, ITEM, b"", str(number).encode(), [str(number)])
    assert [one.words for one in history.saves(desk.folder)] == [("4",), ("3",), ("2",)]


def test_a_history_that_somebody_made_up_is_not_believed(desk: Desk) -> None:
    place = desk.folder / history.FOLDER
    place.mkdir(parents=True)
    (place / "20260101T000000000000-00000000.save").write_bytes(b"nonsense")
    name = history.keep(desk.folder, "../outside.yml", b"a", b"b", ["x"])
    assert len(history.saves(desk.folder)) == 1
    answer = history_screen.back(desk, Asked({"name": name}, {}, posted([("do", "bring")])))
    assert answer.status_code == 404
    assert not (desk.folder.parent / "outside.yml").exists()


def test_a_full_disk_loses_neither_the_file_nor_what_was_typed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = text_of(desk)
    pairs = typed(shown(desk, ITEM), "remark", "สิ่งที่พิมพ์")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    answer = sent(desk, ITEM, pairs)
    assert answer.status_code == 409
    assert "ยังไม่ได้บันทึก" in html_of(answer)
    assert value_in(pairs_of(html_of(answer)), "remark") == "สิ่งที่พิมพ์"
    assert text_of(desk) == before
    assert not list((desk.folder / "oit_items/2569").glob(".oit-*"))


def test_a_dropped_file_is_named_opened_and_made_evidence_of_its_part(desk: Desk) -> None:
    paper = (Path(__file__).parents[2] / "content/documents/2569").glob("*.pdf")
    content = next(iter(sorted(paper))).read_bytes()
    asked = Asked(
        {"file": ITEM},
        {},
        posted([*shown(desk, ITEM), ("do", "save")]),
        (Uploaded("upload/statistics", "C:\\a\\สถิติ.pdf", content),),
    )
    assert record.change(desk, asked).status_code == 303
    data = parse(text_of(desk)).data or {}
    evidence = data["evidence"]
    assert isinstance(evidence, list)
    made = evidence[-1]
    assert (desk.folder / "content/documents" / made["file"]).read_bytes() == content
    assert made["file"].startswith("2569/o10-")
    page = html_of(record.show(desk, Asked({"file": ITEM}, {})))
    assert "เอกสาร PDF" in page


def test_a_file_that_may_not_be_published_is_refused_with_the_reason(desk: Desk) -> None:
    asked = Asked(
        {"file": ITEM}, {}, posted([*shown(desk, ITEM), ("do", "save")]), (Uploaded("upload/", "x.exe", b"MZ"),)
    )
    answer = record.change(desk, asked)
    assert "ไม่รับแฟ้ม x.exe" in html_of(answer)
    assert not (desk.folder / "content/documents").exists()


def test_findings_come_while_typing_beside_their_field(desk: Desk) -> None:
    pairs = typed(shown(desk, ITEM), "updated", "32 ม.ค. 2569")
    asked = Asked({"file": ITEM}, {"quick": "1"}, posted(pairs))
    told = json.loads(bytes(record.check(desk, asked).body))
    assert list(told["said"]) == ["updated"]
    assert told["said"]["updated"][0]["severity"] == "error"
    pairs = typed(pairs, "updated", "1 ม.ค. 69")
    told = json.loads(bytes(record.check(desk, Asked({"file": ITEM}, {"quick": "1"}, posted(pairs))).body))
    assert told["said"] == {}
    assert told["understood"]["updated"] == "อ่านว่า 1 มกราคม 2569"
    assert len(told["parts"]) == 3


def test_a_record_that_went_away_is_told(desk: Desk) -> None:
    place = record_at(ITEM)
    assert place is not None
    raw = (desk.folder / ITEM).read_bytes()
    (desk.folder / ITEM).unlink()
    with pytest.raises(UsageProblem) as problem:
        save(desk.folder, place, raw, {})
    assert problem.value.finding.code == "U636"


def test_a_record_that_leads_out_of_the_folder_is_neither_shown_nor_written(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "o10.yml"
    other.write_text("item: O10\nstatus: draft\n", encoding="utf-8")
    (desk.folder / ITEM).unlink()
    (desk.folder / ITEM).symlink_to(other)
    with pytest.raises(UsageProblem) as problem:
        record.show(desk, Asked({"file": ITEM}, {}))
    assert problem.value.finding.code == "U635"


def test_what_cannot_be_written_without_touching_other_lines_is_not_written(desk: Desk) -> None:
    (desk.folder / ITEM).write_bytes("item: O10\nstatus: draft # กขคง กขคง\n".encode("cp874"))
    before = (desk.folder / ITEM).read_bytes()
    answer = sent(desk, ITEM, typed(shown(desk, ITEM), "remark", "☷"))
    assert answer.status_code == 409
    assert finding("U637", value=ITEM).message in html_of(answer)
    assert (desk.folder / ITEM).read_bytes() == before
