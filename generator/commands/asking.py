"""Asks the person before the screen, where there is one."""

from __future__ import annotations

import sys

import typer


def ask_person(problem: str, free: str) -> bool:
    """Say why a file cannot be written and ask whether the name ``free`` will do; nobody is asked through a pipe."""
    if not is_person_there():
        return False
    typer.echo(problem, err=True)
    return typer.confirm(f"เขียนเป็น {free} แทนหรือไม่", default=True, err=True)


def is_person_there() -> bool:
    """Tell whether somebody sits before the screen and can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
