"""Whatever records say, in whatever form they say it: written, saved by another program and read back they stay."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.app.workbook import put
from generator.records.editing.values import block_lines, flow_text
from generator.records.loading.workspace import load
from generator.workbook.rows import Row, owners, rows
from tests.workbook.office import Sheet, agency, codes, edit, read, saved_elsewhere, texts, write

HOSTILE = [
    "=1+1",
    "+66 2000",
    "-ขีด",
    "@ก",
    "'ก",
    "a: b # c",
    "<b>",
    "1e5",
    "007",
    "TRUE",
    "ก\u200bข",
    "12/3",
    "1.50",
    "สอง\nบรรทัด",
]
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        st.characters(min_codepoint=33, max_codepoint=0xE5B, exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zs"]),
        min_size=1,
        max_size=12,
    ),
)
DAYS = st.sampled_from(["15 ม.ค. 2569", "2569-01-15", "๑๕ ม.ค. ๖๙", "วันที่ 15 มกราคม พ.ศ. 2569", "15/1/2569"])
UNITS = st.sampled_from(
    [
        "all",
        "ทุกส่วนราชการ",
        "clerk",
        ["clerk", "สำนักปลัด"],
        ["finance"],
        {"units": "clerk", "text": "ก"},
        {"text": "คนอื่น"},
        {"all": "true"},
    ]
)
PERIODS = st.one_of(
    WORDS,
    st.just({"start": "1 ต.ค. 2568", "end": "31 มี.ค. 2569"}),
    st.just({"start": "1 ต.ค. 2568"}),
    st.builds(lambda words: {"text": words, "end": "2569-03-31"}, WORDS),
)
FOLLOW_UPS = st.one_of(
    WORDS,
    st.sampled_from(
        [
            {"quarters": ["1", "3"]},
            {"due": "31 มี.ค. 2569"},
            {"every": "6"},
            {"quarters": "2", "text": "ก", "method": "ข"},
        ]
    ),
)


def fields(**parts: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Return records with some of these fields."""
    return st.fixed_dictionaries({}, optional=parts)


def one_or_many(entry: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return entry | st.lists(entry, min_size=1, max_size=3)


EVIDENCE = fields(
    title=WORDS,
    parts=st.sampled_from(["manual", ["manual", "statistics"], ["unknown"]]),
    url=st.just("https://www.test.example/"),
    period=PERIODS,
    fiscal_year=st.sampled_from(["2569", "๒๕๖๙"]),
    issued=DAYS,
    count=st.sampled_from(["1", "007", "๓"]),
    signatory=st.builds(lambda name: {"name": name}, WORDS),
    note=WORDS,
)
PROGRESS = one_or_many(WORDS | st.builds(lambda text, day: {"text": text, "date": day, "percent": "50.0"}, WORDS, DAYS))
ITEMS = fields(
    responsible=UNITS,
    updated=DAYS,
    explanation=WORDS,
    evidence=one_or_many(EVIDENCE),
    progress=PROGRESS,
    period=PERIODS,
    follow_up=FOLLOW_UPS,
    note=WORDS,
).map(lambda own: {"item": "O10", "status": "draft", **own})
STEPS = one_or_many(WORDS | st.builds(lambda text, sub: {"text": text, "sub": sub}, WORDS, one_or_many(WORDS)))
MEASURES = fields(
    title=one_or_many(WORDS),
    rows=one_or_many(
        fields(steps=STEPS, responsible=UNITS, period=PERIODS, follow_up=FOLLOW_UPS, result=one_or_many(WORDS))
    ),
    target=WORDS | st.builds(lambda text: {"text": text, "number": "1,000.50"}, WORDS),
    progress=PROGRESS,
    outcome=one_or_many(WORDS),
    evidence=one_or_many(EVIDENCE),
).map(lambda own: {"id": "m1", "answers": {"instruments": "IIT"}, **own})


def laid(folder: Path, item: object, measure: object, *, flow: bool, line_end: str) -> Path:
    """Lay out an agency with these two records."""
    made = agency(folder / "agency")
    for name, data in (("oit_items/2569/o10.yml", item), ("content/measures/2569/m1.yml", measure)):
        lines = ["# คำอธิบาย", *([flow_text(data)] if flow else block_lines(data))]
        (made / name).write_bytes(line_end.join([*lines, ""]).encode())
    return made


def rows_of(folder: Path) -> dict[str, Row]:
    workspace, _ = load(folder)
    assert workspace is not None
    assert "O10" in workspace.items[2569]
    assert workspace.measures[2569]
    return {row.key: row for row in rows(workspace, list(owners(workspace)))}


@settings(max_examples=25)
@given(ITEMS, MEASURES, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_a_round_trip_changes_not_one_byte(item: object, measure: object, flow: bool, line_end: str) -> None:
    with TemporaryDirectory() as name:
        folder = laid(Path(name), item, measure, flow=flow, line_end=line_end)
        before = texts(folder)
        assert len(rows_of(folder)) > 1
        (book,) = write(folder)
        reading = read(folder, saved_elsewhere(book))
        assert (codes(reading), reading.applied.files) == ([], [])
        assert put(reading) == []
        assert texts(folder) == before


@settings(max_examples=25)
@given(ITEMS, MEASURES, WORDS, st.data())
def test_a_word_that_is_typed_is_read_as_it_was_typed(
    item: object, measure: object, words: str, drawn: st.DataObject
) -> None:
    with TemporaryDirectory() as name:
        folder = laid(Path(name), item, measure, flow=False, line_end="\n")
        before = rows_of(folder)
        wanted = [
            row
            for row in before.values()
            if {"title", "text", "explanation"} & {*row.shown} and row.kind.id != "measure"
        ]
        if not wanted:
            return
        row = drawn.draw(st.sampled_from(wanted))
        column = next(one for one in row.kind.columns if one.id in {"title", "text", "explanation"})
        (book,) = write(folder)

        def work(sheet: Sheet) -> None:
            number = sheet.row(row.key)
            cell = sheet.sheet.cell(number, sheet.columns[column.head])
            cell.value, cell.data_type = words, "s"

        put(read(folder, edit(book, book, **{row.kind.sheet: work})))
        after = rows_of(folder)
        assert after[row.key].shown[column.id] == words
        assert {key: other.shown for key, other in after.items() if key != row.key} == {
            key: other.shown for key, other in before.items() if key != row.key
        }
