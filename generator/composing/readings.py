"""Reading along: an edition for one reader, by that reader's questions and along the themes of its framework."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.comparing.change import EffectivePlan
from generator.comparing.frameworks import Frameworks
from generator.composing.answers import Answer, answers
from generator.composing.atlas import Atlas
from generator.composing.bythemes import SuccessionView, ThemeReading, succession_view, themes_reading
from generator.composing.changes import Link
from generator.composing.contents import Contents, contents_of
from generator.composing.editions import Edition
from generator.composing.prose import joined
from generator.composing.questions import readers_of
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_to
from generator.content.settings import Framework, Reader


@dataclass(frozen=True, slots=True)
class WayIn:
    """A reader, and the page on which an edition is read as that reader does."""

    id: str
    link: Link


@dataclass(frozen=True, slots=True)
class FrameworkView:
    """The framework along which an edition is read: its name, and where it is written.

    `instead` is the name of the reader's own framework where another of its line was in force in the period.
    """

    title: str
    source: Link | None
    instead: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """What the template shows. `framework` is None for a reader without one; then `answers` have their contents."""

    reader: str
    introduction: str
    organisation: Link
    edition: Link
    period: str
    previous_period: str
    draft: bool
    answers: tuple[Answer, ...]
    framework: FrameworkView | None
    themes: tuple[ThemeReading, ...]
    succession: SuccessionView | None
    foundation: str
    voices: str
    others: tuple[Link, ...]


def ways_in(edition: Edition, atlas: Atlas) -> tuple[WayIn, ...]:
    """The readers of an edition that has a plan, each with the page for them."""
    if edition.plan is None:
        return ()
    own, period = edition.organisation.id, edition.period
    return tuple(
        WayIn(reader.id, Link(reader.says.title, atlas.addresses.read_as(own, period, reader.id)))
        for reader in readers_of(edition, atlas)
    )


def reading_pages(edition: Edition, atlas: Atlas) -> Iterator[Page]:
    """A page for each reader whom the organisation names; none without a plan. The edition is gone through once."""
    plan = edition.plan
    if plan is None:
        return
    readers = readers_of(edition, atlas)
    if not readers:
        return
    contents = contents_of(edition, plan, atlas)
    for reader in readers:
        yield _page(reader, contents, plan, atlas)


def _page(reader: Reader, contents: Contents, plan: EffectivePlan, atlas: Atlas) -> Page:
    edition = contents.edition
    organisation, period = edition.organisation, str(edition.period)
    wording = atlas.wordings[organisation.id]
    address = atlas.addresses.read_as(organisation.id, edition.period, reader.id)
    title = wording(
        "reading.page_title", reader=reader.says.title, title=plan.plan.says.title, organisation=organisation.says.name
    )  # fmt: skip
    description = wording("reading.description", organisation=organisation.says.name, period=period)
    view = _view(reader, contents, plan, atlas)
    crumb = Crumb(wording("reading.crumb", reader=reader.says.title), address)
    draft = Draft(
        address=address,
        kind=PageKind.READING,
        title=title,
        description=description,
        wording=wording,
        view=view,
        crumbs=way_to(atlas, organisation, edition, crumb),
        search=SearchEntry(
            title=crumb.words,
            words=joined((view.framework.title if view.framework else "", *(t.title for t in view.themes))),
            kind=wording("search.reading"),
            organisation=organisation.says.name,
            period=period,
            summary=description,
        ),
    )
    return make_page(draft)


def _view(reader: Reader, contents: Contents, plan: EffectivePlan, atlas: Atlas) -> ReadingView:
    edition = contents.edition
    organisation = edition.organisation
    own = organisation.id
    frameworks = Frameworks(atlas.library.frameworks)
    framework = frameworks.at(reader.says.framework, edition.period)
    previous = edition.previous
    before = frameworks.at(reader.says.framework, previous.period) if previous else None
    succession = frameworks.succession(before, framework)
    return ReadingView(
        reader=reader.says.title,
        introduction=reader.says.introduction or "",
        organisation=Link(organisation.says.name, atlas.addresses.organisation(own)),
        edition=Link(plan.plan.says.title, contents.address),
        period=str(edition.period),
        previous_period=str(previous.period) if previous else "",
        draft=edition.draft,
        answers=tuple(answers(reader, contents, plan, atlas, whole=framework is None)),
        framework=_framework(framework, reader, atlas) if framework else None,
        themes=themes_reading(framework, contents, atlas) if framework else (),
        succession=succession_view(succession, atlas.wordings[own]) if succession else None,
        foundation=atlas.addresses.foundation(own, edition.period),
        voices=atlas.addresses.voices(own, edition.period),
        others=tuple(way.link for way in ways_in(edition, atlas) if way.id != reader.id),
    )


def _framework(framework: Framework, reader: Reader, atlas: Atlas) -> FrameworkView:
    says = framework.says
    named = atlas.library.frameworks.get(reader.says.framework or "")
    return FrameworkView(
        title=says.title,
        source=Link(says.source.title, says.source.url or "") if says.source else None,
        instead=named.says.title if named is not None and named.id != framework.id else "",
    )
