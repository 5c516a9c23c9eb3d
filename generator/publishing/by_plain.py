"""The third renderer: a plain folder of complete pages, without Material, MkDocs or any script.

Any other program can take such a folder over.
"""

from __future__ import annotations

from functools import partial
from importlib import resources
from pathlib import Path
from posixpath import normpath
from types import SimpleNamespace

import frontmatter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from yaml import YAMLError

from generator.composing.site import Crumb, Page, PictureFile
from generator.locale import language
from generator.publishing import lost, mapping, theming
from generator.publishing.laying import Piece, laying, write
from generator.publishing.logos import picture_of
from generator.publishing.pictures import PictureError
from generator.publishing.policy import guarded
from generator.publishing.renderer import Job, PublishError
from generator.publishing.shell import Framed, Frames
from generator.reading.owned import Owned, address_of, owned


def render(job: Job) -> tuple[str, ...]:
    """Write every page, asset and picture; see `Renderer`."""
    own = [(each, _read(job, each)) for each in owned(job.root) if each.is_page]
    links = [(page.title, each.address) for each, page in own if each.in_navigation]
    titles = {each.address: Crumb(page.title, each.address) for each, page in own}
    # every text that comes to the template was made safe by `Framed` and `view`
    environment = Environment(
        loader=FileSystemLoader(theming.THEME), undefined=StrictUndefined, autoescape=False,  # noqa: S701
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    template = environment.get_template("plain.html")

    def draw(page: Framed, address: str) -> str:
        html = template.render(
            verschil=theming.view(page, job.site, links),
            root="../" * address.count("/"),
            language=job.site.language,
        )
        return guarded(html)

    def draw_missing() -> str:
        base = lost.base_of(job.site.url)
        shown = theming.view(lost.missing_page(job.site, base), job.site, links, alone=base is None)
        chosen = environment.get_template(lost.ALONE) if base is None else template
        return guarded(chosen.render(verschil=shown, root=base, language=job.site.language))

    frames = Frames(draw)
    frames.prepare(job.site.pages, job.site)

    def whole(page: Page) -> bytes:
        return frames.fill(page, job.site).encode("utf-8")

    pieces = [Piece(f"{page.address}index.html", partial(whole, page)) for page in job.site.pages]
    pieces += [Piece(asset.address, partial(getattr, asset, "data")) for asset in job.site.assets]
    pieces += [Piece(picture.address, partial(_picture, picture, job)) for picture in job.site.pictures]
    with laying(job.out, pieces) as laid:
        laid.finish(job.step)
    for each, converted in own:
        html = draw(theming.own_page(converted, job.site, titles.get(_above(each.address))), each.address)
        write(job.out, each.address + "index.html", html.encode("utf-8"))
    write(job.out, "404.html", draw_missing().encode("utf-8"))
    _files(job)
    return ()


def _above(address: str) -> str:
    """The address of the folder in which a page stands; that of no page at all for one of the first level."""
    return address.rstrip("/").rpartition("/")[0] + "/"


def _files(job: Job) -> None:
    files = theming.assets() | mapping.for_search_engines(job.site, owned(job.root))
    for address, data in files.items():
        write(job.out, address, data)
    for name in ("favicon.svg", "plain.css"):
        entry = resources.files(__package__) / "theme" / "assets" / "verschil" / name
        write(job.out, f"assets/verschil/{name}", entry.read_bytes())
    for each in owned(job.root):
        if not each.is_page:
            write(job.out, each.address, (job.root / each.path).read_bytes())


def _picture(picture: PictureFile, job: Job) -> bytes:
    try:
        return picture_of(picture, job.root)
    except PictureError as error:
        say = language(job.site.language).say
        raise PublishError(say("build.picture", path=picture.source, reason=error)) from error


def _read(job: Job, own: Owned) -> SimpleNamespace:
    try:
        return _converted(job.root, own)
    except (OSError, ValueError, YAMLError) as error:
        say = language(job.site.language).say
        raise PublishError(say("build.page", path=own.path, reason=error)) from error


def _converted(root: Path, own: Owned) -> SimpleNamespace:
    """A page of the owner's as HTML, with its title; links to other pages' files lead to their addresses."""
    post = frontmatter.loads((root / own.path).read_text(encoding="utf-8-sig"))
    markdown = MarkdownIt("commonmark", {"typographer": False}).enable("table").use(footnote_plugin)
    tokens = markdown.parse(post.content)
    up = "../" * own.address.count("/")
    folder = own.name.rpartition("/")[0]
    for token in tokens:
        for child in token.children or ():
            _lead(child, folder, up)
    title = post.metadata.get("title") or _first_heading(tokens) or own.name.removesuffix(".md")
    return SimpleNamespace(
        title=str(title),
        url=own.address,
        meta=post.metadata,
        content=markdown.renderer.render(tokens, markdown.options, {}),
    )


def _first_heading(tokens: list[Token]) -> str | None:
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return tokens[at + 1].content
    return None


def _lead(token: Token, folder: str, up: str) -> None:
    """Turn a link to a file of the owner's into one to its address."""
    key = {"link_open": "href", "image": "src"}.get(token.type)
    if key is None:
        return
    target, mark, anchor = str(token.attrs[key]).partition("#")
    if not target or ":" in target or target.startswith("/"):
        return
    path = normpath(f"{folder}/{target}" if folder else target)
    if path.endswith(".md"):
        path = address_of(path)
    token.attrs[key] = up + path + mark + anchor
