"""What an edition tells beside its report, as plain data: what a plan leans on and asks, its themes, areas and scores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from generator.comparing.change import EffectivePlan
from generator.comparing.frameworks import themes_named
from generator.composing.atlas import Atlas
from generator.composing.balance import balances
from generator.composing.editions import Edition
from generator.composing.scoring import subjects
from generator.content.organisation import Exchange, Organisation
from generator.content.plan import Consultation, PlanKeys, PlanSource, Result, Scores
from generator.content.settings import Instrument
from generator.content.voice import Speaker, Tone


def plan_data(edition: Edition, atlas: Atlas) -> dict[str, Any]:
    """The keys `plain`, `lessons`, `consulted`, `sources`, `room`, `themes`, `areas`, `scores`, `brings`, `seeks`.

    Without a plan all but the last two are empty.
    """
    says = edition.plan.plan.says if edition.plan else None
    return {
        **_said(says, edition.organisation),
        "brings": [_exchange(each) for each in edition.organisation.says.brings],
        "seeks": [_exchange(each) for each in edition.organisation.says.seeks],
        "room": list(_room(edition.plan)) if edition.plan else [],
        "themes": list(_themes(edition)),
        "areas": list(_areas(edition, atlas)),
        "scores": list(_scores(edition, atlas)),
    }


def _said(says: PlanKeys | None, organisation: Organisation) -> dict[str, Any]:
    if says is None:
        return {"plain": None, "lessons": [], "consulted": [], "sources": []}
    return {
        "plain": says.plain,
        "lessons": list(says.lessons),
        "consulted": [_consulted(each, organisation) for each in says.consulted],
        "sources": [_source(each) for each in says.sources],
    }


def _exchange(each: Exchange) -> dict[str, Any]:
    return {"theme": each.theme, "sentence": each.sentence}


def _consulted(each: Consultation, organisation: Organisation) -> dict[str, Any]:
    body = organisation.bodies.get(each.body)
    right = each.right or (body.right if body else None)
    return {
        "body": each.body,
        "title": body.title if body else each.body,
        "on": _day(each.on),
        "right": right.value if right else None,
        "outcome": each.outcome,
    }


def _source(each: PlanSource) -> dict[str, Any]:
    kind = each.kind.value if each.kind else None
    return {"title": each.title, "kind": kind, "on": _day(each.on), "url": each.url}


def _room(plan: EffectivePlan) -> Iterator[dict[str, Any]]:
    for id, version in plan.commitments.items():
        if version.room is not None:
            room = version.room
            yield {"commitment": id, "rule": room.rule, "of": room.of, "status": room.status.value}


def _themes(edition: Edition) -> Iterator[dict[str, Any]]:
    """The themes of frameworks to which each change and deviation belongs: the commitment's own, or its area's."""
    changes = edition.changes
    if changes is None:
        return
    told = [("change", change.id) for change in changes.changes]
    told += [("deviation", deviation.commitment) for deviation in changes.deviations]
    told += [("so_far", deviation.commitment) for deviation in changes.so_far]
    shown = {change.id: change.shown for change in changes.changes}
    before = changes.from_
    for part, id in dict.fromkeys(told):
        version = changes.to.commitments.get(id) or changes.to.ended.get(id) or shown.get(id)
        if version is None and before is not None:
            version = before.commitments.get(id) or before.ended.get(id)
        themes = themes_named(version, edition.organisation) if version else ()
        yield {"part": part, "commitment": id, "themes": [str(written) for written in themes]}


def _areas(edition: Edition, atlas: Atlas) -> Iterator[dict[str, Any]]:
    wording = atlas.wordings[edition.organisation.id]
    for balance in balances(edition, atlas):
        yield {
            "id": balance.area,
            "title": wording.area(balance.area),
            **{speaker.value: balance.speakers[speaker] for speaker in Speaker},
            **{tone.value: balance.tones[tone] for tone in Tone},
        }


def _scores(edition: Edition, atlas: Atlas) -> Iterator[dict[str, Any]]:
    """Scores of a known instrument with a published conversation about them, as everywhere on the site."""
    if edition.plan is None:
        return
    all_scores = edition.plan.plan.scores
    for subject in subjects(edition, atlas):
        instrument, scores = subject.instrument, all_scores[subject.instrument.id]
        themes = [theme.id for theme in instrument.says.themes]
        yield {
            **_of_instrument(scores, instrument),
            "interpreted_in": [str(voice.ref) for voice in subject.conversations],
            "moved": [theme for theme in themes if subject.moved[theme]],
            "talked_about": [theme for theme in themes if theme in subject.talked],
            "results": [
                _result(each, instrument)
                for each in scores.says.results
                if each.n is not None and each.n >= atlas.smallest
            ],
        }


def _of_instrument(scores: Scores, instrument: Instrument) -> dict[str, Any]:
    return {
        "instrument": scores.instrument,
        "title": instrument.says.title,
        "on": f"{scores.says.on:%Y-%m}" if scores.says.on else None,
        "method": scores.says.method,
    }


def _result(each: Result, instrument: Instrument) -> dict[str, Any]:
    return {
        "location": each.location,
        "n": each.n,
        "scores": [
            {"theme": theme.id, "title": theme.title, "score": each.scores[theme.id]}
            for theme in instrument.says.themes
            if theme.id in each.scores
        ],
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
