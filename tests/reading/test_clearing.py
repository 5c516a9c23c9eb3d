"""What `none`, `all` and `no` do at keys where they say that there is nothing, or that it holds for everything."""

from __future__ import annotations

import pytest

from generator.content.fields import CLEARED, says_nothing
from generator.content.plan import CommitmentKeys
from generator.content.voice import StoryKeys
from generator.findings import Finding
from generator.locale import languages
from generator.reading.library import read_library
from tests.conftest import SiteOf
from tests.sites import CONSENT, ORGANISATION, STORY_2024

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
