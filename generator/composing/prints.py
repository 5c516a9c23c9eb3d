"""An edition on paper: a complete document for print in a short and a long form, from what may stand in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Final

from generator.comparing.chains import Chains
from generator.comparing.change import Change, ChangeKind
from generator.composing.abridging import CONTEXT, abridged
from generator.composing.atlas import Atlas
from generator.composing.cards import VoiceCard, cards
from generator.composing.changes import ChangeView, DeviationView, show_change
from generator.composing.dress import logos
from generator.composing.edition import EditionView, edition_view
from generator.composing.editions import Edition
from generator.composing.heard import Heard, heard
from generator.composing.inks import Inks, inks
from generator.composing.marking import marked, show_marks
from generator.composing.prose import sentences, shortened
from generator.composing.site import PrintDocument
from generator.composing.templating import fill
from generator.content.colours import SHAPE, Scheme, hardest
from generator.content.organisation import Organisation
from generator.content.references import PlanRef, VoiceRef, Written
from generator.content.wall import Published

SHORT_TEXT: Final = 200
"""In characters: so much of the text of a new commitment stands in the short form."""
SHORT_QUOTE: Final = 130
"""In characters: so much a voice says there."""
_NEARBY: Final = re.compile(r'<a href="(?!https?:|mailto:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_FOLDED: Final = re.compile(r'<details class="v-was"><summary>.*?</summary>(.*?)</details>', re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """What of the published library may stand on paper (see `printable`), with its chains of plans."""

    published: Published
    chains: Chains


@dataclass(frozen=True, slots=True)
class PrintedChange:
    """A change on paper: `text` is the beginning of its new text; `elsewhere` voices stand on the site only."""

    view: ChangeView
    text: str
    elsewhere: int


@dataclass(frozen=True, slots=True)
class PrintedDeviation:
    """A deviation on paper; `elsewhere` of the voices behind it stand on the site only."""

    view: DeviationView
    elsewhere: int


@dataclass(frozen=True, slots=True)
class PrintedArea:
    """One of the organisation's areas with its changes."""

    title: str
    changes: tuple[PrintedChange, ...]


@dataclass(frozen=True, slots=True)
class PrintView:
    """What the template of a print shows.

    `own` is the organisation's own colour for rules, or ours. `edition` is the edition as the site tells it, from what may stand on paper; `heard` counts all voices of the
    site. `left_out` is how many voices of the period stand on the site only. `base` is the site's own address,
    empty when it has none.
    """

    short: bool
    language: str
    edition: EditionView
    heard: Heard
    areas: tuple[PrintedArea, ...]
    back: tuple[PrintedDeviation, ...]
    so_far: tuple[PrintedDeviation, ...]
    voices: tuple[VoiceCard, ...]
    left_out: int
    base: str
    web: str
    inks: Inks
    own: str


def printed_editions(paper: Atlas) -> frozenset[PlanRef]:
    """The editions that get a print: those of which anything may stand in one; a draft gets none."""
    return frozenset(
        PlanRef(id, edition.period)
        for id in paper.library.organisations
        for edition in paper.editions.of(id)
        if not edition.draft
    )


def compose_prints(atlas: Atlas, paper: Atlas) -> tuple[PrintDocument, ...]:
    """The prints of every edition, two for each, in order of address.

    `paper` is made from what may stand on paper; `atlas`, that of the site, gives nothing but numbers.
    """
    documents = [
        _document(edition, atlas, paper, short=short)
        for id in paper.library.organisations
        for edition in paper.editions.of(id)
        if not edition.draft
        for short in (False, True)
    ]
    return tuple(sorted(documents, key=lambda each: each.address))


def _document(edition: Edition, atlas: Atlas, paper: Atlas, *, short: bool) -> PrintDocument:
    own = edition.organisation.id
    url = paper.library.site.says.url
    base = url.rstrip("/") + "/" if url else ""
    address = paper.addresses.edition(own, edition.period)
    view = _view(edition, atlas, paper, short=short, base=base)
    wording = paper.wordings[own]
    html = fill("print", view, wording, root=base)
    html = _FOLDED.sub(
        rf'<div class="v-was"><p class="v-label">{escape(wording("change.old"))}</p>\1</div>', html
    )
    html = _NEARBY.sub(r"\1", html)
    files = (*paper.pictures.files, *logos(paper))
    shown = tuple(file for file in files if f'src="../../{file.address}"' in html)
    return PrintDocument(
        address=paper.addresses.printed(own, edition.period, short=short),
        html=html,
        web=base + address if base else "",
        pictures=shown,
    )


def _view(edition: Edition, atlas: Atlas, paper: Atlas, *, short: bool, base: str) -> PrintView:
    own = edition.organisation.id
    address = paper.addresses.edition(own, edition.period)
    whole = atlas.editions.at(own, edition.period) or edition
    shown = edition_view(edition, paper, address)
    missing = _Missing(atlas, paper, own)
    return PrintView(
        short=short,
        language=paper.language.code,
        edition=shown,
        heard=heard(whole, atlas),
        areas=tuple(_areas(edition, paper, missing, short=short)),
        back=tuple(missing.deviations(shown.deviations, whole)),
        so_far=tuple(missing.deviations(shown.so_far, whole)),
        voices=cards(edition.voices, paper),
        left_out=len(whole.voices) - len(edition.voices),
        base=base,
        web=base + address if base else "",
        inks=inks(),
        own=_own_colour(edition.organisation),
    )


def _own_colour(organisation: Organisation) -> str:
    """The organisation's main colour where rules of it can be seen, else that of text."""
    colours = organisation.says.colours
    if colours is None or hardest(colours.main, Scheme.LIGHT)[0] < SHAPE:
        return "currentcolor"
    return colours.main


@dataclass(frozen=True, slots=True, eq=False)
class _Missing:
    """Knows which voices that the site shows may not stand on paper; tells of them no more than how many."""

    atlas: Atlas
    paper: Atlas
    organisation: str

    def among(self, prompted_by: Iterable[Written]) -> int:
        refs: set[VoiceRef] = {v.ref for v in self.atlas.voices(prompted_by, self.organisation)}
        return len(refs - set(self.paper.library.voices))

    def deviations(self, views: Iterable[DeviationView], whole: Edition) -> Iterator[PrintedDeviation]:
        changes = whole.changes
        known = {
            f"{each.plan.period}-{each.name}": each.says.prompted_by
            for each in ((*changes.deviations, *changes.so_far) if changes else ())
        }
        for view in views:
            yield PrintedDeviation(view, self.among(known.get(view.anchor, ())))

    def behind(self, whole: Edition | None) -> dict[str, int]:
        changes = whole.changes.changes if whole and whole.changes else ()
        return {change.id: self.among(change.prompted_by) for change in changes}


def _areas(edition: Edition, paper: Atlas, missing: _Missing, *, short: bool) -> Iterator[PrintedArea]:
    """The changes by area, in the order of the site's page."""
    if edition.changes is None or edition.is_first:
        return
    own = edition.organisation.id
    wording = paper.wordings[own]
    address = paper.addresses.edition(own, edition.period)
    elsewhere = missing.behind(missing.atlas.editions.at(own, edition.period))
    order = {"new": 0, "resumed": 1, "changed": 2, "ended": 3}
    by_area: dict[str, list[Change]] = {}
    for change in sorted(
        edition.changes.changes, key=lambda c: (order[c.kind.value], c.shown.title.casefold())
    ):
        by_area.setdefault(change.shown.area, []).append(change)
    for area in sorted(by_area, key=wording.order_of_area):
        yield PrintedArea(
            wording.area(area),
            tuple(
                PrintedChange(
                    _shown(change, edition, paper, address, short=short),
                    _beginning(change) if short else "",
                    elsewhere.get(change.id, 0),
                )
                for change in by_area[area]
            ),
        )


def _shown(change: Change, edition: Edition, paper: Atlas, address: str, *, short: bool) -> ChangeView:
    view = show_change(change, edition, paper, address, short=short)
    if not short:
        return view
    view = replace(view, voices=tuple(replace(c, quote=shortened(c.quote, SHORT_QUOTE)) for c in view.voices))
    if view.marks is None or change.before is None or change.after is None:
        return view
    abridgement = abridged(marked(change.before.body, change.after.body, edition.rolling))
    wording = paper.wordings[edition.organisation.id]
    return replace(view, marks=show_marks(abridgement, wording, short=True, context=CONTEXT))


def _beginning(change: Change) -> str:
    """The beginning of a text that begins or returns, without its headings and tables."""
    if change.after is None or change.kind is ChangeKind.CHANGED:
        return ""
    return shortened(" ".join(sentences(change.after.body)), SHORT_TEXT)
