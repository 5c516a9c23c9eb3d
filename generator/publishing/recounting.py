"""Numbers that told of a voice that is gone: who spoke, in which tone, about what. They go, or are counted anew.

A list without a voice beside a number that still counts it would tell who that voice was: a volunteer, critical.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any, Final

from generator.publishing.cutting import replace_parts

COUNTED: Final = "v-counted"
"""Class of what on a page counts voices; a template gives it."""
_FILTERS: Final = "v-filters"
"""Class of a choice that counts what can be chosen."""
_TONES: Final = ("positive", "mixed", "critical")


def page_without_counts(text: str, words: str) -> str:
    """A page without what counts voices; these words in its place. A choice that counts goes, as without script."""
    parts = {COUNTED: f'<p class="v-quiet">{escape(words)}</p>', _FILTERS: ""}
    return replace_parts(text, parts) if any(f'"{each}"' in text for each in parts) else text


def edition_recounted(data: bytes) -> bytes:
    """An `edition.json` whose numbers are those of the voices that are still in it; as it is when it is no such file.

    How many were told or held back is not known here, nor how many voices each area had: those are left out.
    """
    try:
        edition: dict[str, Any] = json.loads(data)
        voices, counts = edition["voices"], edition["counts"]["voices"]
        counts |= {"told": None, "held": None, "consented": None, "published": len(voices)}
        counts["linked"] = sum(bool(voice["about"]) for voice in voices)
        counts["led_to_change"] = sum(bool(voice["led_to"]) for voice in voices)
        counts |= {tone: sum(voice["tone"] == tone for voice in voices) for tone in _TONES}
        edition["areas"] = []
    except (ValueError, KeyError, TypeError):
        return data
    return (json.dumps(edition, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
