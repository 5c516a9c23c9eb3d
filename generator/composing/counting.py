"""The numbers of an edition: what differs and what continues, how many words that is, and what became of voices."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.comparing.change import Change, ChangeKind, EffectivePlan, Facet
from generator.comparing.marks import Shape
from generator.comparing.tokens import count_words, tokens_of
from generator.composing.atlas import Atlas
from generator.composing.charts import Share
from generator.composing.editions import Edition
from generator.composing.marking import marked
from generator.composing.wording import Wording
from generator.content.text import Body
from generator.content.voice import Speaker, StoryKeys, Tone, VoiceKind

KINDS = (ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.RESUMED, ChangeKind.ENDED)
"""The order in which kinds of change are told."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many commitments an edition tells of, by what happened to them, and how many deviations."""

    commitments: int
    new: int
    changed: int
    ended: int
    resumed: int
    continued: int
    deviations: int
    so_far: int

    @property
    def differs(self) -> int:
        """All changes together."""
        return self.new + self.changed + self.ended + self.resumed

    @property
    def size(self) -> int:
        """What differs and what continues."""
        return self.differs + self.continued


def count(edition: Edition) -> Counts:
    """The counts of an edition; all nought for one without a plan."""
    changes = edition.changes
    by_kind = Counter(change.kind for change in changes.changes) if changes else Counter[ChangeKind]()
    return Counts(
        commitments=len(edition.plan.commitments) if edition.plan else 0,
        new=by_kind[ChangeKind.NEW],
        changed=by_kind[ChangeKind.CHANGED],
        ended=by_kind[ChangeKind.ENDED],
        resumed=by_kind[ChangeKind.RESUMED],
        continued=len(changes.continued) if changes else 0,
        deviations=len(changes.deviations) if changes else 0,
        so_far=len(changes.so_far) if changes else 0,
    )


def shares(edition: Edition) -> tuple[Share, ...]:
    """The counts as parts of the small picture; a first plan is all beginning."""
    counts = count(edition)
    if edition.is_first:
        return (Share("began", counts.commitments),)
    told = [Share(kind.value, getattr(counts, kind.value)) for kind in KINDS]
    return tuple(share for share in (*told, Share("continued", counts.continued)) if share.number)


def told_counts(edition: Edition, wording: Wording) -> str:
    """`3 nieuw, 4 anders en 2 gestopt`."""
    counts = count(edition)
    numbers = [(kind.value, getattr(counts, kind.value)) for kind in KINDS]
    return wording.listing([wording(f"count.{kind}", n=number) for kind, number in numbers if number])


def sentence(edition: Edition, wording: Wording) -> str:
    """The whole edition in one sentence or two, with all counts."""
    period = str(edition.period)
    if edition.plan is None:
        return wording("sentence.voices_only", n=len(edition.voices), period=period)
    counts = count(edition)
    if edition.is_first:
        return wording("sentence.first", n=counts.commitments, period=period)
    if not counts.differs:
        return wording("sentence.nothing", n=counts.continued, period=period)
    parts = told_counts(edition, wording)
    told = wording("sentence.differs", n=counts.differs, size=counts.size, period=period, parts=parts)
    if not counts.continued:
        return told
    return told + " " + wording("sentence.continues", n=counts.continued)


@dataclass(frozen=True, slots=True)
class WordCount:
    """The words of a plan as it holds, and those of them that one had to read to know what differs."""

    plan: int
    reported: int

    @property
    def percentage(self) -> int:
        """The share of the plan's words that had to be read, in whole percents, upwards."""
        return min(100, -(-100 * self.reported // self.plan)) if self.plan else 0


def words_in_edition(edition: Edition) -> WordCount:
    """The words of the edition's plan; the introduction is read in any case, a first plan in full."""
    plan = edition.plan
    if plan is None or edition.changes is None:
        return WordCount(0, 0)
    introduction = count_words(plan.plan.body)
    whole = introduction + _words_of(plan)
    if edition.is_first:
        return WordCount(whole, whole)
    return WordCount(whole, introduction + sum(_reported(c, edition) for c in edition.changes.changes))


def _words_of(plan: EffectivePlan) -> int:
    return sum(_titled(version.title, version.body) for version in plan.commitments.values())


def _titled(title: str, body: Body) -> int:
    return len(tokens_of(title)) + count_words(body)


def _reported(change: Change, edition: Edition) -> int:
    after = change.after
    if after is None:
        return 0
    if change.kind is not ChangeKind.CHANGED:
        return _titled(after.title, after.body)
    title = len(tokens_of(after.title))
    if Facet.TEXT not in change.facets or change.before is None:
        return title
    passages = marked(change.before.body, after.body, edition.rolling).passages
    quiet = (Shape.KEPT, Shape.ROLLED)
    return title + sum(len(p.after.split()) for p in passages if p.shape not in quiet)


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """The voices of a period.

    `held` is how many were held back and `few` whether that number is too small to tell; then `told`, from which it
    could be reckoned, is None as well. `consented` is None where a step to or from it would be too small to tell.
    """

    told: int | None
    consented: int | None
    published: int
    linked: int
    led_to_change: int
    held: int
    few: bool
    tones: dict[str, int]
    speakers: dict[str, int]
    kinds: dict[str, int]


def count_voices(edition: Edition, atlas: Atlas) -> VoiceCounts:
    """What became of the voices of an edition's period."""
    voices = edition.voices
    linked = led = 0
    for voice in voices:
        echo = atlas.echoes.of(voice.ref)
        led += bool(echo.led_to)
        linked += bool(voice.says.about or echo.led_to or echo.weighed)
    few = 0 < edition.held < atlas.smallest
    tones = Counter(v.says.tone for v in voices if isinstance(v.says, StoryKeys) and v.says.tone)
    speakers = Counter(v.speaker for v in voices if v.speaker)
    kinds = Counter(v.kind for v in voices)
    return VoiceCounts(
        told=None if few else edition.told,
        consented=None if few else _consented(edition, atlas.smallest),
        published=len(voices),
        linked=linked,
        led_to_change=led,
        held=0 if few else edition.held,
        few=few,
        tones={tone.value: tones[tone] for tone in Tone},
        speakers={speaker.value: speakers[speaker] for speaker in Speaker},
        kinds={kind.value: kinds[kind] for kind in VoiceKind},
    )


def _consented(edition: Edition, smallest: int) -> int | None:
    """How many may be public; not told where from it one could reckon why a few were held back."""
    without, mistaken = edition.told - edition.consented, edition.consented - len(edition.voices)
    hides = all(number == 0 or number >= smallest for number in (without, mistaken))
    return edition.consented if hides else None
