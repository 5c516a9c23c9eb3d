"""The search index of a site that stands, made anew from what it holds itself, without what may not be found."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from generator.composing.indexing import Index
from generator.composing.site import SearchEntry
from generator.composing.stemming import Stems
from generator.locale import Language

_PART: Final = re.compile(r"(?:index|[dw]\d+)\.json")
_PAGES: Final = re.compile(r"d(\d+)\.json")
_ROW: Final = 7
"""Address, title, kind, who, organisation, period, text: see `generator.composing.indexing`."""


def is_index(path: Path) -> bool:
    """Whether a file is a part of the index."""
    return _PART.fullmatch(path.name) is not None and (path.parent / "d0.json").is_file()


def reindex(
    folder: Path, bad: Callable[[str], bool], words: Language, write: Callable[[Path, bytes], None]
) -> None:
    """Make the index in `folder` anew, in the same place, since every page knows that by name.

    `bad` tells what may not be found; `write` is given each file. A text loses the paragraphs that are bad, a page
    whose address, title or whole text is goes altogether.
    """
    index = Index(Stems.of(words))
    for address, title, kind, who, organisation, period, text in _rows(folder):
        if any(bad(each) for each in (address, title, who)):
            continue
        kept = "\n\n".join(part for part in text.split("\n\n") if not bad(part))
        if not bad(kept):
            entry = SearchEntry(title, kept, kind, who=who, organisation=organisation, period=period)
            index.add(address, entry)
    for path in folder.iterdir():
        if _PART.fullmatch(path.name):
            path.unlink()
    for asset in index.files("").assets:
        write(folder / asset.address.rpartition("/")[2], asset.data)


def _rows(folder: Path) -> Iterator[list[str]]:
    """The pages of the index, in order; what is not as we write it is left out."""
    files = sorted(
        (int(match[1]), path)
        for path in folder.iterdir()
        if (match := _PAGES.fullmatch(path.name)) is not None
    )
    for _, path in files:
        for row in json.loads(path.read_text(encoding="utf-8")):
            if isinstance(row, list) and len(row) == _ROW:
                yield [str(each) for each in row]
