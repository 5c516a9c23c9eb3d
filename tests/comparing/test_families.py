"""Comparing one commitment's family gives exactly what comparing the whole chain gives of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from generator.comparing.chains import Chain
from generator.comparing.change import Change, ChangeSet
from generator.comparing.differences import compare
from generator.comparing.families import Families
from generator.content.plan import Plan
from tests.comparing.building import linked, plan, said
from tests.comparing.strategies import chains


def told(change: Change) -> tuple[Any, ...]:
    """All that a change tells, with versions by their words."""
    versions = [
        None if v is None else (v.id, v.title, v.body.plain, v.lineage, v.locations, v.owner, v.room)
        for v in (change.before, change.after)
    ]
    return (
        change.id,
        change.kind,
        change.facets,
        versions,
        change.was,
        change.reason,
        change.ends,
        change.period,
    )


def of(found: ChangeSet, members: set[str]) -> tuple[Any, ...]:
    """What a comparison tells of some commitments."""
    return (
        [told(c) for c in found.changes if c.id in members],
        [id for id in found.continued if id in members],
        [id for id in found.rolled if id in members],
        [(r.from_, r.to) for r in found.renamed if r.to in members],
        [id for id in found.editorial if id in members],
    )


@given(chains(most=5))
def test_a_family_is_told_as_in_the_whole_chain(plans: tuple[Plan, ...]) -> None:
    for chain in linked(*plans)[0]:
        families = Families(chain)
        ids = {id for plan in chain.plans for id in (*plan.commitments, *plan.ended)}
        size = len(chain.plans)
        for id in ids:
            family = families.of(id)
            members = {i for plan in family.plans for i in (*plan.commitments, *plan.ended)}
            assert id in members
            for i in range(size):
                for j in range(i + 1, size):
                    assert of(compare(family, i, j), members) == of(compare(chain, i, j), members)


def chain_of(*plans: Plan) -> Chain:
    return linked(*plans)[0][0]


def test_a_family_holds_who_is_joined_and_nobody_else() -> None:
    chain = chain_of(
        plan("2024", {"a": said("Een."), "b": said("Twee."), "c": said("Drie.")}),
        plan("2025", {"d": said("Een en twee.", was=["a", "b"], reason="Zo.")}, {"c": {}}),
    )
    families = Families(chain)
    assert [sorted(plan.commitments) for plan in families.of("a").plans] == [["a", "b"], ["d"]]
    assert [sorted(plan.commitments) for plan in families.of("d").plans] == [["a", "b"], ["d"]]
    assert [sorted(plan.commitments) for plan in families.of("c").plans] == [["c"], ["c"]]
    assert all(not plan.plan.deviations for plan in families.of("c").plans)
    with pytest.raises(KeyError):
        families.of("nooit")
