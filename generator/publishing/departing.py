"""What may not stand in a site any longer, and what in it is looked for and what stays, as far as files can be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.composing.addresses import Addresses
from generator.content.library import Library
from generator.content.references import VoiceRef
from generator.content.voice import StoryKeys, Voice
from generator.content.wall import has_error, held_because, is_withdrawn, publishable
from generator.content.withheld import Passage, Withheld, passages_of_file, published_names, withheld_voices
from generator.findings import Finding, Level
from generator.locale import Language, languages
from generator.publishing.guarding import may_be_told
from generator.publishing.leaking import Guarded
from generator.publishing.opening import parts_of
from generator.publishing.recalling import recalled
from generator.reading.lenient import Mark, mark_in, readable_voices, ref_of
from generator.reading.textfile import forced_text

_FOREVER: Final = 9999


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A site that stands, with the content (as far as it can be read) that belongs to it as of a day.

    `findings` are what is wrong with that content, weighed.
    """

    site: Path
    root: Path
    library: Library
    on: dt.date
    words: Language
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Gone:
    """Voices that may not stand in a site any longer; `unread` are files that are said to be withdrawn, unreadably."""

    voices: tuple[Voice, ...] = ()
    withdrawn: frozenset[VoiceRef] = frozenset()
    unread: tuple[str, ...] = ()

    @property
    def refs(self) -> dict[VoiceRef, str]:
        """Every voice with the path of its file."""
        found = {voice.ref: voice.source.path for voice in self.voices}
        found.update((ref, path) for path in self.unread if (ref := ref_of(path)) is not None)
        return found


def gone(library: Library, root: Path, on: dt.date) -> Gone:
    """The stories whose consent does not hold as of a day, in whatever state the rest of the content is."""
    known = "site_config/site.yml" not in library.unreadable
    says = library.site.says
    site = library.site if known else replace(
        library.site, says=says.model_copy(update={"consent_years": _FOREVER})
    )  # fmt: skip
    files = sorted(
        path for path in library.unreadable if path.startswith("stories/") and path.endswith(".md")
    )
    read = tuple(readable_voices(root, files))
    voices = [
        voice
        for voice in (*library.voices.values(), *read)
        if isinstance(voice.says, StoryKeys)
        and (held_because(voice, site, on) is not None or _is_mistyped(voice))
    ]
    left = sorted(set(files) - {voice.source.path for voice in read})
    marks = {path: mark for path in left if (mark := mark_in(root, path)) is not None}
    withdrawn = {voice.ref for voice in voices if is_withdrawn(voice, on) or _is_mistyped(voice)}
    withdrawn.update(
        ref for path, mark in marks.items() if mark is Mark.WITHDRAWN and (ref := ref_of(path)) is not None
    )
    return Gone(tuple(voices), frozenset(withdrawn), tuple(marks))


def _is_mistyped(voice: Voice) -> bool:
    """Whether a day of withdrawal stands in the file that cannot be read as one: then it is meant all the same."""
    consent = voice.says.consent if isinstance(voice.says, StoryKeys) else None
    return consent is not None and consent.withdrawn is None and voice.source.has("consent", "withdrawn")


def guarded(what: Gone, at: Standing) -> Guarded:
    """What is looked for, and what stays: the rest of the content as far as it can be read."""
    refs = what.refs
    rest = remaining(at, refs)
    held = withheld_voices(what.voices, what.withdrawn)
    names = {**held.names, **{ref.slug: path for ref, path in refs.items()}}
    said = [passage for ref, path in refs.items() for passage in recalled(at.site, ref, path)]
    said += (each for path in what.unread for each in _passages_in(at.root, path))
    own = folders_of(refs)
    shown = {
        part
        for path in files_below(at.site)
        if not (name := path.relative_to(at.site).as_posix()).startswith(own)
        for part in parts_of(name)
    }
    return Guarded(
        Withheld((*held.passages, *said), names, held.pictures, held.withdrawn),
        cleared=lambda: may_be_told(rest, at.words, at.root),
        names_shown=frozenset(shown | set(published_names(rest))),
        tombstones=frozenset(f"{folder}index.html" for folder in folders_of(what.withdrawn)),
    )


def _passages_in(root: Path, path: str) -> Iterator[Passage]:
    return passages_of_file(path, forced_text(root / path) or "")


def remaining(at: Standing, refs: Mapping[VoiceRef, str]) -> Library:
    """What the wall lets through of the content that stays: only words of that are no trace of who is gone.

    A voice with a mistake in its file is among it when it stands in the site already, with consent.
    """
    library = publishable(at.library, (), at.on).library
    errors = {finding.place.path for finding in at.findings if finding.level is Level.ERROR}
    voices = {
        ref: voice
        for ref, voice in library.voices.items()
        if ref not in refs and (not has_error(voice, errors) or has_page(at.site, ref))
    }
    return replace(library, voices=voices)


def has_page(site: Path, ref: VoiceRef) -> bool:
    """Whether a voice has its page in a site, and not only a tombstone."""
    return any(
        page.is_file() and not is_grave(page)
        for page in (site / folder / "index.html" for folder in folders_of([ref]))
    )


def is_grave(page: Path) -> bool:
    """Whether a page says that no search engine may list it: of voices only tombstones do."""
    return page.is_file() and b'<meta name="robots" content="noindex">' in page.read_bytes()


def files_below(site: Path) -> list[Path]:
    """All files of a site, in order."""
    return sorted(path for path in site.rglob("*") if path.is_file())


def folders_of(refs: Iterable[VoiceRef]) -> tuple[str, ...]:
    """Where the pages of voices stand, in every language that a site may have had."""
    return tuple(
        dict.fromkeys(Addresses.of(each).voice(ref) for ref in refs for each in languages().values())
    )
