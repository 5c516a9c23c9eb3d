"""Inputs for reading and comparing, made from a number: the same seed gives the same text, whatever the machine.

Texts are cut and joined from grains that mean something to YAML and Markdown, and from the seeds that once broke
something (`seeds/`), with letters changed, doubled and left out.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from generator.comparing.marks import Mark, mark, mark_line
from generator.content.plan import CommitmentKeys, PlanKeys, ScoresKeys
from generator.content.settings import SiteKeys
from generator.content.source import Source
from generator.content.voice import StoryKeys
from generator.reading.fitting import fit
from generator.reading.frontmatter import HANDLER, load
from generator.reading.markdown import read_body
from generator.reading.pictures import Beside
from generator.reading.textfile import decode

SEEDS: Final = Path(__file__).parent / "seeds"
_GRAINS: Final = (
    "---\n", "titel: ", "stem: bewoner\n", "over: [a, b]\n", "toestemming:\n", "  op: 2025-01-01\n", "- ", "  - ", ": ", "? ",
    "|\n", ">-\n", "'", '"', "\\u202e", "\\0", "&a ", "*a ", "!!python/object ", "<<: ", "{", "}", "[", "]", "#", "%YAML 9\n",
    "\t", "\n", "\n\n", " ", "\r", "\ufeff", "\x00", "\x07", "\x85", "\u2028", "\u202e", "\u2066", "e\u0301", "\U0001f9d3", "ß", "İ",
    "<script>", "<img src=x onerror=y>", "<!--", "-->", "<![CDATA[", "](", "![", "[^1]", "[^1]: ", "[x]: /u\n", "javascript:",
    "&#x202e;", "&#0;", "&colon;", "`", "```\n", "**", "_", "*", "~~", "> ", "1. ", "    ", "| a | b |\n|--|--|\n", "| ", "# ",
    "===\n", "\\", "{{ x }}", "{: .y}", "80%", "80 %", "2024", "2025", "niet ", "drie ", "1.000,5 ", "-1", "–", "’", "woord ",
    "de cliënt slaapt. ", "\ud7ff", "\ufffd", "\u0300" * 5,
)  # fmt: skip


@cache
def seeds() -> tuple[str, ...]:
    """The texts of the seeds, in order of name."""
    return tuple(path.read_bytes().decode("utf-8", "replace") for path in sorted(SEEDS.glob("*.txt")))


def text_of(chance: random.Random, most: int = 30) -> str:
    """One text."""
    parts = [chance.choice(_GRAINS) for _ in range(chance.randrange(most))]
    if seeds() and chance.random() < 0.3:
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(seeds())[:2000])
    text = "".join(parts)
    for _ in range(chance.randrange(3)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(3):
            case 0:
                text = (
                    text[:at]
                    + chr(chance.choice((chance.randrange(128), chance.randrange(0xD7FF))))
                    + text[at:]
                )
            case 1:
                text = text[:at] + text[at + 1 + chance.randrange(5) :]
            case _:
                text = text[:at] + text[max(0, at - 8) : at] * chance.randrange(1, 12) + text[at:]
    return text


def clean(text: str) -> str:
    """The text as reading gives it on; empty when the file would be refused."""
    return decode(text.encode("utf-8", "replace"), "x.md")[0] or ""


def feed_keys(chance: random.Random) -> None:
    """Front matter: never an exception, every fault in the file."""
    text = clean(text_of(chance))
    loaded = load(text, 2)
    assert all(2 <= fault.line <= text.count("\n") + 3 for fault in loaded.faults)
    if loaded.root is not None:
        for model in (StoryKeys, PlanKeys, CommitmentKeys, ScoresKeys, SiteKeys):
            fitted = fit(loaded.root, model, Source("x.md"), "nl")
            assert fitted.says is not None or fitted.findings or loaded.faults
    try:
        HANDLER.parts(text)
    except ValueError as fault:
        if not str(fault).startswith("file/"):
            raise


def feed_body(chance: random.Random) -> None:
    """A body: never an exception, nothing that acts, offsets within the text, nothing that turns it round."""
    body, _ = read_body(clean(text_of(chance)), "x.md", 1, Beside())
    assert "<script" not in body.html
    assert not set(body.html) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00")
    for block in body.blocks:
        assert all(0 <= target.offset <= len(block.text) for target in block.targets)


def feed_marks(chance: random.Random) -> None:
    """Two bodies compared: without what went it is the new text, without what came the old one."""
    old = text_of(chance)
    new = old.replace("woord", "ander", 1) + text_of(chance, 6) if chance.random() < 0.6 else text_of(chance)
    before, after = (read_body(clean(each), "x.md", 1, Beside())[0] for each in (old, new))
    for marked in (mark(before, after), mark_line(clean(old)[:400], clean(new)[:400])):
        for passage in marked.passages:
            for segment in passage.segments:
                assert segment.mark is not Mark.ADDED or not segment.before
                assert segment.mark is not Mark.REMOVED or not segment.after


FEEDS: Final[Mapping[str, Callable[[random.Random], None]]] = {
    "keys": feed_keys, "body": feed_body, "marks": feed_marks,
}  # fmt: skip


def feed(name: str, first: int, inputs: int) -> None:
    """So many inputs from this seed on; a failure names the seed, which gives the same input again."""
    for seed in range(first, first + inputs):
        try:
            FEEDS[name](random.Random(f"{name} {seed}"))
        except Exception as fault:
            fault.add_note(f"python -m tests.fuzz {name} {seed} 1")
            raise
