"""Names that stand alone: a first name in the middle of a sentence, and names that the site tells elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.checking.personal.first_names import FIRST_NAMES
from generator.checking.personal.glance import Glance, Hit, Setting
from generator.checking.personal.words import PARTICLES

_CAPITAL: Final = re.compile(r"(?<![\w'-])[A-ZÀ-ÖØ-Þ][\w'-]*")
_INSIDE: Final = re.compile(r"[\w,] [(\"'“‘]?$|[\w,] ?[(\"'“‘]$")
"""What stands before a word that does not begin a sentence, so that its capital is its own."""
_NO_PERSON_BEFORE: Final = re.compile(
    r"\b(?:sint|st\.?|san|santa|prins|prinses|koning|koningin|ave|villa|huize|huis|locatie|zaal|café|restaurant|stichting|storm|orkaan|"
    r"hotel|kapel|hospice|school|theater|club|koor|team|afdeling|woning)\s$",
    re.IGNORECASE,
)
_NOT_ALONE: Final = re.compile(
    r" en alleman| (?:van|de|der|den|het|'t|ter|ten|te) [a-z' ]{0,12}[A-ZÀ-ÖØ-Þ]| [A-ZÀ-ÖØ-Þ]"
)
"""What follows a first name that is part of something longer, about which other rules decide."""
_SHORTEST: Final = 3


def first_names(glance: Glance, setting: Setting) -> Iterator[Hit]:
    """A first name that many people have, by itself in the middle of a sentence: `samen met Bep`."""
    if glance.words.isdisjoint(FIRST_NAMES):
        return
    text = glance.text
    for capital in _CAPITAL.finditer(text):
        start, end = capital.span()
        low = capital[0].lower().removesuffix("'s")
        if (
            low not in FIRST_NAMES
            or len(low) < _SHORTEST
            or low in setting.own_words
            or setting.may_name(low)
        ):
            continue
        if not _INSIDE.search(text, max(0, start - 3), start) or _NOT_ALONE.match(text, end):
            continue
        if not _NO_PERSON_BEFORE.search(text, max(0, start - 12), start):
            yield Hit("personal/name", start, start + len(low))


def names_told_elsewhere(glance: Glance, setting: Setting) -> Iterator[Hit]:
    """The name of someone who tells elsewhere on this site, in whole or by the surname: here nobody agreed to it."""
    if not setting.told_elsewhere:
        return
    low = glance.low
    for capital in _CAPITAL.finditer(glance.text):
        for name in setting.told_elsewhere.get(re.split(r"[^\w]", capital[0].lower())[0], ()):
            end = capital.start() + len(name)
            if low[capital.start() : end] != name or low[end : end + 1].isalnum() or setting.may_name(name):
                continue
            if " " in name or _INSIDE.search(glance.text, max(0, capital.start() - 3), capital.start()):
                yield Hit("personal/name", capital.start(), end)
                break


def told_names(tellers: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """From the names that tellers chose: first word → names to look for, the longest first, in lower case.

    A name that is none (`een dochter`, `mevrouw V.`) is left out; of a first name and a surname the surname counts too.
    """
    found: dict[str, set[str]] = {}
    for teller in tellers:
        parts = teller.split()
        proper = [part for part in parts if part.lower() not in PARTICLES]
        if not proper or parts[0] != proper[0] or not all(_CAPITAL.fullmatch(part) for part in proper):
            continue
        if len(proper) == 1 and (len(parts) > 1 or parts[0].lower() not in FIRST_NAMES):
            continue
        names = [" ".join(parts)] if len(proper) == 1 else [" ".join(parts), proper[-1]]
        for name in names:
            if len(name) > _SHORTEST or name == " ".join(parts):
                found.setdefault(re.split(r"[^\w]", name.lower())[0], set()).add(name.lower())
    return {word: tuple(sorted(names, key=lambda name: (-len(name), name))) for word, names in found.items()}
