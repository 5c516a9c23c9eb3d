"""Linking plans into chains: which follows which, and every plan of a chain made effective and judged."""

from __future__ import annotations

from collections.abc import Iterable

from generator.comparing.areas import Successions
from generator.comparing.chains import Chain, Chains
from generator.comparing.change import EffectivePlan
from generator.comparing.consolidation import History, consolidate
from generator.comparing.judging import judge
from generator.content.fields import Cleared
from generator.content.library import Library
from generator.content.period import Period
from generator.content.plan import Plan
from generator.findings import Finding, find
from generator.locale import nearest


def link(library: Library) -> tuple[Chains, tuple[Finding, ...]]:
    """Every organisation's plans as chains of effective plans, and what is wrong with them.

    A plan whose place in a chain cannot be told (a cycle, an unknown predecessor, an unreadable one) is in no
    chain, and neither is what follows it: their findings say so, so that silence is never read as *no changes*.
    """
    findings: list[Finding] = []
    chains: dict[str, tuple[Chain, ...]] = {}
    for organisation in dict.fromkeys(ref.organisation for ref in library.plans):
        plans = library.plans_of(organisation)
        previous, faults = _predecessors(organisation, plans, library)
        findings.extend(faults)
        successions = Successions.of(library.organisations.get(organisation))
        made, faults = _make(organisation, plans, previous, successions, library)
        findings.extend(faults)
        lost = _lost_commitments(organisation, library)
        findings.extend(fault for chain in made for fault in judge(chain, successions, lost))
        chains[organisation] = made
    return Chains(chains), tuple(findings)


def _predecessors(
    organisation: str, plans: tuple[Plan, ...], library: Library
) -> tuple[dict[Period, Period | None], list[Finding]]:
    """Per period the one that its plan follows (`None` for a first one); periods that have no place are left out."""
    known = {plan.ref.period for plan in plans}
    lost = _lost_periods(organisation, library)
    findings: list[Finding] = []
    previous: dict[Period, Period | None] = {}
    for index, plan in enumerate(plans):
        period = plan.ref.period
        place = plan.source.place("follows")
        follows = plan.says.follows
        earlier = plans[index - 1].ref.period if index else None
        if isinstance(follows, Cleared):
            previous[period] = None
        elif follows is not None:
            if follows in lost:
                findings.append(find("chain/broken", place, period=period, previous=follows))
            elif follows not in known:
                near = nearest(str(follows), [str(p) for p in known if p < period]) or ""
                findings.append(find("chain/unknown", place, period=period, follows=follows, nearest=near))
            elif follows >= period:
                code = "chain/cycle" if _returns(plans, follows, period) else "chain/later"
                findings.append(find(code, place, period=period, follows=follows))
            else:
                previous[period] = follows
        elif any(p < period and (earlier is None or p > earlier) for p in lost):
            last = max(p for p in lost if p < period)
            findings.append(find("chain/broken", plan.source.place(), period=period, previous=last))
        elif earlier is None:
            previous[period] = None
        elif earlier.overlaps(period):
            findings.append(find("chain/overlap", plan.source.place(), period=period, other=earlier))
        else:
            if earlier.last + 1 < period.first:
                findings.append(find("chain/gap", plan.source.place(), period=period, previous=earlier))
            previous[period] = earlier
    _forks(plans, previous, findings)
    return previous, findings


def _lost_periods(organisation: str, library: Library) -> set[Period]:
    """Periods whose plan is there, but could not be read."""
    lost = set()
    for path in library.unreadable:
        match path.split("/"):
            case ["plans", folder, name, "plan.md"] if folder == organisation:
                try:
                    lost.add(Period.parse(name))
                except ValueError:
                    continue
    return lost


def _returns(plans: Iterable[Plan], start: Period, goal: Period) -> bool:
    """Whether following `follows` from one plan leads to another."""
    says = {plan.ref.period: plan.says.follows for plan in plans}
    at: Period | Cleared | None = start
    seen: set[Period] = set()
    while isinstance(at, Period) and at not in seen:
        if at == goal:
            return True
        seen.add(at)
        at = says.get(at)
    return False


def _forks(plans: tuple[Plan, ...], previous: dict[Period, Period | None], findings: list[Finding]) -> None:
    """A plan that is followed already cannot be followed by a second one; the second is left out."""
    followed: dict[Period, Period] = {}
    for plan in plans:
        period = plan.ref.period
        before = previous.get(period)
        if before is None:
            continue
        if before in followed:
            place = plan.source.place("follows")
            findings.append(find("chain/fork", place, period=period, previous=before, other=followed[before]))
            del previous[period]
        else:
            followed[before] = period


def _make(
    organisation: str,
    plans: tuple[Plan, ...],
    previous: dict[Period, Period | None],
    successions: Successions,
    library: Library,
) -> tuple[tuple[Chain, ...], list[Finding]]:
    """The chains, each plan consolidated after the one that it follows."""
    findings: list[Finding] = []
    following = {before: period for period, before in previous.items() if before is not None}
    by_period = {plan.ref.period: plan for plan in plans}
    chains = []
    for period, before in previous.items():
        if before is not None:
            continue
        history = History(lost=_lost_commitments(organisation, library))
        made: list[EffectivePlan] = []
        at: Period | None = period
        while at is not None:
            plan = by_period[at]
            effective, faults = consolidate(
                made[-1] if made else None, plan, successions, history, _unread(plan, library)
            )
            findings.extend(faults)
            made.append(effective)
            at = following.get(at)
        chains.append(Chain(organisation, tuple(made)))
    return tuple(chains), findings


def _lost_commitments(organisation: str, library: Library) -> frozenset[str]:
    """Ids of an organisation's commitments of which a file, in whichever plan, could not be read."""
    lost = (path.split("/") for path in library.unreadable)
    return frozenset(
        parts[4].removesuffix(".md")
        for parts in lost
        if len(parts) == 5 and parts[:2] == ["plans", organisation] and parts[3] == "commitments"
    )


def _unread(plan: Plan, library: Library) -> frozenset[str]:
    """Ids of this plan's commitments whose file could not be read."""
    folder = plan.source.path.removesuffix("plan.md") + "commitments/"
    return frozenset(
        path.removeprefix(folder).removesuffix(".md")
        for path in library.unreadable
        if path.startswith(folder)
    )
