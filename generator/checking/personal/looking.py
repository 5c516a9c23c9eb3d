"""Where personal data is looked for: every text of a document that readers may see, and the names of its files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Final

from generator.checking.context import Context, Document, Recognise, documents
from generator.checking.personal.configured import in_settings
from generator.checking.personal.glance import Setting
from generator.checking.personal.links import in_address
from generator.checking.personal.names import titled_name
from generator.checking.personal.recognised import Words, recognised
from generator.checking.personal.rules import scan
from generator.checking.personal.single_names import told_names
from generator.content.fields import Keys
from generator.content.library import Library
from generator.content.organisation import Organisation
from generator.content.plan import CommitmentKeys, DeviationKeys, PlanKeys, Room, ScoresKeys
from generator.content.text import Block, Picture, Target, TargetKind
from generator.content.voice import ConversationKeys, ObservationKeys, ResponseKeys, StoryKeys, VoiceKeys
from generator.findings import Finding, Place, find
from generator.twofold import by_two

Text = tuple[tuple[str | int, ...], str]
"""The path of a key and what stands there."""

_RESIDENTS: Final = re.compile(
    r"bewoner|bewoonster|cliënt|client|patiënt|naaste|familie|verwant|mantelzorger|dochter|zoon|partner|resident|relative|family",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Finding]:
    """Personal data in texts, with the passage as fact `text`, at the place where it stands."""
    library = context.library
    told = told_names(_tellers(library))
    unknown = Setting(smallest=library.site.says.smallest_number, told_elsewhere=told)
    settings = {id: _setting(each, unknown) for id, each in library.organisations.items()}
    yield from in_settings(library, settings, unknown)
    common = _words(library) if context.recognise else Words()

    def look(each: Document) -> list[Finding]:
        setting = _for(each, settings.get(each.organisation, unknown))
        return list(_in_document(each, setting, context.recognise, common))

    # what recognises names is too large to have twice
    for found in by_two(look, list(documents(library)), alone=context.recognise is not None):
        yield from found


def _in_document(
    each: Document, setting: Setting, recognise: Recognise | None, common: Words
) -> Iterator[Finding]:
    passages = [*_of_keys(each), *_of_addresses(each), *_of_body(each), *_of_file_names(each)]
    texts = [passage.text for passage in passages]
    hits = scan(texts, setting)
    if recognise is not None:
        more = recognised(texts, hits, recognise, setting, common)
        hits = sorted((*hits, *more), key=lambda found: (found[0], found[1].start))
    for number, hit in hits:
        passage = passages[number]
        if passage.codes is None or hit.code in passage.codes:
            words = passage.shown or passage.text[hit.start : hit.end]
            yield _found(hit.code, passage.place(hit.start), words, setting)
    yield from _few_participants(each, setting)


@dataclass(frozen=True, slots=True, eq=False)
class _Passage:
    """A text to look at. `place` gives the place of an offset in it; `codes` are the only ones that count."""

    text: str
    place: Callable[[int], Place]
    codes: frozenset[str] | None = None
    shown: str = ""
    """What is named as the passage instead of the words themselves."""


def _tellers(library: Library) -> Iterator[str]:
    """The names that tellers chose, each for their own story."""
    for voice in library.voices.values():
        if isinstance(voice.says, StoryKeys) and voice.says.told_by is not None:
            yield voice.says.told_by


def _setting(organisation: Organisation, unknown: Setting) -> Setting:
    """What one organisation's texts may name, besides what holds for any."""
    says = organisation.says
    titles = [says.name, *(a.title for a in says.areas), *(b.title for b in says.bodies)]
    titles += [location.title for location in says.locations]
    own = {word for title in titles for word in re.findall(r"[^\W\d_]+", title.lower())}
    public = tuple(" ".join(name.lower().replace(".", ". ").split()) for name in says.public_names)
    return replace(unknown, public_names=public, own_words=frozenset(own))


def _words(library: Library) -> Words:
    """Words of the names that the site tells anyway, whichever organisation a text is of, and of all its texts."""
    names = [library.site.says.title]
    for organisation in library.organisations.values():
        says = organisation.says
        names += [says.name, says.contact or ""]
        names += [area.title for area in says.areas]
        names += [body.title for body in says.bodies]
        names += [location.title for location in says.locations]
    for framework in library.frameworks.values():
        names += [framework.says.title, *(theme.title for theme in framework.says.themes)]
    names += [instrument.says.title for instrument in library.instruments.values()]
    names += [reader.says.title for reader in library.readers.values()]
    every = list(documents(library))
    names += [each.says.place or "" for each in every if isinstance(each.says, ConversationKeys)]
    texts = (passage.text for each in every for passage in (*_of_keys(each), *_of_body(each)))
    return Words.of(names, texts)


def _for(each: Document, setting: Setting) -> Setting:
    """What one document may tell besides: the days in its own keys, the name that its teller chose."""
    says = each.says
    days: tuple[dt.date | None, ...] = ()
    names: tuple[str, ...] = ()
    if isinstance(says, ConversationKeys | ResponseKeys):
        days = (says.on,)
    elif isinstance(says, PlanKeys):
        days = (says.adopted.on if says.adopted else None, *(c.on for c in says.consulted))
    elif isinstance(says, StoryKeys) and says.told_by is not None:
        names = (says.told_by.lower(),)
    is_plan = not isinstance(says, VoiceKeys)
    if not (days or names or is_plan):
        return setting
    return replace(
        setting,
        public_names=setting.public_names + names,
        known_days=tuple(day for day in days if day is not None),
        is_plan=is_plan,
    )


# -- keys


def _of_keys(each: Document) -> Iterator[_Passage]:
    for path, text in _texts(each.says):
        codes = _CHOSEN if path == ("told_by",) else None
        yield _Passage(text, partial(_at_key, each, path), codes)


def _at_key(each: Document, path: tuple[str | int, ...], _offset: int) -> Place:
    return each.source.place(*path)


def _few_participants(each: Document, setting: Setting) -> Iterator[Finding]:
    """Participants of a conversation who live here, or their families, and are so few that they can be known."""
    if not isinstance(each.says, ConversationKeys):
        return
    for index, participant in enumerate(each.says.participants):
        role, number = participant.role or "", participant.number
        if number is not None and 0 < number < setting.smallest and _RESIDENTS.search(role):
            place = each.source.place("participants", index, "number")
            yield _found("personal/few-people", place, f"{number} {role}", setting)


_PLAIN: Final[tuple[tuple[type[Keys], tuple[str, ...]], ...]] = (
    (VoiceKeys, ("title", "dilemma", "summary")),
    (StoryKeys, ("meaning", "collected_by", "told_by")),
    (ObservationKeys, ("team",)),
    (ConversationKeys, ("place",)),
    (PlanKeys, ("title", "document", "plain")),
    (CommitmentKeys, ("title", "reason", "owner")),
    (DeviationKeys, ("reason", "learnt", "next")),
    (ScoresKeys, ("method",)),
)
"""Kind of keys → the keys that hold a text."""
_LISTS: Final[tuple[tuple[type[Keys], tuple[str, ...]], ...]] = (
    (VoiceKeys, ("keywords",)),
    (ObservationKeys, ("observers",)),
    (ConversationKeys, ("questions", "insights", "unexpected", "agreed", "open_to")),
    (PlanKeys, ("lessons",)),
)
"""Kind of keys → the keys that hold several."""


@cache
def _text_keys(kind: type[Keys]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of a kind that hold a text, and those that hold several."""
    plain = tuple(key for each, keys in _PLAIN if issubclass(kind, each) for key in keys)
    lists = tuple(key for each, keys in _LISTS if issubclass(kind, each) for key in keys)
    return plain, lists


def _texts(says: Keys) -> Iterator[Text]:
    """Every text in the keys of a document that readers may see."""
    plain, lists = _text_keys(type(says))
    for key in plain:
        if isinstance(text := getattr(says, key), str):
            yield (key,), text
    for key in lists:
        for index, text in enumerate(getattr(says, key)):
            yield (key, index), text
    yield from _deeper_texts(says)


def _deeper_texts(says: Keys) -> Iterator[Text]:
    """Texts in mappings below a document's keys."""
    if isinstance(says, ConversationKeys):
        for index, participant in enumerate(says.participants):
            if participant.role is not None:
                yield ("participants", index, "role"), participant.role
            if participant.organisation is not None:
                yield ("participants", index, "organisation"), participant.organisation
        if says.source is not None:
            yield ("source", "title"), says.source.title
    elif isinstance(says, PlanKeys):
        if says.adopted is not None and says.adopted.by is not None:
            yield ("adopted", "by"), says.adopted.by
        for index, consultation in enumerate(says.consulted):
            if consultation.outcome is not None:
                yield ("consulted", index, "outcome"), consultation.outcome
        for index, source in enumerate(says.sources):
            yield ("sources", index, "title"), source.title
    elif isinstance(says, CommitmentKeys) and isinstance(says.asks_room, Room):
        yield ("asks_room", "rule"), says.asks_room.rule


# -- bodies


def _of_body(each: Document) -> Iterator[_Passage]:
    for block in each.body.blocks:
        if block.text:
            yield _Passage(block.text, partial(_in_block, each, block))
        for target in block.targets:
            if target.kind is TargetKind.LINK:
                place = partial(_at_target, each, block, target)
                yield from (
                    passage for passage in _of_link(target.address, place) if passage.shown not in block.text
                )
    for picture in each.body.pictures:
        yield _Passage(picture.alternative, partial(_at_picture, each, picture))


def _of_link(address: str, place: Callable[[int], Place]) -> Iterator[_Passage]:
    """What in an address tells of a person; the words with the link are looked at by themselves."""
    return (_Passage(text, place, frozenset({code}), shown) for text, code, shown in in_address(address))


def _of_addresses(each: Document) -> Iterator[_Passage]:
    """Addresses that stand in keys."""
    addresses: list[tuple[tuple[str | int, ...], str | None]] = []
    if isinstance(each.says, ConversationKeys) and each.says.source is not None:
        addresses = [(("source", "url"), each.says.source.url)]
    elif isinstance(each.says, PlanKeys):
        addresses = [
            (("sources", index, "url"), source.url) for index, source in enumerate(each.says.sources)
        ]
    for path, address in addresses:
        if address is not None:
            yield from _of_link(address, partial(_at_key, each, path))


def _in_block(each: Document, block: Block, offset: int) -> Place:
    """The line and column of an offset in a block's text."""
    before = [end for end in block.breaks if end < offset]
    indent = block.indents[len(before)] if len(before) < len(block.indents) else 0
    return each.source.line(block.line + len(before), offset - (before[-1] if before else -1) + indent)


def _at_target(each: Document, block: Block, target: Target, _offset: int) -> Place:
    return _in_block(each, block, target.offset)


def _at_picture(each: Document, picture: Picture, _offset: int) -> Place:
    return each.source.line(picture.line)


# -- names of files

_CODES: Final = frozenset(
    {"personal/bsn", "personal/iban", "personal/phone", "personal/email", "personal/birth-date", "personal/age",
     "personal/exact-day", "personal/room"}
)  # fmt: skip
"""What a name of a file can give away, besides a title with a name."""
_NAMED: Final = frozenset({"personal/name"})
_CHOSEN: Final = _CODES | {"personal/address", "personal/few-people"}
"""What a name that a teller chose must not hold: everything but a name."""
_DIGIT: Final = re.compile(r"[0-9]")
_STAMP: Final = re.compile(r"(?<![0-9])(20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9])")
"""The day in the name that a camera or a telephone gives."""


def _of_file_names(each: Document) -> Iterator[_Passage]:
    """Names of files that become part of an address. What stands there as one word is also looked at in words."""
    names = []
    if each.kind not in ("plan", "scores"):
        names.append((each.name, each.name, partial(_at_key, each, ())))
    names.extend(
        (picture.name, picture.name.rpartition(".")[0], partial(_at_picture, each, picture))
        for picture in each.body.pictures
    )
    for name, stem, place in names:
        words = re.sub(r"[-_.]+", " ", stem)
        if _DIGIT.search(stem):
            yield _Passage(stem, place, _CODES, name)
            yield _Passage(words, place, _CODES, name)
            if (stamp := _STAMP.search(stem)) is not None:
                yield _Passage("-".join(stamp.groups()), place, _CODES, name)
        if (title := titled_name(words.title())) is not None:
            yield _Passage(title, place, _NAMED, name)


def _found(code: str, place: Place, passage: str, setting: Setting) -> Finding:
    words = " ".join(passage.split())
    return find(code, place, text=words, smallest=setting.smallest, settled="settled", instead="")
