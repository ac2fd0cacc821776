"""Characters that cannot stand where they stand in Thai: letters of another script, vowel signs without a letter.

Latin letters that touch Thai ones are common and in order (``ผ่านFacebookของ``). They are a slip where they stand for
Thai letters: between two parts of one word, which only scanning or a wrong keyboard produces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.language.letters import CONSONANT, FOREIGN, LETTERS, word_around
from generator.checks.language.word_lists import latin_words

_BEFORE, _BEHIND = 8, 3
"""How many letters of a spoiled word are told: all that comes before in it, and enough of the rest to find it."""
_ABOVE_OR_BELOW = "ัิ-ฺ็ํ"
_TONE = "่-๋"
_LETTER = f"{CONSONANT}A-Za-z{FOREIGN}"
"""What a sign may stand on; on a letter of another script it is that letter which is wrong, not the sign."""

_FOREIGN = re.compile(f"(?<=[{LETTERS}])[{FOREIGN}]+|[{FOREIGN}]+(?=[{LETTERS}])")
_LOOKALIKE = re.compile("(?<=[A-Za-z])[\u0370-\u03ff\u0400-\u052f]+|[\u0370-\u03ff\u0400-\u052f]+(?=[A-Za-z])")
"""Greek and Cyrillic letters in a Latin word, which look right and are not found: ``E-Sеrvice``."""
_CODE = re.compile(
    f"(?<![{LETTERS}A-Za-z])(?:[\u041e\u043e\u0415\u0435\u0406\u0456\u039f\u03bf\u0395\u0399\u03b9\uff21-\uff3a\uff41-\uff5a]"
    r"\s?[0-9\u0e50-\u0e59\uff10-\uff19]{1,3}|[OoEeIi]\s?[\uff10-\uff19]{1,3})"
)
"""Letters of Greek and Cyrillic like O, E and I before a number, and codes in full width: nobody finds them."""
_LATIN = re.compile(f"(?<=[{LETTERS}])[a-z]{{1,8}}(?=[{LETTERS}])")
_THAI_IN_LATIN = re.compile(f"(?<=[a-z])[{CONSONANT}](?=[a-z])")
_SIGN_WITHOUT_LETTER = re.compile(
    f"(?<![{_LETTER}])[{_ABOVE_OR_BELOW}]"
    f"|(?<![{_LETTER}{_ABOVE_OR_BELOW}])[{_TONE}]"
    f"|(?<![{_LETTER}ิีุู])์"
    f"|(?<![{_LETTER}{_TONE}])ำ"
    f"|(?<![{_LETTER}{_ABOVE_OR_BELOW}{_TONE}])[าๅ]"
    f"|(?<![{_LETTER}{_ABOVE_OR_BELOW}{_TONE}า])ะ"
    f"|[เ-ไ](?![{_LETTER}])"
)
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd]+")
_ROOM, _ROOM_OF_LOST = 8, 3
_SAME_SLIP = 2
"""Letters behind a loose sign in which another is of the same slip: a consonant lost leaves all its signs."""


def foreign_words(text: str) -> Iterator[str]:
    """Yield every Thai or Latin word that holds letters of another script, as a whole word."""
    for pattern in (_FOREIGN, _LOOKALIKE, _THAI_IN_LATIN, _CODE):
        for match in pattern.finditer(text):
            yield spoiled(text, *match.span())
    for match in _LATIN.finditer(text):
        if len(match[0]) == 1 or match[0] not in latin_words():
            yield spoiled(text, *match.span())


def spoiled(text: str, start: int, end: int) -> str:
    """Return the word that ``text[start:end]`` spoils, cut short where it is long."""
    word = word_around(text, start, end)
    place = word.find(text[start:end])
    first, last = max(0, place - _BEFORE), place + end - start + _BEHIND
    return f"{'…' if first else ''}{word[first:last]}{'…' if last < len(word) else ''}"


def loose_signs(text: str) -> Iterator[str]:
    """Yield the surroundings of every vowel sign or tone mark that has no letter, and of characters nobody can read."""
    for pattern in (_SIGN_WITHOUT_LETTER, _UNREADABLE):
        told = 0
        for match in pattern.finditer(text):
            if match.start() < told:
                continue
            told = match.end() + _SAME_SLIP
            before = text[max(0, match.start() - _ROOM) : match.start()]
            word = before.split(" ")[-1] or before[-_ROOM_OF_LOST:]
            behind = text[match.end() : match.end() + _ROOM].split(" ", maxsplit=1)[0]
            yield word + match[0] + behind
