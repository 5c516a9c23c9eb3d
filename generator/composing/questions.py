"""Ways in for readers with a question of their own: what each comes to find out, and an edition by their themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.comparing.change import Effective
from generator.composing.atlas import Atlas
from generator.composing.changes import ChangeView
from generator.composing.editions import Edition
from generator.content.period import Period
from generator.content.references import Written
from generator.content.settings import EditionPart, Framework, Reader

ANCHORS = {
    EditionPart.CHANGES: "v-ahead",
    EditionPart.DEVIATIONS: "v-back",
    EditionPart.VOICES: "v-voices",
    EditionPart.SCORES: "v-scores",
    EditionPart.CONSULTED: "v-bodies",
    EditionPart.FOUNDATION: "v-continued",
    EditionPart.ROOM: "v-room",
    EditionPart.LESSONS: "v-lessons",
    EditionPart.PLAIN: "v-plain",
}
"""Where on the page of an edition each part stands."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, and the part of the edition that answers it; an empty anchor when the edition lacks that part."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ReaderView:
    """A reader, a word to them, and their questions."""

    id: str
    title: str
    introduction: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme of a framework with the changes and deviations that belong to it."""

    title: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class ThemesView:
    """A framework, with what differs by its themes."""

    id: str
    title: str
    themes: tuple[ThemeView, ...]


def readers_of(edition: Edition, atlas: Atlas) -> tuple[Reader, ...]:
    """The readers whom an organisation names."""
    known = atlas.library.readers
    return tuple(known[id] for id in edition.organisation.says.readers if id in known)


def parts_of(edition: Edition, atlas: Atlas) -> frozenset[EditionPart]:
    """The parts that an edition has."""
    plan, changes = edition.plan, edition.changes
    if plan is None or changes is None:
        return frozenset({EditionPart.VOICES}) if edition.voices else frozenset()
    says = plan.plan.says
    scored = any(
        scores.instrument in atlas.library.instruments
        and atlas.voices(scores.says.interpreted_in, edition.organisation.id)
        for scores in plan.plan.scores.values()
    )
    there = {
        EditionPart.CHANGES: True,
        EditionPart.DEVIATIONS: bool(changes.deviations or changes.so_far),
        EditionPart.VOICES: bool(edition.voices),
        EditionPart.SCORES: scored,
        EditionPart.CONSULTED: bool(says.consulted),
        EditionPart.FOUNDATION: not edition.is_first and bool(changes.continued),
        EditionPart.ROOM: any(v.room for v in plan.commitments.values()),
        EditionPart.LESSONS: bool(says.lessons),
        EditionPart.PLAIN: bool(says.plain),
    }
    return frozenset(part for part, is_there in there.items() if is_there)


def reader_views(edition: Edition, atlas: Atlas) -> tuple[ReaderView, ...]:
    """The readers of an edition with their questions."""
    parts = parts_of(edition, atlas)
    found = []
    for reader in readers_of(edition, atlas):
        questions = tuple(
            QuestionView(q.question, _anchor(q.answered_by, edition) if q.answered_by in parts else "")
            for q in reader.says.questions
        )
        found.append(ReaderView(reader.id, reader.says.title, reader.says.introduction or "", questions))
    return tuple(found)


def _anchor(part: EditionPart, edition: Edition) -> str:
    if part is EditionPart.DEVIATIONS and edition.changes and not edition.changes.deviations:
        return "v-so-far"
    return ANCHORS[part]


def theme_views(edition: Edition, changes: Sequence[ChangeView], atlas: Atlas) -> tuple[ThemesView, ...]:
    """What differs, by the themes of the frameworks that the organisation's readers use and that were in force."""
    if edition.plan is None or not changes:
        return ()
    views = []
    for framework in frameworks_used(edition, atlas):
        themes = _themes(framework, edition, changes)
        if any(theme.changes for theme in themes):
            views.append(ThemesView(framework.id, framework.says.title, themes))
    return tuple(views)


def frameworks_used(edition: Edition, atlas: Atlas) -> tuple[Framework, ...]:
    """The frameworks that the organisation's readers use and that were in force in an edition's period."""
    names = dict.fromkeys(r.says.framework for r in readers_of(edition, atlas) if r.says.framework)
    known = (atlas.library.frameworks[name] for name in names if name in atlas.library.frameworks)
    return tuple(framework for framework in known if in_force(framework, edition.period))


def _themes(framework: Framework, edition: Edition, changes: Sequence[ChangeView]) -> tuple[ThemeView, ...]:
    refs = {view.id: _themes_of(view.id, edition) for view in changes}
    return tuple(
        ThemeView(
            theme.title,
            tuple(v for v in changes if any(r.parts == (framework.id, theme.id) for r in refs[v.id])),
        )
        for theme in framework.says.themes
    )


def _themes_of(id: str, edition: Edition) -> tuple[Written, ...]:
    plan = edition.plan
    version = (plan.commitments.get(id) or plan.ended.get(id)) if plan else None
    return frameworks_of(version, edition) if version else ()


def frameworks_of(version: Effective, edition: Edition) -> tuple[Written, ...]:
    """The themes of a commitment: its own, or else those of its area."""
    area = edition.organisation.areas.get(version.area)
    return version.frameworks or (area.frameworks if area else ())


def in_force(framework: Framework, period: Period) -> bool:
    """Whether a framework held in some part of a period."""
    valid = framework.says.valid
    if valid is None:
        return True
    begun = valid.from_ is None or valid.from_.year <= period.last
    return begun and (valid.until is None or valid.until.year >= period.first)
