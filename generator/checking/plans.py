"""How a plan came about: whether it is still a draft, who was heard, and whether those who must agree did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from generator.checking.context import Context, is_incomplete
from generator.content.organisation import Organisation, Right
from generator.content.plan import Adoption, Consultation, Plan
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """Drafts, plans about which nobody was heard, and bodies whose consent was not asked before adoption."""
    for plan in context.library.plans.values():
        adopted = plan.says.adopted
        if not plan.is_adopted(context.on) and (adopted is not None or not plan.source.has("adopted")):
            place = plan.source.place("adopted", "on")
            yield find("plan/draft", place, period=plan.ref.period, day=adopted.on if adopted else "")
        if not plan.says.consulted and not plan.source.has("consulted"):
            yield find("plan/not-consulted", plan.source.place("consulted"), period=plan.ref.period)
        organisation = context.library.organisations.get(plan.ref.organisation)
        if organisation is not None and adopted is not None:
            yield from _consent(plan, organisation, adopted)
    for organisation_id in context.library.organisations:
        for chain in context.chains.of(organisation_id):
            for earlier, later in pairwise(each.plan for each in chain.plans):
                yield from _adoption(earlier, later, context.on)


def _adoption(earlier: Plan, later: Plan, on: dt.date) -> Iterator[Finding]:
    """An adopted plan cannot follow one that is still a draft as of the day."""
    unread = earlier.says.adopted is None and earlier.source.has("adopted")
    if later.is_adopted(on) and not earlier.is_adopted(on) and not unread:
        period, previous = later.ref.period, earlier.ref.period
        yield find(
            "chain/adopted-after-draft", later.source.place("adopted"), period=period, previous=previous
        )


def _consent(plan: Plan, organisation: Organisation, adopted: Adoption) -> Iterator[Finding]:
    """Bodies with a right of consent, by the organisation's own arrangements, that did not have their say."""
    said, source = plan.says.consulted, plan.source
    if any(each.body not in organisation.bodies for each in said):
        return  # who was meant by an unknown name is not known yet
    if is_incomplete(source, "consulted", said):
        return  # nor what is meant by what could not be read
    for body in organisation.says.bodies:
        if body.right is not Right.CONSENT:
            continue
        if not any(_was_asked(each, body.id, adopted) for each in plan.says.consulted):
            place = plan.source.place("consulted")
            yield find("plan/consent-not-asked", place, name=body.id, title=body.title, day=adopted.on)


def _was_asked(each: Consultation, body: str, adopted: Adoption) -> bool:
    """Whether this consultation asked the body for its consent, at the latest on the day of adoption."""
    in_time = each.on is None or each.on <= adopted.on
    return each.body == body and in_time and each.right in (None, Right.CONSENT)
