"""Who spoke about each of the organisation's areas, and in which tone: counts of published stories, nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.composing.atlas import Atlas
from generator.composing.charts import bar
from generator.composing.editions import Edition
from generator.content.references import CommitmentRef
from generator.content.voice import Speaker, StoryKeys, Tone, Voice


@dataclass(frozen=True, slots=True)
class Balance:
    """The stories about one area: how many of each side and of each tone; none is there too."""

    area: str
    speakers: Mapping[Speaker, int]
    tones: Mapping[Tone, int]

    @property
    def stories(self) -> int:
        """All of them."""
        return sum(self.speakers.values())


def balances(edition: Edition, atlas: Atlas) -> tuple[Balance, ...]:
    """The balance of each area of an edition's plan, in the organisation's order; none where there is no plan.

    A story belongs to the areas of the commitments that it is about, that it changed, or whose course it explains:
    one may count in several areas, and in none.
    """
    if edition.plan is None:
        return ()
    finder = _Finder(edition, atlas)
    speakers: dict[str, Counter[Speaker]] = {v.area: Counter() for v in edition.plan.commitments.values()}
    tones: dict[str, Counter[Tone]] = {area: Counter() for area in speakers}
    for voice in edition.voices:
        if not isinstance(voice.says, StoryKeys):
            continue
        for area in finder.areas(voice):
            if area in speakers:
                speakers[area][voice.says.voice] += 1
                tones[area].update([voice.says.tone] if voice.says.tone else [])
    wording = atlas.wordings[edition.organisation.id]
    return tuple(
        Balance(
            area,
            {speaker: speakers[area][speaker] for speaker in Speaker},
            {tone: tones[area][tone] for tone in Tone},
        )
        for area in sorted(speakers, key=wording.order_of_area)
    )


@dataclass(frozen=True, slots=True)
class SideHeard:
    """How many stories one side of the triangle told about an area, and a bar as long."""

    kind: str
    number: int
    bar: Markup


@dataclass(frozen=True, slots=True)
class AreaHeard:
    """One area: its sides, and in words how the tellers mean their stories."""

    title: str
    sides: tuple[SideHeard, ...]
    tones: str


@dataclass(frozen=True, slots=True)
class AreasHeard:
    """Who spoke, area by area. `silent` says about which areas nobody did; empty when there is none."""

    sides: tuple[str, ...]
    rows: tuple[AreaHeard, ...]
    silent: str


def areas_heard(edition: Edition, atlas: Atlas) -> AreasHeard | None:
    """Who spoke about each area, for a page; None without a plan or where there is no story at all."""
    found = balances(edition, atlas)
    if not found or not any(isinstance(voice.says, StoryKeys) for voice in edition.voices):
        return None
    wording = atlas.wordings[edition.organisation.id]
    most = max(max(_sides(balance).values()) for balance in found)
    silent = [f"‘{wording.area(balance.area)}’" for balance in found if not balance.stories]
    return AreasHeard(
        sides=tuple(wording(f"corner.{side}") for side in ("resident", "family", "staff")),
        rows=tuple(
            AreaHeard(
                wording.area(balance.area),
                tuple(
                    SideHeard(kind, number, bar(number, most, kind))
                    for kind, number in _sides(balance).items()
                ),
                wording.listing(
                    [
                        f"{number} {wording(f'tone.{tone.value}')}"
                        for tone, number in balance.tones.items()
                        if number
                    ]
                ),
            )
            for balance in found
        ),
        silent=wording("heard.silent", areas=wording.listing(silent)) if silent else "",
    )


def _sides(balance: Balance) -> dict[str, int]:
    """The corners of the triangle."""
    speakers = balance.speakers
    return {
        "resident": speakers[Speaker.RESIDENT],
        "family": speakers[Speaker.FAMILY] + speakers[Speaker.VOLUNTEER],
        "staff": speakers[Speaker.STAFF],
    }


class _Finder:
    """Finds the areas that a voice belongs to, each commitment looked up once."""

    def __init__(self, edition: Edition, atlas: Atlas) -> None:
        self._edition, self._atlas = edition, atlas
        self._known: dict[str, str | None] = {}

    def areas(self, voice: Voice) -> set[str]:
        """The areas, by their ids in the edition's period."""
        found = (self._area(id) for id in self._commitments(voice))
        return {area for area in found if area is not None}

    def _commitments(self, voice: Voice) -> Iterator[str]:
        own = self._edition.organisation.id
        echo = self._atlas.echoes.of(voice.ref)
        for written in voice.says.about:
            ref = written.commitment(voice.ref.organisation)
            if ref is not None and ref.organisation == own:
                yield ref.id
        yield from (led.change.id for led in echo.led_to if led.edition.organisation.id == own)
        yield from (w.deviation.commitment for w in echo.weighed if w.edition.organisation.id == own)

    def _area(self, id: str) -> str | None:
        if id not in self._known:
            self._known[id] = self._find(id)
        return self._known[id]

    def _find(self, id: str) -> str | None:
        plan = self._edition.plan
        version = (plan.commitments.get(id) or plan.ended.get(id)) if plan else None
        if version is not None:
            return version.area
        thread = self._atlas.thread(CommitmentRef(self._edition.organisation.id, id))
        if thread is None:
            return None
        then = next((step.version for step in thread.steps if step.edition is self._edition), thread.version)
        return then.area
