"""Which pages there are, and in which order: the whole public site from the published library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.comparing.chains import Chains
from generator.composing.atlas import Atlas, make_atlas
from generator.composing.commitment import commitment_page
from generator.composing.counting import words_in_edition
from generator.composing.edition import edition_page
from generator.composing.editions import Edition
from generator.composing.exports import edition_json
from generator.composing.foundation import foundation_page
from generator.composing.gone import moved, tombstone
from generator.composing.home import home_page
from generator.composing.organisation import organisation_page
from generator.composing.prints import Paper, compose_prints, printed_editions
from generator.composing.site import ComposedSite, Page, PrintDocument
from generator.composing.templating import way_home
from generator.composing.voice import voice_page
from generator.composing.voices import voices_pages
from generator.content.organisation import Organisation
from generator.content.wall import Published
from generator.locale import Language


def compose(
    published: Published, chains: Chains, language: Language, paper: Paper | None = None
) -> ComposedSite:
    """The public site: every page, export and picture, in order of address.

    `chains` are those of the published library: nothing else than that may reach a page. With `paper` there is a
    document for print of every edition as well, and pages lead to it.
    """
    atlas = make_atlas(published, chains, language)
    prints: tuple[PrintDocument, ...] = ()
    if paper is not None:
        for_print = make_atlas(paper.published, paper.chains, language)
        atlas = replace(atlas, printed=printed_editions(for_print))
        prints = compose_prints(atlas, for_print)
    pages = sorted(_pages(atlas), key=lambda page: page.address)
    assets = [edition_json(edition, atlas) for edition in _editions(atlas)]
    site = published.library.site.says
    return ComposedSite(
        title=site.title,
        language=language.code,
        url=site.url,
        pages=tuple(pages),
        assets=tuple(sorted(assets, key=lambda asset: asset.address)),
        navigation=(way_home(atlas.wording),),
        words={},
        pictures=atlas.pictures.files,
        prints=prints,
    )


def _editions(atlas: Atlas) -> Iterator[Edition]:
    for id in atlas.library.organisations:
        yield from atlas.editions.of(id)


def _pages(atlas: Atlas) -> Iterator[Page]:
    yield home_page(atlas)
    for organisation in atlas.library.organisations.values():
        yield organisation_page(organisation, atlas)
        yield from _commitments(organisation, atlas)
    for edition in _editions(atlas):
        yield edition_page(edition, atlas)
        if edition.plan is not None:
            yield foundation_page(edition, edition.plan, atlas, words_in_edition(edition).plan)
        yield from voices_pages(edition, atlas)
    for voice in atlas.library.voices.values():
        yield voice_page(voice, atlas)
    for ref in atlas.published.withdrawn:
        yield tombstone(ref, atlas)


def _commitments(organisation: Organisation, atlas: Atlas) -> Iterator[Page]:
    threads = atlas.threads[organisation.id]
    for thread in threads.threads.values():
        yield commitment_page(organisation, thread, atlas)
    for old in sorted(threads.renamed):
        yield moved(organisation, old, atlas)
