"""Voices as far as they can be read, whatever is wrong around them: for a withdrawal, which waits for no mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.content.period import Period
from generator.content.references import VoiceRef
from generator.content.voice import Voice
from generator.locale import key_spellings
from generator.reading.documents import read_voice
from generator.reading.pictures import Beside
from generator.reading.textfile import read_text
from generator.reading.tree import Entry

_STORY: Final = re.compile(r"stories/([^/]+)/([^/]+)/([^/]+)\.md")


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
    """The voices among these files that can be read by themselves, though their organisation cannot, say."""
    for path in paths:
        ref = ref_of(path)
        if ref is None:
            continue
        name = path.rpartition("/")[2]
        read = read_voice(Entry(name, path, str(root / path)), "nl", Beside())
        if read.says is not None:
            yield Voice(ref, read.source, read.says, read.body, read.withdrawn)


def speaks_of_withdrawal(root: Path, path: str) -> bool:
    """Whether a file has the key of a withdrawal, however wrong the rest of it is."""
    text, _ = read_text(root / path, path)
    words = "|".join(key for key, english in key_spellings(("withdrawn",)).items() if english)
    return text is not None and re.search(rf"(?:^|[\s{{,])(?:{words})\s*:", text) is not None
