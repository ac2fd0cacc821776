"""What templates may say in Thai: dates, digits, sizes and figures as filters, and links that are safe to follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from generator.rendering.whole_words import WHOLE, whole_words
from generator.site.views.contact_links import mail_link, telephone_link
from generator.thai.dates import MonthNames, format_date
from generator.thai.digits import to_thai
from generator.thai.figures import figure, file_size
from generator.thai.months import MONTHS_LONG, MONTHS_SHORT

_DATE = re.compile(rf"(?:\d{{1,2}} )?(?:{'|'.join(map(re.escape, (*MONTHS_LONG, *MONTHS_SHORT)))}|พ\.ศ\.) \d{{2,4}}")
"""A date as ``thai.dates`` writes it, with or without its day: ``31 มี.ค. 2566``, ``ตุลาคม 2568``, ``พ.ศ. 2566``."""
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


FILTERS: Mapping[str, Callable[..., str | None]] = {
    "thai_date": thai_date,
    "thai_digits": to_thai,
    "whole_dates": whole_dates,
    "whole_words": whole_words,
    "file_size": file_size,
    "figure": figure,
    "safe_href": safe_href,
    "mail_link": mail_link,
    "telephone_link": telephone_link,
}
