"""Voices as far as they can be read, whatever is wrong with and around them: for a withdrawal, which waits for no mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from pathlib import Path
from typing import Final

from generator.content.period import Period
from generator.content.references import VoiceRef
from generator.content.voice import Voice
from generator.locale import key_spellings, word_spellings
from generator.reading.documents import voice_of_text
from generator.reading.textfile import forced_text, raw

_STORY: Final = re.compile(r"stories/([^/]+)/([^/]+)/([^/]+)\.md")
_MOST: Final = 2**26
"""Bytes in which a mark is looked for: more than any file that was ever a story."""


class Mark(Enum):
    """What a file that cannot be understood says of its consent."""

    WITHDRAWN = auto()
    REFUSED = auto()


def ref_of(path: str) -> VoiceRef | None:
    """The voice whose file this would be, by its path alone."""
    match = _STORY.fullmatch(path)
    if match is None:
        return None
    try:
        return VoiceRef(match[1], Period.parse(match[2]), match[3])
    except ValueError:
        return None


def readable_voices(root: Path, paths: Iterable[str]) -> Iterator[Voice]:
    """The voices among these files that can be read by themselves: though their organisation cannot, or in any encoding.

    A link is not followed.
    """
    for path in paths:
        ref = ref_of(path)
        text = None if ref is None else forced_text(root / path)
        if ref is None or text is None:
            continue
        read = voice_of_text(text, path, "nl")
        if read.says is not None:
            yield Voice(ref, read.source, read.says, read.body, read.withdrawn)


def mark_in(root: Path, path: str) -> Mark | None:
    """Whether a file has the key of a withdrawal, or a consent that is refused, however wrong the rest of it is."""
    data = raw(root / path, _MOST)
    if data is None:
        return None
    data = data.replace(b"\0", b"")  # so that it is there in UTF-16 too
    if re.search(rb"(?:^|[^\w])%s[\"']?\s*:" % _any(_keys("withdrawn")), data):
        return Mark.WITHDRAWN
    refusing = sorted(word_spellings("no") | word_spellings("none"))
    refused = rb"(?:^|[\r\n])[\"']?%s[\"']?\s*:\s*[\"']?%s[\"']?[ \t]*(?:#|[\r\n]|$)"
    found = re.search(refused % (_any(_keys("consent")), _any(refusing)), data, re.IGNORECASE)
    return None if found is None else Mark.REFUSED


def speaks_of_consent(root: Path, path: str) -> bool:
    """Whether a file has the key of a consent, so that what is wrong with it is a mistake and not an answer."""
    data = raw(root / path, _MOST)
    return data is not None and bool(
        re.search(rb"(?:^|[^\w])%s[\"']?\s*:" % _any(_keys("consent")), data.replace(b"\0", b""))
    )


def _keys(english: str) -> list[str]:
    return sorted(key for key, meant in key_spellings((english,)).items() if meant)


def _any(words: Iterable[str]) -> bytes:
    return b"(?:%s)" % "|".join(map(re.escape, words)).encode("utf-8")
