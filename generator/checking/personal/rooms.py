"""Rooms and apartments with a number: they lead to one door, and behind it lives one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.personal.glance import Glance, Hit, Setting
from generator.checking.personal.words import NUMBERS, either, words

_ROOM: Final = re.compile(
    r"(?<![\w-])(?:(?:slaap|zorg)?kamer|(?:zorg)?appartement|app\.|(?:aanleun)?woning|unit|studio|flat|room|apartment|suite|"
    r"(?:kamer|appartements?|huis|woning)nummer)"
    r"(?:\s+|,\s+(?=n))(?:nr\.?\s*|nummer\s+|no\.?\s*|number\s+)?(?:[0-9]{1,3}(?:\.[0-9]{1,3})?(?:-?[a-z])?|[a-z][0-9]{1,3})\b"
    r"(?![.,][0-9]|\s*(?:uur|m2|m²|graden|%|procent|euro|bewoners|mensen|personen|keer|dagen|weken|maanden|jaar|bij|x|meter)\b|\s*%)"
)
_SHORT: Final = re.compile(r"(?<![\w.-])k\.\s?[0-9]{1,3}\b(?![.,][0-9])")
_DOOR: Final = re.compile(
    r"\bop\s+(?:nummer|nr\.?)\s+[0-9]{1,3}(?=\s+(?:woont|woonde|wonen|ligt|zit)\b)"
    r"|(?<=bewoner van )(?:nummer|nr\.?)\s+[0-9]{1,3}\b"
)
_NORM: Final = re.compile(r"\b(?:iedere|elke|per|ieder|elk|every|each)\s+$")
"""What stands before a room when a number behind it says how many of something it has."""
_SEVERAL: Final = re.compile(
    r"(?<![\w-])(?:kamers|appartementen|woningen|rooms|apartments)\s+(?:nrs\.?\s*)?[0-9]{1,3}[a-z]?"
    r"(?:\s*,\s*[0-9]{1,3}[a-z]?)*\s*(?:en|tot|t/m|and|to|-)\s*[0-9]{1,3}[a-z]?\b"
)

_IN_WORDS: Final = re.compile(
    rf"(?<![\w-])(?:(?:slaap|zorg)?kamer|appartement|kamernummer)\s+(?:nummer\s+)?(?:{either(word for word in NUMBERS if word not in ('een', 'one'))})"
    r"(?=[.,;:!?)\x00]|$|\s+(?:is|was|ligt|lag|staat|stond|woont|woonde|belde|belt|brandde|heeft|had|riep|roept|kijkt|wil|wilde|en|of)\b)"
)

_DOORS: Final = words("kamer slaapkamer zorgkamer appartement kamernummer")


def rooms_in_words(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """`Kamer twaalf`, where nothing is counted: not `in de kamer twee bedden`."""
    if not (glance.words.isdisjoint(_DOORS) or glance.words.isdisjoint(NUMBERS)):
        for match in _IN_WORDS.finditer(glance.low):
            yield Hit("personal/room", *match.span())


def rooms(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """Rooms, apartments and the like with their number."""
    low = glance.low
    for pattern in (_ROOM, _SEVERAL, _SHORT, _DOOR):
        for match in pattern.finditer(low):
            if not _NORM.search(low, max(0, match.start() - 8), match.start()):
                yield Hit("personal/room", *match.span())
