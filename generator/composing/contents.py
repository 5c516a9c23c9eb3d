"""What an edition tells, in one line each: its changes, deviations, voices and scores, with the themes they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.comparing.change import Effective, EffectivePlan
from generator.comparing.frameworks import themes_named
from generator.composing.atlas import Atlas
from generator.composing.changes import commitment_link
from generator.composing.editions import Edition
from generator.composing.prose import shortened, split_sentences
from generator.content.plan import Deviation
from generator.content.references import CommitmentRef, Written
from generator.content.settings import Instrument
from generator.content.voice import Voice

LONGEST_REASON: Final = 180
"""In characters: so much of a reason stands in a line that leads to the whole of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change, deviation or commitment in one line: its kind with a word, where it is told in full, and why.

    `behind` is how many published voices stand behind it, `period` that of its plan; `themes` are references of whichever framework.
    """

    kind: str
    word: str
    title: str
    address: str
    reason: str
    behind: int
    period: str
    themes: tuple[Written, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A voice of the edition's period, with the themes of the commitments that it is about."""

    voice: Voice
    themes: tuple[Written, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """Scores with the conversations that gave them meaning, and the themes of the commitments that these were about."""

    instrument: Instrument
    conversations: tuple[Voice, ...]
    themes: tuple[Written, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """Everything that an edition tells, in the order in which it tells it. `continued` are the themes of each commitment that goes on."""

    edition: Edition
    address: str
    changes: tuple[Told, ...]
    begun: tuple[Told, ...]
    back: tuple[Told, ...]
    so_far: tuple[Told, ...]
    continued: tuple[tuple[Written, ...], ...]
    voices: tuple[Spoken, ...]
    scores: tuple[Measured, ...]


def contents_of(edition: Edition, plan: EffectivePlan, atlas: Atlas) -> Contents:
    """The contents of an edition that has a plan, in time that grows with what it tells."""
    changes = edition.changes
    previous = edition.previous
    before = atlas.editions.at(edition.organisation.id, previous.period) if previous else None
    about = _by_thread(edition, plan, atlas)
    return Contents(
        edition=edition,
        address=atlas.addresses.edition(edition.organisation.id, edition.period),
        changes=tuple(_changes(edition, atlas)),
        begun=tuple(_begun(edition, plan, atlas)) if edition.is_first else (),
        back=tuple(_deviations(changes.deviations if changes else (), before, edition, atlas)),
        so_far=tuple(_deviations(changes.so_far if changes else (), edition, edition, atlas)),
        continued=tuple(
            themes_named(plan.commitments[id], edition.organisation)
            for id in (changes.continued if changes and not edition.is_first else ())
        ),
        voices=tuple(Spoken(voice, _of_voices([voice], about, atlas)) for voice in edition.voices),
        scores=tuple(_scores(edition, plan, about, atlas)),
    )


def in_brief(text: str) -> str:
    """The first sentences of a text, as many as stand in a line; at least one, cut when it is very long."""
    brief = ""
    for sentence in split_sentences(text):
        longer = f"{brief} {sentence}".strip()
        if brief and len(longer) > LONGEST_REASON:
            break
        brief = longer
    return shortened(brief, LONGEST_REASON)


def _changes(edition: Edition, atlas: Atlas) -> Iterator[Told]:
    if edition.changes is None or edition.is_first:
        return
    own = edition.organisation.id
    wording = atlas.wordings[own]
    address = atlas.addresses.edition(own, edition.period)
    order = {"new": 0, "resumed": 1, "changed": 2, "ended": 3}
    for change in sorted(
        edition.changes.changes,
        key=lambda c: (
            wording.order_of_area(c.shown.area),
            order[c.kind.value],
            c.shown.title.casefold(),
        ),
    ):
        yield Told(
            kind=change.kind.value,
            word=wording(f"kind.{change.kind.value}"),
            title=change.shown.title,
            address=f"{address}#c-{change.id}",
            reason=in_brief(change.reason or ""),
            behind=len(atlas.voices(change.prompted_by, own)),
            period=str(edition.period),
            themes=themes_named(change.shown, edition.organisation),
        )


def _begun(edition: Edition, plan: EffectivePlan, atlas: Atlas) -> Iterator[Told]:
    own = edition.organisation.id
    wording = atlas.wordings[own]
    for version in plan.commitments.values():
        link = commitment_link(version.id, own, atlas, version.title)
        themes = themes_named(version, edition.organisation)
        yield Told(
            "began", wording("turn.began"), version.title, link.address, "", 0, str(edition.period), themes
        )


def _deviations(
    deviations: Iterable[Deviation], planned: Edition | None, shown: Edition, atlas: Atlas
) -> Iterator[Told]:
    """Deviations from the plan of one edition, as another (or the same) shows them."""
    own = shown.organisation.id
    wording = atlas.wordings[own]
    address = atlas.addresses.edition(own, shown.period)
    for deviation in deviations:
        version = _version(planned.plan if planned else None, deviation.commitment)
        says = deviation.says
        link = commitment_link(deviation.commitment, own, atlas, version.title if version else "")
        yield Told(
            kind=says.outcome.value,
            word=wording(f"outcome.{says.outcome.value}"),
            title=link.words,
            address=f"{address}#v-{deviation.plan.period}-{deviation.name}",
            reason=in_brief(says.reason),
            behind=len(atlas.voices(says.prompted_by, own)),
            period=str(deviation.plan.period),
            themes=themes_named(version, shown.organisation) if version else (),
        )


def _version(plan: EffectivePlan | None, id: str) -> Effective | None:
    return (plan.commitments.get(id) or plan.ended.get(id)) if plan else None


_Themes = dict[str, tuple[Written, ...]]
"""A commitment, by the id under which its years are gathered → its themes in the edition's plan."""


def _by_thread(edition: Edition, plan: EffectivePlan, atlas: Atlas) -> _Themes:
    own = edition.organisation
    found: _Themes = {}
    for version in (*plan.ended.values(), *plan.commitments.values()):
        thread = atlas.thread(CommitmentRef(own.id, version.id))
        found[thread.id if thread else version.id] = themes_named(version, own)
    return found


def _of_voices(voices: Iterable[Voice], about: _Themes, atlas: Atlas) -> tuple[Written, ...]:
    """The themes of all commitments that some voices are about, each once."""
    found: dict[Written, None] = {}
    for voice in voices:
        for written in voice.says.about:
            thread = atlas.thread(written.commitment(voice.ref.organisation))
            if thread is not None:
                found.update(dict.fromkeys(about.get(thread.id, ())))
    return tuple(found)


def _scores(edition: Edition, plan: EffectivePlan, about: _Themes, atlas: Atlas) -> Iterator[Measured]:
    """Scores by the conversations about them: without a published one there are none."""
    own = edition.organisation.id
    for scores in plan.plan.scores.values():
        instrument = atlas.library.instruments.get(scores.instrument)
        conversations = atlas.voices(scores.says.interpreted_in, own)
        if instrument is not None and conversations:
            yield Measured(instrument, conversations, _of_voices(conversations, about, atlas))
