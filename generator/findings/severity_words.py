"""How severities are called in Thai, wherever findings are shown."""

from __future__ import annotations

from generator.findings.finding import Severity

SEVERITY_THAI: dict[Severity, str] = {
    Severity.ERROR: "ผิดพลาด",
    Severity.GAP: "ขาด",
    Severity.WARNING: "ควรตรวจ",
    Severity.NOTE: "ข้อสังเกต",
}
