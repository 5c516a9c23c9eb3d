"""Counts of people that are so small that everybody in the house knows who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator.checking.personal.glance import Glance, Hit, Setting
from generator.checking.personal.words import NUMBERS, either

_NOUN: Final = (
    r"(?:(?:mede|oud|nieuwe?)?bewoners|bewoonsters|cliënten|clienten|patiënten|(?:zorg|nacht|keuken|vaste|huis)?medewerk(?:ers|sters)|"
    r"collega's|mensen|personen|naasten|verwanten|familieleden|families|vrijwillig(?:ers|sters)|verzorgenden|verpleegkundigen|wijkverpleegkundigen|"
    r"begeleiders|mantelzorgers|deelnemers|deelneemsters|ouderen|dames|heren|vrouwen|mannen|echtparen|stagiaires|leerlingen|helpenden|"
    r"huisgenoten|gasten|artsen|teamleden|leden|"
    r"residents|clients|patients|people|persons|relatives|volunteers|colleagues|nurses|carers|participants|employees|women|men|couples|"
    r"staff\ members|family\ members)"
)
_ONE_NOUN: Final = (
    r"(?:bewoner|bewoonster|cliënte?|patiënte?|medewerker|medewerkster|collega|naaste|verwant|familielid|vrijwillig(?:er|ster)|"
    r"verzorgende|verpleegkundige|begeleider|mantelzorger|deelnemer|persoon|vrouw|man|resident|client|patient|relative|volunteer)"
)
_WORDS: Final = either(word for word, number in NUMBERS.items() if number < 30 and word not in ("een", "one"))
_FIGURES: Final = re.compile(r"[0-9]{1,3}\s")
_COUNT: Final = re.compile(
    rf"(?P<n>[0-9]{{1,3}}|{_WORDS})\s+(?:\((?:[0-9]{{1,3}}|{_WORDS})\)\s+)?"
    rf"(?:(?:van\s+(?:de|onze|hun|deze|mijn)|of\s+(?:the|our))\s+(?:(?:[0-9]{{1,3}}|{_WORDS})\s+)?)?"
    rf"(?:[a-zëïéè-]{{2,30}}e\s+|ander\s+|other\s+|older\s+|new\s+){{0,2}}{_NOUN}(?![\w-])"
    rf"|(?P<both>beide|both|(?P<pair>twee|drie|vier|vijf|zes|zeven|acht|negen)tal)\s+(?:[a-zëïéè-]{{2,30}}e\s+)?{_NOUN}(?![\w-])"
    rf"|(?P<one>1|één|eén)\s+(?:[a-zëïéè-]{{2,30}}e\s+)?{_ONE_NOUN}(?![\w-])"
)
_NO_START: Final = ".,/:-_"
"""Signs before a number that make it part of another one."""
_NORM_BEFORE: Final = re.compile(
    r"(?:minstens|gemiddeld|minimaal|ten minste|tenminste|altijd|steeds|maximaal|hooguit|hoogstens|per|elke|iedere|at least|at most|always|"
    r"niet meer dan|meer dan|minder dan|op de|op elke|one in|more than)\s+$"
)
_LABEL_BEFORE: Final = re.compile(
    r"(?:afdeling|woning|groep|huis|artikel|stap|fase|team|verdieping|etage|vleugel|gang|bladzijde|pagina|hoofdstuk|punt|niveau|unit)\s+$"
)
"""What a number in figures behind it belongs to, and not to the people after it: `op afdeling 3 bewoners laten kiezen`."""
_NORM_AFTER: Final = re.compile(
    rf"\s+(?:per|op\s+elke|op\s+iedere|voor\s+elke)\s|\s+(?:op|voor)\s+(?:elke\s+|iedere\s+|de\s+)?(?:[0-9]{{1,3}}|één|een|{_WORDS})\s"
)
_RATIO_BEFORE: Final = re.compile(r"(?:[0-9]|\w)\s+\w+\s+op\s+$")


@cache
def _small_words(smallest: int) -> tuple[str, ...]:
    """Numbers in words that are smaller; `één` with its accents counts, `een` is an article."""
    small = (word for word, number in NUMBERS.items() if number < smallest and word not in ("een", "one"))
    return ("één", "eén", "beide", "both", *small) if smallest > 1 else ()


def _starts(low: str, smallest: int) -> Iterator[int]:
    """Where a number stands that may be a small count."""
    for match in _FIGURES.finditer(low):
        yield match.start()
    for word in _small_words(smallest):
        at = low.find(word)
        while at >= 0:
            yield at
            at = low.find(word, at + 1)


def small_counts(glance: Glance, setting: Setting) -> Iterator[Hit]:
    """Counts of people below the site's smallest number; not norms such as `altijd twee medewerkers`."""
    low = glance.low
    for start in _starts(low, setting.smallest):
        sign = low[start - 1 : start]
        if sign.isalnum() or (sign and sign in _NO_START) or (match := _COUNT.match(low, start)) is None:
            continue
        word = match["n"] or match["pair"] or ("twee" if match["both"] else "1")
        number = int(word) if word.isdigit() else NUMBERS[word]
        if not 0 < number < setting.smallest:
            continue
        before = max(0, match.start() - 25)
        if _NORM_BEFORE.search(low, before, match.start()) or _NORM_AFTER.match(low, match.end()):
            continue
        if _RATIO_BEFORE.search(low, before, match.start()):
            continue
        if word.isdigit() and _LABEL_BEFORE.search(low, before, match.start()):
            continue
        yield Hit("personal/few-people", *match.span())
