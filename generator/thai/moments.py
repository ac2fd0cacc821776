"""Moments in Thai words."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from generator.thai.dates import format_date

BANGKOK = timezone(timedelta(hours=7))


def moment(text: str) -> str:
    """Write an ISO 8601 moment as ``30 เม.ย. 2569 16:20 น.`` in the time of Thailand; what is none stays as it is."""
    try:
        time = datetime.fromisoformat(text)
        if time.tzinfo is not None:
            time = time.astimezone(BANGKOK)
    except (ValueError, OverflowError):
        return text
    return f"{format_date(time.date())} {time:%H:%M} น."
