"""What differs between two plans of a chain, as a change set. It finds; it judges and shows nothing.

Rules: `CONTENT.md`, *What counts as different*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from generator.comparing.chains import Chain
from generator.comparing.change import Change, ChangeKind, ChangeSet, Effective, EffectivePlan, Facet, Rename
from generator.comparing.kinship import Kinship, exchanged, kinship
from generator.comparing.sameness import STANDING, Rolling, Sameness, compare_bodies, compare_lines
from generator.comparing.substance import same_substance
from generator.content.plan import Commitment, Deviation, Room
from generator.content.references import Written
from generator.content.text import Body

WORDS: Final = frozenset({Facet.TITLE, Facet.TEXT})
"""Facets of the wording alone."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How two versions of one commitment differ: the facets, and whether years rolled forward in the rest."""

    facets: tuple[Facet, ...]
    rolled: bool

    @property
    def only_words(self) -> bool:
        """Whether nothing but title and text differs."""
        return bool(self.facets) and WORDS.issuperset(self.facets)


def differ(before: Effective, after: Effective, rolling: Rolling) -> Difference:
    """How two versions differ; frameworks are not compared."""
    title = compare_lines(before.title, after.title, rolling)
    text = compare_bodies(before.body, after.body, rolling)
    facets = []
    if title is Sameness.DIFFERENT:
        facets.append(Facet.TITLE)
    if text is Sameness.DIFFERENT:
        facets.append(Facet.TEXT)
    if before.lineage != after.lineage:
        facets.append(Facet.AREA)
    if before.places != after.places:
        facets.append(Facet.LOCATIONS)
    if (
        before.owner != after.owner
        and compare_lines(before.owner or "", after.owner or "") is not Sameness.SAME
    ):
        facets.append(Facet.OWNER)
    room = _compare_rooms(before.room, after.room, rolling)
    if room is Sameness.DIFFERENT:
        facets.append(Facet.ROOM)
    return Difference(tuple(facets), Sameness.ROLLED in (title, text, room))


def _compare_rooms(before: Room | None, after: Room | None, rolling: Rolling) -> Sameness:
    """How alike two rules that stand in the way are; their words count as those of a title do."""
    if before is after or before == after:
        return Sameness.SAME
    if before is None or after is None or (before.of, before.status) != (after.of, after.status):
        return Sameness.DIFFERENT
    return compare_lines(before.rule, after.rule, rolling)


Saying = tuple[EffectivePlan, Commitment]
"""A file that speaks of a commitment, with the plan as it holds after it."""


@dataclass(slots=True)
class _Found:
    changes: list[Change] = field(default_factory=list)
    continued: list[str] = field(default_factory=list)
    rolled: list[str] = field(default_factory=list)
    renamed: list[Rename] = field(default_factory=list)
    editorial: list[str] = field(default_factory=list)


def compare(chain: Chain, from_index: int | None, to_index: int) -> ChangeSet:
    """What differs between two plans of a chain, by their indexes; `None` for the first plan of the chain.

    The later plan may also be compared back to an earlier one: what was new or resumed has then ended, and the
    other way round. A plan compared with itself gives nothing, not even what went otherwise in it so far.
    Raises `IndexError` for a plan that the chain does not have.
    """
    to = chain.plans[to_index]
    if from_index is None:
        return ChangeSet(chain.organisation, None, to, so_far=_so_far(chain, to_index))
    from_ = chain.plans[from_index]
    low, high = sorted((from_index, to_index))
    span = chain.plans[low : high + 1]
    kin = kinship(span)
    found = _Found()
    comparison = _Comparison(from_, to, span, kin if from_index <= to_index else exchanged(kin), found)
    comparison.run()
    return ChangeSet(
        organisation=chain.organisation,
        from_=from_,
        to=to,
        changes=tuple(sorted(found.changes, key=lambda c: c.id)),
        continued=tuple(sorted(found.continued)),
        rolled=tuple(sorted(found.rolled)),
        renamed=tuple(sorted(found.renamed, key=lambda r: r.to)),
        editorial=tuple(sorted(found.editorial)),
        deviations=tuple(_deviations(chain.plans[from_index:to_index])),
        so_far=_so_far(chain, to_index) if from_ is not to else (),
    )


def changes_of(chain: Chain, index: int) -> ChangeSet:
    """What the plan at an index changes against the one before it; for the first plan a beginning."""
    return compare(chain, index - 1 if index else None, index)


def _so_far(chain: Chain, index: int) -> tuple[Deviation, ...]:
    return tuple(_deviations(chain.plans[index:])) if index == len(chain.plans) - 1 else ()


def _deviations(plans: Sequence[EffectivePlan]) -> Iterator[Deviation]:
    for plan in plans:
        yield from sorted(plan.plan.deviations.values(), key=lambda d: (d.commitment, d.name))


@dataclass(slots=True)
class _Comparison:
    """One comparison under way; `span` are the plans from the earlier to the later one, both included."""

    from_: EffectivePlan
    to: EffectivePlan
    span: Sequence[EffectivePlan]
    kin: Kinship
    found: _Found
    lineages: dict[str, set[str]] = field(default_factory=dict)
    rolling: Rolling = STANDING

    def run(self) -> None:
        self.rolling = Rolling.between(self.from_.period, self.to.period)
        for id, after in self.to.commitments.items():
            ancestors = self.kin.earlier.get(id, ())
            if not ancestors or id in self.kin.resumed:
                self._appeared(id, after)
            elif ancestors == (id,) or self.kin.is_rename(id):
                self._stayed(self.from_.commitments[ancestors[0]], after)
            else:
                self._regrouped(ancestors, after)
        for id, before in self.from_.commitments.items():
            if not self.kin.later.get(id) or id in self.kin.departed:
                self._ended(id, before)

    def _appeared(self, id: str, after: Effective) -> None:
        ended = self.kin.resumed.get(id)
        said = _speaking(self._sayings(id))
        if ended is None:
            self._tell(said, id, ChangeKind.NEW, after=after)
        else:
            also = (ended, *self.kin.gone.get(id, ()), *self.kin.earlier.get(id, ()))
            was = tuple(dict.fromkeys(earlier for earlier in also if earlier != id))
            self._tell(said, id, ChangeKind.RESUMED, before=self.from_.ended[ended], after=after, was=was)

    def _ended(self, id: str, before: Effective) -> None:
        sayings = self._sayings(id)
        if self.span[0] is self.from_:
            sayings = [(plan, said) for plan, said in sayings if said.says.ends is not None]
        self._tell(_speaking(sayings), id, ChangeKind.ENDED, before=before)

    def _stayed(self, before: Effective, after: Effective) -> None:
        difference = differ(before, after, self.rolling)
        if len(self.span) > 2 and difference.facets:
            difference = self._by_steps(before, after, difference)
        facets = difference.facets
        sayings = self._sayings(after.id)
        if difference.rolled and any(said.says.reason for _, said in sayings):
            strict = differ(before, after, STANDING).facets
            facets = tuple(facet for facet in Facet if facet in {*facets, *strict})
        elif difference.only_words and _is_editorial(sayings, before, after):
            self.found.editorial.append(after.id)
            facets = ()
        elif difference.rolled and not facets:
            self.found.rolled.append(after.id)
        if not facets:
            self._continue(before, after)
            return
        was, predecessors = ((before.id,), (before,)) if before.id != after.id else ((), ())
        said = _speaking(sayings)
        self._tell(
            said,
            after.id,
            ChangeKind.CHANGED,
            facets,
            before=before,
            after=after,
            was=was,
            predecessors=predecessors,
        )

    def _continue(self, before: Effective, after: Effective) -> None:
        self.found.continued.append(after.id)
        if before.id != after.id:
            self.found.renamed.append(Rename(before.id, after.id))

    def _by_steps(self, before: Effective, after: Effective, direct: Difference) -> Difference:
        """Over several plans: years that rolled forward in some steps only are no difference either."""
        versions = self._versions(before.id, after.id)
        if versions is None:
            return direct
        rolled = False
        for (older_plan, older), (newer_plan, newer) in pairwise(versions):
            step = differ(older, newer, Rolling.between(older_plan.period, newer_plan.period))
            if step.facets:
                return direct
            rolled = rolled or step.rolled
        return Difference((), rolled)

    def _versions(self, first: str, last: str) -> list[tuple[EffectivePlan, Effective]] | None:
        """The versions of one commitment in every plan of the span, in the direction of the comparison.

        `None` when it was not there all the time, or was merged or split on the way.
        """
        forward = self.span[0] is self.from_
        id = last if forward else first
        versions: list[tuple[EffectivePlan, Effective]] = []
        for plan in reversed(self.span):
            version = plan.commitments.get(id)
            if version is None:
                return None
            versions.append((plan, version))
            if plan is not self.span[0]:
                match plan.parents.get(id, ()):
                    case (parent,):
                        id = parent
                    case _:
                        return None
        return versions[::-1] if forward else versions

    def _regrouped(self, ancestors: tuple[str, ...], after: Effective) -> None:
        predecessors = tuple(self.from_.commitments[a] for a in ancestors)
        own = self.from_.commitments.get(after.id) if after.id in ancestors else None
        base = replace(own or predecessors[0], body=_joined(predecessors))
        sayings = self._sayings(after.id)
        told = any(said.says.reason for _, said in sayings)
        rolling = STANDING if told else self.rolling
        facets = set(differ(base, after, rolling).facets)
        for predecessor in predecessors:
            facets -= {*Facet} - {*differ(predecessor, after, rolling).facets, Facet.TEXT}
        said = _speaking(sayings)
        told_facets = tuple(facet for facet in Facet if facet in facets)
        was = tuple(a for a in (*ancestors, *self.kin.gone.get(after.id, ())) if a != after.id)
        self._tell(
            said,
            after.id,
            ChangeKind.CHANGED,
            told_facets,
            before=base,
            after=after,
            was=was,
            predecessors=predecessors,
        )

    def _tell(
        self,
        said: Saying | None,
        id: str,
        kind: ChangeKind,
        facets: tuple[Facet, ...] = (),
        *,
        before: Effective | None = None,
        after: Effective | None = None,
        was: tuple[str, ...] = (),
        predecessors: tuple[Effective, ...] = (),
    ) -> None:
        """One change, with what the file that speaks of it gives."""
        if said is None:
            self.found.changes.append(Change(id, kind, facets, before, after, was, predecessors))
            return
        plan, commitment = said
        says, prompted_by = commitment.says, self._prompted_by(id, commitment)
        ends = says.ends if kind is ChangeKind.ENDED else None
        self.found.changes.append(
            Change(
                id,
                kind,
                facets,
                before,
                after,
                was,
                predecessors,
                says.reason,
                prompted_by,
                ends,
                plan.period,
            )
        )

    def _prompted_by(self, id: str, last: Commitment) -> tuple[Written, ...]:
        if len(self.span) == 2:
            return last.says.prompted_by
        refs = [ref for _, said in self._sayings(id) for ref in said.says.prompted_by]
        return tuple(dict.fromkeys(refs or last.says.prompted_by))

    def _sayings(self, id: str) -> list[Saying]:
        """Every file of the plans after the earlier one that speaks of this commitment, the oldest first."""
        if len(self.span) == 2:
            said = self.span[1].plan.commitments.get(id)
            return [] if said is None else [(self.span[1], said)]
        if id not in self.lineages:
            self.lineages[id] = self._lineage(id)
        return [
            (plan, said)
            for plan in self.span[1:]
            for name in sorted(self.lineages[id])
            if (said := plan.plan.commitments.get(name)) is not None
        ]

    def _lineage(self, id: str) -> set[str]:
        """The ids that a commitment had on the way through the span, without those it was merged with."""
        names = {id}
        for plan in self.span[1:]:
            for child, parents in plan.parents.items():
                if len(parents) == 1 and parents[0] in names and parents[0] not in plan.commitments:
                    names.add(child)
        for plan in reversed(self.span[1:]):
            for name in tuple(names):
                parents = plan.parents.get(name, ())
                if len(parents) == 1:
                    names.add(parents[0])
        return names


def _speaking(sayings: Sequence[Saying]) -> Saying | None:
    """The file that gives the reason: the last one that has a reason, else the last one at all."""
    for saying in reversed(sayings):
        if saying[1].says.reason:
            return saying
    return sayings[-1] if sayings else None


def _is_editorial(sayings: Sequence[Saying], before: Effective, after: Effective) -> bool:
    """Whether every file that speaks of it calls its new wording editorial, and the substance is the same."""
    worded = [said.says.editorial for _, said in sayings if said.body or said.says.title]
    if not worded or not all(worded):
        return False
    return same_substance(before.title, after.title, before.body, after.body)


def _joined(predecessors: Sequence[Effective]) -> Body:
    """The texts of several commitments one after the other."""
    if len(predecessors) == 1:
        return predecessors[0].body
    return Body(
        tuple(block for p in predecessors for block in p.body.blocks),
        "\n".join(p.body.html for p in predecessors),
        tuple(picture for p in predecessors for picture in p.body.pictures),
    )
