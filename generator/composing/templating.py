"""From a view to a page: templates compiled once, and filled when a page is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from generator.composing.addresses import HOME, way_up
from generator.composing.atlas import Atlas
from generator.composing.charts import shape
from generator.composing.compiled import compiled_before
from generator.composing.dots import sign
from generator.composing.editions import Edition
from generator.composing.site import Crumb, Page, PageKind, SearchEntry, packed_text
from generator.composing.wording import Wording
from generator.content.organisation import Organisation
from generator.reading.quotes import educate

_BLANK: Final = re.compile(r"\n\s*\n+|^\s+", re.MULTILINE)
_PREFORMATTED: Final = re.compile(r"(<pre.*?</pre>)", re.DOTALL)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.composing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_typographic,
        bytecode_cache=compiled_before(),
    )
    environment.globals["shape"] = lru_cache(maxsize=64)(shape)
    environment.globals["dot"] = sign
    return environment


def _typographic(value: Any) -> Any:
    """Plain texts of writers get the same quotes as bodies have; HTML that is ready stays as it is."""
    if type(value) is str and ("'" in value or '"' in value):
        return educate(value)[0]
    return value


@lru_cache(maxsize=32)
def _template(kind: PageKind) -> Template:
    return _environment().get_template(f"{kind.value}.html.j2")


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """What a page is made from: where it stands, what it is, and the view that its template shows.

    A function as `view` makes it when the page is asked for; without one the page is made at once. Pages of
    which there are as many as there are voices have one, so that memory does not hold them all.
    """

    address: str
    kind: PageKind
    title: str
    description: str
    wording: Wording
    view: object | Callable[[], object]
    crumbs: tuple[Crumb, ...] = ()
    search: SearchEntry | None = None


def make_page(draft: Draft) -> Page:
    """The page, with its template filled. Templates see `v` (the view), `t` (labels) and `root` (the way up)."""
    content = partial(_content, draft.kind, draft.view, draft.wording, way_up(draft.address))
    return Page(
        address=draft.address,
        kind=draft.kind,
        title=draft.title,
        description=draft.description,
        content=content if callable(draft.view) else packed_text(content()),
        crumbs=draft.crumbs,
        search=draft.search,
    )


def _content(kind: PageKind, view: object | Callable[[], object], wording: Wording, root: str) -> str:
    return _tidy(_template(kind).render(v=view() if callable(view) else view, t=wording, root=root))


def fill(name: str, view: object, wording: Wording, *, root: str) -> str:
    """A template of this name filled; for what is no page of the site. `root` is the way to the site's root."""
    return _tidy(_environment().get_template(f"{name}.html.j2").render(v=view, t=wording, root=root))


def _tidy(html: str) -> str:
    """Without the empty lines that templates leave; text that was laid out by its writer stays as it is."""
    if "<pre" not in html:
        return _BLANK.sub("\n", html).strip()
    parts = _PREFORMATTED.split(html)
    return "".join(part if index % 2 else _BLANK.sub("\n", part) for index, part in enumerate(parts)).strip()


def way_home(wording: Wording) -> Crumb:
    """The first step of every way."""
    return Crumb(wording("site.home"), HOME)


def way_to(
    atlas: Atlas, organisation: Organisation, edition: Edition | None = None, *more: Crumb
) -> tuple[Crumb, ...]:
    """The way to a page of an organisation, or of one of its editions."""
    crumbs = [
        way_home(atlas.wording),
        Crumb(organisation.says.name, atlas.addresses.organisation(organisation.id)),
    ]
    if edition is not None:
        crumbs.append(Crumb(str(edition.period), atlas.addresses.edition(organisation.id, edition.period)))
    return (*crumbs, *more)
