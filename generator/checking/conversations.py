"""Whether a conversation that has been held tells what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.content.voice import ConversationKeys
from generator.findings import Finding, find


def check(context: Context) -> Iterator[Finding]:
    """Conversations that lie behind us and tell no insights."""
    for voice in context.library.voices.values():
        says = voice.says
        if not isinstance(says, ConversationKeys) or says.insights:
            continue
        if says.on is not None and says.on < context.on:
            yield find("conversation/without-insights", voice.source.place("on"), day=says.on)
