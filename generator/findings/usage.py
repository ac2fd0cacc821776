"""Wrong usage of the program by the person who calls it.

Exceptions of this program (all others are faults of ours):

    UsageProblem    the call cannot be carried out as it was made; carries a finding in Thai; exit code 2
"""

from __future__ import annotations

from typing import Any

from generator.findings.finding import Finding, finding

CODES = ("U905",)


class UsageProblem(Exception):  # noqa: N818 - it is no fault of the program
    """A call that cannot be carried out; ``finding`` is what to tell the caller."""

    def __init__(self, problem: Finding) -> None:
        """Keep the finding to tell."""
        super().__init__(problem.message)
        self.finding = problem


def wrong_call(value: object, command: str) -> UsageProblem:
    """Make the problem of a call that fits no form of ``command``; ``value`` says in Thai what is wrong with it."""
    return usage_problem("U905", value=value, command=command)


def usage_problem(code: str, *, year: int | None = None, **values: object) -> UsageProblem:
    """Make the problem with message ``code`` (``U9xx``) and the values of its wording.

    The value ``command`` is the verb whose help to read, or nothing for the help of the whole program.
    """
    about: dict[str, Any] = values
    if "command" in about:
        about["command"] = f"oit {about['command']}".strip()
    return UsageProblem(finding(code, year=year, **about))
