"""Thai typed on while the keyboard was still, or again, set to English: ``โครงdki`` for โครงการ.

Each key has a Thai letter as well, in the layout that every Thai keyboard shows (Kedmanee). A Latin run at the end of a
Thai word is a slip where the letters of its keys, or the Thai letter it looks like, end a word that began before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.language.dictionary import Dictionary
from generator.checks.language.dictionary_sources import thai_dictionary
from generator.checks.language.letters import FOREIGN, LETTERS
from generator.checks.language.script_slips import spoiled
from generator.checks.language.word_lists import latin_words

_KEYS = str.maketrans(
    "qwertyuiop[]asdfghjkl;'zxcvbnm,./WERTYUIOPASDFGHJKLCVBN",
    'ๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝ"ฎฑธํ๊ณฯญฤฆฏโฌ็๋ษศฉฮฺ์',
)
_ALIKE = str.maketrans("sunmaw", "รนกทลพ")
"""Thai letters that are read as Latin ones."""
_RUN = re.compile(
    rf"(?P<thai>[{LETTERS}]{{2,40}})(?P<latin>[A-Za-z][A-Za-z;'\[\],./]{{0,7}}?)(?=$|[\s)”\"])(?![A-Za-z0-9{FOREIGN}])"
)
_SHORTEST = 4


def typed_in_latin(text: str) -> Iterator[str]:
    """Yield the Thai words of ``text`` whose end was typed, or read by a scanner, in Latin letters."""
    for match in _RUN.finditer(text):
        latin = match["latin"]
        if latin.lower().strip(".,") in latin_words():
            continue
        try:
            dictionary = thai_dictionary()
        except (ImportError, OSError):
            return
        meant = [latin.translate(_KEYS), *([latin.translate(_ALIKE)] if len(latin) == 1 else [])]
        if any(_ends_a_word(match["thai"], end, dictionary) for end in meant):
            yield spoiled(text, match.start("latin"), match.end("latin"))


def _ends_a_word(thai: str, end: str, dictionary: Dictionary) -> bool:
    """Tell whether ``thai`` with ``end`` reads as known words, the last of which began before the end."""
    if re.fullmatch(f"[{LETTERS}]+", end) is None:
        return False
    pieces = dictionary.pieces(f"{thai}{end}")
    last = pieces[-1]
    return last.known and last.start < len(thai) and last.end - last.start >= _SHORTEST
