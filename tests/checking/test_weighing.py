"""Settled findings are gone, the site's rules give others another level, and neither opens what must stay shut."""

from __future__ import annotations

from typing import Any

import pytest

from generator.catalogue import CATALOGUE
from generator.checking.weighing import may_be_settled, weigh
from generator.content.wall import publishable
from generator.findings import Finding, Level, Place, find
from generator.locale import languages
from tests.wall.building import ON, library, plan, voice

PATH = "stories/huis/2025/a.md"


def age(text: str = "87 jaar", path: str = PATH, line: int = 9) -> Finding:
    return find("personal/age", Place(path, line), text=text, smallest="10")


def settled(*entries: dict[str, Any], **keys: str) -> Any:
    return library(
        voice("a", settled=[{"because": "Zij vindt het goed.", **each} for each in entries], **keys)
    )


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        ({"code": "personal/age"}, ["settled/without-passage", "personal/age"]),
        ({"code": "personal/age", "text": "87 jaar"}, []),
        ({"code": "personal/age", "text": "Zij is 87  JAAR en blij"}, []),
        ({"code": "personal/age", "text": "87 j"}, []),
        ({"code": "personal/age", "text": "8"}, ["settled/unused", "personal/age"]),
        ({"code": "personal/age", "text": "88 jaar"}, ["settled/unused", "personal/age"]),
        ({"code": "personal/room", "text": "kamer 1"}, ["settled/unused", "personal/age"]),
        ({"code": "personal/agee"}, ["settled/unknown-code", "personal/age"]),
        ({"code": "settled/unused"}, ["settled/not-allowed", "personal/age"]),
    ],
)
def test_a_passage_is_settled_in_its_own_file(entry: dict[str, str], left: list[str]) -> None:
    assert codes(weigh([age()], settled(entry))) == left


def test_another_file_is_not_settled() -> None:
    other = age(path="stories/huis/2025/b.md")
    assert codes(weigh([age(), other], settled({"code": "personal/age", "text": "87 jaar"}))) == [
        "personal/age"
    ]


def test_personal_data_is_settled_passage_by_passage() -> None:
    found = [age(), age("een vrouw van 90", line=12), find("personal/room", Place(PATH, 9), text="kamer 12")]
    left = codes(weigh(found, settled({"code": "personal/age", "text": "87 jaar"})))
    assert left == ["personal/room", "personal/age"]
    left = codes(weigh(found, settled({"code": "personal/age"})))
    assert left == ["settled/without-passage", "personal/age", "personal/room", "personal/age"]


def test_one_entry_without_a_passage_settles_all_of_another_code() -> None:
    found = [find("text/long", Place(PATH, 9)), find("text/long", Place(PATH, 12)), age()]
    assert codes(weigh(found, settled({"code": "text/long"}))) == ["personal/age"]


def test_what_only_recognising_finds_may_be_settled_without_it() -> None:
    content = settled({"code": "personal/name", "text": "Frouke Dijkstra"}, title="Voor frouke  dijkstra")
    assert weigh([], content) == ()
    assert codes(weigh([], content, recognised=True)) == ["settled/unused"]


def test_a_passage_that_stands_nowhere_settles_nothing() -> None:
    content = settled({"code": "personal/name", "text": "Frouke Dijkstra"})
    assert codes(weigh([], content)) == ["settled/unused"]


def test_a_link_that_calls_a_number_is_told_as_the_number() -> None:
    link = find("text/script-link", Place(PATH, 9), scheme="tel")
    script = find("text/script-link", Place(PATH, 9), scheme="javascript")
    number = find("personal/phone", Place(PATH, 9, 4), text="0612345678")
    assert codes(weigh([link, script, number], settled())) == ["text/script-link", "personal/phone"]
    assert codes(weigh([link], settled())) == ["text/script-link"]
    entry = {"code": "personal/phone", "text": "0612345678"}
    assert codes(weigh([link, number], settled(entry))) == ["text/script-link"]


def test_quotes_and_dashes_of_any_style_match() -> None:
    found = find("personal/name", Place(PATH, 9), text="mevrouw Van ’t Hof–Smit")
    assert codes(weigh([found], settled({"code": "personal/name", "text": "mevrouw van 't hof-smit"}))) == []


@pytest.mark.parametrize("written", ["06-12345678", "06\u200b-12345678", "\u200e06\u201112345678"])
def test_a_passage_is_settled_with_or_without_the_signs_that_nobody_sees(written: str) -> None:
    found = find("personal/phone", Place(PATH, 9), text="06\u00ad-12345\u200b678")
    assert codes(weigh([found], settled({"code": "personal/phone", "text": written}))) == []


def test_a_finding_without_a_passage_is_settled_by_one_of_its_facts() -> None:
    found = find("reference/unknown-voice", Place(PATH, 3), name="2020/weg", nearest="", n="0")
    assert codes(weigh([found], settled({"code": "reference/unknown-voice", "text": "2020/weg"}))) == []
    assert codes(weigh([found], settled({"code": "reference/unknown-voice", "text": "2020/we"}))) == [
        "settled/unused",
        "reference/unknown-voice",
    ]


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_what_may_be_settled_follows_from_the_catalogue(code: str) -> None:
    known = CATALOGUE[code]
    stops = known.guards is not None and known.level == "error" and not code.startswith("personal/")
    expected = not (stops or code == "personal/bsn" or code.startswith("settled/"))
    assert may_be_settled(code) == expected
    found = find(code, Place(PATH, 9), text="x")
    weighed = weigh([found], settled({"code": code, "text": "x"}))
    assert (found in weighed) == (not expected)
    assert ("settled/not-allowed" in codes(weighed)) == (not expected)


def test_commitments_plans_deviations_and_scores_settle_too() -> None:
    entry = [{"code": "personal/age", "text": "87 jaar", "because": "Zo."}]
    results = [{"n": "12", "scores": {"rust": "3"}}]
    content = library(
        plan(
            settled=entry,
            commitments={"rust": {"settled": entry}},
            deviations={"rust": {"settled": entry}},
            scores={"spiegel": {"interpreted_in": ["2025/g"], "results": results, "settled": entry}},
        )
    )
    [shown] = content.plans.values()
    paths = [
        shown.source.path,
        shown.commitments["rust"].source.path,
        shown.deviations["rust"].source.path,
        shown.scores["spiegel"].source.path,
    ]
    assert weigh([age(path=path) for path in paths], content) == ()


@pytest.mark.parametrize(
    ("code", "level", "weighs"),
    [
        ("text/missing", "off", None),
        ("text/missing", "note", Level.NOTE),
        ("text/missing", "error", Level.ERROR),
        ("text/html", "warning", Level.WARNING),
        ("personal/age", "off", Level.WARNING),
        ("personal/age", "note", Level.WARNING),
        ("personal/age", "error", Level.ERROR),
        ("personal/bsn", "off", Level.ERROR),
        ("consent/missing", "note", Level.WARNING),
        ("change/without-reason", "warning", Level.ERROR),
        ("consent/expires-soon", "off", None),
    ],
)
def test_a_rule_gives_another_level_but_guards_stay(code: str, level: str, weighs: Level | None) -> None:
    content = library(voice("a"), site={"rules": {code: {"level": level, "because": "Zo."}}})
    weighed = weigh([find(code, Place(PATH, 9), text="x", kind="story")], content)
    assert [finding.level for finding in weighed] == ([] if weighs is None else [weighs])


@pytest.mark.parametrize(
    "code", sorted(code for code, known in CATALOGUE.items() if known.guards is not None)
)
@pytest.mark.parametrize("level", ["off", "note", "warning", "error"])
def test_what_guards_never_weighs_less_than_of_itself(code: str, level: str) -> None:
    content = library(voice("a"), site={"rules": {code: {"level": level, "because": "Zo."}}})
    [weighed] = weigh([find(code, Place(PATH, 9), text="x")], content)
    assert weighed.level >= Level[CATALOGUE[code].level.upper()]


def test_settling_opens_no_wall() -> None:
    entry = [{"code": "consent/missing", "because": "Wij weten het."}]
    content = library(voice("a", consent="nee", settled=entry))
    weighed = weigh([find("consent/missing", Place(PATH, 3))], content)
    assert weighed == ()
    assert not publishable(content, weighed, ON).library.voices


def test_a_settled_error_in_a_voice_no_longer_holds_it_back() -> None:
    phone = find("personal/phone", Place(PATH, 9), text="06-12345678")
    content = settled({"code": "personal/phone", "text": "06-12345678"})
    assert publishable(content, weigh([phone], content), ON).library.voices
    assert not publishable(content, [phone], ON).library.voices


def test_a_warning_that_the_site_made_an_error_holds_its_voice_back() -> None:
    content = library(voice("a"), site={"rules": {"personal/age": {"level": "error", "because": "Zo."}}})
    assert not publishable(content, weigh([age()], content), ON).library.voices


def test_what_is_wrong_with_settling_can_be_said_in_every_language() -> None:
    content = settled(
        {"code": "personal/agee"}, {"code": "personal/bsn"}, {"code": "personal/age", "text": "niets"}
    )
    weighed = weigh([], content)
    assert codes(weighed) == ["settled/not-allowed", "settled/unknown-code", "settled/unused"]
    for language in languages().values():
        for finding in weighed:
            assert "{" not in language.message(finding).text + language.message(finding).hint
