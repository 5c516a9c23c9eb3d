"""The MkDocs plugin `verschil`, and how we run MkDocs: the only file that knows MkDocs.

A thin shell: it hands composed pages over as files that are ready, and sets title, language and navigation from
the site. What is checked, told and composed is the pipeline's. Imported within ProperDocs, `mkdocs` is ProperDocs.
"""

from __future__ import annotations

import datetime as dt
import io
import logging
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.composing.compiled import compiled_before
from generator.composing.site import Asset, ComposedSite, Crumb, Page, PictureFile
from generator.locale import language
from generator.pipeline import Prepared, prepare
from generator.publishing import lost, mapping, theming
from generator.publishing.departing import Standing
from generator.publishing.guarding import guard
from generator.publishing.hearing import hearing, telling
from generator.publishing.laying import Piece, laying
from generator.publishing.leaking import as_findings, leaks
from generator.publishing.logos import picture_of
from generator.publishing.manifest import is_published
from generator.publishing.pictures import PictureError
from generator.publishing.policy import guarded
from generator.publishing.removing import remove_from
from generator.publishing.renderer import Job, PublishError
from generator.publishing.shell import Framed, Frames
from generator.publishing.telling import as_text, told_of
from generator.publishing.trouble import troubled_site
from generator.reading.owned import PAGES, owned
from generator.twofold import Twofold

_LOG: Final = logging.getLogger("mkdocs.plugins.verschil")


class Options(Config):
    """The plugin's own options in `mkdocs.yml`."""

    day = Optional(Type((str, dt.date)))
    """The day as of which the site is built; today when it is left out. (YAML reads a key `on` as true.)"""


class ReadyPage(MkDocsPage):
    """A page that is HTML already: nothing is read or converted."""

    def __init__(self, composed: Page, file: File, config: MkDocsConfig) -> None:
        self.composed = composed
        super().__init__(composed.title, file, config)

    def _set_canonical_url(self, base: str | None) -> None:
        """The same as MkDocs', without taking addresses apart that we have put together."""
        self.canonical_url = None if base is None else base + self.composed.address
        self.abs_url = None if base is None else urlsplit(base).path + self.composed.address

    def read_source(self, config: MkDocsConfig) -> None:
        """The page's title and description, for plugins that ask."""
        self.markdown = ""
        self.meta = {"title": self.composed.title, "description": self.composed.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing: the page is whole, and is written by us."""
        self.content = ""


class Ours(File):
    """A file of the site that is ours: MkDocs knows its address, so that pages of the owner's can lead to it."""

    def __init__(self, address: str, config: MkDocsConfig, make: Callable[[], bytes] | None = None) -> None:
        super().__init__(address, None, config.site_dir, True, inclusion=InclusionLevel.NOT_IN_NAV)
        self.generated_by = "verschil"
        self.content_string = ""
        self.make = make


class VerschilPlugin(BasePlugin[Options]):
    """Gives MkDocs the composed pages.

    `job` is what `verschil` wants built; without it (`mkdocs build`, `mkdocs serve`) the site is prepared here.
    """

    job: Job | None = None
    prepared: Prepared | None = None
    laid: Twofold[Piece, None] | None = None
    preview = False
    troubled = False
    known: tuple[str, ...] = ()
    """Addresses of the last preview that had no errors, where a fault is shown."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Whether this is a preview."""
        self.preview = command == "serve"
        self.known = ()

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Prepare the site, before MkDocs cleans the old one away; then set what the site decides."""
        self.root = Path(config.config_file_path).resolve().parent
        self.on = self._day()
        self.troubled = False
        self.site = self.job.site if self.job else self._prepared(config)
        theming.dress(config, self.site, self.root, preview=self.preview)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, assets and pictures; take away what the site does not use."""
        mine = {each.name for each in owned(self.root)}
        self.files = files
        for file in list(files):
            own = file.src_dir == config.docs_dir
            if (own and file.src_uri not in mine) or (not own and theming.unused(file.src_uri)):
                files.remove(file)
            elif own:
                # the navigation is set, so that a page which is not in it is no oversight
                file.inclusion = InclusionLevel.NOT_IN_NAV
        for page in self.site.pages:
            files.append(file := Ours(f"{page.address}index.md", config))
            file.make = partial(self._whole, ReadyPage(page, file, config), config)
        frame = theming.assets() | theming.frame() | theming.mark(self.site)
        frame |= mapping.for_search_engines(self.site, owned(self.root))
        for asset in (*starmap(Asset, frame.items()), *self.site.assets):
            files.append(Ours(asset.address, config, partial(getattr, asset, "data")))
        for picture in self.site.pictures:
            files.append(Ours(picture.address, config, partial(self._picture, picture)))
        return files

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the environment, in which frames are rendered; no lines of nothing where a template's tags stood.

        What is ours goes no further through MkDocs: we begin to write it, while MkDocs does the rest.
        """
        env.trim_blocks = env.lstrip_blocks = True
        env.bytecode_cache = compiled_before()
        self.env = env
        ours = [file for file in files if isinstance(file, Ours)]
        for file in ours:
            files.remove(file)
        self.frames.prepare(self.site.pages, self.site)
        pieces = [Piece(file.dest_uri, file.make) for file in ours if file.make]
        # a plugin that looks at every page may remember what it saw
        self.laid = laying(Path(config.site_dir), pieces, alone=len(config.plugins.events["post_page"]) > 1)
        return env

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """The frames are rendered once for this navigation."""
        self.frames = Frames(lambda page, address: self.draw(page, address, nav, config))
        return nav

    def draw(self, page: Framed, address: str, nav: Navigation, config: MkDocsConfig) -> str:
        """The theme's template for one page, in full."""
        stands = theming.stand_in(page, address)
        context: dict[str, Any] = dict(get_context(nav, [], config, stands))  # type: ignore[arg-type]
        context["verschil"] = theming.view(page, self.site, self._links(nav))
        return self._guarded(self.env.get_template("main.html").render(context))

    def _guarded(self, html: str) -> str:
        """With the policy of the public site; MkDocs' own preview puts a script of its own into every page."""
        return html if self.preview else guarded(html)

    def on_page_context(
        self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """What the theme shows of a page of the owner's; a composed one does not come here."""
        own = theming.own_page(page, self.site, self._above(page))
        context["verschil"] = theming.view(own, self.site, self._links(nav))
        return context

    def _whole(self, page: ReadyPage, config: MkDocsConfig) -> bytes:
        """A composed page as it is written."""
        html = self.frames.fill(page.composed, self.site)
        return config.plugins.on_post_page(html, page=page, config=config).encode("utf-8")

    def _picture(self, picture: PictureFile) -> bytes:
        try:
            return picture_of(picture, self.root)
        except PictureError as error:
            raise PluginError(f"{picture.address}: {error}") from error

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """A page of the owner's gets its policy, in which its own scripts are; a frame has it already."""
        return output if isinstance(page, ReadyPage) else self._guarded(output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The page for a wrong address gets its policy too."""
        return self._guarded(output_content) if template_name.endswith(".html") else output_content

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """What the page for a wrong address says; in a preview with a fault it shows the fault."""
        fault = self.site.pages[0].html if self.troubled else ""
        # a preview lies at the root of its host
        base = "/" if self.preview else lost.base_of(self.site.url)
        page = lost.missing_page(self.site, base, fault)
        # a preview reloads pages that are there; at any other address only this lets it see that all is well again
        again = self.troubled
        context["verschil"] = theming.view(
            page, self.site, self._links(context["nav"]), again=again, alone=base is None
        )
        return context

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Follow the writers' files too."""
        watch(server, self.root)
        return server

    @event_priority(100)
    def _all_laid(self, *, config: MkDocsConfig) -> None:
        """Everything of ours is written, before any other plugin looks. Raises `PluginError` for a broken picture."""
        if self.laid is not None:
            self.laid.finish(self.job.step if self.job else int)

    @event_priority(-100)
    def _last_look(self, *, config: MkDocsConfig) -> None:
        """The last look over the finished files, which `verschil` itself takes before it replaces a site.

        MkDocs writes straight into the site, so that files with a leak are taken away again. Raises `PluginError`.
        """
        if self.job or self.preview or self.prepared is None or self.prepared.site is None:
            return
        site = Path(config.site_dir)
        found = leaks(site, self.root, guard(self.prepared, self.root))
        for leak in found:
            (site / leak.output).unlink(missing_ok=True)
        if found:
            words = self.prepared.language
            raise PluginError(words.say("mkdocs.stopped") + "\n\n" + as_text(as_findings(found), words))

    on_post_build = CombinedEvent(_all_laid, _last_look)

    def on_build_error(self, *, error: Exception) -> None:
        """Nobody goes on writing."""
        if self.laid is not None:
            self.laid.stop()

    def _removed(self, config: MkDocsConfig, prepared: Prepared) -> str:
        """What was taken out of the site that stands, because it may not be there any longer."""
        words = prepared.language
        try:
            removed = remove_from(
                Standing(
                    Path(config.site_dir), self.root, prepared.library, self.on, words, prepared.findings
                )
            )
        except (PublishError, OSError) as error:
            return words.say("build.stuck", reason=error)
        return "" if removed is None else told_of(removed, words)

    def _links(self, nav: Navigation) -> list[tuple[str, str]]:
        """The owner's pages for the footer: title and address."""
        return [(str(page.title), page.url) for page in nav.pages if not isinstance(page, ReadyPage)]

    def _above(self, page: MkDocsPage) -> Crumb | None:
        """The page of the folder in which a page of the owner's stands, when there is one."""
        folder, _, name = page.file.src_uri.rpartition("/")
        if not folder or name == "index.md":
            return None
        above = self.files.get_file_from_path(f"{folder}/index.md")
        return None if above is None or above.page is None else Crumb(str(above.page.title), above.page.url)

    def _day(self) -> dt.date:
        if self.job:
            return self.job.on
        if self.config.day is None:
            return dt.datetime.now().astimezone().date()
        try:
            return dt.date.fromisoformat(str(self.config.day))
        except ValueError:
            raise PluginError(f"mkdocs.yml: verschil: day: {self.config.day} (2026-01-31?)") from None

    def _prepared(self, config: MkDocsConfig) -> ComposedSite:
        prepared = prepare(self.root, self.on, strict=config.strict, drafts=self.preview)
        text = as_text(prepared.findings, prepared.language)
        self.prepared = prepared
        if prepared.site is None:
            if not self.preview:
                said = [prepared.language.say("mkdocs.stopped"), text, self._removed(config, prepared)]
                raise PluginError("\n\n".join(part for part in said if part))
            # not as a warning: nobody may be stopped by what the preview itself shows
            _LOG.info("%s\n\n%s", prepared.language.say("mkdocs.stopped"), text)
            self.troubled = True
            return troubled_site(prepared.findings, prepared.language, self.known)
        if not self.preview and is_published(Path(config.site_dir)):
            published = prepared.language.say("build.published", path=Path(config.site_dir).name)
            said = [published, self._removed(config, prepared)]
            raise PluginError("\n\n".join(part for part in said if part))
        if text:
            # as information: with --strict a warning of MkDocs would stop the build, one of ours does not
            _LOG.info("%s\n\n%s", prepared.language.say("mkdocs.found"), text)
        self.known = tuple(page.address for page in prepared.site.pages)
        return prepared.site


def watch(server: LiveReloadServer, root: Path) -> None:
    """Let the preview follow the folders in which writers write, as far as they are there."""
    for folder in ("stories", "plans", "site_config"):
        if (root / folder).is_dir():
            server.watch(str(root / folder))


def _configuration(root: Path, out: Path, empty: Path, **options: Any) -> MkDocsConfig:
    """The root's `mkdocs.yml`, or our own when there is none; `empty` stands in for pages that are not there."""
    path = root / "mkdocs.yml"
    if not (root / PAGES).is_dir():
        options["docs_dir"] = str(empty)
    source: Any = str(path) if path.is_file() else io.BytesIO(theming.CONFIGURATION.encode("utf-8"))
    return load_config(source, config_file_path=str(path), site_dir=str(out), **options)


def _ours(config: MkDocsConfig, code: str) -> VerschilPlugin:
    plugin = config.plugins.get("verschil")
    if not isinstance(plugin, VerschilPlugin):
        raise PublishError(language(code).say("mkdocs.no_plugin"))
    return plugin


def build_site(job: Job) -> tuple[str, ...]:
    """Let MkDocs write the job's site into its folder; gives what MkDocs warned of. Raises `PublishError`."""
    say = language(job.site.language).say
    with hearing() as heard, tempfile.TemporaryDirectory() as empty:
        try:
            config = _configuration(job.root, job.out, Path(empty), strict=job.strict)
            plugin = _ours(config, job.site.language)
            plugin.job = job
            try:
                config.plugins.on_startup(command="build", dirty=False)
                mkdocs_build(config)
            finally:
                plugin.job = None
                config.plugins.on_shutdown()
        except Exception as error:
            # of what goes wrong in a page of the owner's (its encoding, say) MkDocs names the page, then lets it rise
            if not heard.lines and not isinstance(error, MkDocsException):
                raise
            lines = heard.lines or [str(error)]
            raise PublishError(say("mkdocs.failed") + "\n" + "\n".join(lines)) from error
    return tuple(heard.lines)


def serve_site(root: Path, on: str | None, port: int, code: str, ready: Callable[[str], None]) -> None:
    """Serve a live preview with drafts until it is interrupted; `ready` is told the address.

    Raises `PublishError` when MkDocs cannot be set up, and `OSError` when the port is taken.
    """
    out = tempfile.mkdtemp(prefix="verschil-")
    empty = Path(out + "-pages")
    empty.mkdir()
    url = f"http://127.0.0.1:{port}/"

    def build_once() -> None:
        config = _configuration(root, Path(out), empty, strict=False)
        config.site_url = url
        plugin = _ours(config, code)
        plugin.config.day = on
        plugin.preview = True
        try:
            mkdocs_build(config, serve_url=url)
        except (MkDocsException, Abort, BuildError) as error:
            theming.write_fault(Path(out), str(error), code)

    server = LiveReloadServer(build_once, "127.0.0.1", port, root=out)
    server.error_handler = lambda _status: theming.error_page(Path(out))
    try:
        with telling(_LOG):
            build_once()
            watch(server, root)
            if (root / "mkdocs.yml").is_file():
                server.watch(str(root / "mkdocs.yml"))
            ready(url)
            server.serve()
    finally:
        server.shutdown()
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(empty, ignore_errors=True)
