"""Writers' texts on a page: bodies with their pictures and headings where they belong, and a sentence to quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Final

from markupsafe import Markup

from generator.composing.addresses import Addresses
from generator.composing.site import PictureFile
from generator.content.library import Library
from generator.content.references import CommitmentRef
from generator.content.text import BlockKind, Body, Picture
from generator.locale import grammar

_IMAGE: Final = re.compile(r'(<img [^>]*?src=")([^"]*)(")')
_HEADING: Final = re.compile(r"<(/?)h([1-6])>")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[”’\"')]*\s+(?=[“‘\"'(]*[A-ZÀ-Þ0-9])")
LONGEST_SIDE: Final = 1600
"""Of a picture, in pixels; enough for a page of this width on a sharp screen."""
WIDTHS: Final = (480, 960)
"""Smaller widths in which a picture is there as well, in pixels: a telephone, a sharp telephone or a plain screen."""
_SIZES: Final = "(max-width: 48em) 100vw, 46em"
"""How wide a picture stands on a page, for a browser to choose by."""
SHORTEST_QUOTE: Final = 25
"""In characters: a shorter sentence says too little on its own."""
LONGEST_QUOTE: Final = 220


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """The pictures of all bodies: by the identity of the body, name of the file → address from the root."""

    by_body: Mapping[int, Mapping[str, str]]
    files: tuple[PictureFile, ...]

    def of(self, body: Body) -> Mapping[str, str]:
        """The addresses of a body's pictures."""
        return self.by_body.get(id(body), {}) if body.pictures else {}


def find_pictures(library: Library, addresses: Addresses) -> Pictures:
    """Every picture of the library, at an address that says nothing of the file's own name."""
    shelf = _Shelf()
    for voice in library.voices.values():
        if voice.body.pictures:
            shelf.put(voice.body, voice.source.path, addresses.voice(voice.ref))
    for plan in library.plans.values():
        edition = addresses.plan(plan.ref)
        if plan.body.pictures:
            shelf.put(plan.body, plan.source.path, edition)
        for commitment in plan.commitments.values():
            if commitment.body.pictures:
                place = addresses.commitment(CommitmentRef(plan.ref.organisation, commitment.id))
                shelf.put(commitment.body, commitment.source.path, f"{place}{plan.ref.period}-")
        for deviation in plan.deviations.values():
            if deviation.body.pictures:
                shelf.put(deviation.body, deviation.source.path, f"{edition}{deviation.name}-")
    return Pictures(shelf.by_body, tuple(sorted(shelf.files, key=lambda f: f.address)))


@dataclass(slots=True)
class _Shelf:
    by_body: dict[int, dict[str, str]] = field(default_factory=dict)
    files: list[PictureFile] = field(default_factory=list)

    def put(self, body: Body, path: str, prefix: str) -> None:
        folder = path.rpartition("/")[0]
        own: dict[str, str] = {}
        for picture in body.pictures:
            if picture.name not in own:
                own[picture.name] = f"{prefix}{len(own) + 1}.{picture.name.rpartition('.')[2].lower()}"
                source, whole = f"{folder}/{picture.name}", own[picture.name]
                self.files.append(PictureFile(source, whole))
                self.files += (PictureFile(source, narrower(whole, w), w) for w in _widths(picture))
        self.by_body[id(body)] = own


def prose(body: Body, pictures: Mapping[str, str], root: str, heading: int | None = None) -> Markup:
    """A body as HTML for a page.

    `heading` is the level of the body's highest heading on that page; None turns headings into strong lines,
    where a text stands inside a card. `root` is the way up from the page.
    """
    html = body.html
    if pictures:
        sizes = {picture.name: picture for picture in body.pictures}
        html = _IMAGE.sub(lambda m: _image(m, sizes.get(unescape(m[2])), pictures, root), html)
    if "<h" in html:
        html = _HEADING.sub(lambda m: _heading(m[1], int(m[2]), heading), html)
    return Markup(html)  # noqa: S704 (sanitised when it was read; headings and addresses of ours)


def first_paragraph(html: Markup) -> tuple[Markup, Markup]:
    """A text that begins with a paragraph: that paragraph, and the rest; of any other text all, and nothing."""
    first, end, rest = html.partition(Markup("</p>"))
    if not html.startswith("<p>") or not rest.strip():
        return html, Markup("")
    return first + end, rest


def _image(found: re.Match[str], picture: Picture | None, pictures: Mapping[str, str], root: str) -> str:
    """A picture at its address: its size is told beforehand, so that nothing jumps, and a small screen gets less."""
    address = root + pictures.get(unescape(found[2]), "")
    html = f'{found[1]}{escape(address)}{found[3]} loading="lazy" decoding="async"'
    if picture is None or not picture.width or not picture.height:
        return html
    shrink = min(1.0, LONGEST_SIDE / max(picture.width, picture.height))
    width, height = (max(1, round(side * shrink)) for side in (picture.width, picture.height))
    html += f' width="{width}" height="{height}"'
    if widths := _widths(picture):
        each = [f"{narrower(address, w)} {w}w" for w in widths] + [f"{address} {width}w"]
        html += f' srcset="{escape(", ".join(each))}" sizes="{_SIZES}"'
    return html


def narrower(address: str, width: int) -> str:
    """The address of a picture at a smaller width: `1.jpg` → `1-480.jpg`."""
    stem, _, ending = address.rpartition(".")
    return f"{stem}-{width}.{ending}"


def _widths(picture: Picture) -> tuple[int, ...]:
    """The smaller widths that are of use for a picture."""
    if not picture.height:
        return ()
    whole = picture.width * min(1.0, LONGEST_SIDE / max(picture.width, picture.height))
    return tuple(width for width in WIDTHS if width * 1.2 <= whole)


def _heading(close: str, level: int, highest: int | None) -> str:
    if highest is None:
        return "</strong></p>" if close else '<p class="v-subhead"><strong>'
    return f"<{close}h{min(6, highest + level - 3)}>"


def sentences(body: Body) -> Iterator[str]:
    """The sentences of a body's paragraphs, headings left out."""
    for block in body.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM):
            yield from split_sentences(block.text)


def split_sentences(text: str) -> Iterator[str]:
    """The sentences of one paragraph; an abbreviation (*afd.*) or a quotation does not end one."""
    shortened = grammar("abbreviations")
    begin = 0
    for gap in _SENTENCE.finditer(text):
        sentence = text[begin : gap.start()].rstrip()
        last = re.split(r"[\s(“‘\"']", sentence)[-1].rstrip(".").casefold()
        tail = text[gap.start() : gap.end()].strip()
        if (sentence + tail).count("“") > (sentence + tail).count("”"):
            continue
        if sentence.endswith(".") and (last in shortened or len(last) == 1):
            continue
        yield sentence + tail
        begin = gap.end()
    if text[begin:].strip():
        yield text[begin:].strip()


def quotation(body: Body) -> str:
    """The first sentence of a body that says something on its own, cut at a word when it is very long."""
    first = ""
    for sentence in sentences(body):
        if SHORTEST_QUOTE <= len(sentence) <= LONGEST_QUOTE:
            return sentence
        first = first or sentence
    return shortened(first)


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """A text of at most so many characters, cut between words."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"


def joined(parts: Iterable[str | None]) -> str:
    """Texts as one, for the search index."""
    return " ".join(part for part in parts if part)
