"""From what a plan says to what holds: the previous effective plan with this plan's files applied to it.

Rules: `CONTENT.md`, *commitments/<id>.md* and *What counts as different*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.comparing.areas import Successions
from generator.comparing.change import Effective, EffectivePlan
from generator.content.fields import CLEARED
from generator.content.period import Period
from generator.content.plan import Commitment, Plan, PlanForm
from generator.findings import Finding, find
from generator.locale import nearest


@dataclass(slots=True)
class History:
    """What the earlier plans of a chain have settled: every id that ever was, and every `was` that took effect.

    `gone` tells of each id that has gone into others into which.
    """

    ids: set[str] = field(default_factory=set)
    settled: set[tuple[str, str]] = field(default_factory=set)
    gone: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    """Ids of which some file could not be read: nobody knows what it said, and its own finding tells."""

    def descendants(self, id: str) -> set[str]:
        """The ids in which one that has gone into others lives on, however many steps later."""
        found: set[str] = set()
        ahead = [id]
        while ahead:
            for into in self.gone.get(ahead.pop(), ()):
                if into not in found:
                    found.add(into)
                    ahead.append(into)
        return found


def form_of(plan: Plan, has_previous: bool) -> PlanForm:
    """The form that a plan has: as it says, else `changes` when there is a previous plan."""
    if plan.says.form is not None:
        return plan.says.form
    return PlanForm.CHANGES if has_previous else PlanForm.COMPLETE


@dataclass(slots=True)
class _Step:
    """One plan on its way to being effective."""

    previous: EffectivePlan | None
    plan: Plan
    successions: Successions
    history: History
    unread: frozenset[str]
    findings: list[Finding] = field(default_factory=list)
    claims: dict[str, list[str]] = field(default_factory=dict)
    taken: dict[str, list[str]] = field(default_factory=dict)
    reused: set[str] = field(default_factory=set)

    @property
    def active(self) -> Mapping[str, Effective]:
        return self.previous.commitments if self.previous else {}

    @property
    def ended(self) -> Mapping[str, Effective]:
        return self.previous.ended if self.previous else {}

    def version(self, id: str) -> Effective | None:
        return self.active.get(id) or self.ended.get(id)

    def find_reused(self) -> None:
        """Ids that live on under another name, and stand anew for something else: nobody could tell the two apart.

        The old name may come back with `was`, when it takes over from the one in which it lives on.
        """
        for id, said in sorted(self.plan.commitments.items()):
            if id not in self.history.gone or said.says.ends is not None or self.version(id) is not None:
                continue
            heirs = {heir for heir in self.history.descendants(id) if self.version(heir) is not None}
            if any(heir in heirs and not self._ends_here(heir) for heir in said.says.was):
                continue
            self.reused.add(id)
            if id not in self.history.lost:
                now = ", ".join(sorted(heirs))
                self.findings.append(find("commitment/id-reused", said.source.place(), id=id, now=now))

    def find_claims(self) -> None:
        """Which commitment takes over from which, and what is wrong with a `was`."""
        for id, said in sorted(self.plan.commitments.items()):
            if id in self.reused:
                continue
            for index, earlier in enumerate(said.says.was):
                if (id, earlier) in self.history.settled and self.version(id) is not None:
                    continue
                place = said.source.place("was", index)
                if earlier == id:
                    self.findings.append(find("commitment/was-itself", place, id=id))
                elif earlier not in self.history.ids:
                    if "/" in earlier:
                        self.findings.append(find("commitment/other-organisation", place, name=earlier))
                    elif earlier not in self.history.lost:
                        near = nearest(earlier, self.history.ids - {id}) or ""
                        self.findings.append(
                            find("commitment/was-unknown", place, id=id, was=earlier, nearest=near)
                        )
                elif said.says.ends is not None:
                    continue
                elif self._ends_here(earlier):
                    self.findings.append(find("commitment/was-ends", place, id=id, was=earlier))
                elif self.version(earlier) is not None and earlier not in self.claims.get(id, ()):
                    self.claims.setdefault(id, []).append(earlier)
                    self.taken.setdefault(earlier, []).append(id)

    def _ends_here(self, id: str) -> bool:
        said = self.plan.commitments.get(id)
        return said is not None and said.says.ends is not None and id in self.active

    def goes_on(self, id: str) -> bool:
        """Whether an earlier commitment has a file of its own in this plan, so that it goes on beside others."""
        return id in self.plan.commitments or id in self.unread

    def renamed_from(self, id: str) -> Effective | None:
        """The one predecessor of a commitment that only has another id now."""
        if self.version(id) is not None:
            return None
        match self.claims.get(id, []):
            case [earlier] if not self.goes_on(earlier) and self.taken[earlier] == [id]:
                return self.version(earlier)
        return None

    def state(self, said: Commitment, complete: bool) -> Effective:
        """The version of a commitment that this plan gives."""
        id, says = said.id, said.says
        base = self.version(id) or self.renamed_from(id)
        # a complete plan tells all of a commitment again, but title and area are asked for the first time only
        kept = None if complete else base
        title = says.title or (base.title if base else None)
        area = says.area or (base.area if base else None)
        if title is None:
            if not said.source.has("title") and id not in self.history.lost:
                self.findings.append(find("commitment/title-missing", said.source.place(), id=id))
            title = id
        if area is None:
            if not said.source.has("area") and id not in self.history.lost:
                self.findings.append(find("commitment/area-missing", said.source.place(), id=id))
            area = ""
        period = self.plan.ref.period
        area = self.successions.areas.in_period(area, period)
        owner = says.owner if says.owner is not None else (kept.owner if kept else None)
        room = says.asks_room if says.asks_room is not None else (kept.room if kept else None)
        locations = says.locations if says.locations is not None else (kept.locations if kept else ())
        frameworks = says.frameworks if says.frameworks is not None else (kept.frameworks if kept else ())
        return Effective(
            id=id,
            title=title,
            area=area,
            lineage=self.successions.areas.lineage(area),
            body=said.body or (kept.body if kept else said.body),
            locations=self.successions.locations.all_in_period(locations, period),
            places=frozenset(map(self.successions.locations.lineage, locations)),
            owner=None if owner is CLEARED else owner,
            frameworks=frameworks,
            room=None if room is CLEARED else room,
            since=base.since if base and base.since else period,
            stated=period,
        )

    def end(self, said: Commitment) -> Effective | None:
        """The last version of a commitment that this plan ends, or `None` with a finding when it cannot end."""
        if (version := self.active.get(said.id)) is not None:
            return version
        place = said.source.place("ends")
        if said.id in self.history.lost:
            return None
        if said.id in self.ended:
            self.findings.append(find("commitment/ends-twice", place, id=said.id))
        else:
            near = nearest(said.id, self.active) or ""
            self.findings.append(find("commitment/ends-unknown", place, id=said.id, nearest=near))
        return None


def _named_anew(version: Effective, successions: Successions, period: Period) -> Effective:
    """A version that goes on, with the ids that its area and locations have in this period."""
    area = successions.areas.in_period(version.area, period)
    locations = successions.locations.all_in_period(version.locations, period)
    if (area, locations) == (version.area, version.locations):
        return version
    return replace(version, area=area, locations=locations)


def consolidate(
    previous: EffectivePlan | None,
    plan: Plan,
    successions: Successions,
    history: History,
    unread: frozenset[str] = frozenset(),
) -> tuple[EffectivePlan, tuple[Finding, ...]]:
    """The effective plan, and what is wrong with how this plan follows the previous one.

    `previous` is None for the first plan of a chain. `history` is that of the earlier plans and is brought up
    to date. `unread` are ids of commitments whose file in this plan could not be read: they stay as they were,
    since their own finding already says that nothing can be told of them.
    """
    step = _Step(previous, plan, successions, history, unread)
    form = form_of(plan, previous is not None)
    complete = form is PlanForm.COMPLETE
    if previous is None and not complete:
        step.findings.append(find("chain/root-form", plan.source.place("form"), period=plan.ref.period))
    step.find_reused()
    step.find_claims()
    active: dict[str, Effective] = {}
    ended = dict(step.ended)
    for id, said in plan.commitments.items():
        if id in step.reused:
            continue
        if said.says.ends is None:
            active[id] = step.state(said, complete)
            ended.pop(id, None)
        elif (version := step.end(said)) is not None:
            ended[id] = version
    for id, version in step.active.items():
        if id in plan.commitments:
            continue
        if id in step.taken and id not in unread:
            continue
        if complete and id not in unread:
            ended[id] = version
            place = plan.source.place("form") if plan.says.form else plan.source.place()
            step.findings.append(find("change/end-without-file", place, id=id, title=version.title))
        else:
            active[id] = _named_anew(version, successions, plan.ref.period)
    for id, heirs in step.taken.items():
        if not step.goes_on(id):
            ended.pop(id, None)
            history.gone[id] = tuple(heirs)
    for id in active:
        history.gone.pop(id, None)
    parents = {}
    for id in active:
        own = (id,) if step.version(id) is not None else ()
        parents[id] = (*own, *(a for a in step.claims.get(id, ()) if a != id))
    history.ids.update(plan.commitments, active)
    history.settled.update((id, earlier) for id, claims in step.claims.items() for earlier in claims)
    result = EffectivePlan(plan, dict(sorted(active.items())), dict(sorted(ended.items())), parents)
    return result, tuple(step.findings)
