"""The published voices of an edition as plain data for `edition.json`: nothing that their own pages do not tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from generator.composing.atlas import Atlas
from generator.composing.editions import Edition
from generator.content.references import CommitmentRef, Written
from generator.content.settings import Origin
from generator.content.voice import (
    ConversationKeys,
    ObservationKeys,
    Participant,
    ResponseKeys,
    StoryKeys,
    Voice,
    VoiceKeys,
)


def voices_data(edition: Edition, atlas: Atlas) -> dict[str, Any]:
    """The keys `voices`, `dilemmas`, `observations`, `conversations` and `responses`.

    Commitments of another organisation stand as `organisation/id`; references to voices are always full.
    """
    told: dict[str, list[Any]] = {
        name: [] for name in ("voices", "dilemmas", "observations", "conversations", "responses")
    }
    for voice in edition.voices:
        told["voices"].append(_voice(voice, atlas))
        if voice.says.dilemma:
            told["dilemmas"].append({"dilemma": voice.says.dilemma, "voice": str(voice.ref)})
        match voice.says:
            case ObservationKeys() as says:
                told["observations"].append(_observation(voice, says, atlas))
            case ConversationKeys() as says:
                told["conversations"].append(_conversation(voice, says, atlas))
            case ResponseKeys() as says:
                told["responses"].append(_response(voice, says, atlas))
    return told


def _voice(voice: Voice, atlas: Atlas) -> dict[str, Any]:
    own, says = voice.ref.organisation, voice.says
    echo = atlas.echoes.of(voice.ref)
    about = (written.commitment(own) for written in says.about)
    led_to = (CommitmentRef(led.edition.organisation.id, led.change.id) for led in echo.led_to)
    weighed = (CommitmentRef(w.edition.organisation.id, w.deviation.commitment) for w in echo.weighed)
    return {
        "ref": str(voice.ref),
        "kind": voice.kind.value,
        "voice": voice.speaker.value if voice.speaker else None,
        "title": says.title,
        "about": [_id(ref, own) for ref in about if ref],
        "led_to": _ids(led_to, own),
        "weighed": _ids(weighed, own),
        "discussed_in": [str(each.ref) for each in echo.discussed],
        **_of_story(says),
        "summary": says.summary,
        "dilemma": says.dilemma,
        "keywords": list(says.keywords),
        "locations": list(says.locations),
    }


def _of_story(says: VoiceKeys) -> dict[str, Any]:
    if not isinstance(says, StoryKeys):
        return {"month": None, "tone": None, "meaning": None}
    return {
        "month": says.month,
        "tone": says.tone.value if says.tone else None,
        "meaning": says.meaning,
    }


def _observation(voice: Voice, says: ObservationKeys, atlas: Atlas) -> dict[str, Any]:
    """Of an observation, months only: a day could tell who was there."""
    return {
        "ref": str(voice.ref),
        "observers": list(says.observers),
        "team": says.team,
        "from": _month(says.from_),
        "until": _month(says.until),
        "checked": says.checked_by_team is not None,
        "discussed_in": [str(each.ref) for each in atlas.echoes.of(voice.ref).discussed],
    }


def _conversation(voice: Voice, says: ConversationKeys, atlas: Atlas) -> dict[str, Any]:
    return {
        "ref": str(voice.ref),
        "form": says.form.value if says.form else None,
        "on": _day(says.on),
        "place": says.place,
        "starts_from": _full(says.starts_from, voice.ref.organisation),
        "questions": list(says.questions),
        "insights": list(says.insights),
        "unexpected": list(says.unexpected),
        "agreed": list(says.agreed),
        "open_to": list(says.open_to),
        "participants": [_participant(each, atlas) for each in says.participants],
        "source": _source(says.source),
    }


def _participant(each: Participant, atlas: Atlas) -> dict[str, Any]:
    """Who took part; a number of people only when it is large enough to hide each of them."""
    number = each.number if each.number is not None and each.number >= atlas.smallest else None
    return {"role": each.role, "organisation": each.organisation, "number": number}


def _response(voice: Voice, says: ResponseKeys, atlas: Atlas) -> dict[str, Any]:
    to = says.to.plan(voice.ref.organisation) if says.to else None
    return {
        "ref": str(voice.ref),
        "from": says.from_,
        "on": _day(says.on),
        "to": str(to) if to else None,
        "answered_by": [str(each.ref) for each in atlas.echoes.of(voice.ref).discussed],
    }


def _source(source: Origin | None) -> dict[str, Any] | None:
    return {"title": source.title, "url": source.url} if source else None


def _full(references: Iterable[Written], own: str) -> list[str]:
    """References to voices and scores in full, so that each can be found in whichever file it stands."""
    refs = (written.score(own) or written.voice(own) or written.commitment(own) for written in references)
    return list(dict.fromkeys(str(ref) for ref in refs if ref))


def _ids(refs: Iterable[CommitmentRef], own: str) -> list[str]:
    return list(dict.fromkeys(_id(ref, own) for ref in refs))


def _id(ref: CommitmentRef, own: str) -> str:
    return ref.id if ref.organisation == own else str(ref)


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _month(day: dt.date | None) -> str | None:
    return f"{day:%Y-%m}" if day else None
