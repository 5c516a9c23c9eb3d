"""Citizen service numbers and bank accounts in the pages of the site's owner; the rest there is the owner's to decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.checking.personal.glance import Setting
from generator.checking.personal.links import in_address
from generator.checking.personal.rules import scan
from generator.findings import Finding, Level, Place, find
from generator.reading.owned_passages import OwnPassage

_BSN, _IBAN = "personal/bsn", "personal/iban"
_ANYBODY: Final = Setting()
_MAY_HOLD: Final = re.compile(r"(?:[\d⁰¹²³⁴-⁹₀-₉①-⑨][^\d]{0,4}){9}|bsn|burgerservice|sofi", re.IGNORECASE)


def may_hold(page: str) -> bool:
    """Whether the source of a page has digits enough to be looked at closely."""
    return _MAY_HOLD.search(page) is not None


def in_pages(passages: Iterable[OwnPassage]) -> Iterator[Finding]:
    """What identifies a person in the owner's pages: a BSN stops the build, an account is a warning.

    Telephone numbers, e-mail addresses and names stand there on purpose. An account may be the organisation's own, and
    nothing can be settled in these pages.
    """
    for each in passages:
        for _, hit in scan([each.text], _ANYBODY):
            if hit.code in (_BSN, _IBAN):
                line = each.line + each.text.count("\n", 0, hit.start)
                yield _found(hit.code, Place(each.path, line), each.text[hit.start : hit.end])
        for address in each.links:
            for _, code, passage in in_address(address):
                if code in (_BSN, _IBAN):
                    yield _found(code, Place(each.path, each.line), passage)


def _found(code: str, place: Place, passage: str) -> Finding:
    words = " ".join(passage.split())
    finding = find(code, place, text=words, smallest=_ANYBODY.smallest, settled="", instead="")
    return finding.at_level(Level.WARNING) if code == _IBAN else finding
