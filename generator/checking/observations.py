"""Whether the team that was observed has checked an observation, and whether people talked about it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.content.references import VoiceRef
from generator.content.voice import ConversationKeys, ObservationKeys, Voice
from generator.content.wall import held_because
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """Observations that are held back, and those that no conversation followed, nor one that is announced."""
    started = _started(context)
    for voice in context.library.voices.values():
        says = voice.says
        if not isinstance(says, ObservationKeys):
            continue
        code = held_because(voice, context.library.site, context.on)
        misread = says.checked_by_team is None and voice.source.has("checked_by_team")
        if code is not None and not misread:
            yield find(code, voice.source.place("checked_by_team"), day=says.checked_by_team or "")
        elif code is None and voice.ref not in started and not _is_discussed(voice, says, context):
            key = ("discussed_in",) if says.discussed_in else ()
            yield find("observation/not-discussed", voice.source.place(*key))


def _started(context: Context) -> frozenset[VoiceRef]:
    """The voices from which a conversation starts."""
    return frozenset(
        ref
        for voice in context.library.voices.values()
        if isinstance(voice.says, ConversationKeys)
        for written in voice.says.starts_from
        if (ref := written.voice(voice.ref.organisation)) is not None
    )


def _is_discussed(voice: Voice, says: ObservationKeys, context: Context) -> bool:
    """Whether an observation names a conversation; one that is not there, or cannot be read, has its own finding."""
    voices = context.library.voices
    named = (written.voice(voice.ref.organisation) for written in says.discussed_in)
    return any(ref not in voices or isinstance(voices[ref].says, ConversationKeys) for ref in named if ref)
