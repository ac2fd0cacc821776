from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from rapidfuzz import fuzz
from selectolax.lexbor import LexborHTMLParser

from generator.findings.finding import has_errors
from generator.records.layouts.store import available
from generator.records.loading.workspace import Workspace, load
from generator.site.tables.table import table
from tests.real_documents.__main__ import main
from tests.real_documents.compare import Difference, differences
from tests.real_documents.convert import convert, fiscal_years
from tests.real_documents.folder import write_folder
from tests.real_documents.gold import mapping, nodes, read_gold, squeezed, words
from tests.real_documents.printed import printed_tables

HERE = Path(__file__).parent
PAPERS = HERE.parents[1].parent / "shared" / "reference" / "gold"
"""Real papers, kept beside the repository where there are any."""

KNOWN: dict[str, Any] = yaml.safe_load((HERE / "known_differences.yml").read_text(encoding="utf-8"))
INVENTED = sorted((HERE / "fixtures").glob("*.yml"))
DOCUMENTS = [*INVENTED, *sorted(PAPERS.glob("*.yml"))]
every_document = pytest.mark.parametrize("paper", DOCUMENTS, ids=lambda paper: paper.stem)


def folder_of(paper: Path, folder: Path) -> Workspace:
    """Convert ``paper`` and load what came of it; there must be nothing wrong with it."""
    write_folder(convert(read_gold(paper)), folder / "agency")
    workspace, findings = load(folder / "agency")
    assert not has_errors(findings), [f"{found.place} {found.message}" for found in findings]
    assert workspace is not None
    return workspace


def is_known(found: Difference, paper: Path, layouts: dict[str, str]) -> bool:
    """Tell whether the difference is one of those whose reason is written down."""
    if found.kind == "marks" and paper.stem not in KNOWN["even"]:
        return True
    columns = KNOWN["columns"].get(layouts[found.table], {})
    return found.column in columns or found.cell in KNOWN["cells"].get(paper.stem, {})


def test_real_papers_are_there() -> None:
    if not PAPERS.is_dir():
        pytest.skip(f"no real papers at {PAPERS}")
    assert [paper for paper in DOCUMENTS if paper.parent == PAPERS]


@every_document
def test_its_tables_are_those_of_the_paper(paper: Path, tmp_path: Path) -> None:
    gold = read_gold(paper)
    layouts = {printed.name: printed.layout for printed in printed_tables(gold)}
    found = differences(gold, folder_of(paper, tmp_path))
    unexpected = [str(one) for one in found if not is_known(one, paper, layouts)]

    assert not unexpected, "\n".join(unexpected)
    assert KNOWN["cells"].get(paper.stem, {}).keys() <= {one.cell for one in found}, "a known difference is gone"


@every_document
def test_every_row_of_the_paper_is_read(paper: Path) -> None:
    printed = printed_tables(read_gold(paper))

    assert printed
    assert not [(one.name, one.unread) for one in printed if one.unread]


@every_document
def test_no_words_of_it_are_lost(paper: Path) -> None:
    lost = [remark for remark in convert(read_gold(paper)).remarks if remark.startswith("not understood")]

    assert [remark for remark in lost if "remark_of_mayor" not in remark] == []


@every_document
def test_its_items_are_those_of_the_form(paper: Path, tmp_path: Path) -> None:
    gold = read_gold(paper)
    form = folder_of(paper, tmp_path).form(fiscal_years(mapping(gold, "document"))[0])
    for item in nodes(gold, "oit_items"):
        ours, name = form.item(str(item["id"])) if form else None, words(item, "name")
        assert ours is not None
        assert name is None or fuzz.token_set_ratio(squeezed(ours.title), squeezed(name)) > 60, (ours.title, name)


@every_document
def test_its_site_is_built_and_shows_its_tables(paper: Path, tmp_path: Path) -> None:
    workspace = folder_of(paper, tmp_path)
    program = "from generator.commands.cli import main; main()"
    command = [sys.executable, "-c", program, "build", "--folder", str(workspace.folder)]
    built = subprocess.run(
        [*command, "--out", str(tmp_path / "site"), "--as-of", "2569-01-15"],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert (tmp_path / "site" / "index.html").is_file(), built.stdout + built.stderr

    for year in workspace.measures:
        for name, layout in workspace.layouts("measures").items():
            page = tmp_path / "site" / str(year) / "measures" / "table" / name / "index.html"
            shown = LexborHTMLParser(page.read_text(encoding="utf-8")).css(".oit-layout tbody :is(th, td)[data-label]")
            ours = [cell for row in table(layout, workspace, year).rows for cell in row.cells if cell]
            expected = [squeezed(cell.text.translate(BOXES) or layout.missing) for cell in ours]
            assert [squeezed(cell.text()) for cell in shown] == expected


BOXES = str.maketrans("", "", "☑☐")


def test_a_papers_own_marks_become_a_layout_of_the_agency(tmp_path: Path) -> None:
    workspace = folder_of(HERE / "fixtures" / "survey_measures.yml", tmp_path)

    assert workspace.own_layouts.keys() == {"d1"}
    steps = next(column for column in workspace.own_layouts["d1"].columns if column.key == ("steps",))
    assert (steps.marks.one, steps.marks.many, steps.marks.sub) == ("-", "-", "{m})")


def test_words_without_a_field_become_a_note_and_are_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dest = tmp_path / "agency"
    assert main([str(HERE / "fixtures" / "analysis_measures.yml"), str(dest)]) == 0

    assert "remark_of_mayor: ให้รายงานต่อที่ประชุมสภาด้วย" in capsys.readouterr().out
    assert "note: ให้รายงานต่อที่ประชุมสภาด้วย" in (dest / "content/measures/2569/m4.yml").read_text(encoding="utf-8")


def test_the_score_of_the_year_before_is_kept(tmp_path: Path) -> None:
    result = folder_of(HERE / "fixtures" / "analysis_measures.yml", tmp_path).results[2568].record

    assert str(result.previous_total) == "89.1"


def test_items_treated_as_one_share_their_instruction(tmp_path: Path) -> None:
    items = folder_of(HERE / "fixtures" / "survey_measures.yml", tmp_path).items[2566]

    assert items["O8"].record.instruction == items["O9"].record.instruction


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("keep me", encoding="utf-8")

    assert main([str(INVENTED[0]), str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_every_shipped_layout_is_tried_by_some_document() -> None:
    if not PAPERS.is_dir():
        pytest.skip(f"no real papers at {PAPERS}")
    used = {printed.layout for paper in DOCUMENTS for printed in printed_tables(read_gold(paper))}

    assert used == set(available())
