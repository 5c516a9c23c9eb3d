"""A change set as plain data for machines: the `report` of an edition, and what `compare --format json` prints.

Shape: `CONTENT.md`, *Commands*. Texts are plain, paragraphs parted by an empty line.
"""

from __future__ import annotations

from typing import Any

from generator.comparing.change import Change, ChangeSet, Effective, Facet
from generator.content.plan import Deviation, Room


def as_data(changes: ChangeSet) -> dict[str, Any]:
    """The change set as mappings, lists, texts and None only.

    `from` is None for the first plan of a chain. `before` and `after` hold the values of the facets other than
    the text: an empty list of locations is the whole organisation. `text` holds both texts, None where there is
    none.
    """
    return {
        "organisation": changes.organisation,
        "from": None if changes.from_ is None else str(changes.from_.period),
        "to": str(changes.to.period),
        "changes": [_change(change) for change in changes.changes],
        "continued": list(changes.continued),
        "rolled": list(changes.rolled),
        "renamed": [{"from": rename.from_, "to": rename.to} for rename in changes.renamed],
        "editorial": list(changes.editorial),
        "deviations": [_deviation(deviation) for deviation in changes.deviations],
        "so_far": [_deviation(deviation) for deviation in changes.so_far],
    }


def _change(change: Change) -> dict[str, Any]:
    facets = [facet for facet in change.facets if facet is not Facet.TEXT]
    return {
        "id": change.id,
        "kind": change.kind.value,
        "facets": [facet.value for facet in change.facets],
        "title": change.shown.title,
        "area": change.shown.area,
        "was": list(change.was),
        "reason": change.reason,
        "prompted_by": [str(ref) for ref in change.prompted_by],
        "before": {f.value: _value(change.before, f) for f in facets} if change.before else {},
        "after": {f.value: _value(change.after, f) for f in facets} if change.after else {},
        "text": {"from": _text(change.before), "to": _text(change.after)},
    }


def _value(version: Effective, facet: Facet) -> Any:
    match facet:
        case Facet.LOCATIONS:
            return list(version.locations)
        case Facet.ROOM:
            return _room(version.room)
    return getattr(version, facet.value)


def _room(room: Room | None) -> dict[str, Any] | None:
    return None if room is None else {"rule": room.rule, "of": room.of, "status": room.status.value}


def _text(version: Effective | None) -> str | None:
    return None if version is None else version.body.plain


def _deviation(deviation: Deviation) -> dict[str, Any]:
    return {
        "commitment": deviation.commitment,
        "outcome": deviation.says.outcome.value,
        "reason": deviation.says.reason,
        "prompted_by": [str(ref) for ref in deviation.says.prompted_by],
    }
