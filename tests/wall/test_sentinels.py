"""Sentinels planted in everything that is held back are nowhere in what the wall lets through."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from pydantic import BaseModel

from generator.content.references import VoiceRef
from generator.content.wall import publishable
from generator.findings import Place, find
from tests.wall.building import CONSENT, HOUSE, ON, body, library, plan, voice

ALLOWED = (str, int, float, bool, type(None), dt.date, Enum)


def everything(value: Any, seen: set[int]) -> Iterator[str]:
    """Every text that can be reached from a value, keys of mappings too. Fails for a type it does not know."""
    if isinstance(value, ALLOWED):
        yield str(value)
        return
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from everything(getattr(value, name), seen)
        yield repr(value)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from everything(getattr(value, field.name), seen)
        yield repr(value)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from everything(key, seen)
            yield from everything(each, seen)
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from everything(each, seen)
    else:
        raise TypeError(type(value))


def withheld(mark: str) -> dict[str, Any]:
    """Keys of a story that nobody may see."""
    return {
        "title": f"{mark}-titel",
        "told_by": f"{mark}-verteller",
        "meaning": f"{mark}-betekenis",
        "summary": f"{mark}-samenvatting",
        "dilemma": f"{mark}-dilemma",
        "keywords": [f"{mark}-woord"],
        "text": body(f"{mark}-tekst", pictures=[f"{mark}-foto.png"]),
    }


def test_no_sentinel_passes_the_wall() -> None:
    settled = [{"code": "personal/age", "text": "sentinel-passage", "because": "sentinel-omdat"}]
    hidden = [
        voice("sentinel-zonder", consent="nee", **withheld("sentinel-a")),
        voice("sentinel-verlopen", consent={**CONSENT, "until": "2025-02-01"}, **withheld("sentinel-b")),
        voice("sentinel-straks", consent={**CONSENT, "on": "2026-02-01"}, **withheld("sentinel-c")),
        voice("sentinel-fout", **withheld("sentinel-d")),
        voice("sentinel-kijken", "observation", team="sentinel-team", observers=["sentinel-oog"]),
        voice("sentinel-antwoord", "response", with_agreement="nee", title="sentinel-reactie"),
        plan(
            "2026",
            {"sentinel-voornemen": {"title": "sentinel-plan", "area": "wonen", "reason": "sentinel-reden"}},
            {"sentinel-afwijking": {"reason": "sentinel-anders", "text": "sentinel-gebeurd"}},
            {"sentinel-instrument": {"interpreted_in": ["2025/gesprek"], "results": [{"n": "99", "scores": {"rust": "3"}}]}},
            title="sentinel-concept",
            adopted=None,
            text="sentinel-inleiding",
        ),
    ]  # fmt: skip
    hidden_refs = [f"2025/{each.ref.slug}" for each in hidden if hasattr(each.ref, "slug")]
    shown = [
        voice(
            "open",
            about=["rust", "sentinel-voornemen"],
            consent={**CONSENT, "for": ["site"], "reference": "sentinel-kenmerk"},
            settled=settled,
            text=body("Een tekst.", pictures=["sentinel-open.png"], links=["../sentinel-zonder/"]),
        ),
        voice("gesprek", "conversation", starts_from=[*hidden_refs, "2026/scores/sentinel-instrument"]),
        voice("kijken", "observation", checked_by_team="2025-02-02", discussed_in=hidden_refs, settled=settled),
        voice("antwoord", "response", to="huis/2025"),
        plan(
            "2025",
            {"rust": {"title": "Rust", "area": "wonen", "prompted_by": hidden_refs, "settled": settled}},
            {"rust": {"prompted_by": hidden_refs, "settled": settled}},
            {
                "spiegel": {
                    "interpreted_in": ["2025/gesprek", *hidden_refs],
                    "results": [{"n": "12", "scores": {"rust": "3"}}, {"n": "3", "location": "sentinel-huis", "scores": {"rust": "1"}}],
                    "settled": settled,
                },
                "ongeduid": {
                    "method": "sentinel-methode",
                    "interpreted_in": hidden_refs,
                    "results": [{"n": "50", "scores": {"rust": "2"}}],
                },
            },
            settled=settled,
            text=body("Inleiding", links=["../2025/sentinel-verlopen.md"]),
        ),
    ]  # fmt: skip
    content = library(
        *hidden,
        *shown,
        site={"rules": {"personal/age": {"level": "error", "because": "sentinel-regel"}}},
        unreadable=frozenset({f"stories/{HOUSE}/2025/sentinel-kapot.md", f"{HOUSE}/2025/sentinel-kapot"}),
    )
    error = find("personal/phone", Place(f"stories/{HOUSE}/2025/sentinel-fout.md"), text="sentinel-nummer")
    published = publishable(content, (error,), ON)
    texts = list(everything(published, set()))
    assert len(published.library.voices) == 4
    assert "spiegel" in next(iter(published.library.plans.values())).scores
    leaks = [text for text in texts if "sentinel" in text]
    assert leaks == []


def test_of_a_withdrawn_story_only_its_address_is_left() -> None:
    gone = voice(
        "weg",
        consent={**CONSENT, "withdrawn": "2025-03-01", "reference": "sentinel-r"},
        **withheld("sentinel"),
    )
    later = voice("later", consent={**CONSENT, "withdrawn": "2025-12-01"})
    published = publishable(library(gone, later), (), ON)
    assert published.withdrawn == (gone.ref,)
    assert list(published.library.voices) == [later.ref]
    assert not [text for text in everything(published, set()) if "sentinel" in text]
    assert isinstance(published.withdrawn[0], VoiceRef)
