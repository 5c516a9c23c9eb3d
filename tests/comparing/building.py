"""Plans and chains built by hand for tests of comparing, without files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.comparing.chains import Chain
from generator.comparing.linking import link
from generator.content.library import Library
from generator.content.organisation import Organisation, OrganisationKeys
from generator.content.period import Period
from generator.content.plan import Commitment, CommitmentKeys, Deviation, DeviationKeys, Plan, PlanKeys
from generator.content.references import PlanRef
from generator.content.settings import Site, SiteKeys
from generator.content.source import Source
from generator.content.text import Block, BlockKind, Body
from generator.findings import Finding

ORGANISATION = "huis"


def body(text: str) -> Body:
    """A body with a paragraph for each part between empty lines."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    return Body(
        tuple(Block(BlockKind.PARAGRAPH, part) for part in parts), "".join(f"<p>{part}</p>" for part in parts)
    )


def commitment(period: str, id: str, text: str = "", **keys: Any) -> Commitment:
    """What a plan says of a commitment."""
    return Commitment(
        id=id,
        plan=PlanRef(ORGANISATION, Period.parse(period)),
        source=Source(f"plans/{ORGANISATION}/{period}/commitments/{id}.md"),
        says=CommitmentKeys.model_validate(keys),
        body=body(text),
    )


def deviation(period: str, name: str, **keys: Any) -> Deviation:
    """A deviation in a period."""
    return Deviation(
        name=name,
        plan=PlanRef(ORGANISATION, Period.parse(period)),
        source=Source(f"plans/{ORGANISATION}/{period}/deviations/{name}.md"),
        says=DeviationKeys.model_validate({"outcome": "later", "reason": "Ziekte", **keys}),
    )


def plan(
    period: str,
    commitments: Mapping[str, Mapping[str, Any]] | None = None,
    deviations: Mapping[str, Mapping[str, Any]] | None = None,
    **keys: Any,
) -> Plan:
    """A plan; each commitment is a mapping of keys, with its text under `text`."""
    keys.setdefault("adopted", {"on": f"{int(period[:4]) - 1}-12-01"})
    made = {
        id: commitment(period, id, **dict(sorted(said.items()))) for id, said in (commitments or {}).items()
    }
    return Plan(
        ref=PlanRef(ORGANISATION, Period.parse(period)),
        source=Source(f"plans/{ORGANISATION}/{period}/plan.md"),
        says=PlanKeys.model_validate({"title": f"Plan {period}", **keys}),
        commitments=made,
        deviations={name: deviation(period, name, **said) for name, said in (deviations or {}).items()},
    )


def library(
    *plans: Plan, areas: list[dict[str, Any]] | None = None, unreadable: frozenset[str] = frozenset()
) -> Library:
    """A library with one organisation and its plans."""
    locations = [
        {"id": "noord", "title": "Noord"},
        {"id": "zuid", "title": "Zuid"},
        {"id": "west", "title": "West", "until": 2025},
        {"id": "oost", "title": "Oost", "from": 2026, "was": "west"},
    ]
    areas = areas or [{"id": "wonen", "title": "Wonen"}, {"id": "zorg", "title": "Zorg"}]
    organisation = OrganisationKeys.model_validate(
        {"name": "Het Huis", "areas": areas, "locations": locations}
    )
    return Library(
        site=Site(Source("site_config/site.yml"), SiteKeys.model_validate({"title": "Site"})),
        organisations={
            ORGANISATION: Organisation(
                ORGANISATION, Source("site_config/organisations/huis.yml"), organisation
            )
        },
        plans={p.ref: p for p in sorted(plans, key=lambda p: p.ref)},
        unreadable=unreadable,
    )


def linked(*plans: Plan, **keys: Any) -> tuple[tuple[Chain, ...], tuple[Finding, ...]]:
    """The chains of these plans, and what is wrong with them."""
    chains, findings = link(library(*plans, **keys))
    return chains.of(ORGANISATION), findings


def codes(findings: tuple[Finding, ...], but: tuple[str, ...] = ("change/without-voice",)) -> list[str]:
    """The codes of findings, sorted, without some that every small example has."""
    return sorted(f.code for f in findings if f.code not in but)


def said(text: str = "Wij doen het.", **keys: Any) -> dict[str, Any]:
    """A complete commitment: title, area, text and whatever else is given."""
    return {"title": "Iets", "area": "wonen", "text": text, **keys}
