"""A voice in short, as it stands beside what it led to and in lists: who speaks, and a sentence of theirs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.prose import quotation, shortened
from generator.composing.wording import Wording
from generator.content.voice import (
    ConversationKeys,
    ObservationKeys,
    ResponseKeys,
    StoryKeys,
    Voice,
)

_SIDES: Final = ("resident", "family", "staff", "volunteer", "conversation", "observation", "response")


@dataclass(frozen=True, slots=True)
class VoiceCard:
    """A voice in short.

    `face` names its sign and colour (who speaks, or the kind of voice), `role` is the same in a word. `who` is
    how readers know the speaker, `when` a month; both may be empty. `quote` is a sentence; `spoken` says whether
    it is the speaker's own rather than ours. `period` and `owner` tell where it comes from.
    """

    address: str
    title: str
    kind: str
    face: str
    role: str
    who: str
    when: str
    quote: str
    spoken: bool
    tone: str
    period: str
    owner: str


def card(voice: Voice, atlas: Atlas) -> VoiceCard:
    """The voice in short, in its own organisation's words."""
    wording = atlas.wordings[voice.ref.organisation]
    quote, spoken = _quote(voice)
    face = voice.speaker.value if voice.speaker else voice.kind.value
    return VoiceCard(
        address=atlas.addresses.voice(voice.ref),
        title=voice.says.title,
        kind=voice.kind.value,
        face=face,
        role=role(voice, atlas, wording),
        who=voice.says.told_by or "" if isinstance(voice.says, StoryKeys) else "",
        when=when(voice, wording),
        quote=quote,
        spoken=spoken,
        tone=voice.says.tone.value if isinstance(voice.says, StoryKeys) and voice.says.tone else "",
        period=str(voice.ref.period),
        owner=voice.ref.organisation,
    )


def cards(voices: Iterable[Voice], atlas: Atlas) -> tuple[VoiceCard, ...]:
    """Voices in short, in the order given."""
    return tuple(card(voice, atlas) for voice in voices)


def turns_of_sides(voices: Iterable[Voice], most: int) -> list[Voice]:
    """At most so many voices, from as many sides as there are: one of each in turn."""
    sides: dict[str, list[Voice]] = {}
    for voice in voices:
        sides.setdefault(voice.speaker.value if voice.speaker else voice.kind.value, []).append(voice)
    rows = [sides[side] for side in _SIDES if side in sides]
    turns = [row[turn] for turn in range(most) for row in rows if turn < len(row)]
    return turns[:most]


def role(voice: Voice, atlas: Atlas, wording: Wording) -> str:
    """In a word or two: the speaker's role, the kind of conversation, or who answers."""
    says = voice.says
    match says:
        case StoryKeys():
            return wording(f"role.{says.voice.value}")
        case ConversationKeys() if says.form is not None:
            return wording(f"form.{says.form.value}")
        case ResponseKeys() if says.from_ is not None:
            return sender(says.from_, atlas, wording)
    return wording(f"voice_kind.{voice.kind.value}")


def sender(id: str, atlas: Atlas, wording: Wording) -> str:
    """Who answers: a body of the organisation, a reader, or a fellow organisation."""
    reader = atlas.library.readers.get(id)
    fellow = atlas.library.organisations.get(id)
    if reader is not None:
        return reader.says.title
    if fellow is not None and (wording.organisation is None or id not in wording.organisation.bodies):
        return fellow.says.name
    return wording.body(id)


def when(voice: Voice, wording: Wording) -> str:
    """The month of a voice, in words; never a day."""
    says = voice.says
    day: dt.date | str | None = None
    match says:
        case StoryKeys():
            day = says.month
        case ObservationKeys():
            day = says.until or says.from_
        case ConversationKeys() | ResponseKeys():
            day = says.on
    return wording.month(day) if day else ""


def time_of(voice: Voice) -> str:
    """When it was told or held, as text that sorts; empty where that is not known."""
    match voice.says:
        case StoryKeys(month=month):
            return month or ""
        case ObservationKeys(until=day) | ConversationKeys(on=day) | ResponseKeys(on=day):
            return day.isoformat() if day else ""
    return ""


def _quote(voice: Voice) -> tuple[str, bool]:
    """A sentence of the voice, and whether the speaker said it."""
    says = voice.says
    match says:
        case StoryKeys():
            return (shortened(says.meaning) if says.meaning else quotation(voice.body)), True
        case ConversationKeys() if says.insights and not says.summary:
            return shortened(says.insights[0]), False
        case ResponseKeys() if not says.summary:
            return quotation(voice.body), True
    return shortened(says.summary) if says.summary else quotation(voice.body), False
