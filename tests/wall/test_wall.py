"""The wall lets through what may be published as of a day, and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.library import Library
from generator.content.period import Period
from generator.content.references import PlanRef, VoiceRef
from generator.content.voice import Consent, consent_ends
from generator.content.wall import Published, held_because, hindrances, publishable
from generator.findings import Place, find
from tests.wall.building import CONSENT, HOUSE, ON, body, library, plan, voice

Y2025 = PlanRef(HOUSE, Period.parse("2025"))


def let_through(content: Library, on: dt.date = ON, **keys: Any) -> Published:
    return publishable(content, (), on, **keys)


def slugs(published: Published) -> list[str]:
    return [ref.slug for ref in published.library.voices]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({}, None),
        ({"on": "2025-06-15"}, None),
        ({"on": "2025-06-16"}, "consent/not-yet"),
        ({"until": "2025-06-15"}, None),
        ({"until": "2025-06-14"}, "consent/expired"),
        ({"on": "2022-06-15", "until": None}, None),
        ({"on": "2022-06-14", "until": None}, "consent/expired"),
        ({"for": ["picture", "print"]}, "consent/not-for-site"),
        ({"for": []}, "consent/not-for-site"),
        ({"checked_by_teller": None}, "consent/not-read-by-teller"),
        ({"checked_by_teller": "2025-06-15"}, None),
        ({"checked_by_teller": "2025-06-16"}, "consent/not-read-by-teller"),
        ({"withdrawn": "2025-06-15"}, "consent/withdrawn"),
        ({"withdrawn": "2025-06-16"}, None),
        ({"given_by": "representative"}, "consent/without-capacity"),
        ({"given_by": "representative", "capacity": "mentor"}, None),
        ({"given_by": "relatives"}, None),
    ],
)
def test_a_story_needs_a_consent_that_holds(keys: dict[str, Any], code: str | None) -> None:
    consent = {key: value for key, value in {**CONSENT, **keys}.items() if value is not None}
    story = voice("a", consent=consent)
    content = library(story)
    assert held_because(story, content.site, ON) == code
    assert slugs(let_through(content)) == ([] if code else ["a"])


@pytest.mark.parametrize("consent", ["nee", "no", None])
def test_a_story_without_consent_is_held_back(consent: str | None) -> None:
    content = library(voice("a", consent=consent))
    published = let_through(content)
    assert slugs(published) == []
    assert published.told == {Y2025: 1}
    assert published.held == {Y2025: 1}


@pytest.mark.parametrize(
    ("kind", "keys", "passes"),
    [
        ("observation", {}, False),
        ("observation", {"checked_by_team": "2025-06-15"}, True),
        ("observation", {"checked_by_team": "2025-06-16"}, False),
        ("response", {"with_agreement": "ja"}, True),
        ("response", {"with_agreement": "nee"}, False),
        ("conversation", {}, True),
        ("conversation", {"on": "2025-11-01", "open_to": ["iedereen"]}, True),
    ],
)
def test_other_voices_need_their_own_yes(kind: str, keys: dict[str, Any], passes: bool) -> None:
    assert slugs(let_through(library(voice("a", kind, **keys)))) == (["a"] if passes else [])


days = st.none() | st.dates(dt.date(2019, 1, 1), dt.date(2031, 12, 31))
consents = st.fixed_dictionaries(
    {
        "given_by": st.sampled_from(["self", "representative", "relatives"]),
        "capacity": st.none() | st.just("mentor"),
        "on": st.dates(dt.date(2019, 1, 1), dt.date(2031, 12, 31)),
        "until": days,
        "for": st.lists(st.sampled_from(["site", "picture", "print", "readers"]), unique=True),
        "checked_by_teller": days,
        "withdrawn": days,
    }
)


@given(consents, st.dates(dt.date(2019, 1, 1), dt.date(2031, 12, 31)), st.integers(0, 5), st.booleans())
def test_a_story_is_published_exactly_when_every_condition_holds(
    keys: dict[str, Any], on: dt.date, years: int, error: bool
) -> None:
    given_keys = {key: value for key, value in keys.items() if value is not None}
    story = voice("a", consent=given_keys, text=body("Tekst.", pictures=["foto.png"]))
    content = library(story, site={"consent_years": str(years)})
    findings = (find("text/html", Place(story.source.path), passage="<b>"),) if error else ()
    published = publishable(content, findings, on)
    consent = Consent.model_validate(given_keys)
    expected = (
        keys["on"] <= on <= consent_ends(consent, years)
        and "site" in keys["for"]
        and keys["checked_by_teller"] is not None
        and keys["checked_by_teller"] <= on
        and (keys["withdrawn"] is None or keys["withdrawn"] > on)
        and (keys["given_by"] != "representative" or keys["capacity"] is not None)
        and not error
    )
    assert (slugs(published) == ["a"]) == expected
    assert (held_because(story, content.site, on) is None) == (not hindrances(story, content.site, on))
    assert published.told[Y2025] - published.held[Y2025] == len(published.library.voices)
    withdrawn = keys["withdrawn"] is not None and keys["withdrawn"] <= on
    assert published.withdrawn == ((story.ref,) if withdrawn else ())
    for passed in published.library.voices.values():
        assert bool(passed.body.pictures) == ("picture" in keys["for"])


@pytest.mark.parametrize(
    ("day", "years", "ends"),
    [
        ("2024-02-29", 1, dt.date(2025, 2, 28)),
        ("2024-02-29", 4, dt.date(2028, 2, 29)),
        ("2025-01-10", 0, dt.date(2025, 1, 10)),
        ("2025-01-10", 999_999_999, dt.date.max),
    ],
)
def test_a_consent_without_an_end_holds_for_the_sites_years(day: str, years: int, ends: dt.date) -> None:
    assert consent_ends(Consent.model_validate({"given_by": "self", "on": day}), years) == ends


@pytest.mark.parametrize(
    ("path", "code", "passes"),
    [
        (f"stories/{HOUSE}/2025/a.md", "personal/phone", False),
        (f"stories/{HOUSE}/2025/foto.png", "text/picture-broken", False),
        (f"stories/{HOUSE}/2025", "chain/same-period", False),
        (f"stories/{HOUSE}/2025/a.md", "personal/age", True),
        (f"stories/{HOUSE}/2025/ander.png", "text/picture-broken", True),
        (f"stories/{HOUSE}/2025/a", "text/html", True),
    ],
)
def test_an_error_in_a_voice_holds_back_that_voice(path: str, code: str, passes: bool) -> None:
    content = library(voice("a", text=body("Tekst.", pictures=["foto.png"])), voice("b"))
    published = publishable(content, (find(code, Place(path), text="", name=""),), ON)
    if path.endswith("2025"):
        assert slugs(published) == []
    else:
        assert slugs(published) == (["a", "b"] if passes else ["b"])


def test_a_conversation_with_an_error_takes_its_scores_along() -> None:
    content = library(
        voice("gesprek", "conversation"),
        plan(
            scores={
                "spiegel": {
                    "interpreted_in": ["2025/gesprek"],
                    "results": [{"n": "12", "scores": {"rust": "3"}}],
                }
            }
        ),
    )
    assert "spiegel" in let_through(content).library.plans[Y2025].scores
    error = find("personal/email", Place(f"stories/{HOUSE}/2025/gesprek.md"), text="a@b.nl")
    assert publishable(content, (error,), ON).library.plans[Y2025].scores == {}


@pytest.mark.parametrize(
    ("conversation", "passes"),
    [
        (voice("gesprek", "conversation"), True),
        (voice("gesprek", "conversation", on="2025-06-15"), True),
        (voice("gesprek", "conversation", on="2025-06-16"), False),
        (voice("gesprek", "observation", checked_by_team="2025-01-01"), False),
        (voice("ander", "conversation"), False),
    ],
)
def test_scores_need_a_conversation_that_has_been_held(conversation: Any, passes: bool) -> None:
    scores = {"interpreted_in": ["2025/gesprek"], "results": [{"n": "12", "scores": {"rust": "3"}}]}
    published = let_through(library(conversation, plan(scores={"spiegel": scores})))
    assert ("spiegel" in published.library.plans[Y2025].scores) == passes


def test_results_of_few_people_are_dropped() -> None:
    results = [
        {"location": "a", "n": "10", "scores": {"rust": "3"}},
        {"location": "b", "n": "9", "scores": {"rust": "1"}},
        {"location": "c", "scores": {"rust": "2"}},
    ]
    scores = {"interpreted_in": ["2025/gesprek"], "results": results}
    published = let_through(library(voice("gesprek", "conversation"), plan(scores={"spiegel": scores})))
    [left] = published.library.plans[Y2025].scores["spiegel"].says.results
    assert left.location == "a"
    few = {"interpreted_in": ["2025/gesprek"], "results": results[1:]}
    published = let_through(library(voice("gesprek", "conversation"), plan(scores={"spiegel": few})))
    assert published.library.plans[Y2025].scores == {}


def result(n: int | None, location: str | None = None, *themes: str) -> dict[str, Any]:
    told: dict[str, Any] = {"scores": dict.fromkeys(themes or ("rust",), "3")}
    if n is not None:
        told["n"] = str(n)
    return told | ({"location": location} if location else {})


@pytest.mark.parametrize(
    ("results", "left"),
    [
        ("20 a12", "20"),
        ("20 a10", "20 a10"),
        ("20 a20", "20 a20"),
        ("22 a12", "22 a12"),
        ("40 a12 b20", "40 b20"),
        ("40 b20 a12", "40 b20"),
        ("32 a12 b20", "32 a12 b20"),
        ("40 a12 b20 c8", "40 b20"),
        ("20 a15 b5", "20"),
        ("9 a12", "a12"),
        ("a12 b9", "a12"),
        ("20 a12 b15", "20"),
        ("20 a12 20", "20 20"),
    ],
)
def test_what_few_people_said_cannot_be_reckoned(results: str, left: str) -> None:
    """`20 a12`: twenty in the whole organisation, twelve of them at a location. The one from the fewest goes."""
    rows = [
        result(int(each.lstrip("abc")), each[0] if each[0].isalpha() else None) for each in results.split()
    ]
    scores = {"interpreted_in": ["2025/gesprek"], "results": rows}
    published = let_through(library(voice("gesprek", "conversation"), plan(scores={"spiegel": scores})))
    told = published.library.plans[Y2025].scores["spiegel"].says.results
    assert " ".join(f"{each.location or ''}{each.n}" for each in told) == left


def test_themes_are_reckoned_apart() -> None:
    """Twelve of twenty were asked about both, ten others about rest alone: only of food a small rest follows."""
    rows = [result(22, None, "rust", "eten"), result(12, "a", "rust"), result(14, "b", "eten")]
    scores = {"interpreted_in": ["2025/gesprek"], "results": rows}
    published = let_through(library(voice("gesprek", "conversation"), plan(scores={"spiegel": scores})))
    told = published.library.plans[Y2025].scores["spiegel"].says.results
    assert [each.location for each in told] == [None, "a"]


@given(
    st.lists(st.integers(0, 40), max_size=6),
    st.integers(0, 15),
    st.integers(2, 12),
)
def test_no_small_rest_is_ever_left(locations: list[int], others: int, smallest: int) -> None:
    rows = [result(sum(locations) + others)] + [result(n, f"l{at}") for at, n in enumerate(locations)]
    scores = {"interpreted_in": ["2025/gesprek"], "results": rows}
    content = library(
        voice("gesprek", "conversation"),
        plan(scores={"spiegel": scores}),
        site={"smallest_number": str(smallest)},
    )
    shown = let_through(content).library.plans[Y2025].scores
    told = shown["spiegel"].says.results if shown else ()
    assert all((each.n or 0) >= smallest for each in told)
    if told and told[0].location is None:
        rest = (told[0].n or 0) - sum(each.n or 0 for each in told[1:])
        assert rest == 0 or rest >= smallest
        kept = sum(n >= smallest for n in locations)
        assert len(told) - 1 >= kept - 1


@pytest.mark.parametrize(("day", "passes"), [("2025-06-15", True), ("2025-06-16", False), (None, True)])
def test_scores_of_a_day_to_come_wait_for_it(day: str | None, passes: bool) -> None:
    scores: dict[str, Any] = {"interpreted_in": ["2025/gesprek"], "results": [result(12)]}
    if day:
        scores["on"] = day
    content = library(
        voice("gesprek", "conversation", starts_from=["2025/scores/spiegel"]),
        plan(scores={"spiegel": scores}),
    )
    published = let_through(content)
    assert ("spiegel" in published.library.plans[Y2025].scores) == passes
    [talk] = published.library.voices.values()
    assert bool(talk.says.starts_from) == passes  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("adopted", "passes"), [({"on": "2025-06-15"}, True), ({"on": "2025-06-16"}, False), (None, False)]
)
def test_a_plan_that_is_not_adopted_is_a_draft(adopted: dict[str, str] | None, passes: bool) -> None:
    content = library(plan(adopted=adopted, commitments={"rust": {"title": "Rust", "area": "wonen"}}))
    assert (Y2025 in let_through(content).library.plans) == passes
    shown = let_through(content, drafts=True)
    assert Y2025 in shown.library.plans
    assert shown.drafts == (frozenset() if passes else {Y2025})


def test_references_to_what_is_held_back_are_gone() -> None:
    content = library(
        voice("open", about=["rust", "geheim"]),
        voice("dicht", consent="nee"),
        voice("kijken", "observation", checked_by_team="2025-02-01", discussed_in=["2025/gesprek", "2025/dicht"]),
        voice("gesprek", "conversation", starts_from=["2025/open", "2025/dicht", "2025/scores/spiegel", "rust", "geheim"]),
        voice("antwoord", "response", to="huis/2026"),
        plan(
            commitments={"rust": {"title": "Rust", "area": "wonen", "prompted_by": ["2025/dicht", "2025/open"]}},
            deviations={"rust": {"prompted_by": "2025/dicht"}},
        ),
        plan("2026", {"geheim": {"title": "Geheim", "area": "wonen"}}, adopted=None),
    )  # fmt: skip
    published = let_through(content)
    says = {ref.slug: each.says for ref, each in published.library.voices.items()}
    assert [str(ref) for ref in says["open"].about] == ["rust"]
    assert [str(ref) for ref in says["kijken"].discussed_in] == ["2025/gesprek"]  # type: ignore[attr-defined]
    assert [str(ref) for ref in says["gesprek"].starts_from] == ["2025/open", "rust"]  # type: ignore[attr-defined]
    assert says["antwoord"].to is None  # type: ignore[attr-defined]
    shown = published.library.plans[Y2025]
    assert [str(ref) for ref in shown.commitments["rust"].says.prompted_by] == ["2025/open"]
    assert shown.deviations["rust"].says.prompted_by == ()


def test_what_is_let_through_unchanged_is_the_same_value() -> None:
    content = library(voice("a"))
    [published] = let_through(content).library.voices.values()
    [original] = content.voices.values()
    assert published.says is original.says
    assert published.body is original.body


def test_voices_that_could_not_be_read_are_told_and_held() -> None:
    unread = frozenset({f"stories/{HOUSE}/2025/kapot.md", "huis/2025/kapot", "stories/huis/2025/foto.png"})
    published = let_through(library(voice("a"), unreadable=unread))
    assert published.told == {Y2025: 2}
    assert published.held == {Y2025: 1}
    assert not any("kapot" in each for each in published.library.unreadable)


def test_a_voice_of_an_organisation_that_nobody_knows_stays_behind() -> None:
    content = library(voice("a"))
    lost = Library(site=content.site, voices=content.voices)
    published = let_through(lost)
    assert slugs(published) == []
    assert published.told == {}


def test_links_to_what_is_held_back_lose_their_address() -> None:
    links = ["../2025/dicht.md", "../open/", "https://elders.nl/dicht/", "https://huis.nl/2025/dicht/"]
    content = library(
        voice("open", text=body("Zie", links=links)),
        voice("dicht", consent="nee"),
        site={"url": "https://huis.nl"},
    )
    published = let_through(content).library.voices[VoiceRef(HOUSE, Period.parse("2025"), "open")]
    assert [target.address for target in published.body.blocks[0].targets] == [links[1], links[2]]
    assert (
        published.body.html == f'<p>Ziedaar<a href="{links[1]}">daar</a><a href="{links[2]}">daar</a>daar</p>'
    )
