"""The whole content of a site: every file read once, gathered in the library, with all that is wrong with it."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from generator.content.fields import Keys
from generator.content.library import Library
from generator.content.organisation import Organisation, OrganisationKeys
from generator.content.period import Period
from generator.content.plan import (
    Commitment,
    CommitmentKeys,
    Deviation,
    DeviationKeys,
    Plan,
    PlanKeys,
    Scores,
    ScoresKeys,
)
from generator.content.references import CommitmentRef, PlanRef, ScoreRef, VoiceRef
from generator.content.settings import (
    Framework,
    FrameworkKeys,
    Instrument,
    InstrumentKeys,
    Reader,
    ReaderKeys,
    Site,
    SiteKeys,
)
from generator.content.source import Source
from generator.content.voice import Voice, VoiceKeys
from generator.findings import Finding, Place, find, in_order
from generator.locale import nearest
from generator.reading.documents import Document, read_keys, read_text_with_keys, read_voice
from generator.reading.pictures import Beside
from generator.reading.tree import Listing, PlanFolder, StoryFolder, Tree, survey
from generator.twofold import by_two

M = TypeVar("M", bound=Keys)
D = TypeVar("D")
V = TypeVar("V")

SITE: Final = "site_config/site.yml"


def read_library(root: Path) -> tuple[Library, tuple[Finding, ...]]:
    """All content below `root`, and everything that is wrong with its files, in order of place.

    Never raises for any content. What could not be read is left out and named in `Library.unreadable`; what
    could be read without its faulty parts is there, and its findings say so. Without a readable `site.yml` a
    default one takes its place, so that all other files are read and checked.
    """
    with _without_collector():
        return _Gatherer(survey(root)).gather()


@contextmanager
def _without_collector() -> Iterator[None]:
    """Without Python's search for cycles: there are none here, and it would visit every document over and over."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@dataclass(slots=True)
class _Gatherer:
    tree: Tree
    language: str = "nl"
    findings: list[Finding] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    def gather(self) -> tuple[Library, tuple[Finding, ...]]:
        self.findings.extend(self.tree.findings)
        site = self._site()
        self.language = site.says.language.value
        config = self.tree.config
        organisations = self._organisations(config["organisations"])
        frameworks = {
            id: Framework(id, source, says)
            for id, (source, says) in self._keys(config["frameworks"], FrameworkKeys).items()
        }
        instruments = {
            id: Instrument(id, source, says)
            for id, (source, says) in self._keys(config["instruments"], InstrumentKeys).items()
        }
        readers = {
            id: Reader(id, source, says)
            for id, (source, says) in self._keys(config["readers"], ReaderKeys).items()
        }
        plans: dict[PlanRef, Plan] = {}
        for plan_folder in self.tree.plans:
            plan = self._plan(plan_folder)
            if plan is not None:
                self._keep(plans, plan.ref, plan, plan.source.path, plan_folder.organisation in organisations)
        voices: dict[VoiceRef, Voice] = {}
        for voice in self._voices():
            self._keep(voices, voice.ref, voice, voice.source.path, voice.ref.organisation in organisations)
        library = Library(
            site=site,
            organisations=self._ordered(site, organisations),
            frameworks=frameworks,
            instruments=instruments,
            readers=readers,
            plans=dict(sorted(plans.items())),
            voices=dict(sorted(voices.items())),
            unreadable=frozenset(self.unreadable),
        )
        return library, in_order(self.findings)

    # -- the site and what its organisations share

    def _site(self) -> Site:
        default = Site(Source(SITE), SiteKeys(title="…"))
        if self.tree.site is None:
            self.unreadable.add(SITE)
            return default
        read = read_keys(self.tree.site, SiteKeys, self.language)
        self.findings.extend(read.findings)
        if read.says is None:
            self.unreadable.add(SITE)
            return default
        return Site(read.source, read.says)

    def _keys(self, listing: Listing, model: type[M]) -> dict[str, tuple[Source, M]]:
        """The YAML files of a folder by id."""
        found: dict[str, tuple[Source, M]] = {}
        for id, entry in listing.texts.items():
            read = read_keys(entry, model, self.language)
            self.findings.extend(read.findings)
            if read.says is None:
                self.unreadable.add(entry.path)
            else:
                found[id] = (read.source, read.says)
        return found

    def _organisations(self, listing: Listing) -> dict[str, Organisation]:
        """The organisations by id; a logo that cannot be used is left out."""
        beside = self._beside(listing)
        found = {}
        for id, (source, read) in self._keys(listing, OrganisationKeys).items():
            says = read
            if says.logo is not None:
                name, faults = beside.judge(says.logo, says.name)
                place = source.place("logo")
                self.findings.extend(find(code, place, **facts) for code, facts in faults)
                says = says.model_copy(update={"logo": name})
            found[id] = Organisation(id, source, says)
        self._left_over(listing, beside)
        return found

    def _ordered(self, site: Site, found: Mapping[str, Organisation]) -> dict[str, Organisation]:
        """Organisations in the site's order, the others behind them by id."""
        files = self.tree.config["organisations"].texts
        for index, id in enumerate(site.says.organisations):
            if id not in files:
                near = nearest(id, files) or ""
                place = site.source.place("organisations", index)
                self.findings.append(
                    find("site/unknown-organisation", place, name=id, nearest=near, n=int(bool(near)))
                )
        order = dict.fromkeys([*site.says.organisations, *sorted(found)])
        return {id: found[id] for id in order if id in found}

    # -- plans

    def _plan(self, folder: PlanFolder) -> Plan | None:
        """The plan of a folder. All its files are read, also when the plan itself cannot be."""
        ref = PlanRef(folder.organisation, folder.period)
        commitments = {}
        listing = folder.commitments
        beside = self._beside(listing)
        for id, entry in listing.texts.items():
            read = read_text_with_keys(entry, CommitmentKeys, self.language, beside)
            says = self._says(read, str(CommitmentRef(folder.organisation, id)), str(ref))
            if says is not None:
                was = tuple(_own(each, ref) for each in says.was)
                says = says if was == says.was else says.model_copy(update={"was": was})
                commitments[id] = Commitment(id, ref, read.source, says, read.body)
        self._left_over(listing, beside)
        deviations = {}
        listing = folder.deviations
        beside = self._beside(listing)
        for name, entry in listing.texts.items():
            deviation = read_text_with_keys(entry, DeviationKeys, self.language, beside)
            told = self._says(deviation, str(ref))
            if told is not None:
                about = told.commitment and _own(told.commitment, ref)
                told = told if about == told.commitment else told.model_copy(update={"commitment": about})
                deviations[name] = Deviation(name, ref, deviation.source, told, deviation.body)
        self._left_over(listing, beside)
        scores = {}
        for instrument, entry in folder.scores.texts.items():
            given = read_keys(entry, ScoresKeys, self.language)
            results = self._says(given, str(ScoreRef(folder.organisation, folder.period, instrument)))
            if results is not None:
                scores[instrument] = Scores(instrument, ref, given.source, results)
        return self._plan_itself(folder, ref, commitments, deviations, scores)

    def _plan_itself(
        self,
        folder: PlanFolder,
        ref: PlanRef,
        commitments: dict[str, Commitment],
        deviations: dict[str, Deviation],
        scores: dict[str, Scores],
    ) -> Plan | None:
        beside = self._beside(folder.beside)
        if folder.plan is None:
            self.unreadable.update((str(ref), f"{folder.path}/plan.md"))
            return None
        read = read_text_with_keys(folder.plan, PlanKeys, self.language, beside)
        self._left_over(folder.beside, beside)
        says = self._says(read, str(ref))
        if says is None:
            return None
        return Plan(ref, read.source, says, read.body, commitments, deviations, scores)

    # -- voices

    def _voices(self) -> Iterator[Voice]:
        """Every voice, folder by folder; the files are read by two where that can be."""
        folders = self.tree.stories
        files = [(folder, slug) for folder in folders for slug in folder.listing.texts]
        shown: dict[tuple[str, Period], set[str]] = defaultdict(set)
        for (folder, slug), (read, pictures) in zip(files, by_two(self._voice, files), strict=True):
            shown[folder.organisation, folder.period] |= pictures
            ref = VoiceRef(folder.organisation, folder.period, slug)
            says = self._says(read, str(ref))
            if says is not None:
                yield Voice(ref, read.source, says, read.body, read.withdrawn)
        for folder in folders:
            beside = self._beside(folder.listing)
            beside.used |= shown[folder.organisation, folder.period]
            self._left_over(folder.listing, beside)

    def _voice(self, file: tuple[StoryFolder, str]) -> tuple[Document[VoiceKeys], set[str]]:
        """A voice as it is read, and the pictures that it shows."""
        folder, slug = file
        beside = self._beside(folder.listing)
        return read_voice(folder.listing.texts[slug], self.language, beside), beside.used

    # -- what all have in common

    def _says(self, read: Document[M], *refs: str) -> M | None:
        """The keys of a document, its findings gathered; what cannot be read is remembered by path and refs."""
        self.findings.extend(read.findings)
        if read.says is None:
            self.unreadable.update((read.source.path, *refs))
        return read.says

    def _keep(self, documents: dict[D, V], ref: D, document: V, path: str, known: bool) -> None:
        """Add a document, unless its organisation cannot be read or another one stands under its name."""
        if known and ref not in documents:
            documents[ref] = document
        else:
            self.unreadable.update((str(ref), path))

    def _beside(self, listing: Listing) -> Beside:
        files = {name: entry.file for name, entry in listing.pictures.items()}
        return Beside(files, frozenset(listing.misnamed))

    def _left_over(self, listing: Listing, beside: Beside) -> None:
        for name in beside.unused():
            self.findings.append(find("file/unused-picture", Place(listing.pictures[name].path), name=name))


def _own(commitment: str, plan: PlanRef) -> str:
    """A commitment without its organisation, when that is the plan's own."""
    return commitment.removeprefix(f"{plan.organisation}/")
