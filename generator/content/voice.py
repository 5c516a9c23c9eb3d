"""Voices: stories, observations, conversations and responses, and the consent that a story needs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field, WrapValidator

from generator.content.fields import (
    Date,
    Flag,
    Keys,
    Month,
    Name,
    Number,
    Places,
    Reference,
    References,
    Text,
    Texts,
    choice,
    is_word,
)
from generator.content.plan import Settled
from generator.content.references import VoiceRef
from generator.content.settings import Origin
from generator.content.source import Source
from generator.content.text import EMPTY, Body


class VoiceKind(StrEnum):
    """The four kinds of voice."""

    STORY = "story"
    OBSERVATION = "observation"
    CONVERSATION = "conversation"
    RESPONSE = "response"


class Speaker(StrEnum):
    """Who speaks in a story: the triangle of resident, those around them, and professional."""

    RESIDENT = "resident"
    FAMILY = "family"
    VOLUNTEER = "volunteer"
    STAFF = "staff"


class Tone(StrEnum):
    """How the teller means the story."""

    POSITIVE = "positive"
    MIXED = "mixed"
    CRITICAL = "critical"


class ConversationForm(StrEnum):
    """What kind of conversation it is."""

    PANEL = "panel"
    REFLECTION = "reflection"
    DIALOGUE = "dialogue"
    LEARNING_VISIT = "learning_visit"
    COUNCIL = "council"
    MEETING = "meeting"


class GivenBy(StrEnum):
    """Who consented."""

    SELF = "self"
    REPRESENTATIVE = "representative"
    RELATIVES = "relatives"


class Purpose(StrEnum):
    """What a consent is for."""

    SITE = "site"
    PICTURE = "picture"
    PRINT = "print"
    READERS = "readers"


def _purposes(value: Any, read: Any) -> Any:
    return read(value if isinstance(value, (list, tuple)) else (value,))


class Consent(Keys):
    """A consent to publish a story. `reference` is never published; the paper itself never enters."""

    REFUSABLE: ClassVar[frozenset[str]] = frozenset({"for_"})
    LASTING: ClassVar[frozenset[str]] = frozenset({"until", "withdrawn"})

    given_by: Annotated[GivenBy, choice(GivenBy)]
    capacity: Text | None = None
    """Mentor, curator, gemachtigde; required with a representative."""
    on: Date
    until: Date | None = None
    """The last valid day; by default `on` and the site's `consent_years`."""
    for_: Annotated[
        tuple[Annotated[Purpose, choice(Purpose)], ...], WrapValidator(_purposes), Field(alias="for")
    ] = ()
    checked_by_teller: Date | None = None
    reference: Text | None = None
    withdrawn: Date | None = None


def _consent(value: Any, read: Any) -> Any:
    return None if is_word("no", value) or is_word("none", value) else read(value)


if TYPE_CHECKING:
    ConsentOrNo = Consent | None
else:
    ConsentOrNo = Annotated[Consent | None, WrapValidator(_consent)]


class VoiceKeys(Keys):
    """The keys that every voice has."""

    kind: Annotated[VoiceKind, choice(VoiceKind)] = VoiceKind.STORY
    title: Text
    about: References = ()
    """Commitments that it is about, ended ones too."""
    locations: Places = ()
    keywords: Texts = ()
    dilemma: Text | None = None
    summary: Text | None = None
    settled: tuple[Settled, ...] = ()


class StoryKeys(VoiceKeys):
    """The keys of a story."""

    REFUSABLE: ClassVar[frozenset[str]] = frozenset({"consent"})

    voice: Annotated[Speaker, choice(Speaker)]
    month: Month | None = None
    told_by: Text | None = None
    """The name that readers see."""
    collected_by: Text | None = None
    tone: Annotated[Tone | None, choice(Tone)] = None
    meaning: Text | None = None
    consent: ConsentOrNo = None
    """`None` when it is left out, `no` or `none`."""


class ObservationKeys(VoiceKeys):
    """The keys of an observation."""

    observers: Texts = ()
    from_: Annotated[Date | None, Field(alias="from")] = None
    until: Date | None = None
    team: Text | None = None
    checked_by_team: Date | None = None
    discussed_in: References = ()


class Participant(Keys):
    """Who took part in a conversation: a role or an organisation, and how many."""

    role: Text | None = None
    organisation: Text | None = None
    number: Number | None = None


class ConversationKeys(VoiceKeys):
    """The keys of a conversation."""

    form: Annotated[ConversationForm | None, choice(ConversationForm)] = None
    on: Date | None = None
    place: Text | None = None
    participants: tuple[Participant, ...] = ()
    starts_from: References = ()
    questions: Texts = ()
    insights: Texts = ()
    unexpected: Texts = ()
    agreed: Texts = ()
    open_to: Texts = ()
    source: Origin | None = None


class ResponseKeys(VoiceKeys):
    """The keys of a response."""

    from_: Annotated[Name | None, Field(alias="from")] = None
    """The reader or body that answers."""
    on: Date | None = None
    to: Reference | None = None
    """The plan that it answers to: `org/period`."""
    with_agreement: Flag


KEYS: dict[VoiceKind, type[VoiceKeys]] = {
    VoiceKind.STORY: StoryKeys,
    VoiceKind.OBSERVATION: ObservationKeys,
    VoiceKind.CONVERSATION: ConversationKeys,
    VoiceKind.RESPONSE: ResponseKeys,
}
"""The keys of each kind of voice."""


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """A voice, of one of the four kinds: `says` is the keys of its kind."""

    ref: VoiceRef
    source: Source
    says: VoiceKeys
    body: Body = EMPTY
    withdrawn: dt.date | None = None
    """The day of a withdrawal in a consent that could not be read otherwise: no mistake beside it keeps it from counting."""

    @property
    def pictures(self) -> tuple[str, ...]:
        """Paths from the root of the pictures that it shows, which lie beside its file."""
        folder = self.source.path.rpartition("/")[0]
        return tuple(f"{folder}/{picture.name}" for picture in self.body.pictures)

    @property
    def kind(self) -> VoiceKind:
        """The kind of voice."""
        return self.says.kind

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, for a story."""
        return self.says.voice if isinstance(self.says, StoryKeys) else None


def is_ahead(says: VoiceKeys, on: dt.date) -> bool:
    """Whether this is a conversation that is still to come as of a day: its own day has not passed.

    On the day itself it is still to come, so that nobody who looks up where to be finds it gone. One that already
    tells insights has been held, whatever its day says.
    """
    if not isinstance(says, ConversationKeys) or says.on is None or says.insights:
        return False
    return says.on >= on


def is_open(says: VoiceKeys, on: dt.date) -> bool:
    """Whether this is an announced conversation to which somebody is invited: what an agenda is made of."""
    return isinstance(says, ConversationKeys) and bool(says.open_to) and is_ahead(says, on)


def consent_ends(consent: Consent, years: int) -> dt.date:
    """The last day on which a consent holds: `until`, or `on` and the site's number of years.

    29 February becomes 28 February in a year without it; a number of years that no calendar holds never ends.
    """
    if consent.until is not None:
        return consent.until
    year = consent.on.year + years
    if year > dt.MAXYEAR:
        return dt.date.max
    try:
        return consent.on.replace(year=year)
    except ValueError:
        return consent.on.replace(year=year, day=28)
