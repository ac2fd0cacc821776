from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.app.importing import carry_out, propose
from generator.findings.finding import has_errors
from generator.records.loading.workspace import load
from tests.imports.importing import agency
from tests.imports.town_papers import Block, blocks_of, excel, word
from tests.real_documents.compare import differences
from tests.real_documents.convert import convert, fiscal_years
from tests.real_documents.folder import as_yaml
from tests.real_documents.gold import mapping, read_gold
from tests.real_documents.printed import printed_tables

DOCUMENTS = Path(__file__).parents[1] / "real_documents"
PAPERS = DOCUMENTS.parents[1].parent / "shared" / "reference" / "gold"
"""Real papers, kept beside the repository where there are any."""
KNOWN = yaml.safe_load((DOCUMENTS / "known_differences.yml").read_text(encoding="utf-8"))
GOLDS = [*sorted((DOCUMENTS / "fixtures").glob("*.yml")), *sorted(PAPERS.glob("*.yml"))]
FORMS: dict[str, Callable[[list[Block], Path], None]] = {
    "one.docx": word,
    "cut-over-pages.docx": lambda blocks, path: word(blocks, path, cut=4),
    "not-merged.docx": lambda blocks, path: word(blocks, path, merge=False),
    "one-sheet.xlsx": excel,
    "sheets.xlsx": lambda blocks, path: excel(blocks, path, sheets=True),
    "not-merged.xlsx": lambda blocks, path: excel(blocks, path, merge=False),
}

LINE_BY_LINE = {"cut-over-pages.docx", "sheets.xlsx", "not-merged.docx"}
"""Forms in which each entry of a list has a line of its own; in the others a list is one line."""


@pytest.mark.parametrize("gold_path", GOLDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", FORMS)
def test_what_towns_hand_in_becomes_the_records_that_print_it_again(gold_path: Path, name: str, tmp_path: Path) -> None:
    gold = read_gold(gold_path)
    converted = convert(gold)
    folder = agency(tmp_path / "agency", converted.records["site_config.yml"])
    for record in (one for one in converted.records if one.startswith("content/layouts")):
        (folder / record).parent.mkdir(parents=True, exist_ok=True)
        (folder / record).write_text(as_yaml(record, converted.records[record]), encoding="utf-8")
    paper = tmp_path / name
    FORMS[name](blocks_of(gold, lines=name in LINE_BY_LINE), paper)
    year, _ = fiscal_years(mapping(gold, "document"))

    proposed = propose(folder, [paper], year)
    carry_out(folder, proposed)

    assert not proposed.plan.unread
    assert proposed.plan.cells > 0
    workspace, findings = load(folder)
    assert not has_errors(findings), [f"{found.place} {found.message}" for found in findings]
    assert workspace is not None
    layouts = {printed.name: printed.layout for printed in printed_tables(gold)}
    wrong = [
        str(one)
        for one in differences(gold, workspace)
        if one.column not in KNOWN["columns"].get(layouts[one.table], {})
        and one.cell not in KNOWN["cells"].get(gold_path.stem, {})
    ]
    assert not wrong, "\n".join(wrong)
    assert not propose(folder, [paper], year).changes, "a second import of the same paper changes something"
