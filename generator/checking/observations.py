"""Whether the team that was observed has checked an observation, and whether people talked about it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.content.voice import ObservationKeys
from generator.content.wall import held_because
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """Observations that are held back, and those that no conversation followed."""
    for voice in context.library.voices.values():
        says = voice.says
        if not isinstance(says, ObservationKeys):
            continue
        code = held_because(voice, context.library.site, context.on)
        misread = says.checked_by_team is None and voice.source.has("checked_by_team")
        if code is not None and not misread:
            yield find(code, voice.source.place("checked_by_team"), day=says.checked_by_team or "")
        elif code is None and not says.discussed_in:
            yield find("observation/not-discussed", voice.source.place())
