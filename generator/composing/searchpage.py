"""The page on which one searches: a field, and what a script needs to answer in the site's language."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.atlas import Atlas
from generator.composing.changes import Link
from generator.composing.site import Crumb, Page, PageKind
from generator.composing.templating import Draft, make_page, way_home


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the template shows: the folder of the index, and the ways for who cannot search."""

    index: str
    ways: tuple[Link, ...]


def search_page(atlas: Atlas, index: str) -> Page:
    """The page; `index` is the name of the folder below it in which the index stands."""
    wording = atlas.wording
    address = atlas.addresses.search()
    title = wording("search.title")
    ways = tuple(
        Link(each.says.name, atlas.addresses.organisation(id))
        for id, each in atlas.library.organisations.items()
    )
    return make_page(
        Draft(
            address=address,
            kind=PageKind.SEARCH,
            title=title,
            description=wording("search.description"),
            wording=wording,
            view=SearchView(index, ways),
            crumbs=(way_home(wording), Crumb(title, address)),
        )
    )
