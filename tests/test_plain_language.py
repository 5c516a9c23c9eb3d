"""The words of the pages themselves are plain: short sentences and no jargon of the program (B1 as a yardstick).

Held are the labels that readers see, in every language. Writers' own texts are theirs.
"""

from __future__ import annotations

import re

import pytest

from generator.locale import languages

LONGEST = 20
"""Words in a sentence: guides to B1 ask for 10 to 15 on average, and few above 20."""
AVERAGE = 12
JARGON = re.compile(
    r"\b(front ?matter|yaml|markdown|renderer|commit|repository|slug|parse\w*|facet\w*|null|boolean|string|html|css)\b",
    re.IGNORECASE,
)
FOR_MACHINES = ("data.", "holds.", "keys.", "csv.", "json.")
"""Labels of the page that explains files to those who reckon with them."""


def sentences(text: str) -> list[str]:
    """The sentences of a label; a slot counts as one word, of `one|many` the longer way is read."""
    text = re.sub(r"\[\[(.*?)\]\]", r"\1", text)
    text = re.sub(r"\[([^\[\]|]*)\|([^\[\]|]*)\]", lambda m: max(m[1], m[2], key=len), text)
    text = re.sub(r"\{[^}]*\}", "woord", text)
    return [part for part in re.split(r"(?<=[.!?:;])\s+", text) if part.strip()]


@pytest.mark.parametrize("code", sorted(languages()))
def test_sentences_of_pages_are_short(code: str) -> None:
    lengths = []
    for name, label in languages()[code].labels.items():
        for sentence in sentences(label):
            words = len(sentence.split())
            assert words <= LONGEST, f"{name}: {sentence}"
            if sentence.rstrip().endswith((".", "!", "?")):
                lengths.append(words)
    assert sum(lengths) / len(lengths) <= AVERAGE


@pytest.mark.parametrize("code", sorted(languages()))
def test_no_jargon_reaches_a_reader(code: str) -> None:
    labels = languages()[code].labels
    found = {n: v for n, v in labels.items() if JARGON.search(v) and not n.startswith(FOR_MACHINES)}
    assert found == {}
