"""Years of the Buddhist Era (พ.ศ.), as typed and as the calendar counts them: BE = CE + 543.

Two digits are read only as 2550–2599: a smaller number (``24``) is as likely to be the Gregorian 2024.
"""

from __future__ import annotations

from typing import Literal

from generator.thai.errors import ThaiTimeError

OFFSET = 543
FIRST_YEAR = 2400
LAST_YEAR = 2699
YearDigits = Literal[4, 2]

_CENTURY = 2500
_FIRST_SHORT = 50
_SHORT = 2
_GREGORIAN = range(1800, FIRST_YEAR - OFFSET + 300)


def buddhist_year(digits: str, text: str, *, common_era: bool = False, form: str = "{}") -> int:
    """Read two or four Arabic digits as a BE year.

    ``text`` is what the user typed; ``form`` shows, with the year as ``{}``, how the cure should look;
    ``common_era`` says that the text itself calls the year ค.ศ. Raises ``ThaiTimeError``: gregorian, year, ambiguous.
    """
    year = int(digits)
    if common_era or (len(digits) > _SHORT and year in _GREGORIAN):
        full = year if len(digits) > _SHORT else 2000 + year
        raise ThaiTimeError("gregorian", text, be=form.format(full + OFFSET))
    if len(digits) == _SHORT:
        if year < _FIRST_SHORT:
            choices = " หรือ ".join(form.format(be) for be in (2000 + year + OFFSET, _CENTURY + year))
            raise ThaiTimeError("ambiguous", text, choices=choices)
        return _CENTURY + year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ThaiTimeError("year", text, first=FIRST_YEAR, last=LAST_YEAR)
    return year


def write_year(be_year: int, years: YearDigits = 4) -> str:
    """Write a BE year with four digits, or with two where two are read back as the same year."""
    short = be_year - _CENTURY
    if years == _SHORT and _FIRST_SHORT <= short < 100:  # noqa: PLR2004 - the end of a century
        return str(short)
    return str(be_year)
