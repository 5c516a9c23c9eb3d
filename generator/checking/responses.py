"""Whether a response may be published and tells who sends it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.content.voice import ResponseKeys
from generator.content.wall import held_because
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """Responses that are held back, and those without a sender."""
    for voice in context.library.voices.values():
        says = voice.says
        if not isinstance(says, ResponseKeys):
            continue
        code = held_because(voice, context.library.site, context.on)
        if code is not None:
            yield find(code, voice.source.place("with_agreement"))
        if says.from_ is None and not voice.source.has("from"):
            yield find("response/without-sender", voice.source.place())
