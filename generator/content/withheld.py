"""What is held back: the words, names and pictures that the finished site is searched for before it is published.

The wall makes what may be published; this is the other side of it, for the leak check. It lists, and judges nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from generator.content.library import Library
from generator.content.plan import Plan
from generator.content.references import VoiceRef
from generator.content.source import Source
from generator.content.text import Body
from generator.content.voice import StoryKeys, Voice
from generator.content.wall import Published
from generator.locale import key_spellings

REFERENCE: Final = "consent.reference"
"""The key that is never published, not even of a story that is."""
TEXT: Final = "text"
"""Stands for the key of a passage that is the text below the keys."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that may not be on the site: the file in which they stand, under which (English) key, and the words."""

    path: str
    key: str
    words: str
    line: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Withheld:
    """All that may not be on the site.

    `names` are names of files without ending (name → path) and `pictures` paths of pictures from the root.
    `withdrawn` are stories whose address tells that they were withdrawn: there alone their name may stand.
    `unread` are paths of files that could not be read; what stands in them is still to be taken from them.
    """

    passages: tuple[Passage, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()
    withdrawn: tuple[VoiceRef, ...] = ()
    unread: tuple[str, ...] = ()


def withheld(library: Library, published: Published) -> Withheld:
    """What of `library` is not in `published`, and what of the published stories stays in the administration."""
    passages: list[Passage] = []
    names: dict[str, str] = {}
    shown = set(published_pictures(published.library))
    dropped: dict[str, None] = {}
    for ref, voice in library.voices.items():
        kept = published.library.voices.get(ref)
        if kept is None:
            passages += passages_of_voice(voice)
            names[ref.slug] = voice.source.path
            dropped.update(dict.fromkeys(pictures_of(voice.body, voice.source.path)))
            continue
        passages += _administration(voice)
        if len(kept.body.pictures) < len(voice.body.pictures):
            left = {picture.name for picture in kept.body.pictures}
            gone = Body(pictures=tuple(each for each in voice.body.pictures if each.name not in left))
            dropped.update(dict.fromkeys(pictures_of(gone, voice.source.path)))
            passages += _alternatives(gone, voice.source.path)
    known = {id for plan in published.library.plans.values() for id in plan.commitments}
    for plan_ref, plan in library.plans.items():
        if plan_ref not in published.library.plans:
            passages += _of_plan(plan)
            names.update((id, each.source.path) for id, each in plan.commitments.items() if id not in known)
    for path in library.unreadable:
        if _is_voice(path):
            names.setdefault(path.rpartition("/")[2].removesuffix(".md"), path)
    return Withheld(
        passages=tuple(passages),
        names=names,
        pictures=tuple(path for path in dropped if path not in shown),
        withdrawn=published.withdrawn,
        unread=tuple(sorted(path for path in library.unreadable if _is_voice(path))),
    )


def withheld_voices(voices: Iterable[Voice], withdrawn: Iterable[VoiceRef]) -> Withheld:
    """All of some voices, for taking them out of a site that stands; their pictures are told by path."""
    voices = tuple(voices)
    return Withheld(
        passages=tuple(passage for voice in voices for passage in passages_of_voice(voice)),
        names={voice.ref.slug: voice.source.path for voice in voices},
        pictures=tuple(p for voice in voices for p in pictures_of(voice.body, voice.source.path)),
        withdrawn=tuple(withdrawn),
    )


def published_words(library: Library) -> Iterator[str]:
    """Every text of a published library: what stands in these is no leak, wherever else it may stand."""
    for source in (library.organisations, library.frameworks, library.instruments, library.readers):
        for each in source.values():
            yield each.id
            yield from (words for _, words in texts_within(each.says))
    yield from (words for _, words in texts_within(library.site.says))
    for plan in library.plans.values():
        for says, _, body in _documents(plan):
            yield from _words_of(says, body)
        yield from plan.commitments
    for voice in library.voices.values():
        yield from _words_of(voice.says, voice.body)


def _words_of(says: BaseModel, body: Body) -> Iterator[str]:
    """Every text of a file, without its place."""
    yield from (words for _, words in texts_within(says))
    yield body.plain
    yield from (picture.alternative for picture in body.pictures)


def published_names(library: Library) -> Iterator[str]:
    """Every id and name of a file that may stand in an address."""
    for source in (library.organisations, library.frameworks, library.instruments, library.readers):
        for each in source.values():
            yield each.id
            yield from (words for keys, words in texts_within(each.says) if keys[-1] == "id")
    for plan in library.plans.values():
        yield from plan.commitments
    for ref in library.voices:
        yield ref.slug


def published_pictures(library: Library) -> Iterator[str]:
    """Paths of the pictures that published texts show."""
    for voice in library.voices.values():
        yield from pictures_of(voice.body, voice.source.path)
    for plan in library.plans.values():
        for _, source, body in _documents(plan):
            yield from pictures_of(body, source.path)


def pictures_of(body: Body, path: str) -> Iterator[str]:
    """Paths of the pictures that a text shows, which lie beside it."""
    folder = path.rpartition("/")[0]
    return (f"{folder}/{picture.name}" for picture in body.pictures)


def passages_of_voice(voice: Voice) -> Iterator[Passage]:
    """Every text of a voice, with the reference of its consent."""
    yield from _of_document(voice.says, voice.source, voice.body)


def alternatives_of(voice: Voice) -> Iterator[Passage]:
    """What stands in the place of a voice's pictures for who cannot see them."""
    return _alternatives(voice.body, voice.source.path)


def _administration(voice: Voice) -> Iterator[Passage]:
    """What of a published story stays in the organisation's administration."""
    consent = voice.says.consent if isinstance(voice.says, StoryKeys) else None
    if consent is not None and consent.reference is not None:
        line = voice.source.place("consent", "reference").line
        yield Passage(voice.source.path, REFERENCE, consent.reference, line)


def _of_plan(plan: Plan) -> Iterator[Passage]:
    for says, source, body in _documents(plan):
        yield from _of_document(says, source, body)


def _documents(plan: Plan) -> Iterator[tuple[BaseModel, Source, Body]]:
    """The files of a plan: keys, place, text."""
    yield plan.says, plan.source, plan.body
    yield from ((each.says, each.source, each.body) for each in plan.commitments.values())
    yield from ((each.says, each.source, each.body) for each in plan.deviations.values())
    yield from ((each.says, each.source, Body()) for each in plan.scores.values())


def _of_document(says: BaseModel, source: Source, body: Body) -> Iterator[Passage]:
    for keys, words in texts_within(says):
        named = ".".join(key for key in keys if isinstance(key, str))
        yield Passage(source.path, named, words, source.place(*keys).line)
    if body.plain:
        yield Passage(source.path, TEXT, body.plain, source.body_line)
    yield from _alternatives(body, source.path)


def _alternatives(body: Body, path: str) -> Iterator[Passage]:
    for picture in body.pictures:
        if picture.alternative:
            yield Passage(path, TEXT, picture.alternative, picture.line)


@cache
def _keys_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Names of a model's fields, each with that of its key; without what writers settled."""
    fields = model.model_fields.items()
    return tuple((name, info.alias or name) for name, info in fields if name != "settled")


_WORDLESS: Final = frozenset({bool, int, float, dt.date})
"""Kinds of values that have no text in them."""


def texts_within(value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in keys, with the path of its key; words of the format's own (an enum) are none.

    What a writer settled is left out: a passage of the text itself, and a reason that no page tells.
    """
    kind: type[Any] = type(value)
    if kind is str:
        if value.strip():
            yield keys, value
    elif value is None or kind in _WORDLESS:
        return
    elif isinstance(value, BaseModel):
        for name, key in _keys_of(type(value)):
            each = getattr(value, name)
            if each is not None:
                yield from texts_within(each, (*keys, key))
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from texts_within(each, (*keys, str(name)))
    elif isinstance(value, (tuple, list)):
        for index, each in enumerate(value):
            yield from texts_within(each, (*keys, index))


_RUNS_ON: Final = 3
"""So many words on a line without a key go on with what stands above it."""
_KEY: Final = re.compile(r"\s*(?:- )?([a-z_]+):\s+(.*\S)")


_NO_TEXT: Final = (
    "kind", "voice", "month", "tone", "about", "locations", "consent", "given_by", "on", "until", "from", "for", "to",
    "checked_by_teller", "checked_by_team", "withdrawn", "form", "number", "starts_from", "discussed_in",
    "with_agreement", "code", "url",
)  # fmt: skip
"""Keys of voices whose values are dates, words of the format or references."""


def passages_of_file(path: str, text: str) -> Iterator[Passage]:
    """What stands in a file that could not be understood: line by line what follows a key, and the whole text."""
    bare = key_spellings(_NO_TEXT)
    front, _, body = text.lstrip("\ufeff").partition("\n---")
    key = ""
    for number, line in enumerate(front.split("\n"), start=1):
        match = _KEY.fullmatch(line)
        if match is not None:
            key = match[1]
            if key not in bare:
                yield Passage(path, key, match[2].strip("\"'[]{}"), number)
        elif key not in bare and len(line.split()) >= _RUNS_ON and not line.lstrip().startswith("#"):
            yield Passage(path, key, line.strip(" -\"'[]{}"), number)
    if body.strip(" -\n"):
        yield Passage(path, TEXT, body, front.count("\n") + 2)


def _is_voice(path: str) -> bool:
    return path.startswith("stories/") and path.endswith(".md")
