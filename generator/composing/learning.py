"""The page on learning from each other: who brings and seeks what, who could be whose buddy, and lessons of plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, cards
from generator.composing.changes import Link
from generator.composing.editions import Edition
from generator.composing.matching import Match, Meeting, Topic, find_matches, find_topics_brought
from generator.composing.network import conversations_of
from generator.composing.prose import joined
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_home
from generator.composing.wording import Wording
from generator.content.organisation import Exchange
from generator.content.voice import ConversationKeys, Voice

_MATCHES: Final = 120
"""So many matches, organisations, themes and lessons stand on the page; what is left out stands elsewhere too."""
_ORGANISATIONS: Final = 120
_TOPICS: Final = 120
_LESSONS: Final = 100
_DIALOGUES: Final = 6
_NAMES: Final = 5


@dataclass(frozen=True, slots=True)
class OffersView:
    """What an organisation brings and seeks."""

    id: str
    link: Link
    brings: tuple[Exchange, ...]
    seeks: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One way of a match, in a sentence, and what each says of it itself."""

    sentence: str
    bringer: str
    brings: str
    seeker: str
    seeks: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """Two organisations that could be each other's buddy."""

    first: Link
    second: Link
    mutual: bool
    meetings: tuple[MeetingView, ...]


@dataclass(frozen=True, slots=True)
class LessonView:
    """What was learnt about making a plan, by whom, and where it is told."""

    words: str
    organisation: str
    edition: Link


@dataclass(frozen=True, slots=True)
class LearningView:
    """What the template shows; the numbers left are those that do not stand on the page."""

    lead: str
    matches: tuple[MatchView, ...]
    matches_left: int
    offers: tuple[OffersView, ...]
    open_seeks: tuple[str, ...]
    open_brings: tuple[str, ...]
    lessons: tuple[LessonView, ...]
    lessons_left: int
    dialogues: tuple[VoiceCard, ...]
    networks: tuple[Link, ...]
    ways: tuple[Link, ...]


def has_learning(atlas: Atlas) -> bool:
    """Whether there is anything to learn from each other: offers of more than one, or a lesson."""
    return bool(atlas.once(find_topics_brought)) or next(_lessons(atlas), None) is not None


def learning_page(atlas: Atlas, ways: tuple[Link, ...]) -> Iterator[Page]:
    """The page; none where nobody brings, seeks or learnt anything."""
    if not has_learning(atlas):
        return
    wording = atlas.wording
    title = wording("learning.title")
    address = atlas.addresses.learning()
    view = _view(atlas, ways)
    words = (
        *(
            each.theme + " " + each.sentence
            for offer in view.offers
            for each in (*offer.brings, *offer.seeks)
        ),
        *(lesson.words for lesson in view.lessons),
    )
    draft = Draft(
        address=address,
        kind=PageKind.LEARNING,
        title=title,
        description=view.lead,
        wording=wording,
        view=view,
        crumbs=(way_home(wording), Crumb(title, address)),
        search=SearchEntry(title, joined(words), wording("search.ranging"), summary=view.lead),
    )
    yield make_page(draft)


def _view(atlas: Atlas, ways: tuple[Link, ...]) -> LearningView:
    wording = atlas.wording
    found = find_matches(atlas)
    matches = tuple(show_match(match, atlas) for match in islice(found, _MATCHES))
    lessons = list(_lessons(atlas))
    topics = atlas.once(find_topics_brought).values()
    networks = [each for each in atlas.library.organisations.values() if each.is_network]
    dialogues = [voice for each in networks for voice in reversed(conversations_of(each, atlas))]
    dialogues = [voice for voice in dialogues if _left_something(voice)]
    meetings = sum(len(match.meetings) for match in matches)
    lead = wording("learning.lead", n=meetings) if matches else wording("learning.lead_none")
    return LearningView(
        lead=lead,
        matches=matches,
        matches_left=sum(1 for _ in found),
        offers=tuple(islice(_offers(atlas), _ORGANISATIONS)),
        open_seeks=tuple(_open(topics, wording, sought=True))[:_TOPICS],
        open_brings=tuple(_open(topics, wording, sought=False))[:_TOPICS],
        lessons=tuple(_lesson(edition, words, atlas) for edition, words in lessons[:_LESSONS]),
        lessons_left=max(0, len(lessons) - _LESSONS),
        dialogues=cards(dialogues[:_DIALOGUES], atlas),
        networks=tuple(Link(each.says.name, atlas.addresses.organisation(each.id)) for each in networks),
        ways=ways,
    )


def _left_something(voice: Voice) -> bool:
    """Whether it is known what a conversation asked or saw: one that is only announced did not begin anything yet."""
    says = voice.says
    return isinstance(says, ConversationKeys) and bool(says.questions or says.insights)


def show_match(match: Match, atlas: Atlas) -> MatchView:
    """A match as a page shows it: both directions explained in sentences."""
    first, second = match.first.says.name, match.second.says.name
    wording = atlas.wording
    return MatchView(
        first=Link(first, atlas.addresses.organisation(match.first.id)),
        second=Link(second, atlas.addresses.organisation(match.second.id)),
        mutual=match.is_mutual,
        meetings=(
            *(_meeting(each, first, second, wording) for each in match.given),
            *(_meeting(each, second, first, wording) for each in match.taken),
        ),
    )


def _meeting(meeting: Meeting, bringer: str, seeker: str, wording: Wording) -> MeetingView:
    brought, sought = meeting.brings, meeting.seeks
    same = brought.theme.casefold() == sought.theme.casefold()
    said = (
        wording("learning.meets", bringer=bringer, theme=brought.theme, seeker=seeker)
        if same
        else wording(
            "learning.meets_apart", bringer=bringer, theme=brought.theme, seeker=seeker, other=sought.theme
        )
    )
    return MeetingView(said, bringer, brought.sentence, seeker, sought.sentence)


def _offers(atlas: Atlas) -> Iterator[OffersView]:
    for id, organisation in atlas.library.organisations.items():
        says = organisation.says
        if says.brings or says.seeks:
            link = Link(says.name, atlas.addresses.organisation(id))
            yield OffersView(id, link, says.brings, says.seeks)


def _open(topics: Iterable[Topic], wording: Wording, *, sought: bool) -> Iterator[str]:
    """Themes that are sought and nobody brings, or the other way round, each in a sentence."""
    for topic in topics:
        here, there = (topic.seeks, topic.brings) if sought else (topic.brings, topic.seeks)
        if here and not there:
            who = wording.listing([each.says.name for each, _ in here[:_NAMES]])
            name = "learning.only_sought" if sought else "learning.only_brought"
            yield wording(name, theme=topic.words, who=who)


def _lessons(atlas: Atlas) -> Iterator[tuple[Edition, str]]:
    """The lessons about making plans, the newest first."""
    editions = [
        edition
        for id in atlas.library.organisations
        for edition in atlas.editions.of(id)
        if edition.plan is not None
    ]
    editions.sort(key=lambda edition: (edition.period.last, edition.period.first), reverse=True)
    for edition in editions:
        for words in edition.plan.plan.says.lessons if edition.plan else ():
            yield edition, words


def _lesson(edition: Edition, words: str, atlas: Atlas) -> LessonView:
    own = edition.organisation
    place = atlas.addresses.edition(own.id, edition.period)
    return LessonView(words, own.says.name, Link(str(edition.period), f"{place}#v-lessons"))
