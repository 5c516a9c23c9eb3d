"""What a voice says in a site that stands: by now its file may say something else, say nothing, or be gone."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from generator.composing.addresses import Addresses
from generator.content.references import VoiceRef
from generator.content.withheld import TEXT, Passage, texts_within
from generator.locale import languages
from generator.publishing.cutting import parts_with
from generator.publishing.opening import pieces_of

_TOLD: Final = (
    "title", "meaning", "summary", "dilemma", "keywords", "questions", "insights", "unexpected", "agreed",
)  # fmt: skip
"""Keys of a voice in `edition.json` that are its own words."""
_BODY: Final = "v-text--voice"
_TOP: Final = "v-top"
_TAG: Final = re.compile(r"<[^>]*>")


def recalled(site: Path, ref: VoiceRef, path: str) -> Iterator[Passage]:
    """What a voice says on its own page and in its edition's export, as passages of the file at `path`."""
    for folder in dict.fromkeys(Addresses.of(each).voice(ref) for each in languages().values()):
        page = _read(site / folder / "index.html")
        if page is not None:
            yield from _on_page(page, path)
    export = _read(site / ref.organisation / str(ref.period) / "edition.json")
    if export is not None:
        yield from _in_export(export, ref, path)


def _on_page(page: str, path: str) -> Iterator[Passage]:
    """The title, who told it, and the text."""
    for name, part in parts_with(page, frozenset({_TOP, _BODY})):
        if name == _BODY:
            yield Passage(path, TEXT, " ".join(pieces_of(part)))
            continue
        for title in re.findall(r"<h1[^>]*>(.*?)</h1>", part, re.DOTALL):
            yield Passage(path, "title", _bare(title))
        for meta in re.findall(r'<p class="v-meta">(.*?)</p>', part, re.DOTALL):
            for fact in _bare(meta).split(" · "):
                yield from (Passage(path, key, who) for key, who in _people(fact))


def _people(fact: str) -> Iterator[tuple[str, str]]:
    """Who is named in `verteld door …` or `opgetekend door …`, in any language."""
    for each in languages().values():
        for key in ("told_by", "collected_by"):
            before, _, after = each.labels[f"voice.{key}"].partition("{who}")
            if fact.startswith(before) and fact.endswith(after) and len(fact) > len(before) + len(after):
                yield key, fact[len(before) : len(fact) - len(after)]


def _in_export(export: str, ref: VoiceRef, path: str) -> Iterator[Passage]:
    try:
        data: Any = json.loads(export)
    except (ValueError, RecursionError):
        return
    for listed in data.values() if isinstance(data, dict) else ():
        for each in listed if isinstance(listed, list) else ():
            if isinstance(each, dict) and str(ref) in (each.get("ref"), each.get("voice")):
                told = {key: each[key] for key in _TOLD if key in each}
                yield from (Passage(path, str(keys[0]), words) for keys, words in texts_within(told))


def _bare(markup: str) -> str:
    return html.unescape(_TAG.sub("", markup)).strip()


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
