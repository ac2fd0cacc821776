"""Explain a code: everything that is known of what the program may say, for people and for the documentation.

``explain("g10").why`` is why the finding ``G010`` costs points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.findings.finding import Severity
from generator.findings.homes import homes
from generator.findings.letters import LETTERS, Letter
from generator.findings.messages.store import Message, files, message
from generator.findings.reasons import Reason, reason_of
from generator.findings.usage import usage_problem
from generator.records.model.validate import did_you_mean
from generator.thai.digits import to_arabic

CODES = ("U916",)

_CODE = re.compile(r"([A-Za-z])[\s_-]*([0-9]{1,3})")
"""A code as people type it: a letter in any case, and a number that may lack its zeros in front."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code with its wording, what its letter means, why it costs points, and the module that says it (``home``)."""

    message: Message
    letter: Letter
    reason: Reason
    home: str

    @property
    def severity(self) -> str:
        """How bad it is, in Thai."""
        return Severity(self.message.severity).thai


def explain(text: str) -> Explanation:
    """Return the explanation of a code as typed; raises ``UsageProblem`` with the nearest one where there is none."""
    typed = _CODE.fullmatch(to_arabic(text).strip())
    code = f"{typed[1].upper()}{int(typed[2]):03}" if typed else text.strip().upper()
    if code not in files():
        near = did_you_mean(code, [known.lower() for known in files()])
        cure = f"หมายถึง {near.upper()} ใช่หรือไม่" if near else "รหัสทั้งหมดอยู่ใน docs/codes.md เช่น G010"
        raise usage_problem("U916", value=text, cure=cure)
    return explanation_of(message(code))


def explanation_of(message: Message) -> Explanation:
    """Return what is known of a code of the catalogue of messages."""
    code = message.code
    return Explanation(message, LETTERS[code[0]], reason_of(code), homes().get(code, ""))
