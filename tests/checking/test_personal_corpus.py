"""How well the rules for personal data do on labelled sentences: a table, floors per rule, and the docs that show it.

`python -m tests.checking.test_personal_corpus` prints the table and what went wrong; `--write` puts the table into
`docs/privacy.md`; `--names` lets deduce look too.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

import pytest

from generator.catalogue import CATALOGUE
from tests.checking.corpus import (
    ALL_NAMES_TABLE,
    RULES_TABLE,
    Sentence,
    Tally,
    checked,
    sentences,
    show,
    shown,
    table,
    tallies,
)

NEW: Final = frozenset({"personal/place"})
"""Found by deduce alone."""
FLOORS: Final = {
    "bsn": (1.0, 1.0),
    "iban": (1.0, 1.0),
    "phone": (1.0, 1.0),
    "email": (0.85, 1.0),
    "address": (0.90, 0.85),
    "exact-day": (1.0, 1.0),
    "birth-date": (0.80, 1.0),
    "age": (0.95, 0.90),
    "room": (1.0, 1.0),
    "name": (0.85, 0.90),
    "few-people": (0.95, 0.95),
}
"""Rule → the recall and the precision below which it may not fall; who mends a rule raises its floor."""

ALL: Final = sentences()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[str, int, int]]]:
    return checked(tmp_path_factory.mktemp("corpus"), ALL)


def test_the_corpus_is_as_large_as_promised_and_covers_every_rule() -> None:
    assert len(ALL) >= 150
    assert len({sentence.text for sentence in ALL}) == len(ALL)
    rules = {f"personal/{rule}" for rule in FLOORS}
    assert rules == {code for code in CATALOGUE if code.startswith("personal/")} - NEW
    for rule in FLOORS:
        own = [sentence for sentence in ALL if sentence.rule == rule]
        for apart in (False, True):
            assert any(sentence.expected for sentence in own if sentence.held_out == apart), rule
            assert any(not sentence.expected for sentence in own if sentence.held_out == apart), rule


def test_each_rule_finds_enough_and_not_too_much(found: list[list[tuple[str, int, int]]]) -> None:
    print("\n".join(table(ALL, found)))
    for rule, tally in tallies(ALL, found).items():
        recall, precision = FLOORS.get(rule, (1.0, 1.0))
        assert tally.recall >= recall, (rule, tally.failures)
        assert tally.precision >= precision, (rule, tally.failures)


def test_a_passage_is_told_at_its_line_and_column(found: list[list[tuple[str, int, int]]]) -> None:
    """The words that the finding names stand where it points; `checked` measures from its line and column."""
    exact = [
        (sentence.text[start:end], sentence.text)
        for sentence, hits in zip(ALL, found, strict=True)
        for code, start, end in hits
        if any(code in codes and (start, end) == (begin, stop) for codes, begin, stop in sentence.expected)
    ]
    expected = sum(len(sentence.expected) for sentence in ALL)
    assert len(exact) > 0.6 * expected


def test_the_docs_show_this_very_table(found: list[list[tuple[str, int, int]]]) -> None:
    assert shown(RULES_TABLE) == "\n".join(table(ALL, found)), f"python -m {__spec__.name} --write"


def test_a_corpus_that_is_not_met_fails() -> None:
    """The counting itself: a miss lowers recall, a find too many lowers precision."""
    one = Sentence("age", "Zij is 93 jaar.", ((frozenset({"age"}), 7, 14),), held_out=False)
    assert tallies((one,), [[("age", 7, 14)]])["age"] == Tally(1, 1, 0, 1)
    missed = tallies((one,), [[("room", 0, 3)]])
    assert (missed["age"].recall, missed["room"].precision) == (0.0, 0.0)


def main() -> None:
    names = None
    if "--names" in sys.argv:
        from platformdirs import user_cache_path

        from generator.checking.personal.recognising import recogniser

        names = recogniser(user_cache_path("verschil", appauthor=False))
    with tempfile.TemporaryDirectory() as folder:
        hits = checked(Path(folder), ALL, names)
    rows = "\n".join(table(ALL, hits))
    print(rows)
    for rule, tally in tallies(ALL, hits).items():
        for failure in tally.failures:
            print(f"{rule} {failure}")
    if "--write" in sys.argv:
        show(ALL_NAMES_TABLE if names else RULES_TABLE, rows)


if __name__ == "__main__":
    main()
