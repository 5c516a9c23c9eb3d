"""The page of one theme over all organisations: what changes on it, where, with which voices; two side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final

from generator.comparing.change import Change
from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, card
from generator.composing.changes import Link, commitment_link
from generator.composing.edition import title_of
from generator.composing.editions import Edition
from generator.composing.matching import find_shared
from generator.composing.paging import Part, parted
from generator.composing.prose import joined, shortened
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_home
from generator.composing.topics import OnTheme, ThemeKey, Told, Topics, find_themes, find_topics
from generator.composing.wording import Wording
from generator.content.references import Written

ROOM: Final = 200
"""Lines of a page: it stays below half a megabyte, whatever they tell."""
_NEWEST: Final = 40
"""Lines of a newest edition, and below of each older one; the edition itself has them all."""
_OLDER: Final = 15
_EDITIONS: Final = 6
_VOICES: Final = 3
_LONGEST: Final = 400
"""Characters of a reason."""


@dataclass(frozen=True, slots=True)
class LineView:
    """A change, a deviation or a beginning on a theme: its kind, why, where, and the voices behind it."""

    kind: str
    word: str
    title: str
    address: str
    reason: str
    where: str
    voices: tuple[VoiceCard, ...]
    more: int


@dataclass(frozen=True, slots=True)
class EditionView:
    """What an edition tells on a theme. `key` is how the address names it; `left` is how many lines are left out."""

    key: str
    period: str
    link: Link
    sentence: str
    back: tuple[LineView, ...]
    ahead: tuple[LineView, ...]
    left: int
    newest: bool


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation on a theme: its editions, the newest first."""

    id: str
    link: Link
    is_part: bool
    editions: tuple[EditionView, ...]


@dataclass(frozen=True, slots=True)
class WithoutView:
    """An organisation that does not work with a framework, and those that it works with."""

    link: Link
    frameworks: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    """What the template shows."""

    title: str
    framework: Link
    aliases: tuple[str, ...]
    lead: str
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    page: int
    pages: tuple[Link, ...]
    organisations: tuple[OrganisationView, ...]
    without: tuple[WithoutView, ...]
    shared: str
    others: tuple[Link, ...]
    ways: tuple[Link, ...]


_Piece = tuple[str, tuple[OnTheme, ...]]
"""An organisation, and editions of it that stand on one page."""


def theme_pages(atlas: Atlas, ways: tuple[Link, ...]) -> Iterator[Page]:
    """The pages of every theme on which something is told."""
    topics = atlas.once(find_topics)
    for key, organisations in topics.told.items():
        pieces = [(id, editions[:_EDITIONS]) for id, editions in organisations.items()]
        address = partial(atlas.addresses.theme, *key)
        lead = topic_sentence(key, atlas)
        for part in parted(pieces, ROOM, address, weight=_weight):
            yield _page(key, part, lead, atlas, ways)


def _weight(piece: _Piece) -> int:
    first, *older = piece[1]
    return 2 + min(first.size, _NEWEST) + sum(1 + min(each.size, _OLDER) for each in older)


def _page(key: ThemeKey, part: Part[_Piece], lead: str, atlas: Atlas, ways: tuple[Link, ...]) -> Page:
    wording = atlas.wording
    framework, theme = atlas.once(find_themes)[key]
    name = wording("topic.name", theme=theme.title, framework=framework.says.title)
    draft = Draft(
        address=part.address,
        kind=PageKind.THEME,
        title=name if part.number == 1 else wording("paged.title", title=name, page=part.number),
        description=lead,
        wording=wording,
        view=partial(_view, key, part, lead, atlas, ways),
        crumbs=(
            way_home(wording),
            Crumb(wording("topics.title"), atlas.addresses.themes()),
            Crumb(theme.title, part.address),
        ),
        search=SearchEntry(
            theme.title,
            joined(_words(part.items)),
            wording("search.theme"),
            summary=f"{framework.says.title}. {lead}",
            keywords=joined(theme.aliases),
        )
        if part.number == 1
        else None,
    )
    return make_page(draft)


def _words(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Titles of what is told: enough to find the page by."""
    for _, editions in pieces:
        for each in editions:
            yield from (change.shown.title for change in each.changes)
            yield from (version.title for version in each.begun)


def topic_sentence(key: ThemeKey, atlas: Atlas) -> str:
    """In a sentence: how much the newest editions tell on a theme, and of whom."""
    told = topic_told(key, atlas)
    return atlas.wording("topic.lead", told=told) if told else atlas.wording("topic.quiet")


def topic_told(key: ThemeKey, atlas: Atlas) -> str:
    """How much the newest editions tell on a theme, and of whom; empty when they tell nothing."""
    organisations = atlas.once(find_topics).told[key]
    newest = {id: editions[0] for id, editions in organisations.items() if _is_newest(editions[0], atlas)}
    telling = {id: each for id, each in newest.items() if each.size}
    if not telling:
        return ""
    names = [atlas.library.organisations[id].says.name for id in telling]
    changes = sum(len(each.changes) for each in telling.values())
    begun = sum(len(each.begun) for each in telling.values())
    deviations = sum(len(each.deviations) for each in telling.values())
    shown = names if len(names) <= 3 else [atlas.wording("topic.organisations", n=len(names))]
    parts = [
        atlas.wording(f"topic.{name}", n=number)
        for name, number in (("changes", changes), ("begun", begun), ("deviations", deviations))
        if number
    ]
    return atlas.wording("topic.of", told=atlas.wording.listing(parts), who=atlas.wording.listing(shown))


def _is_newest(each: OnTheme, atlas: Atlas) -> bool:
    return each.edition is atlas.editions.newest(each.edition.organisation.id)


def _view(key: ThemeKey, part: Part[_Piece], lead: str, atlas: Atlas, ways: tuple[Link, ...]) -> ThemeView:
    framework, theme = atlas.once(find_themes)[key]
    topics = atlas.once(find_topics)
    return ThemeView(
        title=theme.title,
        framework=Link(framework.says.title, f"{atlas.addresses.themes()}#v-f-{framework.id}"),
        aliases=theme.aliases,
        lead=lead,
        before=_links(topics.before.get(key, ()), atlas),
        after=_links(topics.after.get(key, ()), atlas),
        page=part.number,
        pages=part.ways,
        organisations=tuple(_organisation(id, editions, atlas) for id, editions in part.items),
        without=_without(key, topics, atlas) if part.number == 1 else (),
        shared=f"{atlas.addresses.themes()}#v-shared" if atlas.once(find_shared) else "",
        others=_links([each for each in topics.told if each[0] == key[0] and each != key], atlas),
        ways=ways,
    )


def _links(keys: Sequence[ThemeKey], atlas: Atlas) -> tuple[Link, ...]:
    """Themes by their titles; those of which nothing is told lead nowhere."""
    themes, told = atlas.once(find_themes), atlas.once(find_topics).told
    return tuple(
        Link(themes[key][1].title, atlas.addresses.theme(*key) if key in told else "")
        for key in keys
        if key in themes
    )


def _without(key: ThemeKey, topics: Topics, atlas: Atlas) -> tuple[WithoutView, ...]:
    """The organisations with a plan that do not work with this framework, and what they work with."""
    frameworks = atlas.library.frameworks
    return tuple(
        WithoutView(
            Link(atlas.library.organisations[id].says.name, atlas.addresses.organisation(id)),
            atlas.wording.listing([frameworks[fw].says.title for fw in used]),
        )
        for id, used in topics.used.items()
        if key[0] not in used
    )[:ROOM]


def _organisation(id: str, editions: tuple[OnTheme, ...], atlas: Atlas) -> OrganisationView:
    organisation = atlas.library.organisations[id]
    return OrganisationView(
        id=id,
        link=Link(organisation.says.name, atlas.addresses.organisation(id)),
        is_part=len(editions) > 1,
        editions=tuple(_edition(each, atlas, newest=index == 0) for index, each in enumerate(editions)),
    )


def _edition(each: OnTheme, atlas: Atlas, *, newest: bool) -> EditionView:
    own = each.edition.organisation.id
    wording = atlas.wordings[own]
    limit = _NEWEST if newest else _OLDER
    voices = _VOICES if newest else 0
    order = {"new": 0, "resumed": 1, "changed": 2, "ended": 3}
    changes = sorted(each.changes, key=lambda c: (order[c.kind.value], c.shown.title.casefold()))
    begun = sorted(each.begun, key=lambda version: version.title.casefold())
    ahead = [partial(_change, change, each.edition, atlas, voices) for change in changes]
    ahead += [
        partial(_begun, commitment_link(version.id, own, atlas, version.title), wording) for version in begun
    ]
    back = [partial(_deviation, told, each.edition, atlas, voices) for told in each.deviations]
    shown_back = back[: max(limit // 4, limit - len(ahead))]
    shown_ahead = ahead[: limit - len(shown_back)]
    period = str(each.edition.period)
    return EditionView(
        key=f"{own}.{period}",
        period=period,
        link=Link(title_of(each.edition, wording), atlas.addresses.edition(own, each.edition.period)),
        sentence=_sentence(each, wording),
        back=tuple(make() for make in shown_back),
        ahead=tuple(make() for make in shown_ahead),
        left=each.size - len(shown_back) - len(shown_ahead),
        newest=newest,
    )


def _sentence(each: OnTheme, wording: Wording) -> str:
    """What an edition tells on the theme, counted by kind, and how much simply continues."""
    kinds = ("new", "changed", "resumed", "ended")
    counts = {kind: len(list(found)) for kind, found in groupby(sorted(c.kind.value for c in each.changes))}
    parts = [wording(f"count.{kind}", n=counts[kind]) for kind in kinds if kind in counts]
    if each.begun:
        parts.append(wording("topic.begun", n=len(each.begun)))
    if each.deviations:
        parts.append(wording("topic.deviations", n=len(each.deviations)))
    told = wording("topic.counted", parts=wording.listing(parts)) if parts else wording("topic.nothing")
    return f"{told} {wording('topic.continues', n=each.continued)}" if each.continued else told


def _change(change: Change, edition: Edition, atlas: Atlas, voices: int) -> LineView:
    own = edition.organisation.id
    wording = atlas.wordings[own]
    shown = change.shown
    behind = _behind(change.prompted_by, own, atlas, voices)
    return LineView(
        kind=change.kind.value,
        word=wording(f"kind.{change.kind.value}"),
        title=shown.title,
        address=f"{atlas.addresses.edition(own, edition.period)}#c-{change.id}",
        reason=shortened(change.reason or "", _LONGEST),
        where=wording.locations(shown.locations) if shown.locations else "",
        voices=behind[0],
        more=behind[1],
    )


def _begun(link: Link, wording: Wording) -> LineView:
    return LineView("began", wording("turn.began"), link.words, link.address, "", "", (), 0)


def _deviation(told: Told, edition: Edition, atlas: Atlas, voices: int) -> LineView:
    own = edition.organisation.id
    wording = atlas.wordings[own]
    says = told.deviation.says
    places = says.locations or told.version.locations
    behind = _behind(says.prompted_by, own, atlas, voices)
    place = atlas.addresses.edition(own, edition.period)
    return LineView(
        kind=says.outcome.value,
        word=wording(f"outcome.{says.outcome.value}"),
        title=told.version.title,
        address=f"{place}#v-{told.deviation.plan.period}-{told.deviation.name}",
        reason=shortened(says.reason, _LONGEST),
        where=wording.locations(places) if places else "",
        voices=behind[0],
        more=behind[1],
    )


def _behind(
    written: tuple[Written, ...], own: str, atlas: Atlas, limit: int
) -> tuple[tuple[VoiceCard, ...], int]:
    """The first voices behind something, and how many more there are."""
    if not limit:
        return (), 0
    voices = atlas.voices(written, own)
    return tuple(card(voice, atlas) for voice in voices[:limit]), max(0, len(voices) - limit)
