"""How large the search index is, and how long making it takes: `python -m tests.benchmarks.searching 1000 5000`.

The texts have as many different words as real ones have: their number grows with the texts, and a few words make up
most of a text (Zipf). With `--pages DIR` the same texts are also written as HTML, to be indexed by another program.
"""

from __future__ import annotations

import gzip
import random
import resource
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from generator.composing.indexing import Index
from generator.composing.site import SearchEntry
from generator.composing.stemming import Stems
from generator.locale import language

ONSETS = "b d g h k l m n p r s t v w z br dr gr kl kr pl pr sch sl st str tr vl vr zw".split()
VOWELS = "a e i o u aa ee oo uu ie oe ui ei ij au".split()
CODAS = ["", "n", "r", "l", "t", "k", "m", "p", "s", "g", "cht", "nd", "ng", "rt", "st"]
ENDINGS = ["", "", "", "en", "en", "e", "er", "ers", "heid", "ing", "ingen", "je", "t"]
KINDS = ["bewoner", "naaste", "vrijwilliger", "medewerker"]


def vocabulary(rng: random.Random, size: int) -> list[str]:
    """So many different words that could be Dutch, the most used ones first and shortest."""
    found: dict[str, None] = {}
    while len(found) < size:
        syllables = 1 if len(found) < 300 else rng.choice((1, 2, 2, 3, 3, 4))
        word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables))
        found[word + rng.choice(ENDINGS)] = None
    return list(found)


def entries(stories: int, words: int = 200) -> Iterator[tuple[str, SearchEntry]]:
    """So many stories of about so many words: address and entry."""
    rng = random.Random(stories)
    known = vocabulary(rng, min(60_000, int(600 * stories**0.5)))
    weights = list(accumulate(1 / (rank + 3) for rank in range(1, len(known) + 1)))
    for number in range(stories):
        drawn = rng.choices(known, cum_weights=weights, k=words)
        text = "\n\n".join(
            " ".join(s.capitalize() + "." for s in _sentences(drawn[at : at + 60]))
            for at in range(0, words, 60)
        )
        period = str(1997 + number % 30)
        title = " ".join(rng.choices(known, cum_weights=weights, k=5)).capitalize()
        summary = " ".join(rng.choices(known, cum_weights=weights, k=14)).capitalize() + "."
        yield (
            f"proef/{period}/verhalen/verhaal-{number}/",
            SearchEntry(title, text, "Verhaal", KINDS[number % 4], "Zorggroep Proef", period, summary),
        )


def _sentences(words: list[str]) -> list[str]:
    return [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]


def write_pages(folder: Path, made: list[tuple[str, SearchEntry]]) -> None:
    """The same texts as pages, as small as pages can be."""
    for address, entry in made:
        target = folder / address / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        paragraphs = "".join(f"<p>{part}</p>" for part in (entry.summary, *entry.words.split("\n\n")))
        target.write_text(
            f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{entry.title}</title></head>'
            f"<body><main data-pagefind-body><h1>{entry.title}</h1>{paragraphs}</main></body></html>",
            encoding="utf-8",
        )


def run(stories: int, pages: Path | None) -> None:
    """Measures one size and prints a line of figures."""
    made = list(entries(stories))
    if pages is not None:
        write_pages(pages, made)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    index = Index(Stems.of(language("nl")))
    for address, entry in made:
        index.add(address, entry)
    files = index.files("zoeken/").assets
    seconds = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    blocks = [asset.data for asset in files if "/w" in asset.address]
    groups = [asset.data for asset in files if "/d" in asset.address]
    about = len(files[-1].data)
    print(
        f"{stories:6} stories: {seconds:5.2f} s = {seconds / stories * 1000:.2f} ms a page, {grown:4.0f} MB more memory | "
        f"{len(blocks)} blocks {sum(map(len, blocks)) / 1e6:.2f} MB (largest {max(map(len, blocks)) / 1e3:.0f} kB, "
        f"gzip {sum(len(gzip.compress(b)) for b in blocks) / 1e6:.2f} MB) | "
        f"{len(groups)} groups {sum(map(len, groups)) / 1e6:.2f} MB (largest {max(map(len, groups)) / 1e3:.0f} kB) | "
        f"index.json {about / 1e3:.1f} kB",
        flush=True,
    )


def main() -> None:
    """Measures the sizes on the command line; by default 1000 and 5000."""
    given = sys.argv[1:]
    pages = None
    if "--pages" in given:
        at = given.index("--pages")
        pages = Path(given[at + 1])
        del given[at : at + 2]
    for size in [int(size) for size in given] or [1000, 5000]:
        run(size, pages)


if __name__ == "__main__":
    main()
