"""Which pages there are, and in which order: the whole public site from the published library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.comparing.chains import Chains
from generator.composing.agenda import agenda_pages
from generator.composing.agreements import agreements_pages
from generator.composing.atlas import Atlas, make_atlas
from generator.composing.commitment import commitment_page
from generator.composing.counting import words_in_edition
from generator.composing.deck import deck_page
from generator.composing.dress import dressed, logos, styles
from generator.composing.edition import edition_page
from generator.composing.editions import Edition
from generator.composing.explaining import data_page
from generator.composing.exports import edition_json
from generator.composing.following import feeds
from generator.composing.foundation import foundation_page
from generator.composing.gone import moved, tombstone
from generator.composing.home import home_page
from generator.composing.indexing import Index
from generator.composing.keys import schema_json
from generator.composing.observations import observations_pages
from generator.composing.organisation import organisation_page
from generator.composing.prints import Paper, compose_prints, printed_editions
from generator.composing.readings import reading_pages
from generator.composing.searchpage import search_page
from generator.composing.sharing import Sharing
from generator.composing.showing import card_assets, card_pictures
from generator.composing.site import Asset, ComposedSite, Page, PrintDocument, SearchEntry
from generator.composing.stemming import Stems
from generator.composing.tables import edition_csv
from generator.composing.templating import way_home
from generator.composing.voice import voice_page
from generator.composing.voices import voices_pages
from generator.composing.waysin import ranging_pages
from generator.composing.years import years_pages
from generator.content.organisation import Organisation
from generator.content.wall import Published
from generator.locale import Language
from generator.reading.owned_text import OwnText


def compose(
    published: Published,
    chains: Chains,
    language: Language,
    paper: Paper | None = None,
    own: Iterable[OwnText] = (),
) -> ComposedSite:
    """The public site: every page, export and picture, in order of address.

    `chains` are those of the published library: nothing else than that may reach a page. With `paper` there is a
    document for print of every edition as well, and pages lead to it. `own` are pages of the owner's, which a
    renderer makes and which search finds like all others.
    """
    atlas = make_atlas(published, chains, language)
    prints: tuple[PrintDocument, ...] = ()
    if paper is not None:
        for_print = make_atlas(paper.published, paper.chains, language)
        atlas = replace(atlas, printed=printed_editions(for_print))
        prints = compose_prints(atlas, for_print)
    sharing = Sharing(atlas)
    index = Index(Stems.of(language))
    for each in own:
        index.add(each.address, SearchEntry(each.title, each.words, atlas.wording("search.owned")))
    pages = [sharing.of(page) for page in _indexed(_pages(atlas), index)]
    found = index.files(atlas.addresses.search())
    pages.append(sharing.of(search_page(atlas, found.name)))
    pages.sort(key=lambda page: page.address)
    assets = (*_assets(atlas), *found.assets)
    sheets = frozenset(asset.address for asset in assets)
    site = published.library.site.says
    return ComposedSite(
        title=site.title,
        language=language.code,
        url=site.url,
        pages=tuple(dressed(page, sheets) for page in pages),
        assets=tuple(sorted(assets, key=lambda asset: asset.address)),
        navigation=(way_home(atlas.wording),),
        words={},
        feed=sharing.feed,
        card=atlas.addresses.card(),
        pictures=(*atlas.pictures.files, *logos(atlas), *card_pictures(atlas)),
        prints=prints,
        search=atlas.addresses.search(),
    )


def _editions(atlas: Atlas) -> Iterator[Edition]:
    for id in atlas.library.organisations:
        yield from atlas.editions.of(id)


def _assets(atlas: Atlas) -> Iterator[Asset]:
    """The files for machines and followers, and the pictures for who passes a page on."""
    for edition in _editions(atlas):
        yield edition_json(edition, atlas)
        yield edition_csv(edition, atlas)
    yield schema_json(atlas)
    yield from feeds(atlas)
    yield from card_assets(atlas)
    if atlas.gathered.agenda():
        from generator.composing.calendars import calendars

        yield from calendars(atlas)
    yield from styles(atlas)


def _indexed(pages: Iterator[Page], index: Index) -> Iterator[Page]:
    """Pages taken into the index, and without what only the index needs of them."""
    for page in pages:
        if page.search is not None:
            index.add(page.address, page.search)
        yield replace(page, search=None)


def _pages(atlas: Atlas) -> Iterator[Page]:
    yield home_page(atlas)
    yield data_page(atlas)
    yield from ranging_pages(atlas)
    yield from agenda_pages(atlas)
    for organisation in atlas.library.organisations.values():
        yield organisation_page(organisation, atlas)
        yield from agreements_pages(organisation, atlas)
        yield from _commitments(organisation, atlas)
        yield from years_pages(organisation, atlas)
    for edition in _editions(atlas):
        yield edition_page(edition, atlas)
        if edition.plan is not None:
            yield foundation_page(edition, edition.plan, atlas, words_in_edition(edition).plan)
        yield from voices_pages(edition, atlas)
        if (cards := deck_page(edition, atlas)) is not None:
            yield cards
        yield from observations_pages(edition, atlas)
        yield from reading_pages(edition, atlas)
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
