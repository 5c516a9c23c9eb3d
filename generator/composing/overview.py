"""The page of all themes: by framework, what the newest editions tell on each, and words that organisations share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.changes import Link
from generator.composing.matching import find_shared
from generator.composing.prose import joined
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_home
from generator.composing.themes import topic_told
from generator.composing.topics import find_topics
from generator.content.settings import Framework, Origin, Validity

_WORDS: Final = 60
"""So many shared words are shown, and of each so many voices of so many organisations: a page stays small."""
_ORGANISATIONS: Final = 8
_VOICES: Final = 3


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme, and what the newest editions tell on it; an empty address when nothing was ever told."""

    link: Link
    sentence: str


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """A framework with its themes, who works with it, and when it held."""

    id: str
    title: str
    held: str
    is_old: bool
    source: Origin | None
    users: str
    themes: tuple[ThemeLine, ...]


@dataclass(frozen=True, slots=True)
class TellsView:
    """An organisation with some of its voices, and how many more there are."""

    organisation: str
    voices: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SharedView:
    """A word that organisations share."""

    words: str
    number: int
    tells: tuple[TellsView, ...]


@dataclass(frozen=True, slots=True)
class ThemesView:
    """What the template shows."""

    lead: str
    frameworks: tuple[FrameworkView, ...]
    old: bool
    apart: str
    shared: tuple[SharedView, ...]
    ways: tuple[Link, ...]


def themes_page(atlas: Atlas, ways: tuple[Link, ...]) -> Iterator[Page]:
    """The page of all themes; none where nothing is told on any, and no word is shared."""
    topics = atlas.once(find_topics)
    shared = atlas.once(find_shared)
    if not topics.told:
        return
    wording = atlas.wording
    title = wording("topics.title")
    address = atlas.addresses.themes()
    lead = wording("topics.lead", n=len(topics.told))
    frameworks = tuple(_frameworks(atlas))
    view = ThemesView(
        lead=lead,
        frameworks=frameworks,
        old=any(each.is_old for each in frameworks),
        apart=_apart(atlas),
        shared=tuple(_shared(atlas)),
        ways=ways,
    )
    words = (
        *(line.link.words for each in frameworks for line in each.themes),
        *(each.words for each in shared),
    )
    draft = Draft(
        address=address,
        kind=PageKind.THEMES,
        title=title,
        description=lead,
        wording=wording,
        view=view,
        crumbs=(way_home(wording), Crumb(title, address)),
        search=SearchEntry(title, joined(words), wording("search.ranging"), summary=lead),
    )
    yield make_page(draft)


def _frameworks(atlas: Atlas) -> Iterator[FrameworkView]:
    """The frameworks on which something is told: those in force last first, those of the site's own before all."""
    topics = atlas.once(find_topics)
    told = {key[0] for key in topics.told}
    known = [framework for framework in atlas.library.frameworks.values() if framework.id in told]
    known.sort(key=lambda framework: _last(framework.says.valid), reverse=True)
    for framework in known:
        users = [
            atlas.library.organisations[id].says.name
            for id, used in topics.used.items()
            if framework.id in used
        ]
        yield FrameworkView(
            id=framework.id,
            title=framework.says.title,
            held=_held(framework.says.valid, atlas),
            is_old=not any(topic_told(key, atlas) for key in topics.told if key[0] == framework.id),
            source=framework.says.source,
            users=atlas.wording.listing(users)
            if len(users) <= _ORGANISATIONS
            else atlas.wording("topic.organisations", n=len(users)),
            themes=tuple(_themes(framework, atlas)),
        )


def _themes(framework: Framework, atlas: Atlas) -> Iterator[ThemeLine]:
    told = atlas.once(find_topics).told
    for theme in framework.says.themes:
        key = (framework.id, theme.id)
        if key in told:
            told_now = topic_told(key, atlas)
            words = told_now[:1].upper() + told_now[1:] or atlas.wording("topics.earlier")
            yield ThemeLine(Link(theme.title, atlas.addresses.theme(*key)), words)
        else:
            yield ThemeLine(Link(theme.title, ""), atlas.wording("topics.never"))


def _last(valid: Validity | None) -> tuple[int, int]:
    """The last year in which a framework holds and the first one; one without an end holds for ever."""
    if valid is None:
        return 9999, 9999
    return valid.until.year if valid.until else 9999, valid.from_.year if valid.from_ else 0


def _held(valid: Validity | None, atlas: Atlas) -> str:
    """When a framework holds, or held as of the site's day; empty where it says nothing of that."""
    if valid is None or (valid.from_ is None and valid.until is None):
        return ""
    wording = atlas.wording
    since = wording.month(valid.from_) if valid.from_ else ""
    if valid.until is None:
        return wording("topics.since", since=since)
    name = "topics.held" if valid.until < atlas.published.on else "topics.holds"
    return wording(name, since=since, until=wording.month(valid.until))


def _apart(atlas: Atlas) -> str:
    """A sentence when some organisations with a plan share no framework with any other."""
    used = atlas.once(find_topics).used
    counted: dict[str, int] = {}
    for frameworks in used.values():
        for framework in frameworks:
            counted[framework] = counted.get(framework, 0) + 1
    alone = [
        atlas.library.organisations[id].says.name
        for id, frameworks in used.items()
        if len(used) > 1 and all(counted[framework] == 1 for framework in frameworks)
    ]
    if not alone:
        return ""
    if len(alone) > _ORGANISATIONS:
        return atlas.wording("topics.apart_many", n=len(alone))
    return atlas.wording("topics.apart", n=len(alone), who=atlas.wording.listing(alone))


def _shared(atlas: Atlas) -> Iterator[SharedView]:
    for shared in atlas.once(find_shared)[:_WORDS]:
        yield SharedView(
            words=shared.words,
            number=len(shared.voices),
            tells=tuple(
                TellsView(
                    organisation=atlas.library.organisations[id].says.name,
                    voices=tuple(
                        Link(voice.says.title, atlas.addresses.voice(voice.ref)) for voice in voices[:_VOICES]
                    ),
                    more=max(0, len(voices) - _VOICES),
                )
                for id, voices in islice(shared.voices.items(), _ORGANISATIONS)
            ),
        )
