"""Why the syntax broke: the parser says where it was lost, this says what the user did and how to write it.

The parser's wording (libyaml's and PyYAML's own differ) only picks the rule; a rule then looks at the user's lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from generator.records.strict_yaml import line_causes, value_causes
from generator.records.strict_yaml.breaks import Break
from generator.records.strict_yaml.events import Scalar
from generator.records.strict_yaml.lines import EXAMPLE_LENGTH
from generator.records.strict_yaml.slips import hidden_indentation
from generator.records.strict_yaml.trouble import Cause, Trouble
from generator.system.text_characters import shown

CODES = ("E135", "E199")


def find_cause(text: str, error: yaml.YAMLError, last: Scalar | None) -> Cause:
    """Find out what the user did that ended in ``error`` while reading ``text``."""
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    offset = min(problem.index if problem else getattr(error, "position", 0), len(text))
    wording = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or error}"
    broken = Break(text, wording, offset, context.index if context else offset, last)
    slip = hidden_indentation(text, broken.line) or hidden_indentation(text, broken.context_line)
    if slip:
        return slip
    for pattern, rule in _RULES:
        if pattern.search(wording) and (cause := rule(broken)):
            return cause
    return Cause(Trouble("E199", offset, {"wording": shown(wording.strip(": "), EXAMPLE_LENGTH)}))


_RULES: tuple[tuple[re.Pattern[str], Callable[[Break], Cause | None]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"tab|cannot start", line_causes.tab),
        (r"scanning a directive", lambda broken: Cause(Trouble("E135", broken.context_offset))),
        (r"quoted scalar: found unexpected (end|document)", value_causes.unclosed_quote),
        (r"escape|hexdecimal|hexadecimal", value_causes.unknown_escape),
        (r"mapping values are not allowed", line_causes.colon_in_text),
        (r"expected ':'", line_causes.no_colon),
        (r"block scalar", value_causes.block_header),
        (
            r"cannot start|(scanning|parsing) an? (alias|anchor|tag)|mapping keys are not allowed",
            value_causes.special_start,
        ),
        (r"entries are not allowed", value_causes.dash_value),
        (r"flow", value_causes.open_bracket),
        (r"node content", value_causes.special_start),
        (r"expected (key|<)|expected '-'|document start", line_causes.misplaced),
    )
)
"""For the wordings of libyaml and PyYAML, the rules to try; the first that finds a cause is right."""
