"""The whole order on one screen: read, link, check, weigh, wall, link again, compose.

Only this file knows the order. Every stage is a plain function; the day is an argument.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.checking import check
from generator.checking.context import Recognise
from generator.checking.personal import in_pages, may_hold
from generator.checking.pictures import shared_pictures
from generator.checking.weighing import weigh
from generator.comparing.chains import Chains
from generator.comparing.linking import link
from generator.composing.site import ComposedSite
from generator.content.library import Library
from generator.content.wall import Published, printable, publishable
from generator.findings import Finding, Level, Place, find, in_order
from generator.locale import Language, language
from generator.reading.library import read_library
from generator.reading.owned import owned, taken
from generator.reading.owned_loads import loads_elsewhere
from generator.reading.owned_passages import own_passages
from generator.reading.owned_text import own_texts

Step = Callable[[str], object]
"""Is told which stage begins: `read`, `link`, `check`, `compose`."""


def _unseen(stage: str) -> str:
    return stage


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """All that was read, the chains of plans, and everything that was found, in order of place."""

    library: Library
    chains: Chains
    findings: tuple[Finding, ...]

    @property
    def language(self) -> Language:
        """The site's language."""
        return language(self.library.site.says.language.value)


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The composed site, or None when something stops it, and everything that was found.

    `library` is all that was read, and `published` the part of it that the site is made of, if it is made.
    """

    site: ComposedSite | None
    findings: tuple[Finding, ...]
    language: Language
    library: Library
    published: Published | None = None


def examine(root: Path, on: dt.date, step: Step = _unseen, recognise: Recognise | None = None) -> Examined:
    """Read all content under `root` and find what is wrong with it as of a day.

    `recognise` looks for names and places besides our own rules; loading it is the caller's, because it takes long.
    """
    step("read")
    library, unread = read_library(root)
    loads = tuple(loads_elsewhere(root))
    step("link")
    chains, unlinked = link(library)
    step("check")
    found = check(library, chains, on, recognise)
    owned_ones = in_pages(own_passages(root, may_hold))
    every = in_order((*unread, *loads, *unlinked, *found, *owned_ones))
    recognised = recognise is not None
    findings = weigh(every, library, recognised=recognised)
    if shared := tuple(shared_pictures(library, findings, on)):
        findings = weigh((*every, *shared), library, recognised=recognised)
    return Examined(library, chains, in_order(findings))


def prepare(
    root: Path,
    on: dt.date,
    *,
    strict: bool = False,
    drafts: bool = False,
    prints: bool = False,
    step: Step = _unseen,
) -> Prepared:
    """Compose the part of the content that may be published as of a day; with `drafts` for a writer's preview.

    With `prints` the site has a document of every edition for print: what may stand on paper is less.
    """
    examined = examine(root, on, step)
    if stopping(examined.findings, strict=strict):
        return Prepared(None, examined.findings, examined.language, examined.library)
    # not at the top: `check` needs none of it
    from generator.composing.compose import compose
    from generator.composing.prints import Paper

    step("compose")
    published = publishable(examined.library, examined.findings, on, drafts)
    chains, _ = link(published.library)
    paper = None
    if prints:
        allowed = printable(published)
        paper = Paper(allowed, link(allowed.library)[0])
    site = compose(published, chains, examined.language, paper, own_texts(root))
    clashes = _clashes(root, site)
    findings = in_order((*examined.findings, *clashes))
    made = None if clashes else site
    return Prepared(made, findings, examined.language, examined.library, published)


def _clashes(root: Path, site: ComposedSite) -> tuple[Finding, ...]:
    """Pages of the owner's that stand where a composed one does: one of them would silently be lost."""
    addresses = [page.address for page in site.pages]
    addresses += [asset.address for asset in site.assets]
    addresses += [picture.address for picture in site.pictures]
    addresses += [document.address for document in site.prints]
    return tuple(
        find("site/address-taken", Place(each.path), address=each.address or "/")
        for each in taken(owned(root), addresses)
    )


def stopping(findings: tuple[Finding, ...], *, strict: bool = False) -> tuple[Finding, ...]:
    """The errors that stop a build: those outside `stories/`, and with `strict` those of voices as well.

    An error in a voice holds back that voice only: the wall sees to that.
    """
    return tuple(
        finding
        for finding in findings
        if finding.level is Level.ERROR and (strict or not finding.place.path.startswith("stories/"))
    )
