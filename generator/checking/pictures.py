"""Pictures of voices that are held back which another voice shows as well: there they stay behind too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.content.library import Library
from generator.content.wall import barred_pictures, has_error, held_because, may_show_pictures
from generator.findings import Finding, Level, find


def shared_pictures(library: Library, findings: Iterable[Finding], on: dt.date) -> Iterator[Finding]:
    """A warning for each picture that a published voice shows and that is held back with another one.

    `findings` are all others, weighed: a voice with an error is held back, as the wall does.
    """
    errors = {finding.place.path for finding in findings if finding.level is Level.ERROR}
    showing = [voice for voice in library.voices.values() if voice.body.pictures]
    published = {
        voice.ref
        for voice in showing
        if held_because(voice, library.site, on) is None and not (errors and has_error(voice, errors))
    }
    barred = barred_pictures(showing, published)
    for voice in showing:
        if voice.ref not in published or not may_show_pictures(voice):
            continue
        folder = voice.source.path.rpartition("/")[0]
        for picture in voice.body.pictures:
            other = barred.get(f"{folder}/{picture.name}")
            if other is not None:
                place = voice.source.line(picture.line)
                yield find("consent/picture-of-another", place, name=picture.name, other=other.ref.slug)
