"""Personal data in where a link leads: e-mail addresses and numbers that identify, not the numbers of pages and articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from generator.checking.personal.glance import Setting
from generator.checking.personal.rules import scan

Found = tuple[str, str, str]
"""A text in which a rule sees it, the rule's code, and the passage of the address."""

_MAIL, _BSN, _IBAN, _PHONE = "personal/email", "personal/bsn", "personal/iban", "personal/phone"
_MAY_HOLD: Final = re.compile(r"@|(?:[0-9][^0-9]{0,3}){8}")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?://[^/?#]*)?|//[^/?#]*", re.IGNORECASE)
_ENDING: Final = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
"""Of a file: `123456782.html`."""
_SAYS_BSN: Final = re.compile(
    r"(?:^|[^a-z])(?:bsn|burger_?service_?(?:nummer|nr)|sofi-?(?:nummer|nr)?)[^a-z0-9]*$", re.IGNORECASE
)
_SAYS_PHONE: Final = re.compile(
    r"tel|phone|fon|mobiel|mobile|gsm|whatsapp|06|(?:^|[^a-z])(?:nr|nummer|bel|call|sms)", re.IGNORECASE
)
_PHONE_PLACES: Final = re.compile(r"(?:^|[/.])(?:wa\.me|whatsapp\.com|signal\.me)", re.IGNORECASE)
_OTHER_NUMBER: Final = re.compile(
    r"utm_.*|[a-z]*clid|[a-z_-]*?(?:page|post|article|artikel|item|node|doc|document|video|photo|foto|image|event|product|news|nieuws|"
    r"thread|topic|status|publication|publicatie|bericht|release|order|object|asset|file|map)s?[_-]?(?:id|nr|no)?|"
    r"(?!.*(?:cli|pati|pers|bewoner|burger|zorg))[a-z_-]{0,16}id|details?|p|v|n|t|ts|time|timestamp|cb|ver|version|rev|start|offset|pid|nid|cid|sid|aid|gid|uid|itm|isbn|issn|doi|pmid|embed|vimeo",
    re.IGNORECASE,
)
"""What a number of nine digits belongs to that is none of a person: the key of a query, or the part of a path before it."""
_NUMBERED_PLACES: Final = re.compile(r"(?:^|[/.])vimeo\.com", re.IGNORECASE)


def in_address(address: str) -> Iterator[Found]:
    """What in a link's address tells of a person.

    An e-mail address and a bank account count wherever they stand. A citizen service number counts where it is called so, or
    is a whole part of a path or query that is not one for numbers of pages; a telephone number where it is such a part.
    """
    plain = _decoded(address)
    if _MAY_HOLD.search(plain) is None:
        return
    scheme = _SCHEME.match(plain)
    place = scheme[0] if scheme else ""
    rest = plain.removeprefix("mailto:") if place.casefold() == "mailto:" else plain
    told = set()
    for _, hit in scan([rest], _ANYBODY):
        if hit.code in (_MAIL, _IBAN):
            told.add(rest[hit.start : hit.end])
            yield rest[hit.start : hit.end], hit.code, rest[hit.start : hit.end]
    for label, value in _parts(plain[len(place) :]):
        for found in (_citizen(label, value, place), _telephone(label, value, place)):
            if found is not None and found[2] not in told:
                told.add(found[2])
                yield found


_ANYBODY: Final = Setting()


def _decoded(address: str) -> str:
    """The address with its percent signs read, also those of an address within an address."""
    for _ in range(3):
        plain = unquote(address)
        if plain == address:
            break
        address = plain
    return address


def _parts(rest: str) -> Iterator[tuple[str, str]]:
    """The parts of a path and the values of a query or fragment, each with what stands before it."""
    path, _, tail = rest.partition("?")
    path, _, fragment = path.partition("#")
    label = ""
    for part in path.split("/"):
        bare = _ENDING.sub("", part).strip()
        if bare:
            yield label, bare
            label = bare
    for pair in re.split(r"[&;?#]", f"{tail}&{fragment}"):
        name, sign, value = pair.partition("=")
        yield (name.strip(), value.strip(" +")) if sign else ("", name.strip(" +"))


def _citizen(label: str, value: str, place: str) -> Found | None:
    called = _SAYS_BSN.search(label) is not None
    text = f"bsn {value}" if called else value
    begin = len(text) - len(value)
    for _, hit in scan([text], _ANYBODY):
        if hit.code != _BSN:
            continue
        passage = text[hit.start : hit.end]
        if called or _SAYS_BSN.search(text[begin : hit.start]):
            return f"bsn {passage}", _BSN, passage
        if (hit.start, hit.end) == (begin, len(text)) and not (
            _OTHER_NUMBER.fullmatch(label) or _NUMBERED_PLACES.search(place)
        ):
            return passage, _BSN, passage
    return None


def _telephone(label: str, value: str, place: str) -> Found | None:
    called = _SAYS_PHONE.search(label) is not None or _PHONE_PLACES.search(place) is not None
    text = value
    if re.fullmatch(r"31[1-9][0-9]{8}", value) and called:
        text = f"+{value}"
    elif re.fullmatch(r"0031.*|06.*|\+.*", value) is None and not called:
        return None
    for _, hit in scan([text], _ANYBODY):
        if hit.code == _PHONE and (hit.start, hit.end) == (0, len(text)):
            return text, _PHONE, value
    return None
