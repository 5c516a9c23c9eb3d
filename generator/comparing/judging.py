"""What a writer should know of the changes that a plan makes: a missing reason, refused editing, likely renames.

It reads change sets and finds nothing out anew. Rules: `CONTENT.md`, *commitments/<id>.md*, *What counts as
different* and *What may be published* (5).
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from generator.comparing.areas import Successions
from generator.comparing.chains import Chain
from generator.comparing.change import Change, ChangeKind, ChangeSet, Effective, EffectivePlan, Facet
from generator.comparing.differences import WORDS, Difference, changes_of, differ
from generator.comparing.sameness import STANDING, Rolling
from generator.comparing.substance import same_substance
from generator.comparing.tokens import sequence, tokens_of
from generator.content.plan import Commitment
from generator.findings import Finding, find
from generator.locale import nearest

MUCH_ALIKE = 0.7
"""From this share of kept words on, an ended and a new commitment are worth a question. It never decides."""


def judge(chain: Chain, successions: Successions, lost: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Findings on every plan of a chain: on its changes, and on its deviations.

    `successions` are those of the organisation, by which its areas are known. `lost` are ids of which some file could
    not be read: what follows from that is not told.
    """
    ids: set[str] = set()
    for plan in chain.plans:
        ids |= {*plan.plan.commitments, *plan.commitments}
    for index, plan in enumerate(chain.plans):
        if index:
            changes = changes_of(chain, index)
            yield from _on_changes(chain.plans[index - 1], plan, changes, lost, successions)
        yield from _on_deviations(plan, ids, lost)


def _on_changes(
    before: EffectivePlan,
    plan: EffectivePlan,
    changes: ChangeSet,
    lost: frozenset[str],
    successions: Successions,
) -> Iterator[Finding]:
    for change in changes.changes:
        said = plan.plan.commitments.get(change.id)
        # an editorial file that makes a change has a finding that says so
        follows = change.id in lost or _is_only_misnamed(change, plan, successions)
        if said is not None and not said.says.editorial and not follows:
            yield from _on_change(change, said)
    yield from _on_editorial(before, plan, changes, successions)
    for id in changes.rolled:
        if (said := plan.plan.commitments.get(id)) is not None:
            yield find("change/rolled-years", said.source.place(), id=id)
    for id in changes.continued:
        said = plan.plan.commitments.get(id)
        if said is None or not said.says.reason or id in changes.editorial:
            continue
        if not _misread(said):
            yield find("change/nothing-differs", said.source.place("reason"), id=id)
    yield from _likely_renames(plan, changes)


def _is_only_misnamed(change: Change, plan: EffectivePlan, successions: Successions) -> bool:
    """Whether a change is nothing but another area, of which one is not known.

    Nobody can tell then whether the area differs. The area that is not known has a finding of its own, an error that no
    site can make lighter; once it is mended, a reason is asked for if there is a change.
    """
    if change.facets != (Facet.AREA,) or change.before is None or change.after is None:
        return False
    if not _misnamed(change.before, change.after, successions):
        return False
    earlier = change.before.id
    heirs = [id for id, parents in plan.parents.items() if earlier in parents]
    return heirs == [change.id] and len(plan.parents[change.id]) == 1


def _misnamed(before: Effective, after: Effective, successions: Successions) -> bool:
    """Whether the area of one of two versions is not known."""
    return not (successions.knows_area(before.area) and successions.knows_area(after.area))


def _misread(said: Commitment) -> bool:
    """Whether a key by which a commitment may come to differ could not be read: that has a finding of its own."""
    keys = ("title", "area", "locations", "owner", "ends", "asks_room")
    if any(said.source.has(key) and getattr(said.says, key) is None for key in keys):
        return True
    lists = {"was": said.says.was, "locations": said.says.locations or ()}
    return any(
        said.source.has(key) and (not items or said.source.count(key) > len(items))
        for key, items in lists.items()
    )


def _on_change(change: Change, said: Commitment) -> Iterator[Finding]:
    if change.reason is None and not said.source.has("reason"):
        code = "change/new-without-reason" if change.kind is ChangeKind.NEW else "change/without-reason"
        keys = ("ends",) if change.kind is ChangeKind.ENDED else ()
        keys = ("reason",) if ("reason",) in said.source.cleared else keys
        yield find(code, said.source.place(*keys), id=change.id, kind=change.kind, title=change.shown.title)
    if not change.prompted_by and not said.source.has("prompted_by"):
        yield find("change/without-voice", said.source.place("reason"), id=change.id)


def _on_editorial(
    before: EffectivePlan, plan: EffectivePlan, changes: ChangeSet, successions: Successions
) -> Iterator[Finding]:
    told = {change.id: change for change in changes.changes}
    for id, said in plan.plan.commitments.items():
        if not said.says.editorial:
            continue
        place = said.source.place("editorial")
        change = told.get(id)
        if change is None:
            if id not in changes.editorial:
                yield find("editorial/not-changed", place, id=id)
        elif change.kind is not ChangeKind.CHANGED or change.before is None or change.after is None:
            yield find("editorial/more-than-words", place, id=id)
        else:
            old, new = change.before, change.after
            if not same_substance(old.title, new.title, old.body, new.body):
                yield find("editorial/substance", place, id=id)
            elif change.was or not _only_words(
                differ(old, new, Rolling.between(before.period, plan.period)),
                _misnamed(old, new, successions),
            ):
                yield find("editorial/more-than-words", place, id=id)


def _only_words(difference: Difference, misnamed: bool) -> bool:
    """Whether nothing but title and text differs; an area of which one is not known is left to its own finding."""
    if misnamed and Facet.AREA in difference.facets:
        return WORDS.issuperset({*difference.facets} - {Facet.AREA})
    return difference.only_words


def _likely_renames(plan: EffectivePlan, changes: ChangeSet) -> Iterator[Finding]:
    """Ended commitments that a new one is much alike: perhaps one and the same with another file name."""
    ended = [c.before for c in changes.changes if c.kind is ChangeKind.ENDED and c.before]
    new = [c.after for c in changes.changes if c.kind is ChangeKind.NEW and c.after]
    for after in new:
        best = max(ended, key=lambda before: likeness(before, after), default=None)
        if best is not None and likeness(best, after) >= MUCH_ALIKE:
            said = plan.plan.commitments[after.id]
            yield find("change/likely-rename", said.source.place(), old=best.id, new=after.id)


def likeness(before: Effective, after: Effective) -> float:
    """The share of words and marks that two commitments' titles and texts have in common, from 0 to 1."""
    if not differ(before, after, STANDING).facets:
        return 1.0
    old = [t.folded for t in (*tokens_of(before.title), *sequence(before.body))]
    new = [t.folded for t in (*tokens_of(after.title), *sequence(after.body))]
    return Indel.normalized_similarity(old, new)


def _on_deviations(plan: EffectivePlan, ids: set[str], lost: frozenset[str]) -> Iterator[Finding]:
    for deviation in plan.plan.deviations.values():
        id = deviation.commitment
        misread = deviation.says.commitment is None and deviation.source.has("commitment")
        if id in plan.commitments or id in lost or misread:
            continue
        place = deviation.source.place("commitment")
        if "/" in id:
            yield find("commitment/other-organisation", place, name=id)
        elif id in ids:
            yield find("deviation/not-in-plan", place, id=id, period=plan.period)
        else:
            near = nearest(id, plan.commitments) or ""
            yield find("deviation/unknown-commitment", place, id=id, nearest=near)
