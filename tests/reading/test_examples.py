"""The examples in the messages are made of what the writer typed: whoever follows one has mended it."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.locale import language
from generator.pipeline import examine
from tests.conftest import SiteOf
from tests.sites import ORGANISATION, STORY_2024, Files

ON = dt.date(2026, 1, 31)
STORY = "stories/de-linde/2024/licht-op-de-gang.md"
TITLE = "titel: Licht op de gang"
TONE = "klank: gemengd"

LINES = [
    (TITLE, "titel: 's Avonds thuis", "file/yaml-quote", 2, "titel: \"'s Avonds thuis\""),
    (TITLE, "titel: 't Is 's nachts", "file/yaml-quote", 2, "titel: \"'t Is 's nachts\""),
    (TITLE, "titel: 's Avonds\nsamenvatting: het is 's nachts stil", "file/yaml-quote", 2, "titel: \"'s Avonds\""),
    (TITLE, "titel: “Nieuw: de week”", "file/yaml-colon", 2, 'titel: "Nieuw: de week"'),
    (TITLE, "titel: ’s Avonds: thuis", "file/yaml-colon", 2, 'titel: "’s Avonds: thuis"'),
    (TONE, "klank:gemengd", "file/yaml-key", 5, TONE),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "line", "example"), LINES)
def test_following_the_example_mends_the_line(
    site_of: SiteOf, old: str, new: str, code: str, line: int, example: str
) -> None:
    findings = examine(site_of({STORY: STORY_2024.replace(old, new)}), ON).findings
    [found] = [each for each in findings if each.code == code]
    assert found.place.line == line
    for spoken in ("nl", "en"):
        assert f"`{example}`" in language(spoken).message(found).hint
    mended = STORY_2024.replace(old, example)
    root = site_of({STORY: mended})
    assert not [each for each in examine(root, ON).findings if each.place.path == STORY]


NIGHT = "plans/de-linde/2025/commitments/nachtrust.md"
RESPONSE = "stories/de-linde/2025/reactie.md"
ANSWER = (
    "---\nsoort: reactie\ntitel: Een reactie\nvan: {name}\nop_plan: de-linde/2025\nop: 2025-06-01\n"
    "met_instemming: ja\n---\n\nDe rust doet goed.\n"
)
NAMES: list[tuple[Files, str, str]] = [
    ({STORY: STORY_2024.replace(TONE, TONE + "\nlocaties: [Wilgenhof]")}, STORY, "locaties: wilgenhof"),
    ({NIGHT: "---\naanleiding: Een raad.\nlocaties: [Beukenhof]\n---\n"}, NIGHT, "locaties: beukenhof"),
    ({NIGHT: "---\naanleiding: Een raad.\nlocaties: Beuken Hof\n---\n"}, NIGHT, "locaties: beuken-hof"),
    ({NIGHT: "---\naanleiding: Een raad.\nwas: Rustige nachten\n---\n"}, NIGHT, "was: rustige-nachten"),
    ({NIGHT: "---\naanleiding: Een raad.\naandachtsgebied: Werken met plezier\n---\n"}, NIGHT,
     "aandachtsgebied: werken-met-plezier"),
    ({RESPONSE: ANSWER.format(name="Cliëntenraad")}, RESPONSE, "van: clientenraad"),
    ({"site_config/organisations/de-linde.yml": ORGANISATION.replace("id: lindehof", "id: Linde Hof")},
     "site_config/organisations/de-linde.yml", "id: linde-hof"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "path", "example"), NAMES)
def test_the_example_of_a_name_is_made_of_what_was_typed(
    site_of: SiteOf, files: Files, path: str, example: str
) -> None:
    findings = examine(site_of(files), ON).findings
    [found] = [each for each in findings if each.place.path == path]
    assert found.code == "value/name"
    for spoken in ("nl", "en"):
        assert f"`{example}`" in language(spoken).message(found).hint


PLACES = [
    ("stories/de-linde/2024/Mijn verhaal.docx", "onder de naam `mijn-verhaal.md`"),
    ("stories/de-linde/2024/verhaal.pdf", "onder de naam `verhaal.md`"),
    ("plans/de-linde/2025/commitments/eten.pages", "onder de naam `eten.md`"),
    ("plans/de-linde/2025/jaar.rtf", "onder de naam `jaar.md`"),
    ("stories/de-linde/zuid.md", "bijvoorbeeld `stories/de-linde/2024/`"),
    ("stories/het-veerhuis/zuid.md", "bijvoorbeeld `stories/het-veerhuis/2026/`"),
    ("stories/de-linde/2024/verhaal.txt", "Bedoelde u `verhaal.md`?"),
]


@pytest.mark.parametrize(("path", "told"), PLACES)
def test_a_file_out_of_place_is_told_where_and_as_what_it_belongs(
    site_of: SiteOf, path: str, told: str
) -> None:
    findings = examine(site_of({path: "x"}), ON).findings
    [found] = [each for each in findings if each.place.path == path]
    hint = language("nl").message(found).hint
    assert told in hint
    assert ("Geef het dan die naam" in hint) == path.endswith(".txt")
    assert language("en").message(found).hint.count("`") == hint.count("`")


def test_a_plan_of_an_office_program_is_not_missing_as_well(site_of: SiteOf) -> None:
    files: Files = {"plans/de-linde/2025/plan.md": None, "plans/de-linde/2025/plan.docx": "x"}
    codes = [each.code for each in examine(site_of(files), ON).findings if "2025/plan" in each.place.path]
    assert codes == ["file/unknown"]


def test_settling_a_number_as_the_hint_shows_settles_it(site_of: SiteOf) -> None:
    told = STORY_2024 + "\nBel 0512 345678 voor het huis.\n"
    [found] = [each for each in examine(site_of({STORY: told}), ON).findings if each.code == "personal/phone"]
    lines = language("nl").message(found).hint.split("`")[1:8:2]
    settled = "\n".join(lines).replace("…", "0512 345678")
    root = site_of({STORY: told.replace(TONE, f"{TONE}\n{settled}")})
    assert not [each for each in examine(root, ON).findings if each.place.path == STORY]


def test_the_commitment_in_the_hint_is_one_of_the_organisation(site_of: SiteOf) -> None:
    old = "plans/de-linde/2024/commitments/nachtrust.md"
    files: Files = {old: None, NIGHT: None, STORY: STORY_2024.replace("over: nachtrust\n", "")}
    findings = examine(site_of(files), ON).findings
    [found] = [each for each in findings if each.code == "voice/without-commitment"]
    assert "`over: samen-eten`" in language("nl").message(found).hint


def test_quotes_that_are_no_apostrophe_end_as_they_begin(site_of: SiteOf) -> None:
    findings = examine(site_of({STORY: STORY_2024.replace(TITLE, "titel: 'Zorg")}), ON).findings
    [found] = [each for each in findings if each.code == "file/yaml-quote"]
    assert "met hetzelfde teken eindigen" in language("nl").message(found).hint
