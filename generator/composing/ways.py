"""The way from voice to change: who spoke, and to which kinds of change that led, or to nothing yet.

Every published voice of the period starts once and may arrive at several kinds: one story can lead to something new
and stand behind a deviation. A voice that led to neither arrives at *discussed* when people talked about it, else at
*nothing yet*. That is told in the same picture, as large as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from generator.composing.atlas import Atlas
from generator.composing.charts import Named
from generator.composing.editions import Edition
from generator.composing.flows import Entry, flow
from generator.composing.wording import Wording
from generator.content.voice import Voice

WHO: Final = ("resident", "family", "volunteer", "staff", "observation", "conversation", "response")
"""Who speaks, or in what kind of voice, in the order of the picture."""
WHAT: Final = ("new", "changed", "resumed", "ended", "deviation", "discussed", "nothing")
"""What it led to, in the order of the picture."""
FEWEST: Final = 2
"""With fewer voices a picture says less than their own pages."""


@dataclass(frozen=True, slots=True)
class WayRow:
    """Who spoke, and how many of them led to each thing; in words, for the table behind the picture."""

    kind: str
    word: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaysView:
    """The picture and the table behind it; `nothing` is whether no voice led to anything."""

    picture: Markup
    columns: tuple[str, ...]
    rows: tuple[WayRow, ...]
    nothing: bool


def ways_view(edition: Edition, atlas: Atlas) -> WaysView | None:
    """The way of an edition's voices; None where there is hardly a voice, or no plan in which anything could change."""
    found = ways(edition, atlas)
    arrived = {what for _, what in found if what not in ("discussed", "nothing")}
    if len(edition.voices) < FEWEST or (edition.plan is None and not arrived):
        return None
    wording = atlas.wordings[edition.organisation.id]
    spoke = Counter(speaks(voice) for voice in edition.voices)
    who = tuple(kind for kind in WHO if spoke[kind])
    what = tuple(kind for kind in WHAT if any(pair[1] == kind for pair in found))
    left = tuple(Entry(kind, _who(kind, wording), wording.number(spoke[kind])) for kind in who)
    right = tuple(
        Entry(
            kind,
            wording(f"ways.to_{kind}"),
            wording.number(sum(n for pair, n in found.items() if pair[1] == kind)),
        )
        for kind in what
    )
    told = wording.listing([f"{entry.word} {entry.number}" for entry in left])
    led = wording.listing([f"{entry.word} {entry.number}" for entry in right])
    named = Named("v-ways", wording("ways.title"), wording("ways.description", voices=told, led=led))
    return WaysView(
        picture=flow(left, right, found, named),
        columns=tuple(entry.word for entry in right),
        rows=tuple(
            WayRow(
                entry.kind,
                entry.word,
                (entry.number, *(wording.number(found[entry.kind, kind]) for kind in what)),
            )
            for entry in left
        ),
        nothing=not arrived,
    )


def ways(edition: Edition, atlas: Atlas) -> Counter[tuple[str, str]]:
    """Who spoke and what it led to → how many voices; each voice once for every kind of thing."""
    return Counter((speaks(voice), what) for voice in edition.voices for what in _led_to(voice, atlas))


def speaks(voice: Voice) -> str:
    """Who speaks in a voice, or what kind of voice it is."""
    return voice.speaker.value if voice.speaker else voice.kind.value


def _led_to(voice: Voice, atlas: Atlas) -> Mapping[str, None]:
    return dict.fromkeys(_arrivals(voice, atlas))


def _arrivals(voice: Voice, atlas: Atlas) -> Iterator[str]:
    echo = atlas.echoes.of(voice.ref)
    yield from (led.change.kind.value for led in echo.led_to)
    if echo.weighed:
        yield "deviation"
    if not echo.led_to and not echo.weighed:
        yield "discussed" if echo.discussed else "nothing"


def _who(kind: str, wording: Wording) -> str:
    if kind in ("observation", "conversation", "response"):
        return wording(f"voice_kind.{kind}")
    return wording(f"role.{kind}")
