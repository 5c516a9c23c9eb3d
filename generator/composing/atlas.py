"""All that pages are made from, found once before the first page, so that no page's work grows with the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.comparing.chains import Chains
from generator.composing.addresses import Addresses
from generator.composing.echoes import Echoes, find_echoes
from generator.composing.editions import Editions, find_editions
from generator.composing.gathering import Gathered, gather
from generator.composing.prose import Pictures, find_pictures
from generator.composing.threads import Thread, Threads, find_threads
from generator.composing.wording import Wording
from generator.content.library import Library
from generator.content.references import CommitmentRef, PlanRef, VoiceRef, Written
from generator.content.voice import Voice
from generator.content.wall import Published
from generator.locale import Language

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """The published library with everything that had to be looked up in it.

    `about` holds the voices about each commitment, by the thread's own id. `wordings` has an entry for every
    organisation; `wording` is that of pages of the site as a whole (the organisation's where there is only one).
    """

    published: Published
    language: Language
    addresses: Addresses
    editions: Editions
    threads: Mapping[str, Threads]
    echoes: Echoes
    gathered: Gathered
    pictures: Pictures
    wording: Wording
    wordings: Mapping[str, Wording]
    about: Mapping[CommitmentRef, tuple[Voice, ...]] = field(default_factory=dict)
    printed: frozenset[PlanRef] = frozenset()
    """The editions that have PDFs beside them."""
    _once: dict[Any, Any] = field(default_factory=dict, repr=False)

    def once(self, find: Callable[[Atlas], T]) -> T:
        """What a function finds in the whole site, found when it is asked for first, and kept for all pages."""
        if find not in self._once:
            self._once[find] = find(self)
        found: T = self._once[find]
        return found

    @property
    def library(self) -> Library:
        """The publishable library."""
        return self.published.library

    @property
    def smallest(self) -> int:
        """Counts of people below this number are not told."""
        return self.library.site.says.smallest_number

    def thread(self, ref: CommitmentRef | None) -> Thread | None:
        """A commitment through its years, by an id that it has or had."""
        threads = self.threads.get(ref.organisation) if ref else None
        return threads.find(ref.id) if threads and ref else None

    def voices(self, written: Iterable[Written], own: str) -> tuple[Voice, ...]:
        """The published voices that references name, each once, in the writer's order."""
        refs: dict[VoiceRef, None] = {}
        for each in written:
            if (ref := each.voice(own)) is not None and ref in self.library.voices:
                refs[ref] = None
        return tuple(self.library.voices[ref] for ref in refs)


def make_atlas(published: Published, chains: Chains, language: Language) -> Atlas:
    """Look everything up, in time that grows with the library and no faster."""
    library = published.library
    addresses = Addresses.of(language)
    editions = find_editions(published, chains)
    threads = {id: find_threads(editions.of(id)) for id in library.organisations}
    about: dict[CommitmentRef, list[Voice]] = defaultdict(list)
    for voice in library.voices.values():
        names = (written.commitment(voice.ref.organisation) for written in voice.says.about)
        for ref in dict.fromkeys(own for name in names if (own := _thread_of(name, threads))):
            about[ref].append(voice)
    only = next(iter(library.organisations.values())) if len(library.organisations) == 1 else None
    return Atlas(
        published=published,
        language=language,
        addresses=addresses,
        editions=editions,
        threads=threads,
        echoes=find_echoes(library, editions, published.on),
        gathered=gather(library, published.on),
        pictures=find_pictures(library, addresses),
        wording=Wording(language, only),
        wordings={id: Wording(language, each) for id, each in library.organisations.items()},
        about={ref: tuple(voices) for ref, voices in about.items()},
    )


def _thread_of(ref: CommitmentRef | None, threads: Mapping[str, Threads]) -> CommitmentRef | None:
    """The ref by which a commitment is known now."""
    if ref is None or ref.organisation not in threads:
        return None
    thread = threads[ref.organisation].find(ref.id)
    return CommitmentRef(ref.organisation, thread.id) if thread else None
