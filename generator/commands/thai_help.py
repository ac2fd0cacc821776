"""Makes the command line speak Thai: headings of the help, the parser's own words, and wrong usage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from generator.findings.usage import UsageProblem, usage_problem, wrong_call
from generator.records.model.validate import did_you_mean

CODES = ("U901", "U902", "U903", "U904")

_WORDS = (
    ("Usage: ", "วิธีใช้: "),
    ("[OPTIONS]", "[ตัวเลือก]"),
    ("COMMAND [ARGS]...", "คำสั่ง [ค่า]"),
)


class _ThaiWords:
    """What the parser itself says in the help, in Thai."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401 - the parser's own context
        """Return the line that shows how to call the verb."""
        usage = str(super().get_usage(ctx))  # type: ignore[misc] # mixed into the parser's classes
        for english, thai in _WORDS:
            usage = usage.replace(english, thai)
        return usage

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - the parser's own context and formatter
        """Write the help with its headings in Thai."""
        _put_thai_into_headings()
        super().format_help(ctx, formatter)  # type: ignore[misc] # mixed into the parser's classes

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - the parser's own context
        """Return the parameters without the English names of their types, which say nothing to an official."""
        params = super().get_params(ctx)  # type: ignore[misc] # mixed into the parser's classes
        for param in params:
            typed = getattr(param, "display_type_rich", None)
            if typed and str(typed(ctx=ctx)).startswith("<"):
                param.display_type_rich = lambda **_: None
        return list(params)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - the parser's own context and option
        """Return the option that shows the help."""
        option = super().get_help_option(ctx)  # type: ignore[misc] # mixed into the parser's classes
        if option is not None:
            option.help = "แสดงวิธีใช้นี้"
        return option


class ThaiCommand(_ThaiWords, TyperCommand):
    """A verb."""


class ThaiGroup(_ThaiWords, TyperGroup):
    """A group of verbs, listed in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the parser's own context
        """Return the verbs in the order they were added."""
        del ctx
        return list(self.commands)


def _put_thai_into_headings() -> None:
    # Only here and not above: the help's Markdown takes 40 ms to import, a tenth of a build.
    import typer.rich_utils as words  # noqa: PLC0415 - see above

    words.OPTIONS_PANEL_TITLE = "ตัวเลือก"
    words.ARGUMENTS_PANEL_TITLE = "สิ่งที่ต้องระบุ"
    words.COMMANDS_PANEL_TITLE = "คำสั่ง"
    words.ERRORS_PANEL_TITLE = "ผิดพลาด"
    words.DEFAULT_STRING = "[ค่าเริ่มต้น: {}]"
    words.REQUIRED_LONG_STRING = "[ต้องระบุ]"


def translate(error: Any, commands: Sequence[str]) -> UsageProblem:  # noqa: ANN401 - the parser's own error
    """Turn the parser's complaint into a usage problem in Thai, with “did you mean” where a name is near."""
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    command = " ".join(str(context.command_path).split()[1:]) if context else ""
    if kind == "NoSuchOption":
        params = context.command.get_params(context) if context else []
        names = [name for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("-")]
        return usage_problem("U902", value=error.option_name, cure=_cure(error.option_name, names))
    if kind == "MissingParameter":
        return usage_problem("U903", value=_name(error, "?"), command=command)
    if isinstance(error, typer.BadParameter):
        return usage_problem("U904", name=_name(error, command), value=_thai(error.message), command=command)
    missing = re.search(r"No such command '(.+?)'", str(error))
    if missing:
        known = list(context.command.commands) if context and hasattr(context.command, "commands") else list(commands)
        return usage_problem("U901", value=missing[1], cure=_cure(missing[1], known))
    return wrong_call(_thai(str(error)), command)


def _name(error: Any, otherwise: str) -> str:  # noqa: ANN401 - the parser's own error
    """Return how the help calls the parameter that an error is about."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return otherwise
    options = [name for name in parameter.opts if name.startswith("--")]
    return str(options[0] if options else parameter.metavar or parameter.name)


def _cure(value: str, names: Sequence[str]) -> str:
    near = did_you_mean(value, names)
    return f"หมายถึง “{near}” ใช่หรือไม่" if near else "ที่ใช้ได้คือ " + ", ".join(names)


def _thai(message: str) -> str:
    """Say the parser's common sentences in Thai; what is not known stays as it is."""
    message = message.removeprefix("Value error, ")
    for english, thai in _SENTENCES:
        message = re.sub(english, thai, message)
    return message


_SENTENCES = (
    (r"^'(.*?)' is not one of (.*?)\.?$", r"“\1” ไม่อยู่ในตัวเลือก \2"),
    (r"^Input should be a valid integer.*$", "ต้องเป็นจำนวนเต็ม"),
    (r"^Input should be (greater|less) than or equal to (.*)$", r"อยู่นอกช่วงที่รับได้ (\2)"),
    (r"^Got unexpected extra argument(?:\(s\)|s)? \((.*)\)$", r"มีคำเกินมา: \1"),
    (r"^Option '(.*?)' requires an argument\.?$", r"ตัวเลือก \1 ต้องมีค่าต่อท้าย"),
)
