"""The kinds of text for which a site can say how long they may grow, in every language's spelling."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from generator.content.voice import VoiceKind
from generator.locale import languages, spellings

_PLAN_KINDS: Final = ("plan", "commitment", "deviation")


@cache
def text_kinds() -> Mapping[str, str]:
    """Every accepted spelling (in lower case) → the English kind: kinds of voice, plan, commitment, deviation."""
    found = dict(spellings("voice_kind", tuple(kind.value for kind in VoiceKind)))
    for kind in _PLAN_KINDS:
        found.update((each.terms[kind].casefold(), kind) for each in languages().values())
        found[kind] = kind
    return found
