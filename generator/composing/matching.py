"""Who shares what: whom an organisation could learn with, by what each brings and seeks, and words that voices share.

Matching is on the words of a theme, without capitals, accents and endings (*gezicht*, *gezichten*). It says who and
why; it never scores, and the order is the site's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.composing.atlas import Atlas
from generator.composing.stemming import Stems, words
from generator.content.organisation import Exchange, Organisation
from generator.content.voice import Voice

Key = tuple[str, ...]
"""The words of a theme as they match, in alphabetical order."""


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """A theme that organisations bring or seek, each with what it says of it, in the site's order."""

    words: str
    brings: tuple[tuple[Organisation, Exchange], ...]
    seeks: tuple[tuple[Organisation, Exchange], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """What one organisation brings that another seeks: how the one says it, and how the other does."""

    brings: Exchange
    seeks: Exchange


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """Two organisations that could be each other's buddy, the first one in the site's order first.

    `given` is what the first brings and the second seeks, `taken` the other way round; one of them may be empty.
    """

    first: Organisation
    second: Organisation
    given: tuple[Meeting, ...]
    taken: tuple[Meeting, ...]

    @property
    def is_mutual(self) -> bool:
        """Whether each brings something that the other seeks."""
        return bool(self.given and self.taken)


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """A keyword that stands with voices of several organisations, in the spelling that stands there first."""

    words: str
    voices: Mapping[str, tuple[Voice, ...]]


def find_stems(atlas: Atlas) -> Stems:
    """The endings of the site's language."""
    return Stems.of(atlas.language)


def key_of(text: str, stems: Stems) -> Key:
    """The words of a theme as they match; empty for a theme without words."""
    return tuple(sorted({stems[word] for word in words(text)}))


def find_topics_brought(atlas: Atlas) -> Mapping[Key, Topic]:
    """Every theme that somebody brings or seeks, in the order in which it is named first."""
    stems = atlas.once(find_stems)
    brings: dict[Key, list[tuple[Organisation, Exchange]]] = {}
    seeks: dict[Key, list[tuple[Organisation, Exchange]]] = {}
    named: dict[Key, str] = {}
    for organisation in atlas.library.organisations.values():
        says = organisation.says
        for found, exchanges in ((brings, says.brings), (seeks, says.seeks)):
            for exchange in exchanges:
                key = key_of(exchange.theme, stems)
                if key:
                    named.setdefault(key, exchange.theme)
                    found.setdefault(key, []).append((organisation, exchange))
    return {
        key: Topic(theme, tuple(brings.get(key, ())), tuple(seeks.get(key, ())))
        for key, theme in named.items()
    }


def matches_of(organisation: Organisation, atlas: Atlas) -> Iterator[Match]:
    """The matches of one organisation with every other, in the site's order; it stands first in each."""
    topics = atlas.once(find_topics_brought)
    stems = atlas.once(find_stems)
    given: dict[str, list[Meeting]] = {}
    taken: dict[str, list[Meeting]] = {}
    for ours in organisation.says.brings:
        topic = topics.get(key_of(ours.theme, stems))
        for other, theirs in topic.seeks if topic else ():
            given.setdefault(other.id, []).append(Meeting(ours, theirs))
    for ours in organisation.says.seeks:
        topic = topics.get(key_of(ours.theme, stems))
        for other, theirs in topic.brings if topic else ():
            taken.setdefault(other.id, []).append(Meeting(theirs, ours))
    place = atlas.once(_places)
    for id in sorted({*given, *taken} - {organisation.id}, key=place.__getitem__):
        other = atlas.library.organisations[id]
        yield Match(organisation, other, tuple(given.get(id, ())), tuple(taken.get(id, ())))


def find_matches(atlas: Atlas) -> Iterator[Match]:
    """Every match once, in the site's order."""
    place = atlas.once(_places)
    for organisation in atlas.library.organisations.values():
        for match in matches_of(organisation, atlas):
            if place[match.first.id] < place[match.second.id]:
                yield match


def _places(atlas: Atlas) -> Mapping[str, int]:
    """Where each organisation stands in the site's order."""
    return {id: place for place, id in enumerate(atlas.library.organisations)}


def find_shared(atlas: Atlas) -> tuple[Shared, ...]:
    """The keywords that stand with voices of several organisations, by alphabet."""
    stems = atlas.once(find_stems)
    named: dict[Key, str] = {}
    found: dict[Key, dict[str, dict[Voice, None]]] = {}
    for voice in atlas.library.voices.values():
        for keyword in voice.says.keywords:
            if key := key_of(keyword, stems):
                named.setdefault(key, keyword)
                found.setdefault(key, {}).setdefault(voice.ref.organisation, {})[voice] = None
    order = atlas.once(_places)
    shared = [
        Shared(
            named[key],
            {id: tuple(voices) for id, voices in sorted(by.items(), key=lambda each: order[each[0]])},
        )
        for key, by in found.items()
        if len(by) > 1
    ]
    return tuple(sorted(shared, key=lambda each: each.words.casefold()))
