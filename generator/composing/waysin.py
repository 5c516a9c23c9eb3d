"""Ways into what ranges over all organisations, each with a sentence on what one finds there; only those that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.composing.atlas import Atlas
from generator.composing.changes import Link
from generator.composing.dilemmas import dilemmas_pages
from generator.composing.learning import has_learning, learning_page
from generator.composing.overview import themes_page
from generator.composing.ranging import find_dilemmas, find_rules
from generator.composing.rules import rules_pages
from generator.composing.site import Page
from generator.composing.themes import theme_pages
from generator.composing.topics import find_topics


@dataclass(frozen=True, slots=True)
class RangingWay:
    """A way in: its sign, where it leads, and what one finds there."""

    sign: str
    link: Link
    sentence: str


def find_ways(atlas: Atlas) -> tuple[RangingWay, ...]:
    """The ways that lead somewhere, in the order in which they are shown."""
    wording, addresses = atlas.wording, atlas.addresses
    counts = {
        "dilemmas": len(atlas.once(find_dilemmas)),
        "rules": len(atlas.once(find_rules)),
        "topics": len(atlas.once(find_topics).told),
        "learning": int(has_learning(atlas)),
    }
    to = {
        "dilemmas": addresses.dilemmas(),
        "rules": addresses.rules(),
        "topics": addresses.themes(),
        "learning": addresses.learning(),
    }
    return tuple(
        RangingWay(name, Link(wording(f"{name}.title"), to[name]), wording(f"{name}.way", n=number))
        for name, number in counts.items()
        if number
    )


def ranging_pages(atlas: Atlas) -> Iterator[Page]:
    """All pages that range over organisations; none that would be empty."""
    ways = tuple(way.link for way in atlas.once(find_ways))

    def others(address: str) -> tuple[Link, ...]:
        return tuple(link for link in ways if link.address != address)

    addresses = atlas.addresses
    yield from dilemmas_pages(atlas, others(addresses.dilemmas()))
    yield from rules_pages(atlas, others(addresses.rules()))
    yield from themes_page(atlas, others(addresses.themes()))
    yield from theme_pages(atlas, ways)
    yield from learning_page(atlas, others(addresses.learning()))
