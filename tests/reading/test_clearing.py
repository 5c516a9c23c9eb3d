"""What `none`, `all` and `no` do at keys where they say that there is nothing, or that it holds for everything."""

from __future__ import annotations

import pytest

from generator.content.fields import CLEARED, Keys, says_nothing
from generator.content.library import Library
from generator.content.plan import CommitmentKeys
from generator.content.voice import StoryKeys
from generator.findings import Finding
from generator.locale import languages
from generator.reading.library import read_library
from tests.conftest import SiteOf
from tests.sites import CONSENT, NIGHT_2025, ORGANISATION, PLAN_2025, SITE, STORY_2024

NIGHT = "plans/de-linde/2025/commitments/nachtrust.md"
STORY = "stories/de-linde/2024/licht-op-de-gang.md"


def commitment(site_of: SiteOf, line: str) -> tuple[CommitmentKeys, list[Finding]]:
    """What is read of a commitment with this line."""
    library, findings = read_library(site_of({NIGHT: f"---\n{line}\n---\n\nTekst.\n"}))
    (plan,) = [plan for ref, plan in library.plans.items() if str(ref) == "de-linde/2025"]
    return plan.commitments["nachtrust"].says, list(findings)


@pytest.mark.parametrize("written", ["alle", "all", "[alle]", "[ALL]", "geen", "[none]"])
def test_all_and_none_hold_for_the_whole_organisation(site_of: SiteOf, written: str) -> None:
    says, findings = commitment(site_of, f"locaties: {written}")
    assert says.locations == ()
    assert findings == []


def test_what_is_cleared_is_not_what_is_left_out(site_of: SiteOf) -> None:
    says, findings = commitment(site_of, "trekker: geen\nkaders: none")
    assert (says.owner, says.frameworks, says.locations) == (CLEARED, (), None)
    assert findings == []


@pytest.mark.parametrize("written", ["geen", "Geen.", "(geen)", "none", "'-'", "…", "geen!"])
def test_a_reason_that_says_nothing_is_left_out(site_of: SiteOf, written: str) -> None:
    says, findings = commitment(site_of, f"aanleiding: {written}")
    assert says.reason is None
    assert findings == []


@pytest.mark.parametrize("written", ["Geen van de bewoners sliep.", "Nee.", "2025"])
def test_a_reason_may_begin_with_any_word(site_of: SiteOf, written: str) -> None:
    assert commitment(site_of, f"aanleiding: {written}")[0].reason == written
    assert not says_nothing(written)


def test_a_text_that_may_be_left_out_is_cleared(site_of: SiteOf) -> None:
    text = STORY_2024.replace("klank: gemengd", "samenvatting: geen\nbetekenis: none\ntrefwoorden: geen")
    library, findings = read_library(site_of({STORY: text}))
    (voice,) = library.voices.values()
    assert isinstance(voice.says, StoryKeys)
    assert (voice.says.summary, voice.says.meaning, voice.says.keywords) == (None, None, ())
    assert not voice.source.has("summary")
    assert voice.source.place("summary").line == 5
    assert findings == ()


@pytest.mark.parametrize("written", ["geen", "nee", "none", "no"])
def test_a_refused_consent_is_none(site_of: SiteOf, written: str) -> None:
    library, findings = read_library(
        site_of({STORY: STORY_2024.replace(CONSENT, f"toestemming: {written}\n")})
    )
    (voice,) = library.voices.values()
    assert isinstance(voice.says, StoryKeys)
    assert voice.says.consent is None
    assert findings == ()


def test_words_of_the_writers_own_may_be_any(site_of: SiteOf) -> None:
    instrument = "titel: Spiegel\nschaal:\n  min: 0\n  max: 5\n  labels:\n    0: geen\n    5: veel\nthemas:\n  - {id: pijn, titel: Pijn}\n"
    library, findings = read_library(site_of({"site_config/instruments/spiegel.yml": instrument}))
    assert library.instruments["spiegel"].says.scale.labels["0"] == "geen"
    assert findings == ()


@pytest.mark.parametrize(
    ("line", "clears"),
    [("trekker:", True), ("locaties: []", True), ('kaders: ""', True), ("vraagt_ruimte:", True),
     ("titel:", False), ("aanleiding: ''", False), ("eindigt:", False), ("was: []", False)],
)  # fmt: skip
def test_the_hint_at_an_empty_value_works(site_of: SiteOf, line: str, clears: bool) -> None:
    """`none` is recommended only at keys where following the advice gives no finding."""
    _, (finding,) = commitment(site_of, line)
    assert finding.code == "value/empty"
    hint = languages()["nl"].message(finding).hint
    assert ("geen" in hint) is clears
    if clears:
        key = line.partition(":")[0]
        assert f"`{key}: geen`" in hint
        assert commitment(site_of, f"{key}: geen")[1] == []


@pytest.mark.parametrize("empty", ["", ' ""'])
@pytest.mark.parametrize(("key", "may_go"), [("titel", False), ("samenvatting", True), ("over", True)])
def test_who_must_fill_in_is_not_told_to_leave_out(
    site_of: SiteOf, key: str, may_go: bool, empty: str
) -> None:
    text = "\n".join(
        f"{key}:{empty}" if line.startswith(f"{key}:") else line
        for line in STORY_2024.replace("klank: gemengd", "samenvatting: Licht").split("\n")
    )
    (finding,) = read_library(site_of({STORY: text}))[1]
    assert finding.code == "value/empty"
    assert ("haal de regel" in languages()["nl"].message(finding).hint) is may_go


@pytest.mark.parametrize("word", ["alle", "all", "geen", "none"])
def test_no_id_is_a_word_of_the_format(site_of: SiteOf, word: str) -> None:
    _, findings = read_library(
        site_of(
            {
                "site_config/organisations/de-linde.yml": ORGANISATION.replace("beukenhof", word),
            }
        )
    )
    assert [(f.code, f.place.line) for f in findings] == [("value/taken", 10)]


def test_themes_of_an_area_may_stand_without_a_list(site_of: SiteOf) -> None:
    text = ORGANISATION.replace("titel: Wonen en leven\n", "titel: Wonen en leven\n    kaders: kompas/a\n")
    library, findings = read_library(site_of({"site_config/organisations/de-linde.yml": text}))
    (area, _) = library.organisations["de-linde"].says.areas
    assert [str(ref) for ref in area.frameworks] == ["kompas/a"]
    assert findings == ()


PLAN = "plans/de-linde/2025/plan.md"
OWN = "site_config/organisations/de-linde.yml"
SITE_FILE = "site_config/site.yml"
A_PLAN = "---\ntitel: Kwaliteitsplan 2025\n{}---\n\nTekst.\n"
A_STORY = "---\ntitel: Licht\nstem: bewoner\n{}---\n\nTekst.\n"
LEFT_OUT = [
    (STORY, A_STORY, "klank: geen"),
    (STORY, A_STORY, "maand: Geen"),
    (STORY, A_STORY, "verteld_door: [none]"),
    (STORY, STORY_2024.replace("  gelezen_door_verteller: 2024-09-25\n", "{}"), "  gelezen_door_verteller: geen"),
    (STORY, A_STORY.replace("stem: bewoner", "soort: gesprek"), "op: geen\nvorm: geen\ndeelnemers: geen\nbron: geen"),
    (STORY, A_STORY.replace("stem: bewoner", "soort: observatie"), "van: geen\ntot: geen\ngetoetst_door_team: geen"),
    (STORY, A_STORY.replace("stem: bewoner", "soort: reactie\nmet_instemming: ja"), "van: geen\nop_plan: geen\nop: geen"),
    (NIGHT, "---\n{}---\n\nTekst.\n", "eindigt: geen\nafgedaan: geen\naanleiding: geen"),
    (PLAN, A_PLAN, "vorm: geen"),
    (PLAN, A_PLAN, "bronnen: [geen]\ngeraadpleegd: geen"),
    (PLAN, A_PLAN, "vastgesteld: geen"),
    (OWN, "naam: De Linde\n{}", "aandachtsgebieden: geen\nlocaties: geen\ngremia: none\nkleuren: geen\nlabels: geen"),
    (OWN, ORGANISATION.replace("    recht: instemming\n", "{}"), "    recht: geen"),
    (OWN, ORGANISATION.replace("titel: Lindehof\n", "titel: Lindehof\n{}"), "    van: geen\n    tot: geen"),
    (SITE_FILE, SITE + "{}", "url: geen\nwoorden: geen\nregels: geen"),
]  # fmt: skip
"""A file, its text, and lines in it that say that keys have no value."""


@pytest.mark.parametrize(("path", "text", "lines"), LEFT_OUT)
def test_none_at_a_key_that_may_be_without_a_value_is_as_if_it_was_left_out(
    site_of: SiteOf, path: str, text: str, lines: str
) -> None:
    left, findings = read_library(site_of({path: text.format("")}))
    assert findings == ()
    said, findings = read_library(site_of({path: text.format(lines + "\n")}))
    assert findings == ()
    assert says_in(said, path) == says_in(left, path)


def says_in(library: Library, path: str) -> Keys:
    """What is read of a file."""
    if path == SITE_FILE:
        return library.site.says
    if path == OWN:
        return library.organisations["de-linde"].says
    if path == STORY:
        return next(iter(library.voices.values())).says
    (plan,) = [plan for ref, plan in library.plans.items() if str(ref) == "de-linde/2025"]
    return plan.says if path == PLAN else plan.commitments["nachtrust"].says


@pytest.mark.parametrize(
    ("path", "text", "right", "wrong", "code"),
    [
        (NIGHT, NIGHT_2025, "---\n\nWij", "redactioneel: geen\n---\n\nWij", "value/flag"),
        (STORY, STORY_2024, "stem: bewoner", "stem: geen", "value/choice"),
        (STORY, STORY_2024, "stem: bewoner", "stem: bewoner\nsoort: geen", "value/choice"),
        (STORY, STORY_2024, "  op: 2024-09-20", "  op: geen", "value/date"),
        # nobody means the site's own term by *no end*: the story waits until a day is given, or none is asked for
        (STORY, STORY_2024, "  tot: 2099-12-31", "  tot: geen", "value/date"),
        (STORY, STORY_2024, "  tot: 2099-12-31", "  tot: [geen]", "value/text"),
        # a mark of a withdrawal is never taken for one that is not there
        (STORY, STORY_2024, "  tot: 2099-12-31", "  ingetrokken: geen", "value/date"),
        (SITE_FILE, SITE, "taal: nl", "taal: nl\nkleinste_aantal: geen", "value/number"),
        (SITE_FILE, SITE, "taal: nl", "taal: geen", "value/choice"),
        (OWN, ORGANISATION, "naam: Zorggroep De Linde", "naam: geen", "value/cleared"),
    ],
)
def test_none_is_no_value_where_there_must_be_one(
    site_of: SiteOf, path: str, text: str, right: str, wrong: str, code: str
) -> None:
    assert right in text
    _, findings = read_library(site_of({path: text.replace(right, wrong, 1)}))
    assert [finding.code for finding in findings] == [code]


def test_none_still_begins_a_chain(site_of: SiteOf) -> None:
    library, findings = read_library(site_of({PLAN: PLAN_2025.replace("volgt_op: 2024", "volgt_op: geen")}))
    assert findings == ()
    assert says_in(library, PLAN).model_dump()["follows"] is CLEARED
