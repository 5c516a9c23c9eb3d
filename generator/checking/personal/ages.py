"""Ages of people: `87 jaar`, `87-jarige`, `een vrouw van 87`, `op haar 87e`; not how long something lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.personal.first_names import FIRST_NAMES
from generator.checking.personal.glance import Glance, Hit, Setting
from generator.checking.personal.words import NUMBERS, words

_PEOPLE: Final = words(
    """vrouw man mevrouw meneer mijnheer dame heer bewoner bewoonster cliënt cliënte patiënt patiënte moeder vader oma opa
    dochter zoon zus zuster broer meisje jongen kind kleinkind kleinzoon kleindochter echtgenoot echtgenote partner
    tante oom iemand mens persoon vriend vriendin collega medewerker vrijwilliger vrijwilligster weduwe weduwnaar
    buurvrouw buurman mevr mw dhr"""
)
_OLDEST: Final = 115
_ELDERLY: Final = 60
"""From this age on a number of years counts as an age where nothing says that it is how long something lasts."""

_YEARS: Final = re.compile(r"jarigen?(?![\w])|jaar(?![\w])|years?[ -]old(?![\w])")
_OLD: Final = re.compile(r"\s+(?:oud|jong|geworden)\b")
_LASTS_BEFORE: Final = re.compile(
    r"(?:\bal|sinds|\bna|binnen|over|elke|iedere|om de|gedurende|afgelopen|komende|laatste|eerste|meer dan|voor|"
    r"periode van|termijn van|duur van|contract van|bestaat|bestaan|in de|getrouwd|samen|werkte|werkt|zorgde|zorgt|woonde|woont|leefde|wachtte|duurde|duurt|ouder dan|jonger dan|vanaf|tot|"
    r"boven de|onder de|tussen (?:de )?[a-z0-9]{1,20} en)\s+"
    r"(?:ruim |bijna |zo'n |ongeveer )?$"
)
_LASTS_AFTER: Final = re.compile(
    r"\s+(?:geleden|lang|bestaan|ervaring|getrouwd|samen|gewerkt|later|eerder|terug|na|in\s+(?:dienst|de\s+zorg)|"
    r"(?:en|of)\s+(?:ouder|jonger)|garantie|geldig|vooruit|gewoond|oude?\s+(?:gebouw|huis|pand))\b"
)
_THING: Final = re.compile(
    r"\b(?:huis|huizen|gebouw|gebouwen|pand|tuin|boom|bomen|lift|liften|dak|keuken|organisatie|stichting|vereniging|koor|piano|auto|"
    r"bus|hond|kat|meubels|tafels?|kast|kasten|stoel|stoelen|bed|bedden|gordijnen|wet|plan|afspraak|traditie|wijk|flat|kerk|school|house|building|garden|tree|dog|cat)\s+(?:is|was|zijn|waren|wordt|werd)\s+"
    r"(?:nu |al |bijna |ruim |meer dan |zo'n |pas |inmiddels )*$"
)
"""What is no person, and old too."""
_OF: Final = re.compile(
    r"van\s+(?P<about>(?:bijna|ruim|net)\s+)?(?P<n>[0-9]{1,3}|[a-zëé]+(?:-en-[a-z]+)?)(?![\w,.%-]*[0-9])(?![\w-])"
)
_AFTER_OF: Final = re.compile(r"[.,;:!?)\x00\"]|$|\s+(?:die|dat|met|heeft|woont|woonde|zegt|zei)\b")
_NO_AGE_AFTER: Final = re.compile(r"\s*(?:%|procent|euro|uur|meter|kilo|punten|fte)")
_SAID: Final = re.compile(
    r"(?:aged|leeftijd(?:\s+van|\s*:)|age\s+of|age\s+is|leeftijd\s+is)\s+(?P<n>[0-9]{1,3}|[a-zëé-]+)(?![\w])"
)
_ORDINAL: Final = re.compile(r"(?:mijn|zijn|haar)\s+([a-zëé-]{4,30})ste(?![\w])")
_AT: Final = re.compile(
    r"(?<![\w])(?:(?:op|tot|rond|na|voor)\s+(?:mijn|zijn|haar|hun)\s+(?P<n>[1-9][0-9]?|1[01][0-9])(?:e|ste|de)(?![\w])"
    r"|(?P<n2>[1-9][0-9]?|1[01][0-9])(?:e|ste|de|th)\s+(?:verjaardag|birthday|levensjaar)(?![\w])"
    r"|(?:met|ondanks)\s+(?:mijn|zijn|haar|hun)\s+[6-9][0-9]\s+jaren?(?![\w])"
    r"|(?P<n4>[1-9][0-9])-plusser(?![\w]))"
)
_WHO: Final = (
    r"(?:ik|ze|zij|hij|she|he|mevrouw|meneer|moeder|vader|oma|opa|man|vrouw|zus|broer|mama|papa|dochter|zoon)"
)
_MEANWHILE: Final = (
    r"(?:(?:nu|al|alweer|bijna|net|pas|toen|ook|inmiddels|straks|morgen|vandaag|onlangs|binnenkort|ruim|volgende\s+(?:maand|week)|"
    r"volgend\s+jaar|deze\s+(?:maand|week)|dit\s+jaar|now|almost|just)\s+)*"
)
_IS: Final = r"(?:is|was|ben|werd|wordt|word|wás|turned|am)"
_IS_SO_OLD: Final = re.compile(
    rf"(?<![\w]){_WHO}\s+{_IS}\s+{_MEANWHILE}(?P<n>[1-9][0-9]{{1,2}}|[a-zëé-]{{4,22}})(?=\s+(?:en|maar|toen|geworden)\b|[.,;!?)\x00]|$)"
    rf"|(?<![\w])(?:als|toen|omdat|dat|nu|tot|sinds|voordat|when|until|since)\s+(?:(?:mijn|haar|zijn|my|her|his)\s+)?{_WHO}\s+"
    rf"{_MEANWHILE}(?P<n2>[1-9][0-9]{{1,2}}|[a-zëé-]{{4,22}})\s+{_IS}\b"
)
_YOUNGEST: Final = 10
"""Years below which a bare number after *is* says too many other things."""
_OLD_ENOUGH: Final = frozenset(
    {*map(str, range(_YOUNGEST, _OLDEST + 1)), *(w for w, n in NUMBERS.items() if _YOUNGEST <= n <= _OLDEST)}
)
_BEHIND: Final = re.compile(r"\((?:[2-9][0-9]|10[0-9])(?: jaar)?\)")
_SCORE_BEFORE: Final = re.compile(
    r"(?:score|cijfer|gemiddelde?|aantal|totaal|bedrag|percentage|norm|waarde|doel|bezetting|uitkomst|omzet|nummer)\s+$"
)


def ages_of_people(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """`Een vrouw van 87`, `iemand van tachtig`; a bare `van 87` only where nothing else can be meant."""
    low = glance.low
    for match in _OF.finditer(low):
        value = number_of(match["n"])
        if value is None or not 0 < value <= _OLDEST or low[match.start() - 1 : match.start()].isalnum():
            continue
        if match["n"] == "een" or _NO_AGE_AFTER.match(low, match.end()):
            continue
        word, begin = _word_before(low, match.start())
        if word in _PEOPLE and not _LASTS_AFTER.match(low, match.end()):
            yield Hit("personal/age", begin, match.end())
        elif (
            value >= _ELDERLY
            and match["n"].isdigit()
            and _AFTER_OF.match(low, match.end())
            and not _SCORE_BEFORE.search(low, max(0, match.start() - 20), match.start())
        ):
            yield Hit("personal/age", match.start(), match.end())


def ages(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """Years that someone has, in figures and in words: `87 jaar`, `tachtigjarige`, `op haar honderdste`, `aged 87`."""
    low = glance.low
    if "jaar" in low or "jarig" in low or "year" in low:
        for match in _YEARS.finditer(low):
            number = _number_before(low, match.start())
            if number is not None and _is_age(low, number, match):
                yield Hit("personal/age", number[0], match.end())
    if "igste" in low or "derdste" in low:
        for match in _ORDINAL.finditer(low):
            if NUMBERS.get(match[1], 0) >= 20:
                yield Hit("personal/age", *match.span())
    if "aged" in low or "age " in low or "leeftijd" in low:
        for match in _SAID.finditer(low):
            value = number_of(match["n"])
            if value is not None and 0 < value <= _OLDEST and match["n"] != "een":
                yield Hit("personal/age", *match.span())


def ages_of_subjects(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """`Zij is 87`, `ik ben vierentachtig`, `toen zij zestig werd`; not a child's few years in words or figures."""
    if glance.words.isdisjoint(_OLD_ENOUGH):
        return
    for match in _IS_SO_OLD.finditer(glance.low):
        value = number_of(match["n"] or match["n2"])
        if value is not None and _YOUNGEST <= value <= _OLDEST:
            yield Hit("personal/age", *match.span())


def _is_age(low: str, number: tuple[int, int], match: re.Match[str]) -> bool:
    """Whether so many years are someone's age, given the number's place and value, and the word behind it."""
    start, value = number
    if not 0 < value <= _OLDEST:
        return False
    if not match[0].startswith("jaar") or _OLD.match(low, match.end()):
        return not (_LASTS_AFTER.match(low, match.end()) or _THING.search(low, max(0, start - 50), start))
    if value < _ELDERLY or _LASTS_AFTER.match(low, match.end()):
        return False
    return not _LASTS_BEFORE.search(low, max(0, start - 30), start)


def ages_in_figures(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """Birthdays and `bewoonster (87)`, in figures."""
    low = glance.low
    for match in _AT.finditer(low):
        yield Hit("personal/age", *match.span())
    for match in _BEHIND.finditer(low):
        word, begin = _word_before(low, match.start())
        if word in _PEOPLE or word in FIRST_NAMES:
            yield Hit("personal/age", begin, match.end())


def number_of(word: str) -> int | None:
    """The value of a number in figures or in words; `None` for any other word."""
    return int(word) if word.isdigit() else NUMBERS.get(word)


def _word_before(low: str, at: int) -> tuple[str, int]:
    """The word that ends before `at`, over blanks, and where it begins."""
    end = at
    while end > 0 and low[end - 1] == " ":
        end -= 1
    begin = end
    while begin > 0 and low[begin - 1].isalnum():
        begin -= 1
    return low[begin:end], begin


_LONGEST: Final = 40
"""Signs that are looked at in front: more than any number in words has."""
_ONES_BEFORE: Final = re.compile(r"(?<![\w-])([a-zé]+) en $")
"""`twee en tachtig`, written apart."""


def _number_before(low: str, at: int) -> tuple[int, int] | None:
    """Where the number in front of `at` begins, over one blank or dash, and its value."""
    end = at - 1 if low[at - 1 : at] in (" ", "-") else at
    begin = end
    first = max(0, end - _LONGEST)
    while begin > first and (
        low[begin - 1].isalnum() or (low[begin - 1] == "-" and low[begin - 2].isalpha())
    ):
        begin -= 1
    ones = _ONES_BEFORE.search(low, max(0, begin - 10), begin)
    if ones is not None and (both := NUMBERS.get(f"{ones[1]}-en-{low[begin:end]}")) is not None:
        return ones.start(), both
    if begin > 0 and low[begin - 1] in ".,-/" and low[begin:end].isdigit():
        return None
    value = number_of(low[begin:end])
    return None if value is None or low[begin:end] in ("een", "one") else (begin, value)
