"""Numbers that identify: citizen service numbers, bank accounts, telephones; and e-mail and postal addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stdnum import iban
from stdnum.nl import bsn

from generator.checking.personal.glance import Glance, Hit, Setting
from generator.checking.personal.words import words

_PART: Final = r"(?:[./_*~-]|[ ]{1,3})?"
"""What may part the digits of one number: a sign, or a few blanks, which a page shows as one."""
_RUN: Final = re.compile(
    rf"(?:(?<![\w+])|(?<=[Bb][Ss][Nn])|(?<=[^\W_]_))"
    rf"[0-9](?:[0-9]{{0,4}}(?P<sign>[ ][./-][ ])[0-9]{{1,5}}(?:(?P=sign)[0-9]{{1,5}})+|(?:{_PART}[0-9])+)(?![^\W_])"
)
_TOKEN: Final = re.compile(r"[0-9]+")
_NO_PERSON: Final = re.compile(
    r"(?:rsin|fiscaal(?: nummer)?|kvk|btw|agb|€|euro|eur|isbn)(?:\s+is)?[\s:.-]*$", re.IGNORECASE
)
"""What stands before a number that is none of a person."""
_MONEY: Final = re.compile(r"\s*(?:euro|eur|miljoen|miljard|,[0-9]{2}|,-|%)", re.IGNORECASE)
_OF_A_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}[-./_][0-9]{4,5}")
"""A year with a serial number: an invoice, a case; a citizen number is not parted so."""
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
"""Two of these between blanks are two years, and no pieces of one number."""
_SAYS_BSN: Final = re.compile(r"(?:bsn|burgerservicenummer|sofi-?nummer)[\s:.#-]*(?:is\s+)?$", re.IGNORECASE)


def citizen_numbers(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """Citizen service numbers (BSN): nine digits that pass the eleven-test, also parted by dots, dashes or blanks.

    Eight digits count where the text says that it is one: the nought in front is often left out.
    """
    text = glance.text
    for run in _RUN.finditer(text):
        digits = re.sub(r"[^0-9]", "", run[0])
        if len(digits) < 8:
            continue
        spans = [run.span()] if len(digits) <= 9 else []
        if len(digits) > 9:
            tokens = _TOKEN.finditer(text, run.start(), run.end())
            spans += [token.span() for token in tokens if len(token[0]) == 9]
        for start, end in spans:
            before = text[max(0, start - 30) : start]
            if not _SAYS_BSN.search(before) and (
                len(digits) == 8
                or _OF_A_YEAR.fullmatch(text, start, end)
                or len(_YEAR.findall(text, start, end)) > 1
            ):
                continue
            if not bsn.is_valid(re.sub(r"[^0-9]", "", text[start:end]).zfill(9)):
                continue
            if not _NO_PERSON.search(before) and not _MONEY.match(text, end):
                yield Hit("personal/bsn", start, end)


_COUNTRY: Final = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z]{{2}}{_PART}[0-9]{_PART}[0-9](?={_PART}[A-Za-z0-9])")
_PIECE: Final = re.compile(rf"{_PART}[A-Za-z0-9]+")
_SHORTEST, _LONGEST = 15, 34
"""Signs of a bank account: of Norway, and the most that the standard (ISO 13616) has."""


def bank_accounts(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """Bank accounts (IBAN) whose check digits are right, with or without blanks."""
    text = glance.text
    done = 0
    for country in _COUNTRY.finditer(text):
        if country.start() < done:
            continue
        for end in reversed(_ends(text, country)):
            number = re.sub(r"[^A-Za-z0-9]", "", text[country.start() : end])
            if iban.is_valid(number, check_country=False):
                yield Hit("personal/iban", country.start(), end)
                done = end
                break


def _ends(text: str, country: re.Match[str]) -> list[int]:
    """Where an account that begins with these signs may end: behind each piece that makes it long enough."""
    ends: list[int] = []
    length, at = 4, country.end()
    while (piece := _PIECE.match(text, at)) is not None:
        at = piece.end()
        length += sum(sign.isalnum() for sign in piece[0])
        if length > _LONGEST:
            break
        if length >= _SHORTEST:
            ends.append(at)
    return ends


_PHONE: Final = re.compile(
    r"""(?<![\w+/])(?<![A-Z]{4}\ )(?!06[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)[0-9]{2}(?![./-]?[0-9]))(?:
      (?: (?:\+|00)\ ?31 [ ./_-]? (?:\(0\)[ ]?)? | \(?0[ ./_-]? ) 6\)? (?:[ ./_*~-]{0,3}[0-9]){8}
    | (?:\+|00)\ ?31 [ ./_-]? (?:\(0\)[ ]?)? [1-57-8] (?:[ ./_*~-]{0,3}[0-9]){8}
    | \(?0(?:[1-57-8][0-9])\)? (?:[ ]?[-/][ ]?|[ ._*~])? [0-9](?:[ ./_*~-]?[0-9]){6}
    | \(?0(?:[1-57-8][0-9]{2})\)? (?:[ ]?[-/][ ]?|[ ._*~])? [0-9](?:[ ./_*~-]?[0-9]){5}
    )(?![\w]|[.,-][0-9])""",
    re.VERBOSE,
)
_AT: Final = re.compile(
    r"[ ]?[*_~]{0,3}@[*_~]{0,3}[ ]?|\s?[(\[{<]\s?(?:at|apenstaartje|@)\s?[)\]}>]\s?|[ ]apenstaartje[ ]|(?P<bare>[ ](?:at|_at_|-at-)[ ])",
    re.IGNORECASE,
)
_AT_SIGNS: Final = ("@", "(", "[", "{", "<")
_AT_WORDS: Final = frozenset({"at", "apenstaartje"})
_ENDS: Final = "nl|com|org|net|eu|be|info"
_IN_BRACKETS: Final = r"[ ]?[(\[{<][ ]?(?:punt|dot|\.)[ ]?[)\]}>][ ]?"
_DOT: Final = (
    rf"(?:{_IN_BRACKETS}|[ ](?:punt|dot)[ ](?=(?:[\w-]{{1,30}}[ ](?:punt|dot)[ ]){{0,2}}(?:{_ENDS})\b))"
)
"""A dot that is spelled out: in brackets, or as a word before what an address ends with."""
_MAILBOX: Final = re.compile(
    rf"(?:[\w+'-]{{1,30}}(?:{_IN_BRACKETS}|[ ](?:punt|dot)[ ])){{0,3}}(?<![\w.+@])[\w.+'-]{{0,63}}\w$|[\w.+'-]{{0,63}}\w$",
    re.IGNORECASE,
)
_DOMAIN: Final = re.compile(
    rf"\w[\w-]{{0,62}}(?:(?:\.|{_DOT})[\w-]{{1,62}}){{0,6}}(?:\.|{_DOT})[a-z]{{2,20}}\b", re.IGNORECASE
)
_SPELLED: Final = re.compile(_DOT, re.IGNORECASE)


def telephones(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """Dutch telephone numbers, mobile and fixed; not the short and the service numbers, which are nobody's own."""
    for match in _PHONE.finditer(glance.text):
        yield Hit("personal/phone", *match.span())


def mail_addresses(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """E-mail addresses, also those with `(at)` and `[punt]`; a bare `at` is a word, unless the dot is spelled out too."""
    text = glance.text
    if _AT_WORDS.isdisjoint(glance.words) and not any(sign in text for sign in _AT_SIGNS):
        return
    for at in _AT.finditer(text):
        domain = _DOMAIN.match(text, at.end())
        if domain is None or (at["bare"] and not _SPELLED.search(domain[0])):
            continue
        mailbox = _MAILBOX.search(text, max(0, at.start() - 64), at.start())
        if mailbox is not None and text[mailbox.start() - 1 : mailbox.start()] != "@":
            yield Hit("personal/email", mailbox.start(), domain.end())


_STREETS: Final = "straat|laan|weg|plein|kade|singel|gracht|dreef|steeg|plantsoen|dijk|pad|brink"
_STREET_ALONE: Final = "Singel|Gracht|Kade|Plein|Dreef|Steeg|Brink|Dijk|Laan|Markt|Haven"
_NO_HOUSE: Final = (
    r"(?!\ (?:keer|uur|minuten|meter|kilometer|jaar|dagen|weken|euro|bewoners|mensen|huizen|woningen)\b)"
)
"""After the number of a street: not so many of something."""
_POSTCODE: Final = re.compile(
    rf"""(?<![\w€]) (?:
      (?P<street>[A-ZÀ-Þ][\w'.-]{{0,40}}(?:[ ](?:van|de|der|den|het|'t|[A-ZÀ-Þ][\w'.-]{{0,40}})){{0,3}}[ ][0-9]{{1,4}}(?:[ -]?[a-zA-Z])?,?\s+)? [1-9][0-9]{{3}}\ ?(?!SA|SD|SS)[A-Z]{{2}}\b
      (?P<number>,?\s*(?:[Hh]uisnummer|[Nn]r\.?|[Nn]ummer)?\s*[0-9]{{1,4}}(?:[ -]?[a-zA-Z])?\b)?
    | [1-9][0-9]{{3}}\ ?[A-Za-z]{{2}},?\s*(?:[Hh]uisnummer|[Nn]r\.?|[Nn]ummer)\s*[0-9]{{1,4}}(?:[ -]?[a-zA-Z])?\b
    | (?:[A-ZÀ-Þ][\w-]{{0,40}}(?:{_STREETS})|(?<=[ ]de[ ])(?:{_STREET_ALONE}))[ ](?:[Hh]uisnummer[ ]|nr\.?[ ]?|nummer[ ])?[0-9]{{1,3}}(?:-?[a-zA-Z])?(?![\w:]|[.,][0-9]){_NO_HOUSE}
    )""",
    re.VERBOSE,
)
_SMALL_POSTCODE: Final = re.compile(
    r"(?<![\w€.,-])(?P<digits>[1-9][0-9]{3})(?P<blank>[ ]?)(?P<letters>[A-Za-z][a-z])(?:,[ ]?|[ ])"
    r"(?P<number>[0-9]{1,4})(?:[ -]?[a-zA-Z])?(?![\w%]|[.,:][0-9])"
)
_TWO_LETTERS: Final = words(
    """kg km cm mm dm ml cl dl mg kw mw gb mb tb ha hz ms st pk ct bv nv cc pc px pt ft lb oz vs ev mo ma di wo do vr za zo
    en of in op te de na om al ze er is we je ik ga nu ja ca nr to or at by on no an as be it if my he us am so up ad th nd rd"""
)
"""Units and words of two letters behind a number that is no postcode."""
_YEARS: Final = re.compile(r"(?:19|20)[0-9]{2}")


def postal_addresses(glance: Glance, _setting: Setting) -> Iterator[Hit]:
    """A postcode with a house number in front or behind, in small letters too, or a street with a number."""
    for match in _POSTCODE.finditer(glance.text):
        street, number = match["street"], match["number"]
        is_postcode = re.search(r"[0-9]{4} ?[A-Z]{2}", match[0]) is not None
        if is_postcode and not street and not number:
            continue
        if number is not None and not street and _YEARS.fullmatch(number.strip(" ,")):
            continue
        yield Hit("personal/address", match.start(), match.end())
    for match in _SMALL_POSTCODE.finditer(glance.text):
        spaced_year = match["blank"] and _YEARS.fullmatch(match["digits"])
        if match["letters"].lower() in _TWO_LETTERS or spaced_year or _YEARS.fullmatch(match["number"]):
            continue
        yield Hit("personal/address", match.start(), match.end())
