"""The laws of `CONTENT.md` over generated chains of plans."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparing.chains import Chain
from generator.comparing.change import ChangeKind, ChangeSet, Effective
from generator.comparing.differences import compare
from generator.comparing.report import as_data
from generator.comparing.sameness import Rolling, Sameness, compare_bodies
from generator.content.plan import Commitment, Plan, Room
from tests.comparing.building import body, linked
from tests.comparing.strategies import chains, texts


def pairs(chain: Chain) -> list[tuple[int, int]]:
    """Every earlier and later plan of a chain."""
    size = len(chain.plans)
    return [(i, j) for i in range(size) for j in range(i + 1, size)]


@given(chains())
def test_a_plan_against_itself_differs_in_nothing(plans: tuple[Plan, ...]) -> None:
    for chain in linked(*plans)[0]:
        for index, effective in enumerate(chain.plans):
            found = compare(chain, index, index)
            assert found.changes == ()
            assert set(found.continued) == set(effective.commitments)
            assert (found.rolled, found.renamed, found.editorial) == ((), (), ())
            assert (found.deviations, found.so_far) == ((), ())


@given(chains())
def test_every_id_is_told_once_and_accounted_for(plans: tuple[Plan, ...]) -> None:
    for chain in linked(*plans)[0]:
        for i, j in [*pairs(chain), *((j, i) for i, j in pairs(chain))]:
            found = compare(chain, i, j)
            told = [c.id for c in found.changes if c.kind is not ChangeKind.ENDED] + list(found.continued)
            assert sorted(told) == sorted(chain.plans[j].commitments)
            ended = [c.id for c in found.changes if c.kind is ChangeKind.ENDED]
            assert len(ended) == len(set(ended))
            accounted = {*ended, *found.continued, *(c.id for c in found.changes)}
            accounted |= {w for c in found.changes for w in c.was} | {r.from_ for r in found.renamed}
            assert set(chain.plans[i].commitments) <= accounted
            once = [*(c.id for c in found.changes), *found.continued]
            assert len(once) == len(set(once)), "no id twice"
            assert set(ended) <= set(chain.plans[i].commitments)
            assert {*found.rolled, *found.editorial, *(r.to for r in found.renamed)} <= set(found.continued)


@given(chains())
def test_what_had_ended_and_is_there_again_is_resumed(plans: tuple[Plan, ...]) -> None:
    for chain in linked(*plans)[0]:
        for i, j in pairs(chain):
            found = compare(chain, i, j)
            resumed = {c.id for c in found.changes if c.kind is ChangeKind.RESUMED}
            assert set(chain.plans[i].ended) & set(chain.plans[j].commitments) <= resumed


@given(chains())
def test_what_is_told_as_changed_says_how(plans: tuple[Plan, ...]) -> None:
    for chain in linked(*plans)[0]:
        for i, j in [*pairs(chain), *((j, i) for i, j in pairs(chain))]:
            for change in compare(chain, i, j).changes:
                assert change.kind is not ChangeKind.CHANGED or change.facets or change.was


def applied(found: ChangeSet) -> dict[str, Effective]:
    """The old effective plan with the changes applied to it."""
    assert found.from_ is not None
    result = dict(found.from_.commitments)
    for rename in found.renamed:
        result[rename.to] = replace(result.pop(rename.from_), id=rename.to)
    gone = {w for c in found.changes for w in c.was} - set(found.continued)
    for change in found.changes:
        if change.after is None:
            del result[change.id]
    for id in gone:
        result.pop(id, None)
    for change in found.changes:
        if change.after is not None:
            result[change.id] = change.after
    return result


@given(chains())
def test_the_changes_applied_to_the_old_plan_give_the_new_one(plans: tuple[Plan, ...]) -> None:
    for chain in linked(*plans)[0]:
        for i, j in [*pairs(chain), *((j, i) for i, j in pairs(chain))]:
            found = compare(chain, i, j)
            result = applied(found)
            new = chain.plans[j].commitments
            assert set(result) == set(new)
            rolling = Rolling.between(chain.plans[i].period, chain.plans[j].period)
            for id, version in result.items():
                if id in found.editorial or id in found.rolled:
                    continue
                assert compare_bodies(version.body, new[id].body, rolling) is Sameness.SAME, id
                assert (version.lineage, places(version), version.owner, asked(version)) == (
                    new[id].lineage,
                    places(new[id]),
                    new[id].owner,
                    asked(new[id]),
                )


def places(version: Effective) -> set[str]:
    """Where it holds, by the newest names."""
    return {"oost" if id == "west" else id for id in version.locations}


def asked(version: Effective) -> tuple[str, ...]:
    """The room that is asked, without what makes no difference in the rule."""
    room = version.room
    return () if room is None else (room.rule.casefold().replace("–", "-"), room.of or "", room.status.value)


@given(chains())
def test_exchanging_the_plans_exchanges_new_and_ended(plans: tuple[Plan, ...]) -> None:
    appeared = (ChangeKind.NEW, ChangeKind.RESUMED)
    for chain in linked(*plans)[0]:
        for i, j in pairs(chain):
            there, back = compare(chain, i, j), compare(chain, j, i)
            for one, other in ((there, back), (back, there)):
                assert {c.id for c in one.changes if c.kind in appeared} == {
                    c.id for c in other.changes if c.kind is ChangeKind.ENDED
                }


@given(chains(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_keys_does_not_matter(plans: tuple[Plan, ...], rng: random.Random) -> None:
    def shuffled(plan: Plan) -> Plan:
        ids = list(plan.commitments)
        rng.shuffle(ids)
        return replace(plan, commitments={id: plan.commitments[id] for id in ids})

    def told(made: tuple[Plan, ...]) -> list[object]:
        found, findings = linked(*made)
        reports: list[object] = [as_data(compare(c, i, j)) for c in found for i, j in pairs(c)]
        return [*reports, sorted(f.code + str(f.place) for f in findings)]

    mixed = [shuffled(p) for p in plans]
    rng.shuffle(mixed)
    assert told(tuple(mixed)) == told(plans)


def reflowed(text: str, rng: random.Random) -> str:
    """The same words in other lines, with other spaces, dashes and quotes."""
    out = text.replace(" %", rng.choice(["%", " %"]))
    out = out.replace("–", rng.choice(["–", "-", "—"])).replace("“", '"').replace("”", '"').replace("’", "'")
    return "".join(rng.choice([" ", "\n", "  ", "\u00a0", " \n "]) if c == " " else c for c in out)


@given(chains(), st.randoms(use_true_random=False))
def test_reflowing_changes_nothing(plans: tuple[Plan, ...], rng: random.Random) -> None:
    def flowing(commitment: Commitment) -> Commitment:
        says = commitment.says
        if isinstance(says.asks_room, Room):
            rule = reflowed(says.asks_room.rule, rng)
            says = says.model_copy(update={"asks_room": says.asks_room.model_copy(update={"rule": rule})})
        return replace(commitment, says=says, body=body(reflowed(commitment.body.plain, rng)))

    other = tuple(replace(p, commitments={id: flowing(c) for id, c in p.commitments.items()}) for p in plans)
    for one, two in zip(linked(*plans)[0], linked(*other)[0], strict=True):
        for i, j in pairs(one):
            before, after = compare(one, i, j), compare(two, i, j)
            assert [(c.id, c.kind, c.facets) for c in before.changes] == [
                (c.id, c.kind, c.facets) for c in after.changes
            ]
            assert (before.continued, before.rolled) == (after.continued, after.rolled)


@given(texts(), st.randoms(use_true_random=False))
def test_joining_and_splitting_paragraphs_changes_nothing(text: str, rng: random.Random) -> None:
    joined = " ".join(text.split("\n\n"))
    parts = joined.split(" ")
    split = "".join(
        p + (rng.choice([" ", " ", "\n\n"]) if p.endswith((".", "!", "?")) else " ") for p in parts
    )
    assert compare_bodies(body(joined), body(text)) is Sameness.SAME
    assert compare_bodies(body(text), body(split)) is Sameness.SAME


@given(chains(most=3))
@settings(max_examples=50)
def test_a_plan_that_says_nothing_changes_nothing(plans: tuple[Plan, ...]) -> None:
    from tests.comparing.building import plan

    silent = plan("2030", {}, form="wijzigingen")
    for chain in linked(*plans, silent)[0]:
        if chain.newest.plan.ref == silent.ref and len(chain.plans) > 1:
            found = compare(chain, len(chain.plans) - 2, len(chain.plans) - 1)
            assert found.changes == ()
            assert set(found.continued) == set(chain.plans[-2].commitments)
