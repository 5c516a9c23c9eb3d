"""Filters of a page: by what one may choose, and what every item of the page answers to.

A page is complete without them. A script of ours shows the form, hides what was not chosen and keeps the choice in
the address (`assets/filters.js`). An item answers with words like `soort=nieuw gebied=wonen`; `locatie=*` answers to
every location.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.comparing.change import Effective
from generator.comparing.frameworks import themes_named
from generator.composing.atlas import Atlas
from generator.composing.editions import Edition
from generator.composing.questions import frameworks_used
from generator.composing.ranging import Hindered
from generator.composing.wording import Wording
from generator.content.plan import Deviation
from generator.content.references import Written
from generator.content.voice import StoryKeys, Voice

FEWEST: Final = 4
"""Fewer items than this are seen at a glance and need no filter."""
_EVERYWHERE: Final = "*"
_NOBODY: Final = "none"
_SIDES: Final = ("resident", "family", "volunteer", "staff")

Answers = tuple[tuple[str, str], ...]
"""What an item answers to: field and value, both by their English names."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value that one may choose: as it stands in the address, in words, and how many items answer to it."""

    value: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Group:
    """Options under one heading; the heading is empty where there is only one group."""

    words: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing by which one may choose: its name in the address, and its label."""

    name: str
    label: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """The fields of a page's form (none where a form is of no use), and the answers of its items by their anchors."""

    fields: tuple[Field, ...]
    answers: Mapping[str, str]
    number: int


def edition_filters(edition: Edition, atlas: Atlas) -> Filters:
    """Filters of an edition: its changes and deviations by kind, area, voice, location and theme."""
    own = edition.organisation.id
    wording = atlas.wordings[own]
    items: dict[str, Answers] = {}
    changes = edition.changes
    if changes is not None:
        for change in () if edition.is_first else changes.changes:
            items[f"c-{change.id}"] = (
                ("kind", change.kind.value),
                *_of_version(change.shown, change.shown.locations, edition),
                *_sides(atlas.voices(change.prompted_by, own)),
            )
        previous = edition.previous
        before = atlas.editions.at(own, previous.period) if previous else None
        if before is not None:
            items.update(_deviations(changes.deviations, before, atlas))
        items.update(_deviations(changes.so_far, edition, atlas))
    return _filters(items, _edition_choices(edition, atlas), wording)


def voice_filters(voices: Iterable[Voice], wording: Wording) -> Filters:
    """Filters of a list of voices: by kind, who speaks, tone and location. Items go by the voice's reference."""
    items: dict[str, Answers] = {}
    places: dict[str, str] = {}
    for voice in voices:
        says = voice.says
        tone = says.tone.value if isinstance(says, StoryKeys) and says.tone else ""
        speaker = voice.speaker.value if voice.speaker else ""
        places.update({id: wording.location(id) for id in says.locations})
        items[str(voice.ref)] = (
            ("kind", voice.kind.value),
            *((("speaker", speaker),) if speaker else ()),
            *((("tone", tone),) if tone else ()),
            *(("location", id) for id in says.locations),
        )
    kinds = ("story", "conversation", "observation", "response")
    tones = ("positive", "mixed", "critical")
    choices = {
        "kind": [("", {kind: wording(f"voice_kind.{kind}") for kind in kinds})],
        "speaker": [("", {side: wording(f"role.{side}") for side in _SIDES})],
        "tone": [("", {tone: wording(f"tone.{tone}") for tone in tones})],
        "location": [("", places)],
    }
    return _filters(items, choices, wording)


def dilemma_filters(voices: Iterable[Voice], atlas: Atlas) -> Filters:
    """Filters of dilemmas over the whole site: by organisation and by who speaks. Items go by the voice's reference."""
    items: dict[str, Answers] = {}
    for voice in voices:
        side = voice.speaker.value if voice.speaker else voice.kind.value
        items[str(voice.ref)] = (("organisation", voice.ref.organisation), ("voice", side))
    choices: _Choices = {
        "organisation": [("", _names(atlas))],
        "voice": [("", _faces(atlas.wording))],
    }
    return _filters(items, choices, atlas.wording)


def rule_filters(hindered: Iterable[tuple[str, Hindered]], atlas: Atlas) -> Filters:
    """Filters of rules over the whole site: by answer, by who can give room, by organisation. Items go by their anchor."""
    wording = atlas.wording
    items: dict[str, Answers] = {}
    asked: dict[str, str] = {}
    for anchor, each in hindered:
        readers = dict.fromkeys(a.room.of for a in each.asked if a.room.of in atlas.library.readers)
        asked.update({id: atlas.library.readers[id].says.title for id in readers if id})
        items[anchor] = (
            ("status", each.newest.room.status.value if each.stands else "past"),
            *(("of", id) for id in readers if id),
            ("organisation", each.organisation.id),
        )
    statuses = ("asked", "granted", "refused", "past")
    choices: _Choices = {
        "status": [("", {status: wording(f"rules.status_{status}") for status in statuses})],
        "of": [("", asked)],
        "organisation": [("", _names(atlas))],
    }
    return _filters(items, choices, wording)


def _names(atlas: Atlas) -> dict[str, str]:
    return {id: each.says.name for id, each in atlas.library.organisations.items()}


_Choices = Mapping[str, list[tuple[str, dict[str, str]]]]
"""Field → groups of values in words, in the order in which they are shown."""


def _edition_choices(edition: Edition, atlas: Atlas) -> _Choices:
    organisation = edition.organisation
    wording = atlas.wordings[organisation.id]
    kinds = {kind: wording(f"kind.{kind}") for kind in ("new", "changed", "resumed", "ended")}
    return {
        "kind": [("", {**kinds, "deviation": wording("filter.deviation")})],
        "area": [("", {area.id: area.title for area in organisation.says.areas})],
        "voice": [("", {**_faces(wording), _NOBODY: wording("filter.no_voice")})],
        "location": [("", {place.id: place.title for place in organisation.says.locations})],
        "theme": [
            (used.says.title, {f"{used.id}.{theme.id}": theme.title for theme in used.says.themes})
            for used in frameworks_used(edition, atlas)
        ],
    }


def _faces(wording: Wording) -> dict[str, str]:
    """Who may speak about something: a side of the triangle, or the kind of voice where that is no story."""
    faces = {side: wording(f"role.{side}") for side in _SIDES}
    return faces | {
        kind: wording(f"voice_kind.{kind}") for kind in ("observation", "conversation", "response")
    }


def _deviations(found: Iterable[Deviation], edition: Edition, atlas: Atlas) -> Iterator[tuple[str, Answers]]:
    """Deviations from the plan of an edition's period."""
    own = edition.organisation.id
    plan = edition.plan
    for deviation in found:
        id, says = deviation.commitment, deviation.says
        version = (plan.commitments.get(id) or plan.ended.get(id)) if plan else None
        places = says.locations or (version.locations if version else ())
        yield (
            f"v-{deviation.plan.period}-{deviation.name}",
            (
                ("kind", "deviation"),
                *(_of_version(version, places, edition) if version else ()),
                *_sides(atlas.voices(says.prompted_by, own)),
            ),
        )


def _of_version(version: Effective, places: tuple[str, ...], edition: Edition) -> Answers:
    themes: tuple[Written, ...] = themes_named(version, edition.organisation)
    return (
        ("area", version.lineage),
        *(("location", id) for id in places or (_EVERYWHERE,)),
        *(("theme", ".".join(theme.parts)) for theme in themes),
    )


def _sides(voices: Iterable[Voice]) -> Answers:
    """Who stands behind something; nobody is an answer too."""
    sides = dict.fromkeys(voice.speaker.value if voice.speaker else voice.kind.value for voice in voices)
    return tuple(("voice", side) for side in sides or (_NOBODY,))


def _filters(items: Mapping[str, Answers], choices: _Choices, wording: Wording) -> Filters:
    told = [answer for answers in items.values() for answer in dict.fromkeys(answers)]
    counted = {answer: told.count(answer) for answer in dict.fromkeys(told)}
    fields = []
    for name, groups in choices.items():
        everywhere = counted.get((name, _EVERYWHERE), 0)
        shown = tuple(
            Group(words, options)
            for words, values in groups
            if (options := tuple(_options(name, values, counted, everywhere, wording)))
        )
        if sum(len(group.options) for group in shown) > 1:
            fields.append(Field(wording(f"filter.in_address.{name}"), wording(f"filter.by_{name}"), shown))
    return Filters(
        fields=tuple(fields) if len(items) >= FEWEST else (),
        answers={anchor: _spelled(answers, wording) for anchor, answers in items.items()},
        number=len(items),
    )


def _options(
    name: str,
    values: Mapping[str, str],
    counted: Mapping[tuple[str, str], int],
    everywhere: int,
    wording: Wording,
) -> Iterator[Option]:
    for value, words in values.items():
        if number := counted.get((name, value), 0) + everywhere:
            yield Option(_in_address(name, value, wording), words, number)


def _spelled(answers: Answers, wording: Wording) -> str:
    return " ".join(
        f"{wording(f'filter.in_address.{name}')}={_in_address(name, value, wording)}"
        for name, value in dict.fromkeys(answers)
    )


_WORDS: Final = {
    "new": "change", "changed": "change", "resumed": "change", "ended": "change", "deviation": "change", "none": "change",
    "past": "change",
    **dict.fromkeys(_SIDES, "speaker"),
    **dict.fromkeys(("positive", "mixed", "critical"), "tone"),
    **dict.fromkeys(("story", "conversation", "observation", "response"), "voice_kind"),
    **dict.fromkeys(("asked", "granted", "refused"), "room_status"),
}  # fmt: skip
"""Values of ours → the vocabulary in which the language spells them."""
_OURS: Final = ("kind", "voice", "speaker", "tone", "status")
"""Fields whose values are ours."""


def _in_address(name: str, value: str, wording: Wording) -> str:
    """A value as an address has it: in the site's language where it is ours, as it is where it is an id."""
    vocabulary = _WORDS.get(value) if name in _OURS else None
    if vocabulary == "change":
        return wording(f"filter.value.{value}")
    return wording.language.value(vocabulary, value) if vocabulary else value
