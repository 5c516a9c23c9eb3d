"""The attacked site holds every kind of page and file that there is, so that a new one is attacked by itself."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from generator.composing.site import ComposedSite, PageKind
from tests.hostile.payloads import CALENDAR, PAYLOADS
from tests.hostile.sites import attacked, composed

SILENT = {PageKind.GONE, PageKind.SEARCH, PageKind.DATA}
"""Kinds of page that show no text of a writer's of themselves."""
FILES = {"png", "json", "csv", "xml", "ics"}
"""Kinds of file beside the pages; each has a test of its own below, or in `test_pictures.py`."""
PROPERTIES = {
    "BEGIN", "END", "PRODID", "VERSION", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART",
    "DTEND", "SUMMARY", "CATEGORIES", "TRANSP", "DESCRIPTION", "LOCATION", "URL",
}  # fmt: skip
"""All that a calendar of ours says: nobody is invited, nothing is attached, nothing sounds."""


@cache
def site() -> ComposedSite:
    with TemporaryDirectory() as folder:
        return composed(attacked(Path(folder) / "root"))


def assets(ending: str) -> dict[str, bytes]:
    found = {each.address: each.data for each in site().assets if each.address.endswith(f".{ending}")}
    assert found
    return found


@pytest.mark.parametrize("kind", PageKind)
def test_every_kind_of_page_is_there_and_shows_what_attacks(kind: PageKind) -> None:
    pages = [page for page in site().pages if page.kind is kind]
    assert pages, f"draw the site of tests/hostile/sites.py so that it has a page of the kind {kind.value}"
    shown = [page for page in pages if "woord" in page.html]
    assert bool(shown) or kind in SILENT, "no text of a writer's is on it: fill the fields that it shows"
    if kind is PageKind.GONE:
        assert not [page.address for page in pages if "woord" in page.html]


def test_every_kind_of_file_is_looked_at() -> None:
    kinds = {
        each.address.rpartition(".")[2] for each in site().assets if "/assets/" not in f"/{each.address}"
    }
    assert kinds == FILES, "a new kind of file wants a test of what a text could do in it"


def test_a_text_never_becomes_a_property_of_a_calendar() -> None:
    calendars = assets("ics")
    assert len(calendars) == len(PAYLOADS) + 1
    for address, data in calendars.items():
        lines = re.sub(rb"\r\n[ \t]", b"", data).split(b"\r\n")
        assert lines.pop() == b"", address
        for line in lines:
            assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line), (address, line)
            name = re.split(rb"[:;]", line, maxsplit=1)[0].decode("ascii")
            assert name in PROPERTIES, (address, line)
            if name != "URL":
                assert b"ALTREP" not in line.partition(b":")[0], (address, line)
        events = [line for line in lines if line == b"BEGIN:VEVENT"]
        expected = len(PAYLOADS) if address.count("/") == 1 else 1
        assert len(events) == expected, address
        # as long as RFC 5545 wants them, in bytes
        assert max(len(line) for line in data.split(b"\r\n")) <= 75, address


@pytest.mark.parametrize("payload", CALENDAR)
def test_what_a_calendar_tells_is_what_was_written(payload: str) -> None:
    number = PAYLOADS.index(payload)
    calendar = Calendar.from_ical(assets("ics")[f"aanval-{number}/agenda/agenda.ics"])
    [event] = calendar.walk("VEVENT")
    place = str(event["LOCATION"])
    plain = re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+", " ", f"woord {payload} woord")
    assert " ".join(re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+", " ", place).split()) == " ".join(
        plain.split()
    )


def test_feeds_and_maps_are_whole_and_hold_no_markup_that_acts() -> None:
    for address, data in assets("xml").items():
        for element in ET.fromstring(data).iter():  # noqa: S314 (of our own making)
            assert re.sub(r"\{.*\}", "", element.tag).isalpha(), address
            assert not [name for name in element.attrib if name.lower().startswith("on")], address


def test_tables_and_exports_are_whole() -> None:
    for address, data in assets("csv").items():
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert len({len(row) for row in rows}) == 1, address
        bad = [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert bad == [], address
    for data in assets("json").values():
        assert json.loads(data) is not None
