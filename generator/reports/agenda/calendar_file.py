"""The agenda as a calendar (iCalendar, RFC 5545) that phones, Outlook and Google take in."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from generator.reports.agenda.entries import Agenda, Day
from generator.thai.moments import BANGKOK

_BEFORE = timedelta(days=7)


def calendar_bytes(agenda: Agenda) -> bytes:
    """Return the calendar: one event of whole days for each entry, under an id that stays when it is written again."""
    calendar = Calendar()
    calendar.add("prodid", "-//oit//agenda//TH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"กำหนดการ ITA {agenda.agency}")
    calendar.add("x-wr-timezone", "Asia/Bangkok")
    for one in agenda.days:
        calendar.add_component(_event(one, agenda))
    return bytes(calendar.to_ical())


def _event(one: Day, agenda: Agenda) -> Event:
    event = Event()
    identity = sha256(f"{agenda.host}/{one.key}".encode()).hexdigest()[:32]
    event.add("uid", f"{identity}@{agenda.host}")
    # The day it was made for, not the clock: written twice on one day the file is the same.
    event.add("dtstamp", datetime.combine(agenda.day, time(), BANGKOK).astimezone(UTC))
    event.add("dtstart", one.first)
    event.add("dtend", one.last + timedelta(days=1))
    event.add("summary", one.title)
    event.add("transp", "TRANSPARENT")
    if one.note:
        event.add("description", one.note)
    if one.warn:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one.title)
        alarm.add("trigger", one.last - _BEFORE - one.first)
        event.add_component(alarm)
    return event
