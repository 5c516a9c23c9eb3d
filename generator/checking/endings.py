"""Whether a file that ends a commitment says anything else of it, which nobody will see."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.comparing.change import Effective
from generator.comparing.sameness import Sameness, compare_bodies, compare_lines
from generator.content.plan import Commitment
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """Ended commitments of which the file gives another title, area, text, …: readers see what it last was."""
    for organisation in context.library.organisations:
        for chain in context.chains.of(organisation):
            for plan in chain.plans:
                for id, version in plan.ended.items():
                    said = plan.plan.commitments.get(id)
                    if said is not None and said.says.ends is not None:
                        yield from _unseen(said, version)


def _unseen(said: Commitment, version: Effective) -> Iterator[Finding]:
    """A note at the first thing that differs from what the commitment last was."""
    key = next(_differing(said, version), None)
    if key is not None:
        source = said.source
        place = source.line(source.body_line) if key == "text" else source.place(key)
        yield find("commitment/end-says-more", place, id=said.id)


def _differing(said: Commitment, version: Effective) -> Iterator[str]:
    says = said.says
    if says.title is not None and compare_lines(version.title, says.title) is not Sameness.SAME:
        yield "title"
    if says.area is not None and says.area not in (version.area, version.lineage):
        yield "area"
    if says.was:
        yield "was"
    if says.locations is not None and set(says.locations) != set(version.locations):
        yield "locations"
    if isinstance(says.owner, str) and says.owner != version.owner:
        yield "owner"
    if says.asks_room is not None and says.asks_room != version.room:
        yield "asks_room"
    if said.body and compare_bodies(version.body, said.body) is not Sameness.SAME:
        yield "text"
