"""The short way for simple front matter gives what reading it as YAML gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.reading.frontmatter import load
from generator.reading.simplekeys import simple_keys

LINES = st.sampled_from(
    ["titel: Een verhaal", "titel: a", "toestemming:", "  op: 2024-01-01", "  voor: [site, druk]", "    diep: x", "", " ",
     "over: voornemen-1", "- a", "  - a", "over: [a, b/c]", "over: [a,b]", "over: [ a ]", "a: b: c", "a: b #c", "a: b#c",
     'a: "x: #y"', "a: 'x'", "a: 'x''y'", "a: 's Avonds'", "a: 's-Gravenhage'", 'a: "t Huis"', 'a: "x\\n"', "a: b ", "a:  b", "a: &b c", "a: *b", "a: !b c", "a: |", "a: >-",
     "  tekst", "# noot", "---", "...", "a: b:", "a:b", "a: -1", "a: (b) c", "a: {b: c}", "a: ~", "a: é ü", "a: x\u00a0y",
     "a: x\ty", "a: 12:30", "a: []", "a: [x", "? a", "a: x\u2028y", "a: 😀 b", "    dieper", "  nog een regel", "over: [naar buiten, foto's, a  b]", "over: [a , b]", "over: [a?, b]", "  tekst: zo ", "reden: >-", "   scheef", "a: ja, nee", 'a: ""', "a: x\u0301"]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(LINES, max_size=7).map("\n".join),
    st.text(st.sampled_from([*"ab: \n[],'\"#-&*!|>%@`é(0."]), max_size=25).map("a: ".__add__),
    st.text(max_size=20).map("a: ".__add__),
)


@given(TEXTS, st.integers(1, 5))
@settings(max_examples=1500, deadline=None)
def test_the_short_way_gives_what_yaml_gives(text: str, first_line: int) -> None:
    short = simple_keys(text, first_line)
    if short is not None:
        assert short == load(text, first_line)


@pytest.mark.parametrize(
    "text",
    ["reden: >-\n  Wij willen: rust,\n  #zo is het\ntitel: Rust\n", "titel: Rust in de nacht\nstem: bewoner\nover: [a, b]\n\ntoestemming:\n  op: 2024-01-01\n  voor: [site]\nmaand: 2024-03",
     'titel: "Wij: samen"\nsamenvatting: \'Zo #1\''],
)  # fmt: skip
def test_what_writers_write_takes_the_short_way(text: str) -> None:
    assert simple_keys(text, 2) is not None
