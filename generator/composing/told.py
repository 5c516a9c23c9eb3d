"""What the editions of an organisation have told, as news: each change and each deviation once, the newest first.

Days come from the content: something is told on the day on which the plan of its edition was adopted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.comparing.change import Change
from generator.composing.atlas import Atlas
from generator.composing.changes import commitment_link
from generator.composing.counting import KINDS
from generator.composing.editions import Edition
from generator.content.organisation import Organisation
from generator.content.plan import Deviation


@dataclass(frozen=True, slots=True)
class News:
    """A change or a deviation: since which day it is told, its name for ever, and where it stands.

    `name` is `de-linde/2025/change/nachtrust` or `de-linde/2025/deviation/nachtrust`, with the period of the plan
    that it belongs to. `kind` is the English name of what happened, `word` the same for readers.
    """

    day: dt.date
    name: str
    kind: str
    word: str
    title: str
    reason: str
    area: str
    address: str
    author: str


def day_of(edition: Edition) -> dt.date | None:
    """The day on which an edition's plan was adopted; None for a draft and where there are voices alone."""
    if edition.plan is None or edition.draft:
        return None
    adopted = edition.plan.plan.says.adopted
    return adopted.on if adopted else None


def newest_day(editions: tuple[Edition, ...]) -> dt.date | None:
    """The last day on which one of these editions' plans was adopted."""
    return max((day for edition in editions if (day := day_of(edition))), default=None)


def news_of(organisation: Organisation, atlas: Atlas) -> tuple[News, ...]:
    """All that is told of an organisation, the newest edition first, each thing once, where it was told last."""
    found: dict[str, News] = {}
    for edition in reversed(atlas.editions.of(organisation.id)):
        day = day_of(edition)
        if day is not None:
            for each in _in_edition(edition, day, atlas):
                found.setdefault(each.name, each)
    # by day; a day's news stays in the order in which its edition tells it
    return tuple(sorted(found.values(), key=lambda each: each.day, reverse=True))


def ordered(changes: tuple[Change, ...]) -> list[Change]:
    """Changes by kind, as editions tell them, then by title."""
    return sorted(changes, key=lambda c: (KINDS.index(c.kind), c.shown.title.casefold(), c.id))


def _in_edition(edition: Edition, day: dt.date, atlas: Atlas) -> Iterator[News]:
    changes = edition.changes
    if changes is None:
        return
    for change in ordered(changes.changes):
        yield _change(change, edition, day, atlas)
    for deviation in (*changes.deviations, *changes.so_far):
        yield _deviation(deviation, edition, day, atlas)


def _change(change: Change, edition: Edition, day: dt.date, atlas: Atlas) -> News:
    own = edition.organisation
    wording = atlas.wordings[own.id]
    return News(
        day=day,
        name=f"{own.id}/{edition.period}/change/{change.id}",
        kind=change.kind.value,
        word=wording(f"kind.{change.kind.value}"),
        title=change.shown.title,
        reason=change.reason or "",
        area=wording.area(change.shown.area),
        address=f"{atlas.addresses.edition(own.id, edition.period)}#c-{change.id}",
        author=own.says.name,
    )


def _deviation(deviation: Deviation, edition: Edition, day: dt.date, atlas: Atlas) -> News:
    own = edition.organisation
    wording = atlas.wordings[own.id]
    outcome = deviation.says.outcome.value
    return News(
        day=day,
        name=f"{own.id}/{deviation.plan.period}/deviation/{deviation.name}",
        kind=outcome,
        word=wording(f"outcome.{outcome}"),
        title=title_of_deviation(deviation, edition, atlas),
        reason=deviation.says.reason,
        area="",
        address=f"{atlas.addresses.edition(own.id, edition.period)}#v-{deviation.plan.period}-{deviation.name}",
        author=own.says.name,
    )


def title_of_deviation(deviation: Deviation, edition: Edition, atlas: Atlas) -> str:
    """How the commitment was called in the plan that practice went otherwise than."""
    plan = atlas.editions.at(edition.organisation.id, deviation.plan.period)
    effective = plan.plan if plan else None
    version = effective and (
        effective.commitments.get(deviation.commitment) or effective.ended.get(deviation.commitment)
    )
    title = version.title if version else ""
    return commitment_link(deviation.commitment, edition.organisation.id, atlas, title).words
