"""An organisation's own colours and logo, on its own pages: a style sheet of custom properties, and a picture.

They accent links and rules, as far as they can be read; the colours of kinds of change and voice stay the same on
every page. A style sheet, not styles in the page, so that a site may forbid those.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.site import Asset, Page, PictureFile
from generator.content.colours import SHAPE, TEXT, Scheme, hardest, readable
from generator.content.organisation import Colours, Organisation


def styles(atlas: Atlas) -> Iterator[Asset]:
    """The style sheet of every organisation whose colours can be used."""
    for organisation in atlas.library.organisations.values():
        if sheet := style_sheet(organisation.says.colours):
            yield Asset(atlas.addresses.style(organisation.id), sheet.encode())


def logos(atlas: Atlas) -> Iterator[PictureFile]:
    """The logo of every organisation that has one."""
    for organisation in atlas.library.organisations.values():
        if address := logo_address(organisation, atlas):
            yield PictureFile(str(logo_source(organisation)), address)


def logo_source(organisation: Organisation) -> str | None:
    """The file of the organisation's logo, from the root of the content; None when it has none."""
    folder = organisation.source.path.rpartition("/")[0]
    return f"{folder}/{organisation.says.logo}" if organisation.says.logo else None


def logo_address(organisation: Organisation, atlas: Atlas) -> str:
    """The address of the organisation's logo; empty when it has none."""
    name = organisation.says.logo
    return atlas.addresses.logo(organisation.id, name) if name else ""


def dressed(page: Page, sheets: frozenset[str]) -> Page:
    """The page with the style sheet of the organisation whose page it is, when it is among the sheets."""
    style = f"{page.address.partition('/')[0]}/colours.css"
    return replace(page, style=style) if style in sheets else page


def style_sheet(colours: Colours | None) -> str:
    """The rules for light and dark; empty where no colour can be used.

    Without a colour of its own for dark, the main colour is made lighter until it can be read there.
    """
    if colours is None:
        return ""
    light = _properties(colours.main, Scheme.LIGHT)
    dark = _properties(colours.main_dark or readable(colours.main, Scheme.DARK), Scheme.DARK)
    rules = []
    if light:
        rules.append(f':root, [data-md-color-scheme="default"] {{ {light} }}')
    if dark:
        rules.append(f'@media screen {{ [data-md-color-scheme="slate"] {{ {dark} }} }}')
        rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {_SYSTEM} {{ {dark} }} }}")
    return "".join(f"{rule}\n" for rule in rules)


_SYSTEM: Final = ':root:not(:has([data-md-color-scheme])), .no-js [data-md-color-scheme="default"]'
"""Where the system decides: the same selectors as in the pages' own style sheet."""


def _properties(colour: str, scheme: Scheme) -> str:
    """What the colour may be used for: rules, and text as well where it can be read everywhere."""
    ratio = hardest(colour, scheme)[0]
    names = [name for name, enough in (("own", SHAPE), ("link", TEXT)) if ratio >= enough]
    return " ".join(f"--v-{name}: {colour};" for name in names)
