"""Personal data in `site_config`: in the settings of the site and its organisations, and in the owner's own pages."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.findings import Finding, Level
from generator.locale import languages
from generator.pipeline import examine, prepare
from tests.conftest import SiteOf
from tests.sites import ORGANISATION, SITE, Files

ON = dt.date(2026, 1, 1)
SITE_YML = "site_config/site.yml"
ORG = "site_config/organisations/de-linde.yml"
KADER = "site_config/frameworks/kader.yml"
SPIEGEL = "site_config/instruments/spiegel.yml"
LEZER = "site_config/readers/lezer.yml"

FRAMEWORK = "titel: Kader\nthemas:\n  - id: zorg\n    titel: Zorg\n"
INSTRUMENT = "titel: Spiegel\nschaal: {min: 1, max: 5}\nthemas:\n  - id: thuis\n    titel: Thuis\n"
READER = "titel: Lezer\n"


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{f.code} {f.level.name} {f.place}" for f in findings if f.code.startswith("personal/")]


def found(root_files: Files, site_of: SiteOf) -> list[str]:
    findings = examine(site_of(root_files), ON).findings
    return [line for line in told(findings) if "site_config/" in line]


ERRORS: list[tuple[str, Files, str]] = [
    ("the site's title", {SITE_YML: SITE.replace("Anders dan vorig jaar", "Site 123456782")}, f"personal/bsn ERROR {SITE_YML}:1:1"),
    ("the site's address", {SITE_YML: SITE + "url: https://a.nl/?bsn=123456782\n"}, f"personal/bsn ERROR {SITE_YML}:4:1"),
    ("a name", {ORG: ORGANISATION.replace("Zorggroep De Linde", "De Linde NL91ABNA0417164300")}, f"personal/iban ERROR {ORG}:1:1"),
    ("a title of an area", {ORG: ORGANISATION.replace("Wonen en leven", "Wonen 06-12345678")}, f"personal/phone ERROR {ORG}:4:5"),
    ("what an area is", {ORG: ORGANISATION.replace("titel: Goede zorg", "titel: Goede zorg\n    omschrijving: Mail jan@voorbeeld.nl")}, f"personal/email ERROR {ORG}:7:5"),
    ("a location", {ORG: ORGANISATION.replace("titel: Lindehof", "titel: Lindehof 123456782")}, f"personal/bsn ERROR {ORG}:9:5"),
    ("a body", {ORG: ORGANISATION.replace("Centrale cliëntenraad", "Raad 123456782")}, f"personal/bsn ERROR {ORG}:14:5"),
    ("the introduction", {ORG: ORGANISATION + "inleiding: Bel 06-12345678.\n"}, f"personal/phone ERROR {ORG}:16:1"),
    ("an introduction, behind a sign that nobody sees", {ORG: ORGANISATION + "inleiding: Nummer 1234\u200b56782.\n"}, f"personal/bsn ERROR {ORG}:16:1"),
    ("a number under contact that nobody may have", {ORG: ORGANISATION + "contact: Mijn BSN is 123456782.\n"}, f"personal/bsn ERROR {ORG}:16:1"),
    ("an account under contact", {ORG: ORGANISATION + "contact: NL91 ABNA 0417 1643 00\n"}, f"personal/iban ERROR {ORG}:16:1"),
    ("what it brings", {ORG: ORGANISATION + "brengt:\n  - thema: Nacht\n    zin: Bel 06-12345678.\n"}, f"personal/phone ERROR {ORG}:18:5"),
    ("what it seeks", {ORG: ORGANISATION + "zoekt:\n  - thema: a@b.nl\n    zin: Hulp.\n"}, f"personal/email ERROR {ORG}:17:5"),
    ("its own words", {ORG: ORGANISATION + "labels:\n  commitment: afspraak 123456782\n"}, f"personal/bsn ERROR {ORG}:17:3"),
    ("who may be named", {ORG: ORGANISATION + "openbare_namen: [Jan de Wit 06-12345678]\n"}, f"personal/phone ERROR {ORG}:16:18"),
    ("a framework's theme", {KADER: FRAMEWORK + "    aliases: [Zorg 123456782]\n"}, f"personal/bsn ERROR {KADER}:5:15"),
    ("a framework's source", {KADER: FRAMEWORK + "bron:\n  titel: Bron\n  url: https://a.nl/?m=jan%40b.nl\n"}, f"personal/email ERROR {KADER}:7:3"),
    ("an instrument's question", {SPIEGEL: INSTRUMENT + "vraag: Bel 06-12345678?\n"}, f"personal/phone ERROR {SPIEGEL}:6:1"),
    ("a reader's introduction", {LEZER: READER + "inleiding: Bel 06-12345678.\n"}, f"personal/phone ERROR {LEZER}:2:1"),
    ("a reader's question", {LEZER: READER + "vragen:\n  - vraag: Wie is 123456782?\n    beantwoord_door: changes\n"}, f"personal/bsn ERROR {LEZER}:3:5"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS])
def test_a_number_that_identifies_stops_the_build(site_of: SiteOf, files: Files, expected: str) -> None:
    root = site_of(files)
    findings = examine(root, ON).findings
    assert [line for line in told(findings) if "site_config/" in line] == [expected]
    assert prepare(root, ON).site is None
    for language in languages().values():
        told_ones = [language.message(f) for f in findings if f.code.startswith("personal/")]
        assert all("{" not in f"{message.text}{message.hint}" for message in told_ones)


def test_the_organisations_own_number_and_address_stand_under_contact(site_of: SiteOf) -> None:
    contact = "contact: Bel 0543-123456 of mail info@voorbeeld.nl.\n"
    assert found({ORG: ORGANISATION + contact}, site_of) == []


def test_the_hint_says_where_such_a_number_may_stand(site_of: SiteOf) -> None:
    root = site_of({ORG: ORGANISATION + "inleiding: Bel 06-12345678.\n"})
    (finding,) = [f for f in examine(root, ON).findings if f.code == "personal/phone"]
    assert "`contact`" in languages()["nl"].message(finding).hint
    assert "afgedaan" not in languages()["nl"].message(finding).hint


WARNED: list[tuple[str, str, list[str]]] = [
    ("a name with a title", "inleiding: Vraag het mevrouw De Vries.\n", ["personal/name WARNING"]),
    ("an age", "inleiding: Onze oudste is 101 jaar oud.\n", ["personal/age WARNING"]),
    ("a name under contact", "contact: Vraag naar mevrouw De Vries.\n", ["personal/name WARNING"]),
    ("who may be named", "openbare_namen: [Anna de Vries]\ninleiding: Vraag het mevrouw De Vries.\n", []),
    ("a house called after somebody", "inleiding: In Huize Maria en bij Dokter Lindehof wonen ouderen.\n", []),
    ("days, counts and addresses of its own", "inleiding: Sinds 1 mei 2019 wonen er acht bewoners aan de Dorpsstraat 12.\n", []),
    ("a name without a title", "inleiding: Jan de Boer begon ermee.\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("more", "expected"), [row[1:] for row in WARNED], ids=[row[0] for row in WARNED])
def test_sentences_are_looked_at_for_people(site_of: SiteOf, more: str, expected: list[str]) -> None:
    lines = found({ORG: ORGANISATION + more}, site_of)
    assert [line.rpartition(" ")[0] for line in lines] == expected


def test_a_title_is_the_name_of_a_thing(site_of: SiteOf) -> None:
    houses = ORGANISATION.replace("titel: Lindehof", "titel: Dokter Drees")
    assert found({ORG: houses}, site_of) == []


# -- the owner's own pages

PAGES: list[tuple[str, str, list[str]]] = [
    ("a citizen number", "# Over\n\nTekst.\nNummer 123456782.\n", ["personal/bsn ERROR site_config/pages/over.md:4:1"]),
    ("behind markup and a sign that nobody sees", "# Over\n\n- Nummer 12**345**6\u200b782.\n", ["personal/bsn ERROR site_config/pages/over.md:3:1"]),
    ("with its name and eight digits", "BSN 10000008\n", ["personal/bsn ERROR site_config/pages/over.md:1:1"]),
    ("in the front matter", "---\ntitle: 123456782\n---\n\n# Over\n", ["personal/bsn ERROR site_config/pages/over.md:2:1"]),
    ("in html", "# Over\n\n<div>\n<b>1234</b>56782\n</div>\n", ["personal/bsn ERROR site_config/pages/over.md:4:1"]),
    ("in a link", "# Over\n\n[daar](https://a.nl/?bsn=123456782)\n", ["personal/bsn ERROR site_config/pages/over.md:3:1"]),
    ("an account, perhaps of the owner's", "Steun ons: NL91 ABNA 0417 1643 00\n", ["personal/iban WARNING site_config/pages/over.md:1:1"]),
    ("what an owner tells on purpose", "Bel 06-12345678, mail jan@voorbeeld.nl of vraag mevrouw De Vries.\n", []),
    ("a number that is none", "Bestel nummer 123456789 op 2025-03-14.\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_the_owners_pages_are_looked_at_for_numbers(site_of: SiteOf, page: str, expected: list[str]) -> None:
    root = site_of({"site_config/pages/over.md": page})
    findings = examine(root, ON).findings
    assert [line for line in told(findings) if "site_config/" in line] == expected
    levels = {f.level for f in findings if f.place.path.startswith("site_config/pages/")}
    assert (prepare(root, ON).site is None) == (Level.ERROR in levels)
