"""Readers with a question of their own: who they are, which part of an edition answers them, and their frameworks."""

from __future__ import annotations

from generator.comparing.frameworks import Frameworks
from generator.composing.atlas import Atlas
from generator.composing.editions import Edition
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


def anchor_of(part: EditionPart, edition: Edition) -> str:
    """Where on the page of an edition a part stands: deviations of a first plan are those of its own period."""
    if part is EditionPart.DEVIATIONS and edition.changes and not edition.changes.deviations:
        return "v-so-far"
    return ANCHORS[part]


def frameworks_used(edition: Edition, atlas: Atlas) -> tuple[Framework, ...]:
    """The frameworks of the organisation's readers, each as it is in force in an edition's period."""
    frameworks = Frameworks(atlas.library.frameworks)
    found = (frameworks.at(reader.says.framework, edition.period) for reader in readers_of(edition, atlas))
    return tuple({framework.id: framework for framework in found if framework is not None}.values())
