"""Days: when someone was born, and exact days by which a reader could tell of whom a text speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.personal.glance import Glance, Hit, Setting
from generator.checking.personal.words import MONTHS, NUMBERS, either

_LONG: Final = [
    month for month in MONTHS if len(month) > 4 or month in ("mei", "juni", "juli", "may", "june", "july")
]
_SHORT: Final = [month for month in MONTHS if month not in _LONG]
_MONTH: Final = rf"(?:{either(_LONG)})\b|(?:{either(_SHORT)})\b\.?"
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_WORDS: Final = either(word for word, number in NUMBERS.items() if number <= 31 and word != "een")
_YEAR: Final = r"(?:19|20)[0-9]{2}"

_WRITTEN: Final = re.compile(
    rf"(?<![\w.,/-])(?P<day>{_DAY})(?:e|ste|de|st|nd|rd|th)?\.?\s+(?:(?:of|van)\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<year>{_YEAR}|'[0-9]{{2}}))?"
    rf"|\b(?P<month2>{either(m for m in _LONG)})\s+(?P<day2>{_DAY})(?:st|nd|rd|th)?\b(?:,\s*(?P<year2>{_YEAR}))?(?!\s*(?:%|{either(_LONG)}))"
)
_IN_FIGURES: Final = re.compile(
    rf"(?<![\w.,/-])(?:(?P<day>{_DAY})(?P<sign>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sign)(?P<year>{_YEAR}|[0-9]{{2}})"
    rf"|(?P<year2>{_YEAR})-(?P<month2>0[1-9]|1[0-2])-(?P<day2>0[1-9]|[12][0-9]|3[01]))(?![\w/-]|[.,][0-9])"
)
_NO_DAY_BEFORE: Final = re.compile(r"(?:versie|version|release|norm|artikel|paragraaf|hoofdstuk|bijlage)\s+$")
"""What stands before figures that are no day."""
_OF_LAW_BEFORE: Final = re.compile(
    r"(?:\b(?:wet|besluit|regeling|convenant|verdrag|cao|motie|kamerbrief|richtlijn)\s+van|"
    r"\b(?:geldt|gelden|gold|golden|treedt|treden|trad|vervalt|verviel|wijzigt)\s+(?:(?:in|in\s+werking)\s+)?(?:per|vanaf|op|tot))\s+$"
)
"""What stands before a day on which rules begin or end; nobody is known by it."""
_ENGLISH_ONLY: Final = frozenset({"january", "february", "march", "may", "june", "july", "august", "october"})
_DUTCH: Final = [month for month in _LONG if month not in _ENGLISH_ONLY]
_NAMED: Final = re.compile(rf"(?:{either(_DUTCH)})(?![\w])")
_OUT: Final = re.compile(rf"(?<![\w])(?:(?:{_WORDS})(?:de|ste)?|eerste|derde)\s+(?:{either(_DUTCH)})(?![\w])")
_BORN_IN: Final = re.compile(rf"\bin\s+(?:(?:{_MONTH})\s+)?{_YEAR}\s+(?:\w+\s+){{0,3}}geboren\b")
_LENGTHS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Month → its days."""
_NOT_BORN: Final = re.compile(
    r"\b(?:idee|plan|traditie|project|initiatief|gewoonte|idea|tradition)\s+(?:is|werd|was)\s+$"
)
"""What else is said to be born."""
_BORN: Final = re.compile(
    rf"\b(?:geboren|geb\.|geboortedatum|geboortedag|geboortejaar|born|date\s+of\s+birth)"
    rf"(?:\s*[:(]?\s*)(?:is\s+)?(?:(?:op|in|on|te)\s+)?(?:[a-z]+dag\s+)?"
    rf"(?:{_DAY}(?:e|ste|de|st|nd|rd|th)?\s+(?:{_MONTH})(?:\s+{_YEAR})?|{_DAY}[-/.][0-9]{{1,2}}[-/.](?:{_YEAR}|[0-9]{{2}})"
    rf"|{_YEAR}-[0-9]{{2}}-[0-9]{{2}}|(?:(?:{_MONTH})\s+)?(?:in\s+)?{_YEAR})"
)


def birth_dates(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """When someone was born: a day, a month or a year."""
    low = glance.low
    if "geb" in low or "born" in low or "birth" in low:
        for match in _BORN.finditer(low):
            if not _NOT_BORN.search(low, max(0, match.start() - 24), match.start()):
                yield Hit("personal/birth-date", *match.span())
        for match in _BORN_IN.finditer(low):
            yield Hit("personal/birth-date", *match.span())


def exact_days(glance: Glance, setting: Setting) -> Iterator[Hit]:
    """Exact days, in words or figures, with or without a year.

    Not those that the document's own keys tell. In a plan not the first or last day of a month either: from then
    on, or until then, something is to be so.
    """
    low = glance.low
    for match in _WRITTEN.finditer(low):
        name = match["month"] or match["month2"]
        if _OF_LAW_BEFORE.search(low, max(0, match.start() - 40), match.start()):
            continue
        if not _capital_missing(name, glance, match, always=match["month2"] is not None):
            day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
            yield from _day(match, day, MONTHS[name.rstrip(".")], year, setting)
    for match in _IN_FIGURES.finditer(low):
        year = match["year"] or match["year2"]
        if len(year) == 2 and (match["sign"] == "." or len(match["day"]) < 2 or len(match["month"]) < 2):
            continue
        if _NO_DAY_BEFORE.search(low, max(0, match.start() - 14), match.start()):
            continue
        day, month = int(match["day"] or match["day2"]), int(match["month"] or match["month2"])
        yield from _day(match, day, month, year, setting)


def exact_days_in_words(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """Exact days written out: `vijf oktober`, `de derde maart`."""
    low = glance.low
    if not ("ari" in low or "maart" in low or "april" in low or "mei" in low or "ber" in low
            or "juni" in low or "juli" in low or "augustus" in low):  # fmt: skip
        return
    for match in _NAMED.finditer(low):
        found = _OUT.search(low, max(0, match.start() - 24), match.end())
        if found is not None and found.end() == match.end():
            yield Hit("personal/exact-day", *found.span())


def _capital_missing(month: str, glance: Glance, match: re.Match[str], *, always: bool = False) -> bool:
    """English months are written with a capital; `may` and `march` without one are other words.

    So is a month in front of its day: `in oktober 12 gesprekken` is no day.
    """
    if month not in _ENGLISH_ONLY and not always:
        return False
    at = glance.low.index(month, match.start())
    return not glance.text[at].isupper()


def _day(match: re.Match[str], day: int, month: int, year: str | None, setting: Setting) -> Iterator[Hit]:
    known = any(
        (each.day, each.month) == (day, month) and (year is None or str(each.year).endswith(year.strip("'")))
        for each in setting.known_days
    )
    edge = setting.is_plan and (day == 1 or day == _LENGTHS[month] or (month == 2 and day == 29))
    if day <= max(29, _LENGTHS[month]) and not known and not edge:
        yield Hit("personal/exact-day", match.start(), match.end())
