"""The pictures for who passes a page on: of the site, of every organisation and of every edition, and what each shows.

An organisation's own colour and logo are on its pictures: the colour as far as it can be read, the logo laid upon the
picture by a renderer, which may open files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.composing.atlas import Atlas
from generator.composing.counting import sentence, shares
from generator.composing.dress import logo_source
from generator.composing.edition import title_of
from generator.composing.editions import Edition
from generator.composing.posters import Poster, draw
from generator.composing.sharing import teaser
from generator.composing.site import Asset, PictureFile
from generator.content.organisation import Organisation


def card_assets(atlas: Atlas) -> Iterator[Asset]:
    """Those that are ready: the site's own, and of organisations without a logo."""
    site = atlas.library.site.says.title
    names = [organisation.says.name for organisation in atlas.library.organisations.values()]
    poster = Poster("", site, teaser(atlas.wording("home.lead")), (), " · ".join(names))
    yield Asset(atlas.addresses.card(), partial(draw, poster))
    for organisation in atlas.library.organisations.values():
        if logo_source(organisation) is None:
            yield from _of(organisation, atlas)


def card_pictures(atlas: Atlas) -> Iterator[PictureFile]:
    """Those on which an organisation's logo is still to be laid."""
    for organisation in atlas.library.organisations.values():
        if logo := logo_source(organisation):
            for card in _of(organisation, atlas):
                yield PictureFile(logo, card.address, on=card)


def _of(organisation: Organisation, atlas: Atlas) -> Iterator[Asset]:
    """The pictures of an organisation and its editions, without a logo."""
    newest = atlas.editions.newest(organisation.id)
    posters = {atlas.addresses.card(organisation.id): _of_organisation(organisation, newest, atlas)}
    for edition in atlas.editions.of(organisation.id):
        posters[atlas.addresses.card(organisation.id, edition.period)] = _of_edition(edition, atlas)
    own = organisation.says.colours.main if organisation.says.colours else ""
    for address, poster in posters.items():
        worn = replace(poster, own=own, logo=logo_source(organisation) is not None)
        yield Asset(address, partial(draw, worn))


def _of_organisation(organisation: Organisation, newest: Edition | None, atlas: Atlas) -> Poster:
    wording = atlas.wordings[organisation.id]
    told = teaser(sentence(newest, wording) if newest else organisation.says.introduction or "")
    above = title_of(newest, wording) if newest else ""
    counts = _counted(newest, atlas) if newest else ()
    return Poster(above, organisation.says.name, told, counts, atlas.library.site.says.title)


def _of_edition(edition: Edition, atlas: Atlas) -> Poster:
    own, wording = edition.organisation, atlas.wordings[edition.organisation.id]
    title = title_of(edition, wording)
    document = (edition.plan.plan.says.document if edition.plan else None) or own.says.document or ""
    if title.casefold().startswith(document.casefold()):
        document = ""  # the title says it already
    above = " · ".join(part for part in (own.says.name, document) if part)
    told = teaser(sentence(edition, wording))
    return Poster(above, title, told, _counted(edition, atlas), atlas.library.site.says.title)


def _counted(edition: Edition, atlas: Atlas) -> tuple[tuple[str, int, str], ...]:
    """Kind, number, and both in words; nothing for an edition of voices alone."""
    if edition.plan is None:
        return ()
    wording = atlas.wordings[edition.organisation.id]
    return tuple(
        (share.kind, share.number, wording(f"count.{share.kind}", n=share.number))
        for share in shares(edition)
    )
