"""The command line: ``oit VERB``. Everything a person reads is Thai; exit codes are those of ``ExitCode``."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer
from rich.console import Console

from generator.commands import build, catalogue, check, new, preview, schema
from generator.commands.options import ExitCode
from generator.commands.thai_help import ThaiCommand, ThaiGroup, speak_thai, translate
from generator.reporter import print_findings
from generator.usage import UsageProblem, usage_problem

_USAGE_ERROR: Any = typer.BadParameter.__mro__[1]
"""The parser's own base class of wrong usage, whichever parser this version of typer brings."""

INTERRUPTED = 130
"""What shells expect of a program stopped with Ctrl-C."""

app = typer.Typer(
    cls=ThaiGroup,
    help="oit ทำเว็บไซต์เปิดเผยข้อมูลสาธารณะ (OIT) ของหน่วยงานจากโฟลเดอร์ระเบียน และตรวจก่อนการประเมินว่าอะไรจะเสียคะแนน",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.command("build", cls=ThaiCommand, help=build.HELP)(build.build)
app.command("check", cls=ThaiCommand, help=check.HELP)(check.check)
app.command("preview", cls=ThaiCommand, help=preview.HELP)(preview.preview)
app.add_typer(new.app, name="new")
app.command("schema", cls=ThaiCommand, help=schema.HELP)(schema.schema)
app.add_typer(catalogue.app, name="catalogue")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program with ``arguments`` (default: those of the process) and end with an exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: Sequence[str]) -> int:
    """Run the program and give its exit code; nothing but the exit code escapes."""
    _speak_utf8()
    speak_thai()
    try:
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
        code = app(list(arguments), standalone_mode=False, prog_name="oit")
    except typer.Exit as stop:
        return int(stop.exit_code)
    except UsageProblem as problem:
        return _wrong_usage(problem)
    except _USAGE_ERROR as error:
        return _wrong_usage(translate(error, app_commands())) if str(error) else ExitCode.WRONG_USAGE
    return code if isinstance(code, int) else ExitCode.FINE


def app_commands() -> list[str]:
    """Give the names of all verbs."""
    names = [command.name for command in app.registered_commands]
    names += [group.name for group in app.registered_groups]
    return [name for name in names if isinstance(name, str)]


def _wrong_usage(problem: UsageProblem) -> int:
    print_findings(Console(stderr=True, soft_wrap=True, highlight=False), [problem.found])
    return ExitCode.WRONG_USAGE


def _our_fault(fault: Exception) -> int:
    """Keep the traceback in a file, tell the person in Thai where it is."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="oit-", suffix=".log", delete=False) as log:
        traceback.print_exception(fault, file=log)
    problem = usage_problem("U910", value=type(fault).__name__, file=Path(log.name))
    print_findings(Console(stderr=True, soft_wrap=True, highlight=False), [problem.found])
    return ExitCode.OUR_FAULT


def _speak_utf8() -> None:
    """Print UTF-8 even where the console's own code page cannot show Thai (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
