"""PDFs in tests: whether they can be made here, and a PDF as one who hears or reads it gets it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from generator.locale import language
from generator.publishing.printing import PrintingUnavailable, require_printing


def printing_or_skip() -> None:
    """Skips where a person's machine lacks Pango or the extra; in CI that is a failure."""
    try:
        require_printing(language("en"))
    except PrintingUnavailable as lack:
        if os.environ.get("CI") == "true":
            pytest.fail(str(lack))
        pytest.skip(str(lack))


@dataclass(frozen=True)
class Tag:
    """A structure element: its kind, the kinds around it, and the element itself."""

    kind: str
    within: tuple[str, ...]
    element: Any


class Pdf:
    """A PDF as read."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]
        self.tags = tuple(_walk(self.root["/StructTreeRoot"]["/K"][0], ()))

    def of_kind(self, *kinds: str) -> list[Tag]:
        """The tags of these kinds in reading order."""
        return [tag for tag in self.tags if tag.kind in kinds]

    @property
    def words(self) -> str:
        """All text of all pages, spaces made single."""
        return " ".join(" ".join(page.extract_text() for page in self.reader.pages).split())

    @property
    def everything(self) -> str:
        """All text, titles of bookmarks, metadata, alternatives and addresses of links."""
        parts = [self.words, str(self.reader.metadata), self.xmp, str(list(_titles(self.reader.outline)))]
        parts += [str(tag.element.get("/Alt", "")) for tag in self.tags]
        parts += [str(each) for each in self.links]
        return " ".join(parts)

    @property
    def xmp(self) -> str:
        """The metadata in XML."""
        return str(self.root["/Metadata"].get_object().get_data().decode("utf-8"))

    @property
    def bookmarks(self) -> list[str]:
        """The titles of the bookmarks."""
        return list(_titles(self.reader.outline))

    @property
    def links(self) -> list[Any]:
        """The annotations of all pages."""
        return [each.get_object() for page in self.reader.pages for each in page.get("/Annots", [])]

    @property
    def fonts(self) -> list[Any]:
        """The descriptors of all fonts of all pages."""
        found = []
        for page in self.reader.pages:
            for font in page["/Resources"]["/Font"].values():
                whole = font.get_object()
                inner = whole["/DescendantFonts"][0].get_object() if "/DescendantFonts" in whole else whole
                found.append(inner["/FontDescriptor"].get_object())
        return found


def _walk(element: Any, within: tuple[str, ...]) -> Iterator[Tag]:
    element = element.get_object()
    if not isinstance(element, dict) or "/S" not in element:
        return
    kind = str(element["/S"])[1:]
    yield Tag(kind, within, element)
    kids = element.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from _walk(kid, (*within, kind))


def _titles(outline: Any) -> Iterator[str]:
    for each in outline:
        if isinstance(each, list):
            yield from _titles(each)
        else:
            yield str(each.title)
