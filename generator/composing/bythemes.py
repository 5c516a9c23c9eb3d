"""An edition by the themes of a framework: what belongs to each, what is silent, and how the themes came to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.comparing.frameworks import Frameworks, Succession
from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, cards, turns_of_sides
from generator.composing.changes import Link
from generator.composing.contents import Contents, Told
from generator.composing.wording import Wording
from generator.content.references import Written
from generator.content.settings import Framework, Theme

SHOWN_VOICES: Final = 3
"""So many voices stand with a theme; all of them have a page of their own."""


@dataclass(frozen=True, slots=True)
class ScoresOfTheme:
    """Scores that were talked about with a theme: where the figures stand, and the conversations about them."""

    link: Link
    conversations: tuple[VoiceCard, ...]


@dataclass(frozen=True, slots=True)
class ThemeReading:
    """A theme with what an edition tells of it.

    `continued` is how many commitments go on. `areas` are the organisation's own areas that the theme covers.
    `covered` is False when no area and no commitment of the organisation belongs to it.
    """

    id: str
    title: str
    areas: tuple[str, ...]
    changes: tuple[Told, ...]
    back: tuple[Told, ...]
    so_far: tuple[Told, ...]
    begun: tuple[Told, ...]
    continued: int
    voices: tuple[VoiceCard, ...]
    more_voices: int
    scores: tuple[ScoresOfTheme, ...]
    covered: bool

    @property
    def differs(self) -> int:
        """How many changes and deviations belong to it."""
        return len(self.changes) + len(self.back) + len(self.so_far)


@dataclass(frozen=True, slots=True)
class SucceededTheme:
    """A row of a succession: the theme now (empty when it is gone), those it came from, and words for how."""

    now: str
    before: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuccessionView:
    """How the themes of one framework came from those of another."""

    before: str
    after: str
    rows: tuple[SucceededTheme, ...]


def themes_reading(framework: Framework, contents: Contents, atlas: Atlas) -> tuple[ThemeReading, ...]:
    """All themes of a framework, in its own order, with what an edition tells of each."""
    reader = _Reader(framework, Frameworks(atlas.library.frameworks), contents, atlas)
    return tuple(reader.theme(theme) for theme in framework.says.themes)


class _Reader:
    """Sorts the contents of an edition by theme, each thing looked at once."""

    def __init__(
        self, framework: Framework, frameworks: Frameworks, contents: Contents, atlas: Atlas
    ) -> None:
        self.atlas = atlas
        self.own = contents.edition.organisation
        self._contents = contents

        def belongs(refs: Iterable[Written]) -> frozenset[str]:
            return frameworks.belongs(refs, framework)

        def told(items: Iterable[Told]) -> list[tuple[Told, frozenset[str]]]:
            return [(item, belongs(item.themes)) for item in items]

        self._changes, self._begun = told(contents.changes), told(contents.begun)
        self._back, self._so_far = told(contents.back), told(contents.so_far)
        self._continued = [belongs(refs) for refs in contents.continued]
        self._voices = [(each.voice, belongs(each.themes)) for each in contents.voices]
        self._scores = [(each, belongs(each.themes)) for each in contents.scores]
        period = contents.edition.period
        self._areas = [
            (area.title, belongs(area.frameworks))
            for area in self.own.says.areas
            if (area.from_ is None or area.from_ <= period.last)
            and (area.until is None or area.until >= period.first)
        ]

    def theme(self, theme: Theme) -> ThemeReading:
        """One theme."""

        def of(items: list[tuple[Told, frozenset[str]]]) -> tuple[Told, ...]:
            return tuple(item for item, themes in items if theme.id in themes)

        changes, begun, back, so_far = (
            of(items) for items in (self._changes, self._begun, self._back, self._so_far)
        )
        continued = sum(theme.id in themes for themes in self._continued)
        areas = tuple(title for title, themes in self._areas if theme.id in themes)
        scores = tuple(self._scored(theme))
        beside = {card.address for each in scores for card in each.conversations}
        voices = [
            voice
            for voice, themes in self._voices
            if theme.id in themes and self.atlas.addresses.voice(voice.ref) not in beside
        ]
        return ThemeReading(
            id=theme.id,
            title=theme.title,
            areas=areas,
            changes=changes,
            back=back,
            so_far=so_far,
            begun=begun,
            continued=continued,
            voices=cards(turns_of_sides(voices, SHOWN_VOICES), self.atlas),
            more_voices=max(0, len(voices) - SHOWN_VOICES),
            scores=scores,
            covered=bool(areas or changes or begun or back or so_far or continued),
        )

    def _scored(self, theme: Theme) -> Iterator[ScoresOfTheme]:
        for measured, themes in self._scores:
            if theme.id in themes:
                anchor = f"{self._contents.address}#v-scores-{measured.instrument.id}"
                yield ScoresOfTheme(
                    Link(measured.instrument.says.title, anchor), cards(measured.conversations, self.atlas)
                )


def succession_view(succession: Succession, wording: Wording) -> SuccessionView:
    """A succession as a table: the themes now with those they came from, then what is gone."""
    titles = {theme.id: theme.title for theme in succession.before.says.themes}
    rows = [_row(theme, succession, titles, wording) for theme in succession.after.says.themes]
    rows += [SucceededTheme("", (titles[id],), (wording("succession.gone"),)) for id in succession.gone]
    return SuccessionView(succession.before.says.title, succession.after.says.title, tuple(rows))


def _row(theme: Theme, succession: Succession, titles: dict[str, str], wording: Wording) -> SucceededTheme:
    olds = succession.origins[theme.id]
    how = []
    if not olds:
        how.append("new")
    if len(olds) > 1:
        how.append("merged")
    if any(succession.split(old) for old in olds):
        how.append("split")
    if not how:
        how.append("same" if titles.get(olds[0], "") == theme.title else "renamed")
    named = tuple(titles.get(old, old) for old in olds)
    return SucceededTheme(theme.title, named, tuple(wording(f"succession.{each}") for each in how))
