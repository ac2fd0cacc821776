"""The command line: ``oit VERB``, or a menu of the work for ``oit`` alone.

Everything a person reads is Thai; exit codes are those of ``ExitCode``.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import typer

from generator.commands.first_lines import FIRST_LINES
from generator.commands.options import ExitCode
from generator.commands.thai_help import ThaiCommand, ThaiGroup, translate
from generator.findings.usage import UsageProblem, usage_problem

CODES = ("U910",)

_USAGE_ERROR: Any = typer.BadParameter.__mro__[1]
"""The parser's own base class of wrong usage, whichever parser this version of typer brings."""

_OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""How many objects may be made before Python looks for unreachable ones.

We leave next to none, and with Python's own 700 it looks through all records and pages again and again: a third of the
time of composing 500 pages, and 60 ms while the program starts.
"""

INTERRUPTED = 130
"""What shells expect of a program stopped with Ctrl-C."""

VERBS = (
    "init",
    "edit",
    "import",
    "build",
    "check",
    "explain",
    "score",
    "preview",
    "new",
    "roll",
    "ready",
    "agenda",
    "workbook",
    "schema",
    "catalogue",
    "links",
    "redirects",
    "publish",
    "withdraw",
    "freeze",
    "urls",
    "papers",
)
"""Every verb in the order of the work: ``generator/commands/<verb>.py`` has it, and an ``add_to`` that offers it."""
_MODULES = {"import": "import_papers"}
"""The module of a verb whose own name is a word of Python."""


def app(verbs: Iterable[str] = VERBS) -> typer.Typer:
    """Return the program with ``verbs``; a call that names its verb needs no other, and importing all takes long."""
    program = typer.Typer(
        cls=ThaiGroup,
        help="oit ทำเว็บไซต์เปิดเผยข้อมูลสาธารณะ (OIT) ของหน่วยงานจากโฟลเดอร์ระเบียน และตรวจก่อนการประเมินว่าอะไรจะเสียคะแนน",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    program.callback()(_no_verb)
    for verb in verbs:
        import_module(f"generator.commands.{_MODULES.get(verb, verb)}").add_to(program)
    return program


def _program(arguments: Sequence[str]) -> typer.Typer:
    """Return the program for a call: with the verb that it begins with, or with all of them by name alone.

    Of a verb that stands elsewhere in a call nobody knows whether it is meant; then all are there.
    """
    if arguments and arguments[0] in VERBS:
        return app(arguments[:1])
    if set(arguments) & set(VERBS):
        return app()
    program = app(())
    for verb, line in FIRST_LINES.items():
        program.command(verb, cls=ThaiCommand, help=line)(_no_verb)
    return program


def _no_verb() -> None:
    """Keep a program with a single verb one that is called by that verb."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program with ``arguments`` (default: those of the process) and end with an exit code."""
    code = run(sys.argv[1:] if arguments is None else list(arguments))
    # Before Python ends it looks through all that is left for garbage: a tenth of the time of building 500 pages.
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; nothing but the exit code escapes."""
    _speak_utf8()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        if not arguments and _is_person_before_screen():
            return _menu()
        return _call(arguments)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FINE
    except Exception as fault:  # noqa: BLE001 - the last line of defence: a person never sees a traceback
        return _our_fault(fault)


def _call(arguments: Sequence[str]) -> int:
    try:
        code = _program(arguments)(list(arguments), standalone_mode=False, prog_name="oit")
    except typer.Exit as stop:
        return int(stop.exit_code)
    except UsageProblem as problem:
        return _wrong_usage(problem)
    except _USAGE_ERROR as error:
        return _wrong_usage(translate(error, VERBS)) if str(error) else ExitCode.WRONG_USAGE
    return code if isinstance(code, int) else ExitCode.FINE


def _is_person_before_screen() -> bool:
    """Tell programs and pipes, who get the help, from a person, who gets the menu."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _menu() -> int:
    from generator.commands.menu import offer  # noqa: PLC0415 - only who calls no verb pays for it

    return offer(run, Path.cwd())


def _wrong_usage(problem: UsageProblem) -> int:
    _print(problem)
    return ExitCode.WRONG_USAGE


def _our_fault(fault: Exception) -> int:
    """Keep the traceback in a file, tell the person in Thai where it is."""
    import tempfile  # noqa: PLC0415 - only a fault of ours pays for it
    import traceback  # noqa: PLC0415 - the same

    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="oit-", suffix=".log", delete=False) as log:
            traceback.print_exception(fault, file=log)
        file = log.name
    except OSError:
        file = "oit.log (บันทึกไม่สำเร็จ)"
    problem = usage_problem("U910", value=type(fault).__name__, file=file)
    _print(problem)
    return ExitCode.OUR_FAULT


def _print(problem: UsageProblem) -> None:
    from rich.console import Console  # noqa: PLC0415 - only what goes wrong pays for it

    from generator.commands.reporter import print_findings  # noqa: PLC0415 - the same

    print_findings(Console(stderr=True, soft_wrap=True, highlight=False), [problem.finding])


def _speak_utf8() -> None:
    """Print UTF-8 even where the console's own code page cannot show Thai (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
