"""The wall: the part of a library that may be published as of a day. Whatever is not surely allowed stays behind it.

Rules: `CONTENT.md`, *What may be published*. Nothing that is held back is left in what this gives: no text, no
name of a file, no reference to it. The checks say why something is held back, by the same functions.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from generator.content.fields import Keys
from generator.content.library import Library
from generator.content.period import Period
from generator.content.plan import Commitment, Deviation, Plan, Scores
from generator.content.references import CommitmentRef, PlanRef, ScoreRef, VoiceRef, Written
from generator.content.settings import Site
from generator.content.subtracting import may_be_told
from generator.content.text import Body, TargetKind
from generator.content.voice import (
    Consent,
    ConversationKeys,
    GivenBy,
    ObservationKeys,
    Purpose,
    ResponseKeys,
    StoryKeys,
    Voice,
    consent_ends,
)
from generator.findings import Finding, Level

K = TypeVar("K", bound=Keys)


@dataclass(frozen=True, slots=True, eq=False)
class Published:
    """What may be published as of the day `on`.

    `library` holds nothing else. Per organisation and period, `told` counts the voices that there are, `held`
    those among them that were held back (published = told - held), and `consented` those that may be public by whoever has
    a say in it, also when a mistake in their file keeps them back. A voice that could not be read is told and held.
    `withdrawn` names the stories whose consent was withdrawn: at their addresses stands that they were, and
    nothing of what they told. `drafts` names the plans that are there only because drafts were asked for.
    """

    library: Library
    on: dt.date
    held: Mapping[PlanRef, int] = field(default_factory=dict)
    told: Mapping[PlanRef, int] = field(default_factory=dict)
    consented: Mapping[PlanRef, int] = field(default_factory=dict)
    withdrawn: tuple[VoiceRef, ...] = ()
    drafts: frozenset[PlanRef] = frozenset()


def publishable(
    library: Library, findings: Iterable[Finding], on: dt.date, drafts: bool = False
) -> Published:
    """The part of `library` that may be published as of `on`.

    `findings` are weighed ones: a voice with an error in its file stays back. Errors in plans and settings are
    not this function's affair, they stop a build. With `drafts`, plans that are not adopted yet are kept and named.
    """
    site = library.site
    errors = {finding.place.path for finding in findings if finding.level is Level.ERROR}
    agreed = {
        ref: voice
        for ref, voice in library.voices.items()
        if ref.organisation in library.organisations and held_because(voice, site, on) is None
    }
    voices = {ref: voice for ref, voice in agreed.items() if not (errors and has_error(voice, errors))}
    plans = {ref: plan for ref, plan in library.plans.items() if drafts or plan.is_adopted(on)}
    gate = _Gate(library, on, voices, plans)
    told = _told(library)
    published = _counted(voices)
    return Published(
        library=Library(
            site=Site(site.source, gate.trim(site.says, rules={})),
            organisations=library.organisations,
            frameworks=library.frameworks,
            instruments=library.instruments,
            readers=library.readers,
            plans={ref: gate.plan(plan) for ref, plan in plans.items()},
            voices={ref: gate.voice(voice) for ref, voice in voices.items()},
            unreadable=frozenset(path for path in library.unreadable if path.startswith("plans/")),
        ),
        on=on,
        held={place: number - published[place] for place, number in told.items()},
        told=told,
        consented=_counted(agreed),
        withdrawn=tuple(
            ref
            for ref, voice in library.voices.items()
            if ref.organisation in library.organisations and is_withdrawn(voice, on)
        ),
        drafts=frozenset(ref for ref, plan in plans.items() if not plan.is_adopted(on)),
    )


def printable(published: Published) -> Published:
    """The part of what is published that may also stand on paper: a story needs consent for that of its own.

    What is left out leaves no reference behind. The numbers stay those of the site: it is there that they are told.
    """
    library = published.library
    voices = {ref: voice for ref, voice in library.voices.items() if may_print(voice)}
    gate = _Gate(library, published.on, voices, library.plans)
    kept = replace(
        library,
        plans={ref: gate.plan(plan) for ref, plan in library.plans.items()},
        voices={ref: gate.voice(voice) for ref, voice in voices.items()},
    )
    return replace(published, library=kept, withdrawn=())


def _counted(voices: Iterable[VoiceRef]) -> Counter[PlanRef]:
    """How many voices there are per organisation and period."""
    return Counter(PlanRef(ref.organisation, ref.period) for ref in voices)


# -- what is held back, and why


def hindrances(voice: Voice, site: Site, on: dt.date) -> tuple[str, ...]:
    """All that keeps a voice from being published as of a day, as finding codes, what matters most first.

    A story that was withdrawn has that one reason only: nobody needs to mend the rest.
    """
    says = voice.says
    if isinstance(says, StoryKeys):
        if is_withdrawn(voice, on):
            return ("consent/withdrawn",)
        if says.consent is None:
            return ("consent/missing",)
        return tuple(_of_consent(says.consent, site, on))
    if isinstance(says, ObservationKeys):
        checked = says.checked_by_team
        return () if checked is not None and checked <= on else ("observation/not-checked",)
    if isinstance(says, ResponseKeys):
        return () if says.with_agreement else ("response/without-agreement",)
    return () if isinstance(says, ConversationKeys) else ("consent/missing",)


def _of_consent(consent: Consent, site: Site, on: dt.date) -> Iterable[str]:
    if consent.on > on:
        yield "consent/not-yet"
    if consent_ends(consent, site.says.consent_years) < on:
        yield "consent/expired"
    if Purpose.SITE not in consent.for_:
        yield "consent/not-for-site"
    if consent.checked_by_teller is None or consent.checked_by_teller > on:
        yield "consent/not-read-by-teller"
    if consent.given_by is GivenBy.REPRESENTATIVE and consent.capacity is None:
        yield "consent/without-capacity"


def held_because(voice: Voice, site: Site, on: dt.date) -> str | None:
    """The code of what keeps a voice from being published as of a day; `None` for one that may be."""
    return next(iter(hindrances(voice, site, on)), None)


def is_withdrawn(voice: Voice, on: dt.date) -> bool:
    """Whether a story's consent has been withdrawn as of a day."""
    consent = voice.says.consent if isinstance(voice.says, StoryKeys) else None
    day = (consent.withdrawn if consent else None) or voice.withdrawn
    return day is not None and day <= on


def may_show_pictures(voice: Voice) -> bool:
    """Whether a voice's pictures may be shown: those of a story need consent of their own."""
    if not isinstance(voice.says, StoryKeys):
        return True
    consent = voice.says.consent
    return consent is not None and Purpose.PICTURE in consent.for_


def barred_pictures(voices: Iterable[Voice], published: Container[VoiceRef]) -> dict[str, Voice]:
    """The pictures that no voice may show, by their path from the root: those of a voice that is not published, or that has no
    consent for pictures, with that voice. Another voice of the folder that shows the same file does not open the wall for it.
    """
    return {
        path: voice
        for voice in voices
        if voice.body.pictures and not (voice.ref in published and may_show_pictures(voice))
        for path in voice.pictures
    }


def may_print(voice: Voice) -> bool:
    """Whether a voice that may be on the site may be in a print as well; only stories have a teller to ask."""
    if not isinstance(voice.says, StoryKeys):
        return True
    consent = voice.says.consent
    return consent is not None and Purpose.PRINT in consent.for_


def gives_meaning(voice: Voice | None, on: dt.date) -> bool:
    """Whether scores may lean on this voice: a conversation that has been held as of a day."""
    if voice is None or not isinstance(voice.says, ConversationKeys):
        return False
    return voice.says.on is None or voice.says.on <= on


def is_interpreted(scores: Scores, voices: Mapping[VoiceRef, Voice], on: dt.date) -> bool:
    """Whether one of these voices is a conversation that gives the scores their meaning."""
    refs = (ref.voice(scores.plan.organisation) for ref in scores.says.interpreted_in)
    return any(gives_meaning(voices.get(ref), on) for ref in refs if ref is not None)


def is_due(scores: Scores, on: dt.date) -> bool:
    """Whether scores have been gathered as of a day; those without a date have."""
    return scores.says.on is None or scores.says.on <= on


def has_error(voice: Voice, errors: Iterable[str]) -> bool:
    """Whether one of these paths with an error is the voice's file, a picture in it, or a folder around it."""
    path = voice.source.path
    own = {path, *voice.pictures}
    return any(error in own or path.startswith(f"{error}/") for error in errors)


_STORY: Final = re.compile(r"stories/([^/]+)/([^/]+)/[^/]+\.md")


def _told(library: Library) -> dict[PlanRef, int]:
    """How many voices there are per organisation and period, those that could not be read among them."""
    told: Counter[PlanRef] = Counter()
    for ref in library.voices:
        if ref.organisation in library.organisations:
            told[PlanRef(ref.organisation, ref.period)] += 1
    for path in library.unreadable:
        match = _STORY.fullmatch(path)
        if match is None or match[1] not in library.organisations:
            continue
        try:
            told[PlanRef(match[1], Period.parse(match[2]))] += 1
        except ValueError:
            continue
    return dict(sorted(told.items()))


# -- what is let through, without a trace of the rest


class _Gate:
    """Lets documents through without references to what stays behind."""

    def __init__(
        self, library: Library, on: dt.date, voices: Mapping[VoiceRef, Voice], plans: Mapping[PlanRef, Plan]
    ) -> None:
        self._site, self._on, self._voices, self._plans = library.site, on, voices, plans
        self._commitments = {
            CommitmentRef(ref.organisation, id) for ref, plan in plans.items() for id in plan.commitments
        }
        self._scores = {
            ScoreRef(ref.organisation, ref.period, instrument)
            for ref, plan in plans.items()
            for instrument, scores in plan.scores.items()
            if self._may_score(scores)
        }
        self._hidden = _names_behind(library, voices, self._commitments)
        self._barred = barred_pictures(library.voices.values(), voices)

    def _may_score(self, scores: Scores) -> bool:
        if not (is_due(scores, self._on) and is_interpreted(scores, self._voices, self._on)):
            return False
        return bool(may_be_told(scores.says.results, self._site.says.smallest_number))

    def _holds(self, ref: Written, own: str) -> bool:
        """Whether a reference points at something that is published; read as one kind of thing only."""
        if (score := ref.score(own)) is not None:
            return score in self._scores
        if (voice := ref.voice(own)) is not None:
            return voice in self._voices
        return ref.commitment(own) in self._commitments

    def _refs(self, refs: tuple[Written, ...], own: str) -> tuple[Written, ...]:
        kept = tuple(ref for ref in refs if self._holds(ref, own))
        return refs if len(kept) == len(refs) else kept

    @staticmethod
    def trim(says: K, **now: Any) -> K:
        """The keys with these values, and without what writers settled; the same ones where nothing differs."""
        if "settled" in type(says).model_fields:
            now["settled"] = ()
        differs = {name: value for name, value in now.items() if getattr(says, name) != value}
        return says.model_copy(update=differs) if differs else says

    def body(self, body: Body) -> Body:
        """The text without links to what stays behind."""
        for block in body.blocks:
            for target in block.targets:
                if target.kind is TargetKind.LINK and self._leads_behind(target.address):
                    return body.without_links(self._leads_behind)
        return body

    def _leads_behind(self, address: str) -> bool:
        home = self._site.says.url
        if re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE) and not (
            home and address.casefold().startswith(home.casefold())
        ):
            return False
        return not self._hidden.isdisjoint(re.split(r"[/\\?#.]", address))

    def voice(self, voice: Voice) -> Voice:
        """A voice as readers may see it."""
        says, own = voice.says, voice.ref.organisation
        now: dict[str, Any] = {"about": self._refs(says.about, own)}
        if isinstance(says, StoryKeys) and says.consent is not None:
            if says.consent.reference is not None:
                now["consent"] = says.consent.model_copy(update={"reference": None})
        elif isinstance(says, ObservationKeys):
            now["discussed_in"] = self._refs(says.discussed_in, own)
        elif isinstance(says, ConversationKeys):
            now["starts_from"] = self._refs(says.starts_from, own)
        elif isinstance(says, ResponseKeys) and says.to is not None and says.to.plan(own) not in self._plans:
            now["to"] = None
        body = voice.body if may_show_pictures(voice) else voice.body.without_pictures()
        if body.pictures and not self._barred.keys().isdisjoint(voice.pictures):
            names = {path.rpartition("/")[2] for path in voice.pictures if path in self._barred}
            body = body.without_pictures(names)
        return replace(voice, says=self.trim(says, **now), body=self.body(body))

    def plan(self, plan: Plan) -> Plan:
        """A plan with all that belongs to it, as readers may see it."""
        return replace(
            plan,
            says=self.trim(plan.says),
            body=self.body(plan.body),
            commitments={id: self._commitment(each) for id, each in plan.commitments.items()},
            deviations={name: self._deviation(each) for name, each in plan.deviations.items()},
            scores={
                instrument: self._score(each)
                for instrument, each in plan.scores.items()
                if self._may_score(each)
            },
        )

    def _commitment(self, each: Commitment) -> Commitment:
        prompted = self._refs(each.says.prompted_by, each.plan.organisation)
        return replace(each, says=self.trim(each.says, prompted_by=prompted), body=self.body(each.body))

    def _deviation(self, each: Deviation) -> Deviation:
        prompted = self._refs(each.says.prompted_by, each.plan.organisation)
        return replace(each, says=self.trim(each.says, prompted_by=prompted), body=self.body(each.body))

    def _score(self, each: Scores) -> Scores:
        own = each.plan.organisation
        held = tuple(
            ref
            for ref in each.says.interpreted_in
            if (voice := ref.voice(own)) is not None and gives_meaning(self._voices.get(voice), self._on)
        )
        results = may_be_told(each.says.results, self._site.says.smallest_number)
        return replace(each, says=self.trim(each.says, interpreted_in=held, results=results))


def _names_behind(
    library: Library, voices: Mapping[VoiceRef, Voice], commitments: set[CommitmentRef]
) -> frozenset[str]:
    """Names of files that stay behind, as far as nothing that is published has the same name."""
    hidden = {ref.slug for ref in library.voices if ref not in voices}
    hidden.update(
        id
        for ref, plan in library.plans.items()
        for id in plan.commitments
        if CommitmentRef(ref.organisation, id) not in commitments
    )
    hidden.update(
        path.rpartition("/")[2].removesuffix(".md")
        for path in library.unreadable
        if path.startswith("stories/") and path.endswith(".md")
    )
    hidden.difference_update(ref.slug for ref in voices)
    hidden.difference_update(ref.id for ref in commitments)
    return frozenset(hidden)
