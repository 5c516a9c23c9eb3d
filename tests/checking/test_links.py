"""Personal data in where links lead: what identifies is found, the numbers of pages and articles are left alone."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.checking.personal.links import in_address
from generator.findings import Level
from generator.pipeline import examine
from tests.conftest import SiteOf
from tests.sites import PLAN_2025, STORY_2024

STORY = "stories/de-linde/2024/licht-op-de-gang.md"
PLAN = "plans/de-linde/2025/plan.md"

FOUND: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "https://a.nl/?tel=0612345678&bsn=123456782&m=jan%40voorbeeld.nl",
        [("email", "jan@voorbeeld.nl"), ("phone", "0612345678"), ("bsn", "123456782")],
    ),
    (
        "mailto:jan@voorbeeld.nl?cc=piet@voorbeeld.nl",
        [("email", "jan@voorbeeld.nl"), ("email", "piet@voorbeeld.nl")],
    ),
    ("https://wa.me/31612345678", [("phone", "31612345678")]),
    ("https://a.nl/?bel=%2B31612345678", [("phone", "31612345678")]),
    ("https://a.nl/#tel=06-12345678", [("phone", "06-12345678")]),
    ("../x/0612345678", [("phone", "0612345678")]),
    ("https://a.nl/?mobiel=020-1234567", [("phone", "020-1234567")]),
    ("https://a.nl/client/123456782", [("bsn", "123456782")]),
    ("https://a.nl/dossier/123456782.pdf", [("bsn", "123456782")]),
    ("https://a.nl/?clientid=123456782", [("bsn", "123456782")]),
    ("https://a.nl/?nummer=9999.90.019", [("bsn", "9999.90.019")]),
    ("https://a.nl/bsn-123456782-verslag", [("bsn", "123456782")]),
    ("https://a.nl/bsn/10000008", [("bsn", "10000008")]),
    ("https://a.nl/?bsn=1234\u200b56782", [("bsn", "1234\u200b56782")]),
    ("https://a.nl/?q=NL91ABNA0417164300", [("iban", "NL91ABNA0417164300")]),
    ("https://a.nl/x?naar=https%3A%2F%2Fb.nl%2F%3Fm%3Djan%2540voorbeeld.nl", [("email", "jan@voorbeeld.nl")]),
]

LEFT_ALONE = [
    "https://zoek.officielebekendmakingen.nl/stcrt-2024-12345.html",
    "https://wetten.overheid.nl/BWBR0036014/2025-01-01",
    "https://www.igj.nl/publicaties/toetsingskaders/2024/11/12/kompas",
    "https://vimeo.com/123456782",
    "https://player.vimeo.com/video/123456782?h=abc",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=123456782",
    "https://www.youtube.com/@Zorgnetwerk",
    "https://mastodon.nl/@zorg@zorg.social/111222333444",
    "https://www.linkedin.com/posts/zorg_activity-7123456789012345678-AbCd",
    "https://nos.nl/artikel/2501234-ouderenzorg",
    "https://www.nu.nl/binnenland/6301234/zorg.html",
    "https://www.volkskrant.nl/nieuws-achtergrond/zorg~b1234567/",
    "https://krant.example/nieuws/123456782/",
    "https://krant.example/?p=123456782",
    "https://example.org/node/123456782",
    "https://example.org/artikel/123456782",
    "https://www.researchgate.net/publication/331234567_Title",
    "https://doi.org/10.1016/j.jamda.2021.123456782",
    "https://pubmed.ncbi.nlm.nih.gov/34567890/",
    "https://boek.example/isbn/9789012345678",
    "https://winkel.example/p/boek/9300000123456782/",
    "https://www.tweedekamer.nl/kamerstukken/detail?id=2024Z01234&did=2024D03210",
    "https://maps.example/@52.1234567,6.1234567,15z",
    "https://kaart.example/place/X/@52.1,6.2,17z/data=!3m1!4b1!4m6!3m5!1s0x47c7",
    "https://www.openstreetmap.org/node/123456782#map=19/52.12345/6.12345",
    "https://nl.wikipedia.org/w/index.php?title=Zorg&oldid=123456782",
    "https://documenten.example/document/d/1AbC123456782xyz/edit",
    "https://vragen.example/r/0612345678ab",
    "https://overleg.example/j/81234567890?pwd=abc",
    "https://example.nl/agenda/20250612",
    "https://example.nl/agenda/2025-06-12-1400",
    "https://example.nl/2025/06/12/1234567/",
    "https://example.nl/verslag-2024-123456782.pdf",
    "https://example.nl/t?utm_source=brief&utm_campaign=123456782&fbclid=IwAR0612345678",
    "https://example.nl/bestand/0201234567.pdf",
    "https://groep.example/events/123456782/",
    "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/84062NED/table?ts=1732459115",
    "https://kvk.example/12345678",
    "https://code.example/a/b/commit/0612345678abcdef",
    "https://archive.example/web/20240612345678/https://x.nl/",
    "../2024/licht-op-de-gang/",
]


@pytest.mark.parametrize(("address", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_what_identifies_in_an_address_is_found(address: str, expected: list[tuple[str, str]]) -> None:
    assert [(code.removeprefix("personal/"), passage) for _, code, passage in in_address(address)] == expected


@pytest.mark.parametrize("address", LEFT_ALONE)
def test_an_ordinary_address_is_left_alone(address: str) -> None:
    assert list(in_address(address)) == []


def test_a_link_in_a_story_holds_it_back_at_its_line(site_of: SiteOf) -> None:
    address = "https://a.nl/?tel=0612345678&bsn=123456782&m=jan%40voorbeeld.nl"
    story = STORY_2024.replace("tien uur", f"[tien uur]({address})")
    found = examine(site_of({STORY: story}), dt.date(2026, 1, 1)).findings
    told = [(f.code, f.level, f.place.line, f.facts["text"]) for f in found if f.place.path == STORY]
    assert told == [
        ("personal/bsn", Level.ERROR, 15, "123456782"),
        ("personal/email", Level.ERROR, 15, "jan@voorbeeld.nl"),
        ("personal/phone", Level.ERROR, 15, "0612345678"),
    ]


def test_an_address_that_stands_in_the_text_is_told_once(site_of: SiteOf) -> None:
    story = STORY_2024.replace("tien uur", "<jan@voorbeeld.nl> en <https://a.nl/?bsn=123456782>")
    found = examine(site_of({STORY: story}), dt.date(2026, 1, 1)).findings
    assert sorted(f.code for f in found if f.place.path == STORY) == ["personal/bsn", "personal/email"]


def test_addresses_in_keys_are_looked_at(site_of: SiteOf) -> None:
    plan = PLAN_2025.replace(
        "---\n\n", "bronnen:\n  - titel: Verslag\n    url: https://a.nl/?bsn=123456782\n---\n\n"
    )
    talk = (
        "---\nsoort: gesprek\ntitel: Het gesprek\nover: nachtrust\ninzichten: [Licht stoort.]\n"
        "bron:\n  titel: Verslag\n  url: https://a.nl/?tel=0612345678\n---\n\nWij spraken.\n"
    )
    root = site_of({PLAN: plan, "stories/de-linde/2024/gesprek.md": talk})
    found = [
        f
        for f in examine(root, dt.date(2026, 1, 1)).findings
        if f.facts.get("text") in ("123456782", "0612345678")
    ]
    assert [(f.code, str(f.place)) for f in found] == [
        ("personal/bsn", f"{PLAN}:14:5"),
        ("personal/phone", "stories/de-linde/2024/gesprek.md:8:3"),
    ]
