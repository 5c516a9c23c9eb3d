"""Libraries built by hand for tests of the wall, without files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from generator.content.library import Library
from generator.content.organisation import Organisation, OrganisationKeys
from generator.content.period import Period
from generator.content.plan import (
    Commitment,
    CommitmentKeys,
    Deviation,
    DeviationKeys,
    Plan,
    PlanKeys,
    Scores,
    ScoresKeys,
)
from generator.content.references import PlanRef, VoiceRef
from generator.content.settings import Instrument, InstrumentKeys, Site, SiteKeys
from generator.content.source import Source
from generator.content.text import Block, BlockKind, Body, Picture, Target, TargetKind
from generator.content.voice import KEYS, Voice, VoiceKind

ON = dt.date(2025, 6, 15)
HOUSE = "huis"
CONSENT: Mapping[str, Any] = {
    "given_by": "self",
    "on": "2025-01-10",
    "until": "2027-01-10",
    "for": ["site", "picture"],
    "checked_by_teller": "2025-01-20",
}
"""A consent that holds on `ON`, for pictures too."""


def body(text: str, *, links: Iterable[str] = (), pictures: Iterable[str] = ()) -> Body:
    """A body of one paragraph, with links and pictures at its end."""
    targets = [Target(len(text), TargetKind.LINK, address) for address in links]
    targets += [Target(len(text), TargetKind.PICTURE, name, f"Beeld van {name}") for name in pictures]
    html = text + "".join(f'<a href="{address}">daar</a>' for address in links)
    html += "".join(f'<img src="{name}" alt="Beeld van {name}">' for name in pictures)
    shown = tuple(Picture(name, f"Beeld van {name}", 9) for name in pictures)
    return Body((Block(BlockKind.PARAGRAPH, text, tuple(targets), 9),), f"<p>{html}</p>", shown)


def voice(
    slug: str, kind: str = "story", period: str = "2025", text: Body | str = "Tekst.", **keys: Any
) -> Voice:
    """A voice; a story has a valid consent unless `consent` says otherwise."""
    if kind == "story":
        keys = {"voice": "resident", "consent": CONSENT, **keys}
    if kind == "response":
        keys = {"with_agreement": "ja", **keys}
    keys = {"title": f"Titel van {slug}", "kind": kind, **keys}
    return Voice(
        VoiceRef(HOUSE, Period.parse(period), slug),
        Source(f"stories/{HOUSE}/{period}/{slug}.md"),
        KEYS[VoiceKind(kind)].model_validate(keys),
        body(text) if isinstance(text, str) else text,
    )


def plan(
    period: str = "2025",
    commitments: Mapping[str, Mapping[str, Any]] | None = None,
    deviations: Mapping[str, Mapping[str, Any]] | None = None,
    scores: Mapping[str, Mapping[str, Any]] | None = None,
    text: Body | str = "",
    **keys: Any,
) -> Plan:
    """A plan, adopted before its period unless `adopted` says otherwise (None: never)."""
    ref = PlanRef(HOUSE, Period.parse(period))
    keys.setdefault("adopted", {"on": f"{int(period[:4]) - 1}-12-01"})
    if keys["adopted"] is None:
        del keys["adopted"]
    folder = f"plans/{HOUSE}/{period}"
    made = {
        id: Commitment(
            id,
            ref,
            Source(f"{folder}/commitments/{id}.md"),
            CommitmentKeys.model_validate({k: v for k, v in said.items() if k != "text"}),
            _body(said.get("text", "Wij doen het.")),
        )
        for id, said in (commitments or {}).items()
    }
    went = {
        name: Deviation(
            name,
            ref,
            Source(f"{folder}/deviations/{name}.md"),
            DeviationKeys.model_validate(
                {"outcome": "later", "reason": "Ziekte", **{k: v for k, v in said.items() if k != "text"}}
            ),
            _body(said.get("text", "")),
        )
        for name, said in (deviations or {}).items()
    }
    given = {
        name: Scores(name, ref, Source(f"{folder}/scores/{name}.yml"), ScoresKeys.model_validate(said))
        for name, said in (scores or {}).items()
    }
    says = PlanKeys.model_validate({"title": f"Plan {period}", **keys})
    return Plan(ref, Source(f"{folder}/plan.md"), says, _body(text), made, went, given)


def _body(text: Body | str) -> Body:
    if isinstance(text, Body):
        return text
    return body(text) if text else Body()


def library(
    *documents: Voice | Plan,
    site: Mapping[str, Any] | None = None,
    organisation: Mapping[str, Any] | None = None,
    **more: Any,
) -> Library:
    """A library of one organisation with an instrument `spiegel`."""
    voices = {each.ref: each for each in documents if isinstance(each, Voice)}
    plans = {each.ref: each for each in documents if isinstance(each, Plan)}
    house = OrganisationKeys.model_validate(
        {"name": "Het Huis", "areas": [{"id": "wonen", "title": "Wonen"}], **(organisation or {})}
    )
    spiegel = InstrumentKeys.model_validate(
        {"title": "Spiegel", "scale": {"min": "1", "max": "5"}, "themes": [{"id": "rust", "title": "Rust"}]}
    )
    return Library(
        site=Site(Source("site_config/site.yml"), SiteKeys.model_validate({"title": "Site", **(site or {})})),
        organisations={HOUSE: Organisation(HOUSE, Source(f"site_config/organisations/{HOUSE}.yml"), house)},
        instruments={
            "spiegel": Instrument("spiegel", Source("site_config/instruments/spiegel.yml"), spiegel)
        },
        plans=dict(sorted(plans.items())),
        voices=dict(sorted(voices.items())),
        **more,
    )
