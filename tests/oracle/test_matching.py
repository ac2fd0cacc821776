"""The oracle counts nothing as found that was not found where the defect stands."""

from __future__ import annotations

from generator.findings.finding import Finding, Place, Severity
from tests.oracle.defects import Data, Defect
from tests.oracle.matching import Judgement, holding, judge
from tests.oracle.papers import Checked

RECORDS = {"content/measures/2566/m1.yml": "title:จัดทำคู่มือperiod:ม.ค.2566", "content/results/2565.yml": "ผลคะแนน"}
M1, RESULT = RECORDS


def finding(code: str, file: str, message: str = "") -> Finding:
    return Finding(code, Severity.WARNING, message, place=Place(file, 1, 1))


def defect(quotes: list[str], **more: list[str]) -> Defect:
    wanted = {"family": "by class", "codes": ["T50?"], "quotes": quotes, **more}
    return Defect("X-01", "paper", "SPELLING", "high", "program", "…", wanted)


def judged(of: Defect, *findings: Finding, correct: tuple[Data, ...] = ()) -> Judgement:
    return judge(Checked("paper", findings, RECORDS, correct), [of])


def test_a_quotation_that_stands_in_no_record_is_missed_whatever_is_found_elsewhere() -> None:
    one = judged(defect(["ถ้อยคำที่ไม่มี"]), finding("T501", M1), finding("T501", RESULT))
    assert (len(one.missed), len(one.false_alarms)) == (1, 2)


def test_the_code_of_the_class_in_the_record_of_the_quotation_is_a_hit_and_in_another_one_is_not() -> None:
    assert judged(defect(["คู่มือ"]), finding("T501", M1)).missed == ()
    assert judged(defect(["คู่มือ"]), finding("T501", RESULT)).found == ()
    assert judged(defect(["คู่มือ"]), finding("M501", M1)).found == ()


def test_a_key_that_names_the_record_is_believed_also_of_what_is_absent() -> None:
    assert judged(defect([], records=[RESULT]), finding("T501", RESULT)).missed == ()
    assert judged(defect([], records=[RESULT]), finding("T501", M1)).found == ()


def test_a_finding_on_words_that_the_key_calls_right_is_a_false_alarm_and_no_hit() -> None:
    right = ({"file": M1, "quotes": ["จัดทำคู่มือ"]},)
    one = judged(defect(["คู่มือ"]), finding("T501", M1, "คำว่า “จัดทำ คู่มือ” ผิด"), correct=right)
    assert (len(one.found), len(one.false_alarms)) == (0, 1)


def test_a_row_over_several_cells_stands_where_all_its_cells_do() -> None:
    assert holding(["จัดทำคู่มือ ม.ค. ๒๕๖๖"], RECORDS) == {M1}
    assert holding(["จัดทำคู่มือ มี.ค. ๒๕๖๗ รายงานผลทุกเดือน"], RECORDS) == set()


def test_what_a_printed_paper_cannot_have_is_a_hit_in_a_folder_of_records_alone() -> None:
    lacking = finding("G013", "content/measures/2566/m1.yml")
    of = defect([], records=["content/measures/2566/m1.yml"], codes=["G01?"])
    folder = judge(Checked("paper", (lacking,), RECORDS, is_folder=True), [of])
    printed = judge(Checked("paper", (lacking,), RECORDS), [of])
    assert (folder.found, folder.aside) == ((of,), ())
    assert (printed.found, printed.aside) == ((), (lacking,))
