"""Scores as the beginning of a conversation: numbers only beside the conversations that give them meaning."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, cards
from generator.composing.editions import Edition
from generator.composing.wording import Wording
from generator.content.plan import Scores
from generator.content.settings import Instrument


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme and its score in every column, in words of the language; empty where there is none."""

    title: str
    kind: str
    scores: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoresView:
    """The scores of one instrument: columns are locations with how many people took part."""

    title: str
    question: str
    method: str
    on: str
    scale: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[ThemeRow, ...]
    conversations: tuple[VoiceCard, ...]


def scores_view(edition: Edition, atlas: Atlas) -> tuple[ScoresView, ...]:
    """The scores of an edition's period; none without a published conversation about them."""
    if edition.plan is None:
        return ()
    found = []
    for scores in edition.plan.plan.scores.values():
        instrument = atlas.library.instruments.get(scores.instrument)
        voices = atlas.voices(scores.says.interpreted_in, edition.organisation.id)
        if instrument is not None and voices:
            wording = atlas.wordings[edition.organisation.id]
            found.append(_view(scores, instrument, cards(voices, atlas), wording))
    return tuple(found)


def _view(
    scores: Scores, instrument: Instrument, conversations: tuple[VoiceCard, ...], wording: Wording
) -> ScoresView:
    says = instrument.says
    results = scores.says.results
    ends = [
        _said(end, says.scale.labels.get(_plain(end), ""), wording)
        for end in (says.scale.min, says.scale.max)
    ]
    return ScoresView(
        title=says.title,
        question=says.question or "",
        method=scores.says.method or "",
        on=wording.month(scores.says.on) if scores.says.on else "",
        scale=wording("scores.scale", low=ends[0], high=ends[1]),
        columns=tuple(
            (
                wording.location(r.location) if r.location else wording("place.everywhere"),
                wording("scores.people", n=r.n) if r.n else "",
            )
            for r in results
        ),
        rows=tuple(
            ThemeRow(
                theme.title,
                wording(f"theme_kind.{theme.kind.value}") if theme.kind else "",
                tuple(wording.number(r.scores[theme.id]) if theme.id in r.scores else "" for r in results),
            )
            for theme in says.themes
            if any(theme.id in r.scores for r in results)
        ),
        conversations=conversations,
    )


def _plain(number: float) -> str:
    return f"{number:g}"


def _said(number: float, word: str, wording: Wording) -> str:
    said = wording.number(number)
    return f"{said} ({word})" if word else said
