"""A page that would keep an engine busy for minutes is known beforehand; a page that somebody wrote never is."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest
from markdown import Markdown

from generator.commands.cli import run
from generator.records.loading.markdown_cost import burden
from tests.small_agency import CONFIG

SIZE = 50_000


def much(piece: str) -> str:
    return piece * (SIZE // len(piece))


ATTACKS = {
    "opening brackets": much("["),
    "opening images": much("!["),
    "pairs of brackets": much("[]"),
    "links never closed": much("[a]("),
    "references never closed": much("[a]["),
    "links with a title never closed": much('[a](b "'),
    "opening brackets on lines of their own": much("[\n"),
    "opening brackets in a table that is none": much("[|\n"),
    "brackets in brackets": "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "parentheses in a link": "[a](" + much("("),
    "marked sections": much("<![CDATA["),
    "headings": much("# a\n"),
    "underlined headings": much("a\n=\n"),
    "rules": much("---\n"),
    "references": much("[a]: "),
    "emphasis in emphasis": "*a " * 5_000 + "a* " * 5_000,
    "strong in strong": "**a " * 4_000 + "a** " * 4_000,
    "underscores in underscores": "_a " * 5_000 + "a_ " * 5_000,
    "quotations in quotations": much("> "),
    "quotations ever deeper": "\n".join(">" * depth + " a" for depth in range(1, 300)),
    "lists ever deeper": "\n".join("    " * depth + "- a" for depth in range(300)),
    "lists in one line": "- " * 3_000 + "a",
    "numbers in one line": "1. " * 3_000 + "a",
    "backslashes": "\\" * 250_000,
    "lines broken by hand": "a  \n" * 200_000,
    "backticks of every length": " ".join("`" * length for length in range(1, 1_000)),
    "fences": "```\n" * 250_000,
    "empty lines": "\n" * 900_000 + "a",
    "brackets behind a fence that nothing closes": "```\n" + much("["),
    "brackets behind fences that an engine reads otherwise": "```{.x}\n```\n" + much("[") + "\n```\n",
    "brackets with the line ends of a Mac": much("[\r"),
}
PARAGRAPH = (
    "เทศบาลตำบลดอนตะวัน ดำเนินการ **ตามแผน** ประจำปี พ.ศ. 2569 [รายละเอียด](../documents/2569/plan.pdf)"
    " และ *อื่น ๆ* (ดู ข้อ 3) ที่ <https://www.a.go.th/> [1]\n"
)
HONEST = {
    "two thousand links in a list": "".join(f"- [เอกสารที่ {n}](../documents/f{n}.pdf) ขนาด {n}\n" for n in range(2_000)),
    "two thousand links in a paragraph": "".join(f"[ที่ {n}](../documents/f{n}.pdf) " for n in range(2_000)),
    "a table of three thousand rows": "| ที่ | เรื่อง | ลิงก์ |\n|---|---|---|\n"
    + "".join(f"| {n} | **โครงการ** {n} | [เปิด](https://a.go.th/{n}) |\n" for n in range(3_000)),
    "300 kilobytes of text": (PARAGRAPH * 3 + "\n") * 330,
    "five hundred headings": "".join(f"## หัวข้อ {n}\nเนื้อหา\n\n" for n in range(500)),
    "references": "".join(f"- [เรื่อง {n}][{n}]\n" for n in range(500))
    + "\n"
    + "".join(f"[{n}]: https://a.go.th/{n}\n" for n in range(500)),
    "code in a fence": "```json\n" + "{ [ ( a_b *c\n" * 3_000 + "```\n",
    "code in fences of two kinds": ("~~~\n" + "[ (\n" * 300 + "```\n~~~\n\n") * 5,
    "a form to fill in": ("ชื่อ " + "_" * 60 + " นามสกุล " + "." * 60 + "\n\n") * 200,
    "a poem": "".join(f"บรรทัดที่ {n} ของกลอน  \n" for n in range(500)),
    "stars": "***** ดีมาก **** ดี *** ปานกลาง\n" * 200,
    "bold words in Thai": "**คำ**ต่อเนื่อง" * 400,
    "a text in the middle": " " * 2_000 + "กลาง",
    "rules of stars": "* * * * * * * * * *\n\nข้อความ\n\n" * 100,
    "lists five deep": "".join("    " * (n % 5) + "- ข้อย่อย\n" for n in range(1_000)),
    "footnotes by stars": "ราคา 5*3 บาท *ไม่รวมภาษี\n" * 50,
}


@pytest.mark.parametrize("name", ATTACKS)
def test_what_no_engine_bears_is_known_at_once(name: str) -> None:
    before = process_time()
    found = burden(ATTACKS[name])
    assert found is not None
    assert 1 <= found.line <= 4
    assert process_time() - before < 10


@pytest.mark.parametrize("name", HONEST)
def test_what_somebody_wrote_is_rendered(name: str) -> None:
    assert burden(HONEST[name]) is None
    assert Markdown(extensions=["tables", "toc", "fenced_code", "sane_lists"]).convert(HONEST[name])


def test_the_line_is_that_of_the_block() -> None:
    found = burden(f"# หัวข้อ\n\nข้อความ\n\nแล้ว {much('[')}\n\nท้าย\n")
    assert found is not None
    assert found.line == 5


def test_check_and_build_say_it_with_file_and_line(small_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in (["check", "--no-documents"], ["build"]):
        assert run([*verb, "--folder", str(small_folder), "--format", "json"]) == 1
        found = [one for one in json.loads(capsys.readouterr().out)["findings"] if one["severity"] == "error"]
        assert [(one["code"], one["file"], one["line"]) for one in found] == [("E355", "content/pages/news.md", 3)]
    assert not (small_folder / "site").exists()


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """Return an agency one of whose pages is nothing but brackets."""
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "site_config.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "content/pages/news.md").write_text(f"# ข่าว\n\n{much('[')}\n", encoding="utf-8")
    return tmp_path
