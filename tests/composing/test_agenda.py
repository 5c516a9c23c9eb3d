"""The agenda and its calendars: what is to come and open to others, as pages and as files for machines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from icalendar import Calendar, Event

from generator.composing.site import ComposedSite
from tests.composing.building import ON, composed, page, part, voice, words
from tests.conftest import SiteOf
from tests.sites import SITE

COMING = "stories/de-linde/2025/kom-kijken.md"
OWN, ALL = "de-linde/agenda/", "agenda/"


def coming(title: str = "Kom kijken", **keys: str) -> str:
    """An announced conversation, to which neighbours are invited."""
    says = {
        "titel": title,
        "soort": "gesprek",
        "vorm": "leerbezoek",
        "op": "2026-12-10",
        "open_voor": "[buren, families]",
        **keys,
    }
    return voice(says, "Trek stevige schoenen aan.")


def calendar(site: ComposedSite, address: str = "agenda/agenda.ics") -> bytes:
    """The bytes of a calendar."""
    return next(asset.data for asset in site.assets if asset.address == address)


def events(data: bytes) -> list[Event]:
    """The events of a calendar, as another program reads them."""
    return [each for each in Calendar.from_ical(data).walk("VEVENT") if isinstance(each, Event)]


def addresses(site: ComposedSite) -> set[str]:
    """The addresses of all pages and files."""
    return {each.address for each in site.pages} | {each.address for each in site.assets}


# -- what is in it


@pytest.mark.parametrize(
    ("keys", "is_in"),
    [
        ({}, True),
        ({"op": ON.isoformat()}, True),  # on the day itself nobody may find it gone
        ({"op": "2026-05-31"}, False),
        ({"op": "2026-05-31", "inzichten": "[Het was druk.]"}, False),
        ({"open_voor": ""}, False),
        ({"op": ""}, False),
        ({"inzichten": "[Het was druk.]"}, False),
    ],
)
def test_what_is_to_come_and_open_is_in_the_agenda(
    site_of: SiteOf, keys: Mapping[str, str], is_in: bool
) -> None:
    site = composed(site_of({COMING: coming(**keys)}))
    made = {OWN, ALL, "agenda/agenda.ics", "de-linde/agenda/agenda.ics"}
    assert made & addresses(site) == (made if is_in else set())
    # without an agenda no page leads to one
    links = [each.address for each in site.pages if "agenda/" in each.html and "agenda" not in each.address]
    assert bool(links) == is_in, links


def test_home_organisation_and_newest_edition_lead_to_it(site_of: SiteOf) -> None:
    site = composed(site_of({COMING: coming(plaats="De hal"), "stories/de-linde/2024/oud.md": coming("Oud")}))
    for address, to in (("", ALL), ("de-linde/", OWN), ("de-linde/2025/", OWN)):
        section = part(page(site, address).html, "v-soon")
        assert f'href="{"../" * address.count("/")}{to}"' in section
        assert "10 december 2026 Kom kijken" in words(section)
        assert "Welkom: buren en families." in words(section)
    assert "v-soon" not in page(site, "de-linde/2024/").html


def test_the_first_to_come_is_first_and_other_pages_name_three(site_of: SiteOf) -> None:
    days = ["2027-01-05", "2026-12-01", "2026-11-02", "2027-03-04"]
    files = {f"stories/de-linde/2025/k-{n}.md": coming(f"Gesprek {n}", op=day) for n, day in enumerate(days)}
    site = composed(site_of(files))
    told = words(page(site, ALL).html)
    assert "4 gesprekken zijn aangekondigd." in told
    assert sorted(range(4), key=lambda n: told.index(f"Gesprek {n}")) == [2, 1, 0, 3]
    soon = part(page(site, "").html, "v-soon")
    assert [f"Gesprek {n}" in soon for n in range(4)] == [True, True, True, False]
    assert "Naar de agenda, met 4 gesprekken" in words(soon)


def test_every_organisation_has_its_own(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                "site_config/site.yml": SITE.replace("[de-linde]", "[de-linde, es, stil]"),
                "site_config/organisations/es.yml": "naam: Huize Es\n",
                "site_config/organisations/stil.yml": "naam: Stil Huis\n",
                COMING: coming(),
                "stories/es/2025/ook.md": coming("Ook kijken", op="2026-07-01"),
            }
        )
    )
    assert "stil/agenda/" not in addresses(site)
    assert "Ook kijken" not in page(site, OWN).html
    assert "De agenda van alle organisaties" in page(site, OWN).html
    assert "Kom kijken" in page(site, ALL).html
    assert "Huize Es" in page(site, ALL).html
    assert [len(events(calendar(site, each))) for each in ("agenda/agenda.ics", "es/agenda/agenda.ics")] == [
        2,
        1,
    ]


# -- the page of such a conversation


@pytest.mark.parametrize(
    ("keys", "says", "invites"),
    [
        ({}, "Dit gesprek moet nog komen. Het is op 10 december 2026. Naar de agenda", True),
        ({"open_voor": ""}, "Dit gesprek moet nog komen. Het is op 10 december 2026.", False),
        ({"op": "2026-05-31"}, "De dag van dit gesprek is voorbij. Wat het opleverde, is hier nog niet verteld.",
         False),
    ],
)  # fmt: skip
def test_its_own_page_says_whether_it_is_still_to_come(
    site_of: SiteOf, keys: Mapping[str, str], says: str, invites: bool
) -> None:
    site = composed(site_of({COMING: coming(**keys)}))
    told = words(page(site, "de-linde/2025/verhalen/kom-kijken/").html)
    assert says in told
    assert ("Wie er welkom zijn buren families" in told.replace("burenfamilies", "buren families")) == invites
    assert ("Wat hiervan kwam, is nog niet bekend." in told) == (keys.get("op") == "2026-05-31")


def test_once_it_tells_insights_nothing_is_said_of_its_day(site_of: SiteOf) -> None:
    site = composed(site_of({COMING: coming(op="2026-05-31", inzichten="[Het was druk.]")}))
    html = page(site, "de-linde/2025/verhalen/kom-kijken/").html
    assert "v-notice" not in html
    assert "Het was druk." in html
    assert "Wie er welkom zijn" not in html


# -- the calendar


def test_a_calendar_opens_with_every_fact_as_it_was_written(site_of: SiteOf) -> None:
    title = "Kom, kijk; en blijf \\ tot het eind: één dag bij de voordeur met iedereen die daar langskomt"
    place = "De hal, links; achter de kapstok"
    site = composed(
        site_of(
            {
                "site_config/site.yml": SITE + "url: https://voorbeeld.example/site/\n",
                COMING: coming(f"'{title}'", plaats=f"'{place}'", samenvatting="Een dag lang.\n"),
            }
        )
    )
    data = calendar(site)
    whole = Calendar.from_ical(data)
    assert str(whole["PRODID"]) == "-//Verschil//agenda//NL"
    assert str(whole["VERSION"]) == "2.0"
    (event,) = events(data)
    assert str(event["SUMMARY"]) == f"{title} (Zorggroep De Linde)"
    assert str(event["LOCATION"]) == place
    assert event.decoded("DTSTART") == dt.date(2026, 12, 10)
    assert event.decoded("DTEND") == dt.date(2026, 12, 11)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event.decoded("DTSTAMP") == dt.datetime(2025, 1, 15, tzinfo=dt.UTC)
    url = "https://voorbeeld.example/site/de-linde/2025/verhalen/kom-kijken/"
    assert str(event["URL"]) == url
    assert str(event["DESCRIPTION"]) == f"Een dag lang.\n\nWelkom: buren en families.\n\n{url}"
    lines = data.split(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""


def test_a_calendar_has_the_same_bytes_whenever_it_is_made(site_of: SiteOf) -> None:
    root = site_of({COMING: coming(), "stories/de-linde/2024/ook.md": coming("Ook")})
    once, later = (calendar(composed(root, on=day)) for day in (ON, dt.date(2026, 11, 24)))
    assert once == later
    names = [str(event["UID"]) for event in events(once)]
    assert len(set(names)) == 2
    # the name stays when everything else about it changes
    (root / COMING).write_text(coming("Anders", op="2027-02-03", plaats="Buiten"), encoding="utf-8")
    assert {str(event["UID"]) for event in events(calendar(composed(root)))} == set(names)


def test_a_calendar_says_nothing_of_who_will_be_there(site_of: SiteOf) -> None:
    people = "[{rol: bewoners die de weg wijzen}, {organisatie: De Es}]"
    site = composed(site_of({COMING: coming(deelnemers=people, vragen="[Wie is er bang?]")}))
    text = calendar(site).decode()
    for secret in ("wijzen", "De Es", "bang", "schoenen", "ATTENDEE", "ORGANIZER"):
        assert secret not in text


def test_without_an_address_of_the_site_there_is_no_half_link(site_of: SiteOf) -> None:
    (event,) = events(calendar(composed(site_of({COMING: coming()}))))
    assert "URL" not in event
    assert str(event["UID"]).startswith("urn:uuid:")


@pytest.mark.parametrize("day", ["9999-12-31", "2026-06-02"])
def test_the_ends_of_time_are_days_too(site_of: SiteOf, day: str) -> None:
    (event,) = events(calendar(composed(site_of({COMING: coming(op=day)}))))
    assert event.decoded("DTSTART").isoformat() == day


def test_an_announced_conversation_with_an_error_is_not_in_the_agenda(site_of: SiteOf) -> None:
    site = composed(site_of({COMING: coming(onbekend="ja")}))
    assert OWN not in addresses(site)
