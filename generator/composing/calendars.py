"""The agenda as a calendar for machines (iCalendar): conversations to come, as days, without anybody's name.

Source of the format: RFC 5545, and RFC 7986 for the name of a calendar. The same content gives the same bytes: what
a calendar must say of its making is taken from the content.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from icalendar import Calendar, Event, vText

from generator.composing.addresses import absolute
from generator.composing.atlas import Atlas
from generator.composing.cards import role
from generator.composing.following import identifier
from generator.composing.site import Asset
from generator.composing.told import day_of
from generator.content.organisation import Organisation
from generator.content.voice import ConversationKeys, Voice

_MAKER: Final = "-//Verschil//agenda//{language}"
_ODD: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
"""Signs that no text of a calendar may hold."""
_ENDS: Final = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""What some programs take for the end of a line, as a text may hold it."""


def calendars(atlas: Atlas) -> Iterator[Asset]:
    """The calendar of the site and of every organisation with something to come; for a site that has an agenda."""
    yield _calendar(None, atlas)
    for organisation in atlas.library.organisations.values():
        if atlas.gathered.agenda(organisation.id):
            yield _calendar(organisation, atlas)


def _calendar(organisation: Organisation | None, atlas: Atlas) -> Asset:
    own = organisation.id if organisation else ""
    wording = atlas.wordings[own] if organisation else atlas.wording
    name = organisation.says.name if organisation else atlas.library.site.says.title
    title = _clean(wording("agenda.page_title", organisation=name))
    calendar = Calendar()
    calendar.add("prodid", _MAKER.format(language=atlas.language.code.upper()))
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # as texts, so that no sign in them is one of the format; of these two icalendar does not know it by itself
    calendar.add("name", vText(title))
    # the name by which programs know it that are older than RFC 7986
    calendar.add("x-wr-calname", vText(title))
    for voice in atlas.gathered.agenda(own):
        calendar.add_component(_event(voice, atlas))
    return Asset(atlas.addresses.calendar(own), calendar.to_ical(sorted=True))


def _event(voice: Voice, atlas: Atlas) -> Event:
    """A conversation as a day in a calendar: what, where, and who is welcome; never who will be there."""
    says = voice.says
    if not isinstance(says, ConversationKeys) or says.on is None:
        raise TypeError(voice.ref)
    own = voice.ref.organisation
    wording = atlas.wordings[own]
    url = absolute(atlas.library.site.says.url, atlas.addresses.voice(voice.ref))
    event = Event()
    event.add("uid", identifier(atlas.library.site.says.url, f"{voice.ref}"))
    event.add("dtstamp", _made(voice, says.on, atlas))
    event.add("dtstart", says.on)
    if says.on < dt.date.max:
        event.add("dtend", says.on + dt.timedelta(days=1))
    event.add("summary", _clean(f"{says.title} ({atlas.library.organisations[own].says.name})"))
    event.add("categories", [_clean(role(voice, atlas, wording))])
    event.add("transp", "TRANSPARENT")
    told = (
        says.summary or "",
        wording("agenda.welcome", who=wording.listing(list(says.open_to))),
        url,
    )
    event.add("description", _clean("\n\n".join(part for part in told if part)))
    if says.place:
        event.add("location", _clean(says.place))
    if url:
        event.add("url", url)
    return event


def _made(voice: Voice, on: dt.date, atlas: Atlas) -> dt.datetime:
    """The moment that RFC 5545 wants of every event: the day on which the plan of its edition was adopted.

    Where there is none, or it lies behind the conversation itself, the beginning of its period.
    """
    edition = atlas.editions.at(voice.ref.organisation, voice.ref.period)
    day = day_of(edition) if edition else None
    if day is None or day > on:
        day = dt.date(min(max(1, voice.ref.period.first), on.year), 1, 1)
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


def _clean(text: str) -> str:
    """Without the signs that no calendar may hold."""
    return _ODD.sub("", _ENDS.sub("\n", text))
