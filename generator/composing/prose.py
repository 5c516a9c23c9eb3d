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
from generator.content.text import BlockKind, Body
from generator.locale import grammar

_IMAGE: Final = re.compile(r'(<img [^>]*?src=")([^"]*)(")')
_HEADING: Final = re.compile(r"<(/?)h([1-6])>")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[”’\"')]*\s+(?=[“‘\"'(]*[A-ZÀ-Þ0-9])")
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
                self.files.append(PictureFile(f"{folder}/{picture.name}", own[picture.name]))
        self.by_body[id(body)] = own


def prose(body: Body, pictures: Mapping[str, str], root: str, heading: int | None = None) -> Markup:
    """A body as HTML for a page.

    `heading` is the level of the body's highest heading on that page; None turns headings into strong lines,
    where a text stands inside a card. `root` is the way up from the page.
    """
    html = body.html
    if pictures:
        html = _IMAGE.sub(lambda m: m[1] + escape(root + pictures.get(unescape(m[2]), "")) + m[3], html)
    if "<h" in html:
        html = _HEADING.sub(lambda m: _heading(m[1], int(m[2]), heading), html)
    return Markup(html)  # noqa: S704 (sanitised when it was read; headings and addresses of ours)


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
