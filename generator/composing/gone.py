"""What stands where something was: a story that was withdrawn, a commitment that has another address now."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.atlas import Atlas
from generator.composing.changes import Link, commitment_link
from generator.composing.site import Crumb, Page, PageKind
from generator.composing.templating import Draft, make_page, way_to
from generator.content.organisation import Organisation
from generator.content.references import CommitmentRef, VoiceRef


@dataclass(frozen=True, slots=True)
class GoneView:
    """What the template shows: a title, a plain sentence, and where to go."""

    title: str
    text: str
    link: Link


def tombstone(ref: VoiceRef, atlas: Atlas) -> Page:
    """The page at the address of a withdrawn story: that it was withdrawn, and nothing of what it told."""
    wording = atlas.wordings[ref.organisation]
    organisation = atlas.library.organisations[ref.organisation]
    edition = atlas.editions.at(ref.organisation, ref.period)
    address = atlas.addresses.voice(ref)
    title = wording("gone.story_title")
    if edition is not None:
        link = Link(
            wording("gone.other_stories", period=str(ref.period)),
            atlas.addresses.voices(ref.organisation, ref.period),
        )
    else:
        link = Link(organisation.says.name, atlas.addresses.organisation(organisation.id))
    return make_page(
        Draft(
            address=address,
            kind=PageKind.GONE,
            title=title,
            description=title,
            wording=wording,
            view=GoneView(title, wording("gone.story"), link),
            crumbs=way_to(atlas, organisation, edition, Crumb(title, address)),
        )
    )


def moved(organisation: Organisation, old: str, atlas: Atlas) -> Page:
    """The page at the former address of a commitment that was renamed."""
    wording = atlas.wordings[organisation.id]
    address = atlas.addresses.commitment(CommitmentRef(organisation.id, old))
    link = commitment_link(old, organisation.id, atlas)
    title = wording("gone.moved_title")
    return make_page(
        Draft(
            address=address,
            kind=PageKind.GONE,
            title=title,
            description=title,
            wording=wording,
            view=GoneView(title, wording("gone.moved"), link),
            crumbs=way_to(atlas, organisation, None, Crumb(title, address)),
        )
    )
