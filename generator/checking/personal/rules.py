"""The rules for personal data, in the order in which one takes a passage from the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checking.personal.ages import ages, ages_in_figures, ages_of_people, ages_of_subjects
from generator.checking.personal.counts import small_counts
from generator.checking.personal.days import birth_dates, exact_days, exact_days_in_words
from generator.checking.personal.glance import Glance, Hit, Setting
from generator.checking.personal.names import names
from generator.checking.personal.numbers import (
    bank_accounts,
    citizen_numbers,
    mail_addresses,
    postal_addresses,
    telephones,
)
from generator.checking.personal.rooms import rooms, rooms_in_words
from generator.checking.personal.seen import seen
from generator.checking.personal.single_names import first_names, names_told_elsewhere


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, and whether only texts with a digit in them concern it."""

    find: Callable[[Glance, Setting], Iterable[Hit]]
    in_figures: bool = False


RULES: Final[tuple[Rule, ...]] = (
    Rule(bank_accounts, in_figures=True),
    Rule(citizen_numbers, in_figures=True),
    Rule(telephones, in_figures=True),
    Rule(mail_addresses),
    Rule(postal_addresses, in_figures=True),
    Rule(birth_dates, in_figures=True),
    Rule(exact_days, in_figures=True),
    Rule(exact_days_in_words),
    Rule(ages_of_people),
    Rule(ages_of_subjects),
    Rule(ages),
    Rule(ages_in_figures, in_figures=True),
    Rule(rooms, in_figures=True),
    Rule(rooms_in_words),
    Rule(names),
    Rule(names_told_elsewhere),
    Rule(first_names),
    Rule(small_counts),
)
"""Every rule; a passage that one recognised is not given again by a later one."""

_DIGIT: Final = re.compile(r"[0-9]")


def scan(texts: Sequence[str], setting: Setting) -> list[tuple[int, Hit]]:
    """All personal data in some texts of one document: the number of the text and the passage in it.

    In order of place; no two passages overlap.
    """
    if not texts:
        return []
    looked = [None if text.isascii() else seen(text) for text in texts]
    plain = [text if each is None else each.text for text, each in zip(texts, looked, strict=True)]
    whole = Glance(plain, range(len(plain)))
    numbers = [number for number, text in enumerate(plain) if _DIGIT.search(text)]
    figures = Glance([plain[number] for number in numbers], numbers) if numbers else None
    found: list[tuple[int, Hit]] = []
    taken: dict[int, bytearray] = {}
    for rule in RULES:
        glance = figures if rule.in_figures else whole
        if glance is None:
            continue
        for hit in rule.find(glance, setting):
            number, own = glance.whose(hit)
            if number not in taken:
                taken[number] = bytearray(len(plain[number]))
            if not any(taken[number][own.start : own.end]):
                taken[number][own.start : own.end] = b"\x01" * (own.end - own.start)
                view = looked[number]
                found.append(
                    (number, own if view is None else Hit(own.code, *view.written(own.start, own.end)))
                )
    return sorted(found, key=lambda each: (each[0], each[1].start))
