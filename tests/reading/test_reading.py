"""What reading gives: documents, their places, bodies as blocks and HTML, and what could not be read."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from generator.content.period import Period
from generator.content.references import PlanRef, VoiceRef
from generator.content.text import BlockKind, Body, Target, TargetKind
from generator.content.voice import StoryKeys
from generator.reading.library import read_library
from generator.reading.markdown import read_body
from generator.reading.pictures import Beside
from generator.reading.quotes import educate
from tests.conftest import SiteOf
from tests.reading.mistakes import HEAD, STORY, picture
from tests.sites import MINIMAL, ORGANISATION, PLAN_2025, STORY_2024

REF = VoiceRef("de-linde", Period(2024, 2024), "verhaal")


def body(text: str) -> Body:
    return read_body(text, "x.md", 1, Beside())[0]


def test_the_minimal_site(site_of: SiteOf) -> None:
    library, findings = read_library(site_of())
    assert findings == ()
    assert list(library.organisations) == ["de-linde"]
    assert [str(ref) for ref in library.plans] == ["de-linde/2024", "de-linde/2025"]
    plan = library.plans[PlanRef("de-linde", Period(2025, 2025))]
    assert list(plan.commitments) == ["nachtrust"]
    assert str(plan.source.place("adopted", "on")) == "plans/de-linde/2025/plan.md:6:3"
    assert str(plan.source.place("consulted", 0, "body")) == "plans/de-linde/2025/plan.md:9:5"
    assert plan.commitments["nachtrust"].body.plain == "Wij lopen na tien uur geen rondes meer."
    assert plan.commitments["nachtrust"].body.blocks[0].line == 6
    assert library.unreadable == frozenset()


def test_every_encoding_gives_the_same(site_of: SiteOf) -> None:
    text = STORY_2024.replace("Het licht", "Één café: het licht").replace("Licht op", "Lícht op")
    forms = {
        "plain": text.encode(),
        "bom": b"\xef\xbb\xbf" + text.encode(),
        "crlf": text.replace("\n", "\r\n").encode(),
        "cr": text.replace("\n", "\r").encode(),
        "nfd": unicodedata.normalize("NFD", text).encode(),
    }
    seen = []
    for data in forms.values():
        library, findings = read_library(site_of({STORY: data}))
        assert findings == ()
        voice = library.voices[REF]
        seen.append((voice.says, voice.body, dict(voice.source.positions)))
    assert all(each == seen[0] for each in seen[1:])


def test_english_and_dutch_give_the_same(site_of: SiteOf) -> None:
    dutch = "---\ntitel: x\nstem: naaste\nklank: KRITISCH\ntoestemming: nee\nlocaties: alle\n---\n"
    english = "---\ntitle: x\nvoice: family\ntone: critical\nconsent: no\nlocations: all\n---\n"
    says = []
    for text in (dutch, english):
        library, findings = read_library(site_of({STORY: text}))
        assert findings == ()
        says.append(library.voices[REF].says)
    assert says[0] == says[1]


@pytest.mark.parametrize("typed", ["010", "no", "12:30", "1_000", "2026-13-01", "0x1F", "yes", "1e3"])
def test_plain_text_stays_what_was_typed(site_of: SiteOf, typed: str) -> None:
    library, findings = read_library(site_of({STORY: f"---\ntitel: {typed}\nstem: bewoner\n---\n"}))
    assert findings == ()
    assert library.voices[REF].says.title == typed


def test_a_voice_with_a_fault_is_read_without_it(site_of: SiteOf) -> None:
    library, findings = read_library(
        site_of(
            {
                STORY: HEAD
                + "maand: gisteren\nover: [nachtrust, A B, samen-eten]\nklank: kritisch\n---\n\nTekst\n"
            }
        )
    )
    says = library.voices[REF].says
    assert isinstance(says, StoryKeys)
    assert says.month is None
    assert [str(each) for each in says.about] == ["nachtrust", "samen-eten"]
    assert says.tone == "critical"
    assert len(findings) == 2


def test_what_cannot_be_read_is_named(site_of: SiteOf) -> None:
    library, _ = read_library(
        site_of(
            {
                STORY: "---\nstem: bewoner\n---\n",
                "plans/de-linde/2025/plan.md": "geen sleutels\n",
                "plans/de-linde/2024/commitments/samen-eten.md": "---\n- x\n---\n",
                "plans/de-linde/2024/scores/meting.yml": "op: x\n",
                "site_config/readers/zorgkantoor.yml": "x\n",
            }
        )
    )
    assert library.unreadable == {
        "de-linde/2024/verhaal", STORY,
        "de-linde/2025", "plans/de-linde/2025/plan.md",
        "de-linde/2024", "de-linde/samen-eten", "plans/de-linde/2024/commitments/samen-eten.md",
        "de-linde/2024/scores/meting", "plans/de-linde/2024/scores/meting.yml",
        "site_config/readers/zorgkantoor.yml",
    }  # fmt: skip
    assert [str(ref) for ref in library.plans] == ["de-linde/2024"]


def test_without_site_the_rest_is_read(site_of: SiteOf) -> None:
    library, findings = read_library(site_of({"site_config/site.yml": None, STORY: HEAD + "maand: x\n---\n"}))
    assert [f.code for f in findings] == ["file/missing", "value/month"]
    assert len(library.voices) == 2


def test_organisations_stand_in_the_sites_order(site_of: SiteOf) -> None:
    library, _ = read_library(
        site_of(
            {
                "site_config/site.yml": "titel: x\norganisaties: [beuk]\n",
                "site_config/organisations/berk.yml": "naam: Berk\n",
                "site_config/organisations/beuk.yml": "naam: Beuk\n",
                "site_config/organisations/aster.yml": "naam: Aster\n",
            }
        )
    )
    assert list(library.organisations) == ["beuk", "aster", "berk", "de-linde"]


def test_reading_twice_gives_the_same(site_of: SiteOf) -> None:
    files = {STORY: HEAD + "kleur: x\n---\n<b>", "stories/de-linde/2024/_x": "", "plans/de-linde/x": "y"}
    first, second = (read_library(site_of(dict(order))) for order in (files, reversed(files.items())))
    assert first[1] == second[1]
    assert list(first[0].voices) == list(second[0].voices)


def test_blocks() -> None:
    text = (
        "# Kop\n\nEen *alinea*\nop twee  \nregels.\n\n- een\n- twee\n  - drie\n\n> citaat\n\n"
        "| a | b |\n|---|---|\n| `c` | **d** |\n\n```\ncode\n```\n\nVoet[^1].\n\n[^1]: noot\n"
    )
    assert [(b.kind, b.text, b.line) for b in body(text).blocks] == [
        (BlockKind.HEADING, "Kop", 1),
        (BlockKind.PARAGRAPH, "Een alinea op twee\nregels.", 3),
        (BlockKind.ITEM, "een", 7),
        (BlockKind.ITEM, "twee", 8),
        (BlockKind.ITEM, "drie", 9),
        (BlockKind.QUOTE, "citaat", 11),
        (BlockKind.ROW, "a | b", 13),
        (BlockKind.ROW, "c | d", 15),
        (BlockKind.CODE, "code", 17),
        (BlockKind.PARAGRAPH, "Voet.", 21),
        (BlockKind.FOOTNOTE, "noot", 23),
    ]


def test_targets(site_of: SiteOf) -> None:
    text = HEAD + '---\n\n![De tuin](./foto.png) Zie [het *plan*](https://x.nl/a "weg") nu.\n'
    library, findings = read_library(site_of({STORY: text, "stories/de-linde/2024/foto.png": picture()}))
    assert findings == ()
    found = library.voices[REF].body
    assert found.blocks[0].text == "Zie het plan nu."
    assert found.blocks[0].targets == (
        Target(0, TargetKind.PICTURE, "foto.png", "De tuin"),
        Target(12, TargetKind.LINK, "https://x.nl/a"),
    )
    assert [(p.name, p.alternative, p.line) for p in found.pictures] == [("foto.png", "De tuin", 6)]
    assert '<img src="foto.png" alt="De tuin">' in found.html
    assert "weg" not in found.html
    bare = found.without_pictures()
    assert "foto" not in bare.html
    assert "De tuin" not in repr(bare)


def test_a_picture_goes_whatever_its_alternative_says(site_of: SiteOf) -> None:
    text = HEAD + '---\n\n![a > b "c" <d](foto.png)\n'
    library, _ = read_library(site_of({STORY: text, "stories/de-linde/2024/foto.png": picture()}))
    bare = library.voices[REF].body.without_pictures()
    assert bare.html.strip() == ""
    assert not bare.blocks


def test_headings_begin_below_those_of_a_page() -> None:
    assert body("# a\n\n## b\n\n### c\n\n###### d").html == "<h3>a</h3>\n<h3>b</h3>\n<h4>c</h4>\n<h6>d</h6>\n"


def test_plain_text_keeps_what_was_typed() -> None:
    found = body('Zij zei: "kom \'s avonds" (c) ... -- 1/2')
    assert found.plain == 'Zij zei: "kom \'s avonds" (c) ... -- 1/2'
    assert found.html == "<p>Zij zei: “kom ’s avonds” (c) ... -- 1/2</p>\n"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('"ja"', "“ja”"),
        ("'ja'", "‘ja’"),
        ("zo'n dag", "zo’n dag"),
        ("'s ochtends", "’s ochtends"),
        ("in 't bos", "in ’t bos"),
        ("\"'Kom,' zei zij.\"", "“‘Kom,’ zei zij.”"),
        ('("ja")', "(“ja”)"),
        ('een 12" scherm', 'een 12" scherm'),
        ('"nummer 12"', "“nummer 12”"),
        ("foto's en oma's", "foto’s en oma’s"),
    ],
)
def test_quotes(typed: str, shown: str) -> None:
    assert educate(typed)[0] == shown


def test_footnotes_of_two_texts_do_not_collide() -> None:
    first, second = (read_body("a[^1]\n\n[^1]: b", path, 1, Beside())[0].html for path in ("a.md", "b.md"))
    assert first != second


def test_minimal_files_are_all_read(site_of: SiteOf) -> None:
    root = site_of()
    for path in MINIMAL:
        (root / path).write_bytes(b"\xff")
    _, findings = read_library(root)
    assert {f.place.path for f in findings if f.code == "file/encoding"} == set(MINIMAL)


def test_a_year_and_a_day_stand_for_each_other(site_of: SiteOf) -> None:
    areas = ORGANISATION.replace("leven\n", "leven\n    van: 2024-03-01\n    tot: 2025\n")
    framework = "titel: Kompas\ngeldig: {van: 2024, tot: 2027}\nthemas:\n  - {id: a, titel: A}\n"
    library, findings = read_library(
        site_of(
            {"site_config/organisations/de-linde.yml": areas, "site_config/frameworks/kompas.yml": framework}
        )
    )
    assert findings == ()
    area = library.organisations["de-linde"].says.areas[0]
    assert (area.from_, area.until) == (2024, 2025)
    valid = library.frameworks["kompas"].says.valid
    assert valid is not None
    assert (valid.from_, valid.until) == (dt.date(2024, 1, 1), dt.date(2027, 12, 31))


@pytest.mark.parametrize("folder", ["2025", "2025-2025"])
def test_a_period_of_the_same_year_twice_is_that_year(site_of: SiteOf, folder: str) -> None:
    files: dict[str, str | None] = {
        "plans/de-linde/2025/plan.md": None,
        "plans/de-linde/2025/commitments/nachtrust.md": None,
    }
    root = site_of({**files, f"plans/de-linde/{folder}/plan.md": PLAN_2025})
    library, findings = read_library(root)
    assert findings == ()
    assert [str(ref) for ref in library.plans] == ["de-linde/2024", "de-linde/2025"]


def test_an_own_commitment_may_stand_with_its_organisation(site_of: SiteOf) -> None:
    files = {
        "plans/de-linde/2025/commitments/slaap.md": "---\nwas: [de-linde/nachtrust, ander/rust]\n---\n",
        "plans/de-linde/2025/deviations/x.md": "---\nvoornemen: de-linde/slaap\nuitkomst: later\naanleiding: Zo.\n---\n",
    }
    library, findings = read_library(site_of(files))
    assert findings == ()
    plan = next(plan for ref, plan in library.plans.items() if str(ref) == "de-linde/2025")
    assert plan.commitments["slaap"].says.was == ("nachtrust", "ander/rust")
    assert plan.deviations["x"].commitment == "slaap"
