"""What templates may say in Thai: dates, digits, sizes and figures as filters, links that are safe to follow.

Words that browsers would take apart at line ends are kept whole (``whole_words.py``), with abbreviations of two letters
and more, which Firefox takes apart before their dots (อบต., มี.ค.).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from markupsafe import Markup, escape

from generator.rendering.whole_words import whole_stretches
from generator.site.views.contact_links import mail_link, telephone_link
from generator.thai.dates import MonthNames, format_date
from generator.thai.digits import to_thai
from generator.thai.figures import figure, file_size
from generator.thai.months import MONTHS_LONG, MONTHS_SHORT

_DATE = re.compile(rf"(?:\d{{1,2}} )?(?:{'|'.join(map(re.escape, (*MONTHS_LONG, *MONTHS_SHORT)))}|พ\.ศ\.) \d{{2,4}}")
"""A date as ``thai.dates`` writes it, with or without its day: ``31 มี.ค. 2566``, ``ตุลาคม 2568``, ``พ.ศ. 2566``."""
WHOLE = r'<span class="oit-word">\g<0></span>'
"""What a found word is replaced by."""
_ALREADY_WHOLE = re.compile(r'(<span class="oit-word">.*?</span>)')
"""An element that this has made of a word before; a text may come here twice."""
_ENCODED = re.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+")
"""Letters that are none of ASCII, as addresses send them."""
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def thai_date(day: date | None, months: MonthNames = "long") -> str:
    """Write a day as ``1 ตุลาคม 2568``, or ``1 ต.ค. 2568`` with short months; no day gives nothing."""
    return format_date(day, months=months) if day else ""


def whole_dates(text: str) -> Markup:
    """Return our own words, escaped, with every date in them in an element that no line ends inside.

    Firefox ends lines inside ``31 มี.ค. 2566`` and ``พ.ศ. 2566`` even where no-break spaces hold them together.
    """
    return Markup(_DATE.sub(WHOLE, str(escape(text))))  # noqa: S704 - escaped here


def safe_href(address: str) -> str:
    """Return ``address`` if it leads to a web page, mail or a telephone; otherwise ``#``, which leads nowhere.

    Records are checked when they are read; this is the second lock on the same door.
    """
    try:
        scheme = urlsplit(address.strip()).scheme.lower()
    except ValueError:
        return "#"
    return address.strip() if scheme in SCHEMES else "#"


@lru_cache(maxsize=4_096, typed=True)  # a text and markup of the same letters are not the same
def whole_words(text: str) -> Markup:
    """Return ``text``, escaped, with each compound and abbreviation in an element that no line ends inside."""
    pieces = _ALREADY_WHOLE.split(str(escape(text)))
    pieces[::2] = map(_with_whole_words, pieces[::2])
    return Markup("".join(pieces))  # noqa: S704 - escaped here


def _with_whole_words(text: str) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in whole_stretches(text):
        pieces += text[at:start], WHOLE.replace(r"\g<0>", text[start:end])
        at = end
    return "".join([*pieces, text[at:]])


def readable_address(address: str) -> str:
    """Return an address as paper shows it: letters of other scripts as themselves, everything else as it is sent."""
    return _ENCODED.sub(lambda letters: unquote(letters[0], errors="replace"), address)


FILTERS: Mapping[str, Callable[..., str | None]] = {
    "thai_date": thai_date,
    "thai_digits": to_thai,
    "whole_dates": whole_dates,
    "whole_words": whole_words,
    "file_size": file_size,
    "figure": figure,
    "safe_href": safe_href,
    "readable_address": readable_address,
    "mail_link": mail_link,
    "telephone_link": telephone_link,
}
