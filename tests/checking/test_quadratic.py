"""Looking for personal data takes time in proportion to the text, whatever somebody writes over and over."""

from __future__ import annotations

import time

import pytest

from generator.checking.personal.glance import Setting
from generator.checking.personal.rules import scan

PIECES = (
    "A. ", "A.", "A. B. ", "A.B. ", "B.V. ", "X. Y. de der ", "J. de ", "A. van de ", "(J.Jansen", "J. Jansen ",
    "Jan Jansen ", "Jan van de ", "mevrouw van de der ", "mevrouw(Aa", "Mevr. A. ", "Jansen, A.A.", "Aa, A.", "(Aa",
    "Aa-", "Aa'", "van der ", "1-1-", "1. ", "06-", "06 12 ", "NL91 ", "a@", "a.b@", "1234 AB 1, ", "kamer ", "kamer 1 ",
    "1 januari ", "tachtig", "tachtig en ", "80-", "80 en ", "een of twee ", "twee, drie, ", "tien van de ", "geboren op ",
    "1 2 3a ", "1·", "1\u200b", "1_", "1 - ", "1 / 1 - 1a ", "¹1", "12¹", "1\u0336", "NL 91 ", "NL 91 A", "1234ab ", "1234 ab ",
    "a at b punt ", "a [punt] ", "a @ ", "apenstaartje a punt nl ", "een en tachtig jaar ", "twee-en-", "jarige-", "Jansen, ",
)  # fmt: skip
_LONG = 40_000


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_takes_little_time(piece: str) -> None:
    text = (piece * _LONG)[:_LONG]
    started = time.process_time()
    scan([text, text, "Jan", text], Setting(told_elsewhere={"jan": ("jan jansen", "jan")}))
    assert time.process_time() - started < 5, piece


@pytest.mark.parametrize(
    "name", ["A.B. Jansen", "A. B. C. D. E. F. G. H. Jansen", "J. van der Laan", "X. Y. de Vries"]
)
def test_initials_are_found_still(name: str) -> None:
    text = f"Toen kwam {name} langs."
    assert [hit.code for _, hit in scan([text], Setting())] == ["personal/name"]
