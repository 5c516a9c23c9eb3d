"""Which editions there are: what the site tells about one organisation and one period, each found once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.comparing.chains import Chains
from generator.comparing.change import Change, ChangeKind, ChangeSet, EffectivePlan
from generator.comparing.differences import changes_of
from generator.comparing.sameness import STANDING, Rolling
from generator.content.organisation import Organisation
from generator.content.period import Period
from generator.content.references import PlanRef
from generator.content.voice import Voice
from generator.content.wall import Published


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """What is told about one organisation and one period.

    `changes` is None where there are voices alone. `held` is how many voices were held back, `told`
    how many there are with those, `consented` how many of them may be public by whoever has a say in it. `draft` is for the preview only.
    """

    organisation: Organisation
    period: Period
    voices: tuple[Voice, ...] = ()
    changes: ChangeSet | None = None
    held: int = 0
    told: int = 0
    consented: int = 0
    draft: bool = False

    @property
    def plan(self) -> EffectivePlan | None:
        """The plan as it holds; None where there are voices alone."""
        return self.changes.to if self.changes else None

    @property
    def is_first(self) -> bool:
        """Whether its plan begins a chain: nothing to differ from."""
        return self.changes is not None and self.changes.from_ is None

    @property
    def previous(self) -> EffectivePlan | None:
        """The plan that its plan follows."""
        return self.changes.from_ if self.changes else None

    @property
    def rolling(self) -> Rolling:
        """How far years may have moved between the two plans."""
        if self.previous is None:
            return STANDING
        return Rolling.between(self.previous.period, self.period)

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(c for c in self.changes.changes if c.kind is kind) if self.changes else ()

    @property
    def size(self) -> int:
        """How many commitments there are to tell apart: those that differ and those that continue."""
        if self.changes is None or self.plan is None:
            return 0
        if self.is_first:
            return len(self.plan.commitments)
        return len(self.changes.changes) + len(self.changes.continued)


@dataclass(frozen=True, slots=True, eq=False)
class Editions:
    """All editions: by organisation (those without any too, in the site's order), then in order of period."""

    by_organisation: Mapping[str, tuple[Edition, ...]] = field(default_factory=dict)

    def of(self, organisation: str) -> tuple[Edition, ...]:
        """An organisation's editions, the oldest first."""
        return self.by_organisation.get(organisation, ())

    def at(self, organisation: str, period: Period) -> Edition | None:
        """One edition."""
        return next((e for e in self.of(organisation) if e.period == period), None)

    def newest(self, organisation: str) -> Edition | None:
        """The edition that readers are led to: the newest with an adopted plan, else the newest there is."""
        editions = self.of(organisation)
        planned = tuple(e for e in editions if e.plan is not None and not e.draft)
        chosen = planned or editions
        return chosen[-1] if chosen else None


def find_editions(published: Published, chains: Chains) -> Editions:
    """The editions of every organisation that the library knows."""
    library = published.library
    voices: dict[PlanRef, list[Voice]] = {}
    for voice in library.voices.values():
        voices.setdefault(PlanRef(voice.ref.organisation, voice.ref.period), []).append(voice)
    changes: dict[PlanRef, ChangeSet] = {}
    for id in library.organisations:
        for chain in chains.of(id):
            for index, plan in enumerate(chain.plans):
                changes[plan.plan.ref] = changes_of(chain, index)
    found: dict[str, list[Edition]] = {id: [] for id in library.organisations}
    for ref in sorted({*changes, *voices}):
        organisation = library.organisations.get(ref.organisation)
        if organisation is None:
            continue
        own = tuple(voices.get(ref, ()))
        found[organisation.id].append(
            Edition(
                organisation=organisation,
                period=ref.period,
                voices=own,
                changes=changes.get(ref),
                held=published.held.get(ref, 0),
                told=published.told.get(ref, len(own)),
                consented=published.consented.get(ref, len(own)),
                draft=ref in published.drafts,
            )
        )
    return Editions({id: tuple(editions) for id, editions in found.items()})
