"""Which framework is in force, which of its themes a commitment belongs to, and how one framework came from another."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.comparing.frameworks import Frameworks, in_force
from generator.content.period import Period
from generator.content.references import Written
from generator.content.settings import Framework, FrameworkKeys, Theme, Validity
from generator.content.source import Source


def framework(
    id: str,
    themes: str,
    *,
    since: int | None = None,
    until: int | None = None,
    succeeds: str | None = None,
    mapping: dict[str, tuple[str, ...]] | None = None,
) -> Framework:
    """A framework with themes named by single letters."""
    valid = Validity(
        **{
            "from": dt.date(since, 7, 1) if since else None,
            "until": dt.date(until, 6, 30) if until else None,
        }
    )
    says = FrameworkKeys(
        title=id,
        valid=valid,
        themes=tuple(Theme(id=each, title=each.upper()) for each in themes),
        succeeds=succeeds,
        mapping=mapping or {},
    )
    return Framework(id, Source(f"site_config/frameworks/{id}.yml"), says)


def known(*all_of: Framework) -> Frameworks:
    return Frameworks({each.id: each for each in all_of})


OLD = framework("old", "abcd", until=2020)
MIDDLE = framework(
    "middle", "efg", since=2020, until=2024, succeeds="old", mapping={"a": ("e",), "b": ("e", "f")}
)
NEW = framework("new", "hij", since=2025, succeeds="middle", mapping={"e": ("h", "i"), "f": ("i",)})
LINE = known(OLD, MIDDLE, NEW)


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2019", True), ("2020", True), ("2021", False), ("2019-2023", True), ("2021-2022", False)],
)
def test_a_framework_holds_in_a_period_of_which_it_holds_a_year(period: str, expected: bool) -> None:
    assert in_force(OLD, Period.parse(period)) is expected


@pytest.mark.parametrize(
    ("named", "period", "expected"),
    [
        ("new", "2026", "new"),
        ("new", "2024", "middle"),
        ("new", "2018", "old"),
        ("old", "2026", "new"),
        ("middle", "2020", "middle"),  # its own first, also where the one before still holds
        ("nobody", "2026", None),
        (None, "2026", None),
    ],
)
def test_where_a_framework_is_not_in_force_another_of_its_line_is(
    named: str | None, period: str, expected: str | None
) -> None:
    found = LINE.at(named, Period.parse(period))
    assert (found.id if found else None) == expected


def test_nothing_of_a_line_in_force_is_nothing() -> None:
    assert known(OLD).at("old", Period(2026, 2026)) is None


def test_a_line_that_bites_its_tail_ends() -> None:
    one = framework("one", "a", until=2000, succeeds="two")
    two = framework("two", "b", until=2000, succeeds="one")
    both = known(one, two)
    assert both.at("one", Period(2026, 2026)) is None
    assert both.succession(known(OLD).known["old"], one) is None


@pytest.mark.parametrize(
    ("refs", "framework", "expected"),
    [
        ("middle/e", MIDDLE, "e"),
        ("middle/e middle/g other/x", MIDDLE, "eg"),
        ("old/b", MIDDLE, "ef"),  # read by the succession: what came from it
        ("old/b middle/g", MIDDLE, "g"),  # what is named itself needs no reading
        ("new/i", MIDDLE, "ef"),
        ("new/j", MIDDLE, ""),
        ("old/a", NEW, ""),  # two steps are too much to read
        ("middle", MIDDLE, ""),
        ("", MIDDLE, ""),
    ],
)
def test_references_point_at_themes(refs: str, framework: Framework, expected: str) -> None:
    written = [Written(each) for each in refs.split()]
    assert LINE.belongs(written, framework) == frozenset(expected)


def test_a_succession_tells_what_became_of_every_theme() -> None:
    found = LINE.succession(OLD, MIDDLE)
    assert found is not None
    assert dict(found.origins) == {"e": ("a", "b"), "f": ("b",), "g": ()}
    assert found.new == ("g",)
    assert found.gone == ("c", "d")
    assert [found.split(each) for each in "abc"] == [False, True, False]


def test_an_entry_the_other_way_round_is_read_where_nothing_else_can_be_meant() -> None:
    mixed = framework(
        "mixed", "bz", since=2020, succeeds="old", mapping={"z": ("a",), "b": ("b",), "c": ("z",)}
    )
    found = known(OLD, mixed).succession(OLD, mixed)
    assert found is not None
    # `b` is a theme of both, and is read as the contract has it: from the earlier one
    assert dict(found.origins) == {"b": ("b",), "z": ("a", "c")}


def test_a_succession_over_several_steps_is_followed_through() -> None:
    found = LINE.succession(OLD, NEW)
    assert found is not None
    assert dict(found.origins) == {"h": ("a", "b"), "i": ("a", "b"), "j": ()}


@pytest.mark.parametrize(
    ("before", "after"), [(None, NEW), (NEW, NEW), (NEW, OLD), (framework("apart", "a"), NEW), (OLD, None)]
)
def test_no_succession_where_none_is(before: Framework | None, after: Framework | None) -> None:
    assert LINE.succession(before, after) is None


def test_a_succession_of_which_nothing_is_told_is_none() -> None:
    bare = framework("bare", "xy", since=2025, succeeds="old")
    assert known(OLD, bare).succession(OLD, bare) is None
