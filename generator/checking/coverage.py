"""Themes of a reader's framework on which an organisation's newest plan says nothing: a note, never a gap filled in silence."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.comparing.change import EffectivePlan
from generator.comparing.frameworks import Frameworks, themes_named
from generator.content.organisation import Organisation
from generator.content.settings import Framework
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """What the newest adopted plan of each organisation leaves open of the frameworks of the readers whom it names.

    Only the newest: nobody has to write an earlier plan anew. Each theme once, however many readers share it; and of a
    framework to which nothing belongs at all, only that.
    """
    frameworks = Frameworks(context.library.frameworks)
    for organisation in context.library.organisations.values():
        plan = _newest(context, organisation)
        if plan is None:
            continue
        named = (context.library.readers.get(id) for id in organisation.says.readers)
        used = (frameworks.at(each.says.framework, plan.period) for each in named if each is not None)
        for framework in {each.id: each for each in used if each is not None}.values():
            yield from _uncovered(framework, frameworks, organisation, plan)


def _newest(context: Context, organisation: Organisation) -> EffectivePlan | None:
    adopted = [plan.ref for plan in context.library.plans_of(organisation.id) if plan.is_adopted(context.on)]
    found = context.chains.find(max(adopted)) if adopted else None
    return found[0].plans[found[1]] if found else None


def _uncovered(
    framework: Framework, frameworks: Frameworks, organisation: Organisation, plan: EffectivePlan
) -> Iterator[Finding]:
    covered: set[str] = set()
    for area in organisation.says.areas:
        if area.until is None or area.until >= plan.period.first:
            covered |= frameworks.belongs(area.frameworks, framework)
    for version in plan.commitments.values():
        covered |= frameworks.belongs(themes_named(version, organisation), framework)
    place = plan.plan.source.place()
    facts = {"framework": framework.says.title, "id": framework.id, "period": plan.period}
    if not covered:
        yield find("plan/framework-uncovered", place, example=framework.says.themes[0].id, **facts)
        return
    for theme in framework.says.themes:
        if theme.id not in covered:
            yield find("plan/theme-uncovered", place, title=theme.title, name=theme.id, **facts)
