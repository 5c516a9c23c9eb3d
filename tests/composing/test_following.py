"""The feeds: sound Atom, each change and deviation once, days of the content, names for ever, never too long."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from generator.composing.following import LONGEST, identifier
from generator.composing.site import ComposedSite
from tests.composing.building import commitment, composed, edition_json, page, plan, seen
from tests.conftest import SiteOf

ROOT = Path(__file__).parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "site_config/site.yml"
URL = "titel: Anders\ntaal: nl\nurl: https://example.org/zorg\norganisaties: [de-linde]\n"
DEVIATION = "---\nuitkomst: later\naanleiding: Er was geen geld.\n---\n\nHet licht bleef aan.\n"


def feed(site: ComposedSite, address: str) -> ET.Element:
    return ET.fromstring(next(asset.data for asset in site.assets if asset.address == address))  # noqa: S314 (our own)


def entries(site: ComposedSite, address: str = "feed.xml") -> list[ET.Element]:
    return feed(site, address).findall(f"{ATOM}entry")


def text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def link(element: ET.Element, rel: str) -> str:
    return next(e.attrib["href"] for e in element.findall(f"{ATOM}link") if e.attrib["rel"] == rel)


def feeds(site: ComposedSite) -> Iterator[str]:
    return (asset.address for asset in site.assets if asset.address.endswith("feed.xml"))


def test_every_feed_has_what_atom_wants() -> None:
    site = composed(ROOT)
    found = list(feeds(site))
    assert found == [
        "de-linde/feed.xml",
        "feed.xml",
        "het-veerhuis/feed.xml",
        "radicale-vernieuwing/feed.xml",
    ]
    for address in found:
        root = feed(site, address)
        assert root.tag == f"{ATOM}feed"
        assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "nl"
        for element in (root, *root.findall(f"{ATOM}entry")):
            for name in ("title", "id", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1, (address, name)
                assert text(element, name).strip()
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", text(element, "updated"))
            assert element.find(f"{ATOM}author/{ATOM}name") is not None
        ids = [text(e, "id") for e in root.findall(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))
        assert all(text(e, "updated") <= text(root, "updated") for e in root.findall(f"{ATOM}entry"))


def test_a_feed_tells_every_change_and_deviation_of_its_editions_once() -> None:
    site = composed(ROOT)
    told = [(e["organisation"], e["report"]) for e in exports(site) if e["report"]]
    deviations = {
        (own, deviation["commitment"], deviation["outcome"], deviation["reason"])
        for own, report in told
        for deviation in (*report["deviations"], *report["so_far"])
    }
    assert len(entries(site)) == sum(len(report["changes"]) for _, report in told) + len(deviations)


def exports(site: ComposedSite) -> list[dict]:  # type: ignore[type-arg]
    places = [
        a.address.removesuffix("/edition.csv") for a in site.assets if a.address.endswith("/edition.csv")
    ]
    return [edition_json(site, place) for place in places]


def test_the_newest_edition_comes_first_and_days_are_those_of_adoption(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                "plans/de-linde/2026/plan.md": plan(2026),
                "plans/de-linde/2026/commitments/samen-eten.md": commitment(
                    eindigt="behaald", aanleiding="Het is er."
                ),
                "plans/de-linde/2024/deviations/samen-eten.md": DEVIATION,
                "plans/de-linde/2025/deviations/nachtrust.md": DEVIATION,
                "plans/de-linde/2026/deviations/nachtrust.md": DEVIATION,
            }
        )
    )
    found = [(text(e, "updated")[:10], text(e, "title"), link(e, "alternate")) for e in entries(site)]
    assert found == [
        ("2026-01-15", "Gestopt: Samen eten", "de-linde/2026/#c-samen-eten"),
        ("2026-01-15", "Later: Rustige nachten", "de-linde/2026/#v-2025-nachtrust"),
        ("2026-01-15", "Later: Rustige nachten", "de-linde/2026/#v-2026-nachtrust"),
        ("2025-01-15", "Anders: Rustige nachten", "de-linde/2025/#c-nachtrust"),
        ("2025-01-15", "Later: Samen eten", "de-linde/2025/#v-2024-samen-eten"),
    ]


def test_links_lead_to_where_it_is_told() -> None:
    site = composed(ROOT)
    for address in feeds(site):
        for entry in entries(site, address):
            full = urljoin(f"http://x/{address}", link(entry, "alternate")).removeprefix("http://x/")
            place, _, anchor = full.partition("#")
            ids = {e.attributes.get("id") for e in seen(page(site, place).html).elements}
            assert anchor in ids, (address, full)


def test_with_an_address_links_are_full_and_names_are_tags(site_of: SiteOf) -> None:
    site = composed(site_of({SITE: URL}))
    root = feed(site, "de-linde/feed.xml")
    assert link(root, "self") == "https://example.org/zorg/de-linde/feed.xml"
    assert link(root, "alternate") == "https://example.org/zorg/de-linde/"
    (entry,) = root.findall(f"{ATOM}entry")
    assert text(entry, "id") == "tag:example.org,2026:zorg/de-linde/2025/change/nachtrust"
    assert link(entry, "alternate") == "https://example.org/zorg/de-linde/2025/#c-nachtrust"


def test_a_name_stays_when_title_reason_and_day_change_and_when_a_deviation_is_told_again(
    site_of: SiteOf,
) -> None:
    """What is told so far of a period comes back in the next edition: the same entry, with a later day."""
    deviation = {"plans/de-linde/2025/deviations/samen-eten.md": DEVIATION}
    before = composed(site_of(deviation))
    after = composed(
        site_of(
            {
                **deviation,
                "plans/de-linde/2025/plan.md": plan(2025).replace("2025-01-15", "2025-02-20"),
                "plans/de-linde/2025/commitments/nachtrust.md": commitment(
                    "Stille nachten", "Stil.", aanleiding="Zo."
                ),
                "plans/de-linde/2026/plan.md": plan(2026),
            }
        )
    )
    names = {text(e, "id"): text(e, "updated") for e in entries(before)}
    later = {text(e, "id"): text(e, "updated") for e in entries(after)}
    assert set(names) == set(later)
    assert all(later[name] > names[name] for name in names)


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        (None, "urn:uuid:"),
        ("http://localhost:8000", "urn:uuid:"),
        ("http://[::1]/", "urn:uuid:"),
        ("https://Example.org", "tag:example.org,2026:a/1"),
        ("https://example.org/één map/", "tag:example.org,2026:%C3%A9%C3%A9n%20map/a/1"),
    ],
)
def test_names_are_addresses_of_a_kind(url: str | None, begins: str) -> None:
    name = identifier(url, "a/1")
    assert name.startswith(begins)
    assert name == identifier(url, "a/1")
    assert name != identifier(url, "a/2")
    assert re.fullmatch(r"[a-z]+:[!-~]+", name)


def test_a_feed_is_never_longer_than_a_hundred_entries(site_of: SiteOf) -> None:
    files = {
        f"plans/de-linde/2025/commitments/nieuw-{number}.md": commitment(
            f"Nieuw {number}", "Wij doen iets.", aandachtsgebied="wonen", aanleiding="Daarom."
        )
        for number in range(LONGEST + 30)
    }
    files |= {
        "plans/de-linde/2026/plan.md": plan(2026),
        "plans/de-linde/2026/commitments/nachtrust.md": commitment(text="Heel anders.", aanleiding="Zomaar."),
    }
    found = entries(composed(site_of(files)), "de-linde/feed.xml")
    assert len(found) == LONGEST
    assert text(found[0], "title") == "Anders: Rustige nachten"


def test_a_draft_is_followed_by_nobody_not_even_in_a_preview(site_of: SiteOf) -> None:
    root = site_of(
        {
            "plans/de-linde/2026/plan.md": plan(2026, adopted=False),
            "plans/de-linde/2026/commitments/nachtrust.md": commitment(text="Geheim.", aanleiding="Geheim."),
        }
    )
    site = composed(root, drafts=True)
    assert page(site, "de-linde/2026/").modified is None
    assert [text(e, "title") for e in entries(site)] == ["Anders: Rustige nachten"]


def test_awkward_texts_stay_what_they_are(site_of: SiteOf) -> None:
    title = "Rust & <stilte> \U0001f319 ]]>"
    root = site_of(
        {
            "plans/de-linde/2025/commitments/nachtrust.md": commitment(
                f"'{title}'", "Stil.", aanleiding="'a < b'"
            )
        }
    )
    (entry,) = entries(composed(root))
    assert text(entry, "title") == f"Anders: {title}"
    assert text(entry, "summary") == "a < b"


def test_in_english(site_of: SiteOf) -> None:
    site = composed(site_of({SITE: URL.replace("taal: nl", "taal: en")}))
    root = feed(site, "feed.xml")
    assert text(root, "title") == "Anders"
    assert text(feed(site, "de-linde/feed.xml"), "title") == "Zorggroep De Linde: what changes"
    assert [text(e, "title") for e in root.findall(f"{ATOM}entry")] == ["Different: Rustige nachten"]


def test_the_day_of_building_is_nowhere(site_of: SiteOf) -> None:
    root = site_of()
    early, late = (composed(root, on=dt.date(year, 3, 4)) for year in (2026, 2031))
    assert [a.data for a in early.assets] == [a.data for a in late.assets]
