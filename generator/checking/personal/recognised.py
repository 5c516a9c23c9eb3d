"""What is recognised besides our own rules, without what a rule found already and what is no person's or place's to hide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.checking.context import Recognise
from generator.checking.personal.glance import Hit, Setting
from generator.checking.personal.names import CALLED_AFTER, ROLES, STREETS, TITLES

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ORDINARY: Final = re.compile(r"(?<![\w'’-])[a-zß-ÿ]{2,}(?![\w'’-])")
_SENTENCE_ENDS: Final = re.compile(r"[^\W\d_]{5,}\.\s")
"""A title or role is the last word of a sentence, and the name the first of the next."""
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*\.?")
_POSTCODE: Final = re.compile(r"[0-9]{4} ?[A-Za-z]{2}")
"""By itself it is a street, or a year with a word behind it."""
_MOST: Final = 20_000
"""Longer texts are looked at in parts, at the ends of paragraphs or words."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words, in lower case, that are no person's: `known` those of names that the site tells anyway (organisations,
    locations, readers, frameworks), `ordinary` those that its texts also write without a capital.
    """

    known: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], texts: Iterable[str]) -> Words:
        """From the site's own names and all of its texts."""
        return cls(
            frozenset(word.lower() for name in names for word in _LETTERS.findall(name)),
            frozenset(word for text in texts for word in _ORDINARY.findall(text)),
        )


def recognised(
    texts: Sequence[str],
    ours: Sequence[tuple[int, Hit]],
    recognise: Recognise,
    setting: Setting,
    words: Words,
) -> Iterator[tuple[int, Hit]]:
    """More personal data in some texts of one document: the number of the text and the passage in it.

    `ours` is what our own rules found there; where both find something, theirs stands.
    """
    taken: dict[int, list[Hit]] = {}
    for number, hit in ours:
        taken.setdefault(number, []).append(hit)
    known = words.known | setting.own_words
    for number, text in enumerate(texts):
        for code, start, end in _all(text, recognise):
            passage = text[start:end]
            if any(start < hit.end and hit.start < end for hit in taken.get(number, ())):
                continue
            if code == "personal/name" and not _may_be_person(
                passage, text[end:], setting, known, words.ordinary
            ):
                continue
            if code == "personal/place" and _are_all_in(passage, known | words.ordinary):
                continue
            if code == "personal/address" and (_POSTCODE.fullmatch(passage) or _are_all_in(passage, known)):
                continue
            yield number, Hit(code, start, end)


def _all(text: str, recognise: Recognise) -> Iterator[tuple[str, int, int]]:
    """What is recognised in a text, however long that is."""
    at = 0
    while at < len(text):
        end = at + _MOST
        if end < len(text):
            end = max(text.rfind("\n", at, end), text.rfind(" ", at, end)) + 1 or end
            end = end if end > at else at + _MOST
        for code, start, stop in recognise(text[at:end]):
            yield code, at + start, at + stop
        at = end


def _may_be_person(
    passage: str, after: str, setting: Setting, known: frozenset[str], ordinary: frozenset[str]
) -> bool:
    """Whether a passage may be someone's name: not a title or role alone, nor what may be told, nor a common word."""
    parts = _WORD.findall(passage)
    told = [
        part
        for part in parts
        if part.lower() not in TITLES and part.lower().rstrip(".") not in TITLES | ROLES
    ]
    if not any(part[0].isupper() for part in told) or setting.may_name(" ".join(told)):
        return False
    is_titled = len(told) < len(parts) and not _SENTENCE_ENDS.search(passage)
    if not is_titled and (_are_all_in(passage, known) or all(part.lower() in ordinary for part in told)):
        return False
    return not (STREETS.fullmatch(told[-1].lower()) or CALLED_AFTER.match(after))


def _are_all_in(passage: str, words: frozenset[str]) -> bool:
    """Whether a passage has no other words than these."""
    return all(word.lower() in words for word in _LETTERS.findall(passage))
