"""What may not stand in a site any longer, and what in it is looked for and what stays, as far as files can be read."""

from __future__ import annotations

import datetime as dt
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.composing.addresses import Addresses
from generator.content.library import Library
from generator.content.references import VoiceRef
from generator.content.voice import StoryKeys, Voice
from generator.content.wall import (
    has_error,
    held_because,
    is_withdrawn,
    may_print,
    may_show_pictures,
    publishable,
)
from generator.content.withheld import (
    TEXT,
    Passage,
    Withheld,
    alternatives_of,
    passages_of_file,
    passages_of_voice,
    published_names,
    withheld_voices,
)
from generator.findings import Finding, Level
from generator.locale import Language, languages
from generator.publishing.guarding import may_be_told
from generator.publishing.leaking import Guarded
from generator.publishing.manifest import read_manifest
from generator.publishing.opening import is_picture, parts_of
from generator.publishing.recalling import recalled
from generator.reading.lenient import Mark, mark_in, readable_voices, ref_of, speaks_of_consent
from generator.reading.textfile import forced_text

_FOREVER: Final = 9999
_RECOGNISED: Final = ("title", "meaning", "summary", "dilemma", TEXT)
_FEW: Final = 2
"""By so few words a story in a print is not told from a plan that happens to say them."""


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
    """Voices that may not stand in a site any longer; `unread` are files that are said to be withdrawn, unreadably.

    `unpictured` and `unprinted` may stay, but not their pictures, and not on paper. `fileless` have a page and no file: what
    is said of someone who is gone on such a page was said by that one, under an earlier name.
    """

    voices: tuple[Voice, ...] = ()
    withdrawn: frozenset[VoiceRef] = frozenset()
    unread: tuple[str, ...] = ()
    unpictured: tuple[Voice, ...] = ()
    unprinted: tuple[Voice, ...] = ()
    fileless: frozenset[VoiceRef] = frozenset()

    @property
    def refs(self) -> dict[VoiceRef, str]:
        """Every voice that goes as a whole, with the path of its file."""
        found = {voice.ref: voice.source.path for voice in self.voices}
        found.update((ref, path) for path in self.unread if (ref := ref_of(path)) is not None)
        return found

    def __bool__(self) -> bool:
        return bool(self.voices or self.unread or self.unpictured or self.unprinted)


def gone(at: Standing) -> Gone:
    """What people did not agree to, or no longer, as of a day, in whatever state the rest of the content is.

    Stories are looked for wherever they may stand; an observation that its team has not checked and a response without
    agreement only where they have a page, since many of them wait for that.
    """
    library, root, on = at.library, at.root, at.on
    known = "site_config/site.yml" not in library.unreadable
    says = library.site.says
    site = library.site if known else replace(
        library.site, says=says.model_copy(update={"consent_years": _FOREVER})
    )  # fmt: skip
    files = sorted(
        path for path in library.unreadable if path.startswith("stories/") and path.endswith(".md")
    )
    read = tuple(readable_voices(root, files))
    every = {voice.ref: voice for voice in (*library.voices.values(), *read)}
    voices = [
        voice
        for voice in every.values()
        if (held_because(voice, site, on) is not None or _is_mistyped(voice))
        and (isinstance(voice.says, StoryKeys) or has_page(at.site, voice.ref))
    ]
    left = sorted(set(files) - {voice.source.path for voice in read})
    marks = {path: mark for path in left if (mark := mark_in(root, path)) is not None}
    fileless = absent(at)
    marks.update(_set_aside(root, fileless))
    withdrawn = {voice.ref for voice in voices if is_withdrawn(voice, on) or _is_mistyped(voice)}
    withdrawn.update(
        ref for path, mark in marks.items() if mark is Mark.WITHDRAWN and (ref := ref_of(path)) is not None
    )
    departing = {voice.ref for voice in voices}
    stay = [voice for ref, voice in every.items() if ref not in departing]
    limited = [v for v in stay if not (may_show_pictures(v) and may_print(v)) and has_page(at.site, v.ref)]
    return Gone(
        tuple(voices),
        frozenset(withdrawn),
        tuple(marks),
        tuple(
            voice
            for voice in limited
            if not may_show_pictures(voice) and (voice.body.pictures or pictures_at(at.site, voice.ref))
        ),
        tuple(voice for voice in limited if not may_print(voice)),
        frozenset(fileless),
    )


def _set_aside(root: Path, fileless: Iterable[VoiceRef]) -> Iterator[tuple[str, Mark]]:
    """Files that were set aside with their mark in them, under the path that they had."""
    for ref in fileless:
        folder = f"stories/{ref.organisation}/{ref.period}"
        if mark_in(root, f"{folder}/_{ref.slug}.md") is Mark.WITHDRAWN:
            yield f"{folder}/{ref.slug}.md", Mark.WITHDRAWN


def absent(at: Standing) -> tuple[VoiceRef, ...]:
    """Voices that have a page in the site, and of which nobody can tell whether they may: their file is gone, a link, or
    cannot be read and says nothing of consent.
    """
    listed = (read_manifest(at.site) or {"sources": {}})["sources"]
    gone_ones = [path for path in listed if _is_lost(at.root / path)]
    linked = [each.place.path for each in at.findings if each.code == "file/link"]
    silent = [path for path in at.library.unreadable if not speaks_of_consent(at.root, path)]
    refs = (ref_of(path) for path in (*gone_ones, *linked, *silent))
    return tuple(sorted({ref for ref in refs if ref is not None and has_page(at.site, ref)}))


def _is_lost(file: Path) -> bool:
    try:
        return not stat.S_ISREG(file.lstat().st_mode)
    except OSError:
        return True


def _is_mistyped(voice: Voice) -> bool:
    """Whether a day of withdrawal stands in the file that cannot be read as one: then it is meant all the same."""
    consent = voice.says.consent if isinstance(voice.says, StoryKeys) else None
    return consent is not None and consent.withdrawn is None and voice.source.has("consent", "withdrawn")


def guarded(what: Gone, at: Standing) -> Guarded:
    """What is looked for, and what stays: the rest of the content as far as it can be read."""
    refs = what.refs
    rest = remaining(at, refs)
    held = withheld_voices(what.voices, what.withdrawn)
    pictures = [path for voice in what.unpictured for path in voice.pictures]
    names = {**held.names, **{ref.slug: path for ref, path in refs.items()}}
    said = [passage for ref, path in refs.items() for passage in recalled(at.site, ref, path)]
    said += (each for path in what.unread for each in _passages_in(at.root, path))
    said += (each for voice in what.unpictured for each in alternatives_of(voice))
    own = folders_of(refs)
    shown = {
        part
        for path in files_below(at.site)
        if not (name := path.relative_to(at.site).as_posix()).startswith(own)
        for part in parts_of(name)
    }
    return Guarded(
        Withheld((*held.passages, *said), names, (*held.pictures, *pictures), held.withdrawn),
        cleared=lambda: may_be_told(rest, at.words, at.root),
        names_shown=frozenset(shown | set(published_names(rest))),
        tombstones=frozenset(f"{folder}index.html" for folder in folders_of(what.withdrawn)),
    )


def guarded_on_paper(what: Gone, at: Standing) -> Guarded:
    """What may not stand in a print, though it may on the site: stories without consent for it, or with a picture lost."""
    pictured = (voice for voice in what.unpictured if pictures_at(at.site, voice.ref))
    voices = {voice.ref: voice for voice in (*what.unprinted, *pictured)}
    rest = remaining(at, {**what.refs, **{ref: voice.source.path for ref, voice in voices.items()}})
    said = [passage for voice in voices.values() for passage in passages_of_voice(voice)]
    said += (each for ref, voice in voices.items() for each in recalled(at.site, ref, voice.source.path))
    telling = (each for each in said if each.key in _RECOGNISED and len(each.words.split()) > _FEW)
    return Guarded(Withheld(tuple(telling)), cleared=lambda: may_be_told(rest, at.words, at.root))


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


def pictures_at(site: Path, ref: VoiceRef) -> list[str]:
    """The pictures that a voice shows in a site, by their path in it."""
    folders = (site / folder for folder in folders_of([ref]))
    return [
        path.relative_to(site).as_posix()
        for folder in folders
        for path in files_below(folder)
        if is_picture(path.name)
    ]


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
