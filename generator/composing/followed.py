"""What was done with a voice next, as pages tell it: changes, deviations and conversations, near it and through another.

What came of a conversation may name the conversation itself, or the voice that it started from. The second counts
only where it came later: a plan that was adopted before people talked did not come of their talking.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, cards
from generator.composing.changes import Link, commitment_link
from generator.composing.echoes import Echo, LedTo, Weighed
from generator.composing.editions import Edition
from generator.composing.gathering import day_of_voice
from generator.content.voice import ConversationKeys, ObservationKeys, Voice


@dataclass(frozen=True, slots=True)
class DoneView:
    """A change, or a deviation in practice: in which period, of what kind, and where it is told.

    `owner` names the organisation where it is another than the voice's own. `via` is the title of the voice that is
    named as its cause, empty where that is the voice itself.
    """

    period: str
    practice: bool
    kind: str
    word: str
    link: Link
    owner: str
    via: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """What was done with a voice: changes and deviations by period, conversations held, and those still to come."""

    done: tuple[DoneView, ...] = ()
    talks: tuple[VoiceCard, ...] = ()
    ahead: tuple[VoiceCard, ...] = ()

    @property
    def unknown(self) -> bool:
        """Whether nothing is known yet."""
        return not (self.done or self.talks or self.ahead)


def followed(voice: Voice, atlas: Atlas) -> Followed:
    """What was done with a voice next."""
    echo = atlas.echoes.of(voice.ref)
    return Followed(
        came_of(voice, atlas),
        cards(sorted(echo.discussed, key=day_of_voice), atlas),
        cards(sorted(echo.ahead, key=day_of_voice), atlas),
    )


def came_of(voice: Voice, atlas: Atlas) -> tuple[DoneView, ...]:
    """The changes and deviations that came of a voice, by period, each once."""
    echo = atlas.echoes.of(voice.ref)
    found = list(_done(voice, echo, atlas))
    known = {done.link.address for done in found}
    for done in _through(voice, echo, atlas):
        if done.link.address not in known:
            known.add(done.link.address)
            found.append(done)
    found.sort(key=lambda done: (done.period, done.practice))
    return tuple(found)


def led_views(echo: Echo, atlas: Atlas, own: str = "") -> tuple[DoneView, ...]:
    """The changes that name a voice, seen from the pages of organisation `own`."""
    return tuple(_change(led, own, atlas) for led in echo.led_to)


def weighed_views(echo: Echo, atlas: Atlas, own: str = "") -> tuple[DoneView, ...]:
    """The deviations that name a voice, seen from the pages of organisation `own`."""
    return tuple(_deviation(weighed, own, atlas) for weighed in echo.weighed)


def _done(
    voice: Voice,
    echo: Echo,
    atlas: Atlas,
    counts: Callable[[LedTo | Weighed], bool] = lambda _: True,
) -> Iterator[DoneView]:
    own = voice.ref.organisation
    yield from (_change(led, own, atlas) for led in echo.led_to if counts(led))
    yield from (_deviation(weighed, own, atlas) for weighed in echo.weighed if counts(weighed))


def _through(voice: Voice, echo: Echo, atlas: Atlas) -> Iterator[DoneView]:
    """What names the voice that a conversation started from, or the conversation that discussed an observation."""
    says = voice.says
    if isinstance(says, ConversationKeys):
        yield from _of_others(voice, echo.started, atlas, lambda each: came_later(each, voice))
    elif isinstance(says, ObservationKeys):
        yield from _of_others(voice, echo.discussed, atlas, lambda _: True)


def _of_others(
    voice: Voice, others: Iterable[Voice], atlas: Atlas, counts: Callable[[LedTo | Weighed], bool]
) -> Iterator[DoneView]:
    for other in others:
        for done in _done(voice, atlas.echoes.of(other.ref), atlas, counts):
            yield replace(done, via=other.says.title)


def came_later(each: LedTo | Weighed, talk: Voice) -> bool:
    """Whether a change was decided, or something happened in practice, after a conversation.

    Practice tells no day: only that of a later period surely came after.
    """
    on = talk.says.on if isinstance(talk.says, ConversationKeys) else None
    if isinstance(each, LedTo):
        adopted = _adopted(each.edition)
        if on is not None and adopted is not None:
            return adopted >= on
    year = on.year if on is not None else talk.ref.period.last
    return each.edition.period.first > year


def _adopted(edition: Edition) -> dt.date | None:
    says = edition.plan.plan.says if edition.plan else None
    return says.adopted.on if says and says.adopted else None


def _change(led: LedTo, own: str, atlas: Atlas) -> DoneView:
    organisation = led.edition.organisation
    kind = led.change.kind.value
    place = atlas.addresses.edition(organisation.id, led.edition.period)
    return DoneView(
        period=str(led.edition.period),
        practice=False,
        kind=kind,
        word=atlas.wordings[organisation.id](f"kind.{kind}"),
        link=Link(led.change.shown.title, f"{place}#c-{led.change.id}"),
        owner=organisation.says.name if organisation.id != own else "",
    )


def _deviation(weighed: Weighed, own: str, atlas: Atlas) -> DoneView:
    organisation = weighed.edition.organisation
    outcome = weighed.deviation.says.outcome.value
    plan = weighed.edition.plan
    version = plan.commitments.get(weighed.deviation.commitment) if plan else None
    link = commitment_link(
        weighed.deviation.commitment, organisation.id, atlas, version.title if version else ""
    )
    return DoneView(
        period=str(weighed.edition.period),
        practice=True,
        kind=outcome,
        word=atlas.wordings[organisation.id](f"outcome.{outcome}"),
        link=Link(link.words, f"{link.address}#v-{weighed.edition.period}" if link.address else ""),
        owner=organisation.says.name if organisation.id != own else "",
    )
