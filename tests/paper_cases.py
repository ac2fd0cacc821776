"""A Word paper of a few lines, or with one table, shown as evidence by a small agency: a case of a rule on papers.

``lines`` stand below the title of the report of FY2565, or are the whole paper where the case names its ``item``;
``table`` is one of rows of cells, of which None is one with the cell above. The record says when it was ``issued`` and
by whom it was ``signed``; a ``measure`` shows it instead of an item, a ``result`` of FY2565 or a chief ``executive`` is
in the folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.findings.finding import Finding
from tests.checks.documents.test_defective_papers import word
from tests.small_agency import CONFIG
from tests.small_papers import REPORT, findings

RESULT = "total: 88.00\nindicators: {1: 90.00, 2: 84.00, 3: 87.15, 4: 82.00, 5: 86.00}\n"
EXECUTIVE = """  executives:
    - {name: นางสาวดาริกา ทองผ่อง, position: นายกเทศมนตรีตำบลทดสอบ, since: 2564-03-28}
"""


def of_a_paper(case: dict[str, Any], folder: Path) -> list[Finding]:
    """Return what the rules on documents say of the paper of ``case``."""
    whole = case.get("item") or case.get("measure")
    parts: list[Any] = [*([] if whole else REPORT.splitlines()), *case.get("lines", [])]
    if "table" in case:
        parts.append({"table": case["table"]})
    told = "fiscal_year: 2565" + (f", issued: {case['issued']}" if "issued" in case else "")
    told += f", signatory: {{name: {case['signed']}, position: นายกเทศมนตรี}}" if "signed" in case else ""
    item = case.get("item", "O13")
    files: dict[str, str | bytes] = {
        "content/documents/a.docx": word([*parts, "เทศบาลตำบลทดสอบ"]),
        "site_config.yml": CONFIG.replace("units:", EXECUTIVE + "units:") if case.get("executive") else CONFIG,
    }
    if case.get("measure"):
        files["content/measures/2566/m1.yml"] = (
            "id: m1\ntitle: เปิดเผยแผน\nanswers: {fiscal_year: 2565, indicators: [4]}\nrows: [{steps: [จัดทำแผน]}]\n"
            f"evidence:\n  - {{file: a.docx, {told}}}\n"
        )
    else:
        issued = "" if "issued" in case else ", issued: 2566-01-15"
        shown = f"parts: [results, problems, suggestions], {told}" if item == "O13" else "fiscal_year: 2566"
        files[f"oit_items/2566/{item.lower()}.yml"] = (
            f"item: {item}\nstatus: published\nresponsible: [clerk]\nupdated: 2566-03-01\n"
            f"evidence:\n  - {{file: a.docx, {shown}{issued}}}\n"
        )
    if case.get("result"):
        files["content/results/2565.yml"] = RESULT
    return findings(folder, files)
