"""An organisation (or a network of them) with its own areas, locations and bodies, as its YAML file says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.content.fields import (
    Colour,
    Id,
    Keys,
    Names,
    References,
    Text,
    Texts,
    Word,
    Year,
    choice,
)
from generator.content.source import Source


class OrganisationKind(StrEnum):
    """Whether it gives care itself, or brings organisations together."""

    ORGANISATION = "organisation"
    NETWORK = "network"


class Right(StrEnum):
    """What a body may do with a plan: be told, advise, or agree."""

    INFORMATION = "information"
    ADVICE = "advice"
    CONSENT = "consent"


class Area(Keys):
    """One of the organisation's own focus areas."""

    id: Id
    title: Text
    description: Text | None = None
    frameworks: References = ()
    """Themes of national frameworks that this area answers to: `framework/theme`."""
    from_: Annotated[Year | None, Field(alias="from")] = None
    """The first year in which the area is used."""
    until: Year | None = None
    """The last year in which the area is used."""
    was: Names = ()
    """Earlier areas that this one takes over from."""


class Location(Keys):
    """A place where the organisation gives care."""

    id: Id
    title: Text
    description: Text | None = None
    from_: Annotated[Year | None, Field(alias="from")] = None
    until: Year | None = None
    was: Names = ()


class Gremium(Keys):
    """A body that is heard about a plan: client council, works council, …"""

    id: Id
    title: Text
    right: Annotated[Right | None, choice(Right)] = None
    """The right that the body has by the organisation's own arrangements."""


class Exchange(Keys):
    """What the organisation brings to others, or seeks from them."""

    theme: Text
    sentence: Text


class Colours(Keys):
    """The organisation's own colours, which accent its own pages."""

    main: Colour
    """On light paper."""
    main_dark: Colour | None = None
    """On dark paper; without it the main colour is made lighter until it can be read there."""


class OrganisationKeys(Keys):
    """The keys of `site_config/organisations/<org>.yml`."""

    name: Text
    kind: Annotated[OrganisationKind, choice(OrganisationKind)] = OrganisationKind.ORGANISATION
    members: Names = ()
    introduction: Text | None = None
    document: Text | None = None
    areas: tuple[Area, ...] = ()
    locations: tuple[Location, ...] = ()
    bodies: tuple[Gremium, ...] = ()
    readers: Names = ()
    public_names: Texts = ()
    contact: Text | None = None
    colours: Colours | None = None
    logo: Text | None = None
    """The name of a picture beside the organisation's file; reading leaves it out when it cannot be used."""
    brings: tuple[Exchange, ...] = ()
    seeks: tuple[Exchange, ...] = ()
    labels: dict[str, Word] = Field(default_factory=dict)
    """The organisation's own nouns, by the English or Dutch name of ours."""


@dataclass(frozen=True, slots=True, eq=False)
class Organisation:
    """An organisation by its id, which is the name of its file and its folders."""

    id: str
    source: Source
    says: OrganisationKeys

    @property
    def areas(self) -> Mapping[str, Area]:
        """Areas by id, in the organisation's order."""
        return {area.id: area for area in self.says.areas}

    @property
    def locations(self) -> Mapping[str, Location]:
        """Locations by id, in the organisation's order."""
        return {location.id: location for location in self.says.locations}

    @property
    def bodies(self) -> Mapping[str, Gremium]:
        """Bodies by id, in the organisation's order."""
        return {body.id: body for body in self.says.bodies}

    @property
    def is_network(self) -> bool:
        """A network needs no areas and no plans."""
        return self.says.kind is OrganisationKind.NETWORK
