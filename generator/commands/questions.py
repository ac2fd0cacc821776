"""Asks one question after the other before the screen, each with a default and a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.console import Console

from generator.findings.usage import UsageProblem

BACK = "<"
"""What is typed to return to the question before."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in Thai; ``read`` takes what was typed or the default, and raises ``UsageProblem`` when it is none.

    ``shown`` tells, when there is something to tell, what follows from the answer.
    """

    words: str
    default: Callable[[], str]
    read: Callable[[str], None]
    shown: Callable[[], str] = str


def ask(console: Console, questions: Sequence[Question]) -> None:
    """Ask ``questions`` in order until each is answered; raises ``EOFError`` or ``KeyboardInterrupt`` when left."""
    console.print(f"กด Enter เพื่อใช้ค่าในวงเล็บ พิมพ์ {BACK} เพื่อย้อนกลับข้อก่อน\n", markup=False)
    number = 0
    while number < len(questions):
        number = _next(console, questions, number)


def _next(console: Console, questions: Sequence[Question], number: int) -> int:
    """Ask the question at ``number`` and return which to ask then."""
    question = questions[number]
    default = question.default()
    typed = console.input(
        f"{number + 1}/{len(questions)} {question.words}{f' [{default}]' if default else ''}: ", markup=False
    )
    if typed.strip() == BACK:
        return max(number - 1, 0)
    try:
        question.read(typed.strip() or default)
    except UsageProblem as problem:
        console.print(f"  {problem.finding.message} {problem.finding.hint}", markup=False)
        return number
    if shown := question.shown():
        console.print(f"  {shown}", markup=False)
    return number + 1
