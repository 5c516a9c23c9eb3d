"""What holds a story back, why, and which consent soon ends. The wall decides by the same functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from generator.checking.context import Context
from generator.content.voice import Consent, StoryKeys, Voice, consent_ends
from generator.content.wall import hindrances, may_show_pictures
from generator.findings import Finding, find

SOON: Final = dt.timedelta(days=90)
"""How long before its end a consent is called to mind: time enough to ask the teller again."""

_KEYS: Final[Mapping[str, str]] = {
    "consent/not-yet": "on",
    "consent/expired": "until",
    "consent/not-for-site": "for",
    "consent/not-read-by-teller": "checked_by_teller",
    "consent/withdrawn": "withdrawn",
    "consent/without-capacity": "given_by",
}
"""Code → the key of a consent at which it is shown."""


def check(context: Context) -> Iterator[Finding]:
    """Every reason for which a story is held back, pictures without consent, consents that end soon."""
    for voice in context.library.voices.values():
        if isinstance(voice.says, StoryKeys):
            yield from _story(context, voice, voice.says)


def _story(context: Context, voice: Voice, says: StoryKeys) -> Iterator[Finding]:
    consent, source = says.consent, voice.source
    reasons = hindrances(voice, context.library.site, context.on)
    if consent is None:
        # a consent that is there but could not be read has findings of its own; a withdrawal in it counts all the same
        for code in reasons:
            if code == "consent/withdrawn":
                yield find(code, source.place("consent", "withdrawn"), day=_withdrawn(voice))
            elif not source.has("consent"):
                yield find(code, source.place("consent"))
        return
    ends = consent_ends(consent, context.library.site.says.consent_years)
    days = {
        "consent/not-yet": consent.on,
        "consent/expired": ends,
        "consent/withdrawn": consent.withdrawn or _withdrawn(voice),
        "consent/not-read-by-teller": consent.checked_by_teller,
    }
    backwards = consent.until is not None and consent.until < consent.on  # told by itself
    for code in reasons:
        if code == "consent/expired" and backwards:
            continue
        if not _misread(voice, consent, _KEYS[code]):
            yield find(code, source.place("consent", _KEYS[code]), day=days.get(code) or "")
    if not reasons and ends - context.on <= SOON:
        yield find("consent/expires-soon", source.place("consent", "until"), day=ends)
    if "consent/withdrawn" not in reasons and not may_show_pictures(voice):
        for picture in voice.body.pictures:
            yield find("consent/no-picture", source.line(picture.line), name=picture.name)


def _withdrawn(voice: Voice) -> dt.date | str:
    """The day of a withdrawal that stands outside the consent or beside a mistake; empty where it cannot be read."""
    day = voice.withdrawn
    return "" if day is None or day == dt.date.min else day


def _misread(voice: Voice, consent: Consent, key: str) -> bool:
    """Whether the key stands in the file but could not be read (whole): then it has a finding of its own."""
    source = voice.source
    if key == "for":
        written = source.count("consent", "for")
        return source.has("consent", "for") and (written > len(consent.for_) or not consent.for_)
    return getattr(consent, key) is None and source.has("consent", key)
