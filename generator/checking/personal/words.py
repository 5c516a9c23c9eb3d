"""Words that several rules need: months, weekdays, numbers written out, nouns for people. Dutch and English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final


def either(words: Iterable[str]) -> str:
    """A pattern for one of these words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def words(text: str) -> frozenset[str]:
    """The words of a text, parted by blanks."""
    return frozenset(text.split())


MONTHS: Final[Mapping[str, int]] = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "augustus": 8,
    "september": 9, "oktober": 10, "november": 11, "december": 12,
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "october": 10,
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
    "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""Names and abbreviations of months → the month's number."""

WEEKDAYS: Final = (
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip

_ONES: Final = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TO_TWENTY: Final = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS: Final = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ONES_EN: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TO_TWENTY_EN: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS_EN: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _numbers() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ONES, 1)}
    found.update({word: number for number, word in enumerate(_TO_TWENTY, 10)})
    found.update({word: number for number, word in enumerate(_ONES_EN, 1)})
    found.update({word: number for number, word in enumerate(_TO_TWENTY_EN, 10)})
    for ten, word in enumerate(_TENS, 2):
        found[word] = 10 * ten
        for one, digit in enumerate(_ONES, 1):
            for link in ("ën" if digit.endswith("e") else "en", "en", "-en-"):
                found[digit + link + word] = 10 * ten + one
    for ten, word in enumerate(_TENS_EN, 2):
        found[word] = 10 * ten
        for one, digit in enumerate(_ONES_EN, 1):
            found[f"{word}-{digit}"] = 10 * ten + one
    found["honderd"] = found["hundred"] = 100
    return found


NUMBERS: Final[Mapping[str, int]] = _numbers()
"""Numbers from 1 to 100 written out, in Dutch and English → the number. `een` without accents is an article too."""

PARTICLES: Final = words("van de der den het 't ter ten te la le du von del el al bin ben in op")
"""Words between a first name or title and a surname."""
