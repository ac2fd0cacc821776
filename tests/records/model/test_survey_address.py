"""The survey of the staff is known however its address is written; what only speaks of it is let be."""

from __future__ import annotations

import pytest

from generator.records.model.survey_address import is_staff_survey, staff_surveys

STAFF = (
    "https://itas.nacc.go.th/go/iit/abc123",
    "http://www.itas.nacc.go.th/go/iit/abc123/?openExternalBrowser=1",
    "HTTPS://ITAS.NACC.GO.TH/GO/IIT/ABC123#q",
    "//itas.nacc.go.th/go/iit/abc123",
    "itas.nacc.go.th:443//go//iit//abc123",
    "https://itas.nacc.go.th./go/iit/abc123",
    "https://itas.nacc.go.th/go/%69it/abc123",
    "https://itas.nacc.go.th%2Fgo%2Fiit%2Fabc123",
    "https://l.example/?u=https%253A%252F%252Fitas.nacc.go.th%252Fgo%252Fiit%252Fabc123",
    "https://itas.nacc.go.th&#47;go&#47;iit&#47;abc123",
    "ตามลิ้งhttps://itas.nacc.go.th/go/iit/xgitdi หรือสแกน QR",
    "https://itas.nacc.go.th/go/\niit/abc123",
    "https://itas.nacc.go.th/\u200bgo/iit/abc123",
)
OTHERS = (
    "https://itas.nacc.go.th/go/eit/abc123",
    "https://itas.nacc.go.th/go/eit/iit123",
    "https://itas.nacc.go.th/",
    "https://itas.nacc.go.th/go/iit/ (ตามด้วยรหัส)",
    "https://www.other.example/go/iit/abc123",
    "https://itas.nacc.go.th.other.example/go/iit/abc123",
    "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ส่งให้เจ้าหน้าที่ทาง ITAS ของ nacc.go.th",
    "50% ของแบบวัด IIT & EIT จาก nacc",
)


@pytest.mark.parametrize("text", STAFF)
def test_of_the_staff(text: str) -> None:
    assert is_staff_survey(text)


@pytest.mark.parametrize("text", OTHERS)
def test_of_anybody(text: str) -> None:
    assert not is_staff_survey(text)


def test_each_is_given_where_it_begins() -> None:
    text = f"ก {STAFF[0]} ข {STAFF[1]} ค {STAFF[6]}"
    assert [text[start : start + 4] for start, _ in staff_surveys(text)] == ["http"] * 3
