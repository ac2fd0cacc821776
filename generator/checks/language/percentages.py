"""How percentages are told: the figure behind ร้อยละ, or before the sign."""

from __future__ import annotations

import re

PERCENT = re.compile(r"(?:ร้อยละ\s*(?P<after>[0-9]{1,3}(?:\.[0-9]+)?)|(?P<before>[0-9]{1,3}(?:\.[0-9]+)?)\s*%)")
"""A percentage in a text with Arabic digits: ``after`` the word, or ``before`` the sign."""
