"""What every check may look at: the library, the chains, the day, and what is known by which name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from functools import cached_property

from generator.comparing.chains import Chains
from generator.content.fields import Keys
from generator.content.library import Library
from generator.content.period import Period
from generator.content.references import CommitmentRef, PlanRef, ScoreRef, VoiceRef
from generator.content.source import Source
from generator.content.text import EMPTY, Body
from generator.locale import nearest

Recognise = Callable[[str], Iterable[tuple[str, int, int]]]
"""Gives for a text the finding code, begin and end of what it takes for a name or a place, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A document of an organisation, of whichever kind.

    `kind` is `plan`, `commitment`, `deviation`, `scores` or a kind of voice; `name` the file's name without ending.
    """

    kind: str
    name: str
    organisation: str
    period: Period
    source: Source
    says: Keys
    body: Body = EMPTY


def documents(library: Library) -> Iterator[Document]:
    """Every document of plans and stories, in order."""
    for ref, plan in library.plans.items():
        own, period = ref.organisation, ref.period
        yield Document("plan", "plan", own, period, plan.source, plan.says, plan.body)
        for commitment in plan.commitments.values():
            yield Document(
                "commitment",
                commitment.id,
                own,
                period,
                commitment.source,
                commitment.says,
                commitment.body,
            )
        for deviation in plan.deviations.values():
            yield Document(
                "deviation", deviation.name, own, period, deviation.source, deviation.says, deviation.body
            )
        for scores in plan.scores.values():
            yield Document("scores", scores.instrument, own, period, scores.source, scores.says)
    for voice in library.voices.values():
        at = voice.ref
        yield Document(
            voice.kind.value, at.slug, at.organisation, at.period, voice.source, voice.says, voice.body
        )


def near(word: str, known: Iterable[str]) -> dict[str, object]:
    """The facts `nearest` (empty when none is near) and `n` (1 when there is one) for a message."""
    found = nearest(word, known) or ""
    return {"nearest": found, "n": int(bool(found))}


def is_incomplete(source: Source, key: str, items: Sized) -> bool:
    """Whether some item of a list, or the whole list, could not be read: then nobody knows what it would name."""
    return source.has(key) and (not items or source.count(key) > len(items))


@dataclass(frozen=True, eq=False)
class Context:
    """The library and its chains as of a day, with what is known by name (looked up once).

    What is there but could not be read counts as known: its own finding tells what is wrong. `recognise` looks for
    names and places besides our own rules, where that was asked for.
    """

    library: Library
    chains: Chains
    on: dt.date
    recognise: Recognise | None = None

    @cached_property
    def commitments(self) -> Mapping[str, frozenset[str]]:
        """Organisation → ids of all commitments that any of its plans ever named, drafts among them."""
        found: dict[str, set[str]] = {}
        for ref, plan in self.library.plans.items():
            found.setdefault(ref.organisation, set()).update(plan.commitments)
        return {organisation: frozenset(ids) for organisation, ids in found.items()}

    @cached_property
    def slugs(self) -> Mapping[str, Mapping[str, str]]:
        """Organisation → `period/slug` of its voices → slug."""
        found: dict[str, dict[str, str]] = {}
        for ref in self.library.voices:
            found.setdefault(ref.organisation, {})[f"{ref.period}/{ref.slug}"] = ref.slug
        return found

    @cached_property
    def _lost_plans(self) -> frozenset[str]:
        """Organisations with a plan that could not be read: nobody knows which commitments it named."""
        paths = (path.split("/") for path in self.library.unreadable)
        return frozenset(parts[1] for parts in paths if len(parts) == 4 and parts[3] == "plan.md")

    def knows_organisation(self, id: str) -> bool:
        """Whether there is such an organisation."""
        unread = f"site_config/organisations/{id}.yml" in self.library.unreadable
        return unread or id in self.library.organisations

    def knows_voice(self, ref: VoiceRef) -> bool:
        """Whether there is such a voice."""
        return ref in self.library.voices or str(ref) in self.library.unreadable

    def knows_plan(self, ref: PlanRef) -> bool:
        """Whether there is such a plan."""
        return ref in self.library.plans or str(ref) in self.library.unreadable

    def knows_commitment(self, ref: CommitmentRef) -> bool:
        """Whether there ever was such a commitment."""
        if ref.id in self.commitments.get(ref.organisation, ()):
            return True
        return ref.organisation in self._lost_plans or str(ref) in self.library.unreadable

    def knows_scores(self, ref: ScoreRef) -> bool:
        """Whether there are such scores."""
        plan = self.library.plans.get(PlanRef(ref.organisation, ref.period))
        if plan is None:
            return str(PlanRef(ref.organisation, ref.period)) in self.library.unreadable
        return ref.instrument in plan.scores or str(ref) in self.library.unreadable

    def knows_shared(self, folder: str, id: str) -> bool:
        """Whether there is such a framework, instrument or reader (`folder`: `frameworks`, …)."""
        shared: Mapping[str, Mapping[str, object]] = {
            "frameworks": self.library.frameworks,
            "instruments": self.library.instruments,
            "readers": self.library.readers,
        }
        return id in shared[folder] or f"site_config/{folder}/{id}.yml" in self.library.unreadable
