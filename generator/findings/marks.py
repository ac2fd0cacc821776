"""What a finding means to those who go on from it, declared beside its wording: never known by its code."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """A property of all findings of one code, as the catalogue of messages names it in ``marks``."""

    UNREAD = "unread"
    """A file or folder is there, and nothing in it is read."""
    FORBIDDEN = "forbidden"
    """The system does not let something be read."""
    TOO_LARGE = "too_large"
    """A file is larger than what is read of its kind."""
    SWALLOWED = "swallowed"
    """A comment swallowed a value, which explains that its field is empty."""
    CONFLICT = "conflict"
    """A mark that git leaves where two people changed the same lines."""
    TWICE = "twice"
    """A field stands twice."""
    OF_THE_SAMPLE = "of_the_sample"
    """Words of the fictional agency stand in the folder of another one."""
    NOWHERE = "nowhere"
    """A link leads to no file of this site."""
    OF_AN_ADDRESS = "of_an_address"
    """It is said of an address, wherever it is typed."""
    LEADS_HERE = "leads_here"
    """It is said of a link to this site; the message ends with a colon and the address."""
    NO_POINTS = "no_points"
    """It has to be mended for the sake of others, and loses no points in the assessment."""
    REPORTED = "reported"
    """It is about what is reported on a measure, and not about the measure itself."""
