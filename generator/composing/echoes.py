"""What was done with each voice: the changes and deviations that name it, and where it was discussed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.comparing.change import Change
from generator.composing.editions import Edition, Editions
from generator.content.library import Library
from generator.content.plan import Deviation, Scores
from generator.content.references import VoiceRef, Written
from generator.content.voice import ConversationKeys, ObservationKeys, Voice, is_ahead


@dataclass(frozen=True, slots=True, eq=False)
class LedTo:
    """A change that names a voice, and the edition that tells it."""

    edition: Edition
    change: Change


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A deviation that names a voice, and the edition in whose period it happened."""

    edition: Edition
    deviation: Deviation


@dataclass(slots=True, eq=False)
class Echo:
    """What was done with one voice, all in order of period.

    `discussed` are conversations that started from it, or in which an observation was discussed; `ahead` are those
    among them that are still to come. `started` is the other way round: the voices that a conversation started
    from. `scores` are those that a conversation gave meaning to.
    """

    led_to: list[LedTo] = field(default_factory=list)
    weighed: list[Weighed] = field(default_factory=list)
    discussed: list[Voice] = field(default_factory=list)
    ahead: list[Voice] = field(default_factory=list)
    started: list[Voice] = field(default_factory=list)
    scores: list[Scores] = field(default_factory=list)

    @property
    def silent(self) -> bool:
        """Whether nothing is known to have been done with it."""
        return not (self.led_to or self.weighed or self.discussed)


_SILENCE = Echo()


@dataclass(frozen=True, slots=True, eq=False)
class Echoes:
    """The echo of every voice that has one."""

    by_voice: Mapping[VoiceRef, Echo] = field(default_factory=dict)

    def of(self, ref: VoiceRef) -> Echo:
        """The echo of one voice; an empty one when there is none."""
        return self.by_voice.get(ref, _SILENCE)


@dataclass(slots=True)
class _Listener:
    library: Library
    on: dt.date
    echoes: dict[VoiceRef, Echo] = field(default_factory=dict)
    talks: set[tuple[VoiceRef, VoiceRef]] = field(default_factory=set)

    def at(self, written: Written, own: str) -> tuple[Echo, Voice] | None:
        ref = written.voice(own)
        if ref is None or ref not in self.library.voices:
            return None
        return self.of(ref), self.library.voices[ref]

    def of(self, ref: VoiceRef) -> Echo:
        return self.echoes.setdefault(ref, Echo())

    def edition(self, edition: Edition) -> None:
        own = edition.organisation.id
        for change in edition.changes.changes if edition.changes else ():
            for written in dict.fromkeys(change.prompted_by):
                if found := self.at(written, own):
                    found[0].led_to.append(LedTo(edition, change))
        if edition.plan is None:
            return
        for deviation in edition.plan.plan.deviations.values():
            for written in dict.fromkeys(deviation.says.prompted_by):
                if found := self.at(written, own):
                    found[0].weighed.append(Weighed(edition, deviation))
        for scores in edition.plan.plan.scores.values():
            for written in dict.fromkeys(scores.says.interpreted_in):
                if found := self.at(written, own):
                    found[0].scores.append(scores)

    def voice(self, voice: Voice) -> None:
        own = voice.ref.organisation
        says = voice.says
        if isinstance(says, ConversationKeys):
            for written in dict.fromkeys(says.starts_from):
                if found := self.at(written, own):
                    self.talk(found[1], voice)
        elif isinstance(says, ObservationKeys):
            for written in dict.fromkeys(says.discussed_in):
                if found := self.at(written, own):
                    self.talk(voice, found[1])

    def talk(self, about: Voice, talk: Voice) -> None:
        """A conversation that starts from a voice, once, whichever of the two names the other."""
        pair = (about.ref, talk.ref)
        if talk is about or pair in self.talks or not isinstance(talk.says, ConversationKeys):
            return
        self.talks.add(pair)
        echo = self.of(about.ref)
        (echo.ahead if is_ahead(talk.says, self.on) else echo.discussed).append(talk)
        self.of(talk.ref).started.append(about)


def find_echoes(library: Library, editions: Editions, on: dt.date) -> Echoes:
    """The echoes of all voices as of a day, in one walk over plans and voices."""
    listener = _Listener(library, on)
    for id in library.organisations:
        for edition in editions.of(id):
            listener.edition(edition)
    for voice in library.voices.values():
        listener.voice(voice)
    return Echoes(listener.echoes)
