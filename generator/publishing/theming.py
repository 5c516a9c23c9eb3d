"""How the site is dressed with Material: settings, what templates get to show, and which files go along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from generator.composing.addresses import absolute
from generator.composing.site import ComposedSite, Crumb
from generator.locale import Language, language
from generator.publishing import lost, mapping
from generator.publishing.fonts import fonts
from generator.publishing.heads import head_of_own
from generator.publishing.renderer import PublishError
from generator.publishing.replacing import MARKER
from generator.publishing.shell import Framed, crumbs_html
from generator.reading.owned import owned

THEME: Final = Path(str(resources.files(__package__))) / "theme"
"""Our templates and assets over Material's."""
FRAME: Final = "assets/verschil/frame.css"
"""The address of the style sheet of the frame of pages of ours, with Material."""
MAIN: Final = "inhoud"
"""The id of a page's main part, to which one can skip."""
_SEARCH_FILES: Final = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_SEARCHES: Final = ("material/search", "search")
"""The names of searches among the plugins: the site has its own."""

CONFIGURATION: Final = """\
site_name: verschil
docs_dir: site_config/pages
theme:
  name: material
plugins:
  - verschil
markdown_extensions:
  - tables
  - footnotes
  - toc:
      permalink: false
"""
"""What MkDocs gets where there is no `mkdocs.yml`."""


def dress(config: Any, site: ComposedSite, root: Path, *, preview: bool) -> None:
    """Set in MkDocs' configuration what the site decides: title, language, address, navigation, theme.

    Raises `PublishError` when the theme is not Material.
    """
    words = language(site.language)
    if config.theme.name != "material":
        raise PublishError(words.say("mkdocs.theme"))
    config.site_name = site.title
    if not preview:
        config.site_url = None if site.url is None else site.url.rstrip("/") + "/"
    config.use_directory_urls = True
    config.nav = [{words.label("chrome.home"): "index.md"}]
    config.nav.extend(each.name for each in owned(root) if each.in_navigation)
    theme = config.theme
    if str(THEME) not in theme.dirs:
        theme.dirs.insert(0, str(THEME))
    theme["language"] = site.language
    theme["font"] = False
    theme["favicon"] = "assets/verschil/favicon.svg"
    theme["features"] = []
    # which of the two is shown, our own header and script decide
    theme["palette"] = [
        {"scheme": scheme, "primary": "custom", "accent": "custom"} for scheme in ("default", "slate")
    ]
    theme.static_templates.discard(mapping.SITEMAP)
    _no_other_search(config.plugins)


def _no_other_search(plugins: Mapping[str, Any]) -> None:
    """Keep Material's search silent, which MkDocs adds by itself where no plugins are named."""
    for name in _SEARCHES:
        if name in plugins:
            plugins[name].config["enabled"] = False


def view(
    page: Framed,
    site: ComposedSite,
    links: Sequence[tuple[str, str]],
    *,
    again: bool = False,
    alone: bool = False,
) -> SimpleNamespace:
    """What templates show of a page: itself, the site's title (safe), labels, links to the owner's pages.

    With `again` a browser asks for the page again after a few seconds; `alone` stands what may ask for no file.
    """
    words = language(site.language)
    return SimpleNamespace(
        page=page,
        main=MAIN,
        again=again,
        alone=alone,
        colours=lost.colours() if alone else "",
        language=site.language,
        site_title=escape(site.title),
        labels={name: escape(words.label(f"chrome.{name}")) for name in _LABELS},
        links=[(escape(title), address) for title, address in links],
        frame=FRAME,
        styles=[address for address in assets() if address.endswith(".css")],
        scripts=[f"assets/verschil/{name}" for name in _SCRIPTS.get(page.kind, ())],
        search=site.search,
    )


_SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "search": ("search.js",),
    "edition": ("choosing.js", "filters.js"),
    "voices": ("choosing.js", "filters.js"),
    "dilemmas": ("choosing.js", "filters.js"),
    "rules": ("choosing.js", "filters.js"),
    "theme": ("choosing.js", "beside.js"),
}
"""Kind of page → our own scripts on it."""
_LABELS: Final = ("home", "search", "crumbs", "about", "skip", "to_dark", "to_light")


def stand_in(page: Framed, address: str) -> SimpleNamespace:
    """What the theme gets in place of a page of its own, for the frame around one of ours."""
    return SimpleNamespace(
        url=address, meta={}, toc=[SimpleNamespace(url="#" + MAIN)], title=page.title,
        canonical_url=None, previous_page=None, next_page=None, is_homepage=not address,
    )  # fmt: skip


def own_page(page: Any, site: ComposedSite, above: Crumb | None = None) -> Framed:
    """A page of the owner's, converted already, as the template shows it; `above` is the page of its folder."""
    words = language(site.language)
    title = str(page.title)
    content = page.content
    way = [Crumb(words.label("chrome.home"), ""), *([above] if above else []), Crumb(title, page.url)]
    if "<h1" not in content:
        content = f"<h1>{escape(title)}</h1>\n{content}"
    return Framed(
        title=escape(title),
        description=escape(str(page.meta.get("description", ""))),
        canonical=escape(absolute(site.url, page.url)),
        crumbs=crumbs_html(tuple(way), "../" * page.url.count("/")),
        where="",
        content=content,
        head=head_of_own(title, str(page.meta.get("description", "")), page.url, site),
        kind="owned",
        has_canonical=site.url is not None,
    )


@cache
def assets() -> dict[str, bytes]:
    """Style and fonts of the composed pages, which every renderer lays beside them: address → bytes."""
    folder = resources.files("generator.composing") / "assets"
    files = sorted((entry for entry in folder.iterdir() if entry.is_file()), key=lambda e: e.name)
    # one style sheet: each that a browser must ask for keeps a reader on a slow line waiting
    letters = {address: data for address, data in fonts().items() if not address.endswith(".css")}
    sheets = [data for address, data in fonts().items() if address.endswith(".css")]
    sheets += [entry.read_bytes() for entry in files if entry.name.endswith(".css")]
    scripts = {
        f"assets/verschil/{entry.name}": entry.read_bytes()
        for entry in files
        if not entry.name.endswith(".css")
    }
    return letters | {"assets/verschil/verschil.css": b"\n".join(sheets)} | scripts


def frame() -> dict[str, bytes]:
    """The style sheet of the frame of pages of ours: the little that a theme gives, and our own on top of it."""
    sheets = (
        Path(str(resources.files(__package__))) / "frame.css",
        THEME / "assets" / "verschil" / "chrome.css",
    )
    return {FRAME: b"\n".join(sheet.read_bytes() for sheet in sheets)}


def mark(site: ComposedSite) -> dict[str, bytes]:
    """The mark of a site of ours: address → bytes."""
    return {MARKER: (language(site.language).say("build.marker") + "\n").encode("utf-8")}


def shipped_addresses() -> set[str]:
    """The addresses of what comes with the theme and with us, and of the main part of a page."""
    base = _material()
    theirs = {path.relative_to(base).as_posix() for path in (base / "assets").rglob("*") if path.is_file()}
    return theirs | assets().keys() | {FRAME, f"#{MAIN}"}


def is_shipped(address: str, data: bytes) -> bool:
    """Whether a file of a site is one that came with the theme or with us, byte for byte."""
    if {**assets(), **frame()}.get(address) == data:
        return True
    paths = (folder / address for folder in (THEME, _material()))
    return any(path.is_file() and path.read_bytes() == data for path in paths)


def _material() -> Path:
    found = find_spec("material")
    return Path((found.origin if found else None) or "").parent / "templates"


@cache
def spoken(code: str) -> str:
    """What the theme itself says in a language, its own templates among it, as one text."""
    partial = _material() / "partials/languages" / f"{code}.html"
    ours = sorted(path for path in THEME.rglob("*.html"))
    return "\n".join(path.read_text(encoding="utf-8") for path in (partial, *ours) if path.is_file())


def unused(name: str) -> bool:
    """Whether a file of the theme's is of no use to this site: its search, debugging maps, the map of its own making."""
    return name.endswith((".map", "/plain.css", "/favicon.png", mapping.SITEMAP)) or name.startswith(
        _SEARCH_FILES
    )


def write_fault(out: Path, text: str, code: str) -> None:
    """A bare page that tells what keeps MkDocs itself from working, for a preview."""
    words: Language = language(code)
    title = escape(words.say("trouble.title"))
    html = (
        f'<!doctype html><html lang="{code}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1><pre>{escape(text)}</pre></body></html>"
    )
    (out / "index.html").write_text(html, encoding="utf-8", newline="\n")
    (out / "404.html").write_text(html, encoding="utf-8", newline="\n")


def error_page(out: Path) -> bytes | None:
    """What a preview answers at an address where nothing is."""
    path = out / "404.html"
    return path.read_bytes() if path.is_file() else None
