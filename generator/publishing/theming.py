"""How the site is dressed with Material: settings, what templates get to show, and which files go along."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from functools import cache
from html import escape
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from generator.composing.site import ComposedSite, Crumb
from generator.locale import Language, language
from generator.publishing.fonts import fonts
from generator.publishing.renderer import PublishError
from generator.publishing.shell import Framed, canonical, crumbs_html
from generator.reading.owned import owned

THEME: Final = Path(str(resources.files(__package__))) / "theme"
"""Our templates and assets over Material's."""
MAIN: Final = "inhoud"
"""The id of a page's main part, to which one can skip."""
SEARCH: Final = "material/search"
"""The name of Material's search among the plugins."""

CONFIGURATION: Final = """\
site_name: verschil
docs_dir: site_config/pages
theme:
  name: material
plugins:
  - search
  - verschil
markdown_extensions:
  - tables
  - footnotes
  - toc:
      permalink: false
"""
"""What MkDocs gets where there is no `mkdocs.yml`."""


def dress(config: Any, site: ComposedSite, root: Path, *, preview: bool) -> None:
    """Set in MkDocs' configuration what the site decides: title, language, address, navigation, theme, search.

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
    theme["features"] = ["search.highlight"]
    theme["palette"] = [
        {
            "media": f"(prefers-color-scheme: {scheme})",
            "scheme": name,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": words.label(f"chrome.{other}")},
        }
        for scheme, name, icon, other in (
            ("light", "default", "material/weather-night", "to_dark"),
            ("dark", "slate", "material/weather-sunny", "to_light"),
        )
    ]
    _search(config.plugins, site.language)


def _search(plugins: Mapping[str, Any], code: str) -> None:
    """Search with the language's own word stems; tags weigh as much as words."""
    if SEARCH in plugins:
        settings: MutableMapping[str, Any] = plugins[SEARCH].config
        settings["lang"] = [code]
        # no trimmer: it takes numbers for punctuation, and then nobody finds 2026
        settings["pipeline"] = ["stemmer", "stopWordFilter"]
        settings["separator"] = r"[\s\-–—/.,;:!?()\[\]\"“”„'‘’]+"
        settings["fields"] = {"title": {"boost": 100.0}, "text": {"boost": 1.0}, "tags": {"boost": 1.0}}


def view(
    page: Framed, site: ComposedSite, links: Sequence[tuple[str, str]], *, again: bool = False
) -> SimpleNamespace:
    """What templates show of a page: itself, the site's title (safe), labels, links to the owner's pages.

    With `again` a browser asks for the page again after a few seconds.
    """
    words = language(site.language)
    return SimpleNamespace(
        page=page,
        main=MAIN,
        again=again,
        site_title=escape(site.title),
        labels={name: escape(words.label(f"chrome.{name}")) for name in _LABELS},
        links=[(escape(title), address) for title, address in links],
        styles=[address for address in assets() if address.endswith(".css")],
        worker=f"{_WORKERS}/{_worker()}",
        own_worker=f"{_WORKERS}/verschil.js?{_worker()}",
    )


_LABELS: Final = ("home", "search", "close_search", "crumbs", "about", "skip")
_WORKERS: Final = "assets/javascripts/workers"


@cache
def _worker() -> str:
    """The name of Material's search worker, which carries a hash."""
    found = find_spec("material")
    folder = Path((found.origin if found else None) or "").parent / "templates" / _WORKERS
    return next(path.name for path in sorted(folder.glob("search.*.js")))


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
        canonical=escape(canonical(site.url, page.url)),
        crumbs=crumbs_html(tuple(way), "../" * page.url.count("/")),
        where="",
        content=content,
        kind="owned",
        has_canonical=site.url is not None,
    )


def missing_page(site: ComposedSite, fault: str) -> Framed:
    """What stands at an address where nothing is; `fault` instead, when a preview has one."""
    words = language(site.language)
    title = words.label("chrome.missing")
    content = f"<h1>{escape(title)}</h1>\n<p>{escape(words.label('chrome.missing_text'))}</p>"
    return Framed(
        title=escape(title), description="", canonical="", crumbs="", where="", content=fault or content,
        kind="missing", index=False,
    )  # fmt: skip


def assets() -> dict[str, bytes]:
    """Style and fonts of the composed pages, which every renderer lays beside them: address → bytes."""
    folder = resources.files("generator.composing") / "assets"
    return dict(fonts()) | {
        f"assets/verschil/{entry.name}": entry.read_bytes()
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.is_file()
    }


def unused(name: str, code: str) -> bool:
    """Whether a file of Material's is of no use to this site: other languages' word stems, debugging maps."""
    if name.endswith((".map", "/plain.css", "/favicon.png")):
        return True
    if not name.startswith("assets/javascripts/lunr/"):
        return False
    return name.rpartition("/")[2] not in (f"lunr.{code}.min.js", "lunr.stemmer.support.min.js")


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
