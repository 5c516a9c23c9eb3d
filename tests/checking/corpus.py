"""The labelled sentences of `personal_corpus.yml`, put into a story, checked, and counted per rule."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from generator.checking.context import Recognise
from generator.findings import Finding
from generator.pipeline import examine
from tests.sites import MINIMAL, write

CORPUS: Final = Path(__file__).with_name("personal_corpus.yml")
DOC: Final = Path(__file__).parents[2] / "docs" / "privacy.md"
RULES_TABLE: Final = "<!-- table of rules: made by tests/checking/test_personal_corpus.py --write -->"
ALL_NAMES_TABLE: Final = (
    "<!-- table with deduce: made by tests/checking/test_personal_corpus.py --names --write -->"
)
END: Final = "<!-- end of table -->"
ON: Final = dt.date(2026, 11, 24)
_MARK: Final = re.compile(r"\[([a-z-]+(?:/[a-z-]+)?)\|((?:[^][|]|\[[^][|]*\])+)\]")
_STORY: Final = "stories/de-linde/2025/zinnen.md"

_SITE: Final = "titel: Anders\ntaal: nl\norganisaties: [de-linde]\n"
_ORGANISATION: Final = """\
naam: Zorggroep De Linde
aandachtsgebieden:
  - id: wonen
    titel: Wonen en leven
  - id: zorg
    titel: Goede zorg
locaties:
  - id: vredenburg
    titel: Huize Vredenburg
  - id: jager
    titel: De Jager
  - id: hof
    titel: Hof van Rhenen
gremia:
  - id: clientenraad
    titel: Centrale cliëntenraad
    recht: instemming
openbare_namen: [Marieke van Dalen]
"""
_CONSENT: Final = """\
toestemming:
  gegeven_door: zelf
  op: 2025-09-20
  tot: 2099-12-31
  voor: [site]
  gelezen_door_verteller: 2025-09-25
"""
_HEAD: Final = (
    f"---\ntitel: Zinnen\nstem: bewoner\nmaand: 2025-09\nklank: gemengd\nover: nachtrust\n{_CONSENT}---\n\n"
)
_OTHER: Final = (
    "---\ntitel: Van een ander\nstem: naaste\nmaand: 2025-08\nklank: positief\nover: nachtrust\n"
    f"verteld_door: Hendrika Postma\n{_CONSENT}---\n\nHet is stiller, en dat is fijn.\n"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is read, the rule in whose list it stands, and what should be found: `(codes, start, end)`."""

    rule: str
    text: str
    expected: tuple[tuple[frozenset[str], int, int], ...]
    held_out: bool


def sentences() -> tuple[Sentence, ...]:
    """All sentences of the corpus, in its order."""
    lists: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
    return tuple(
        _sentence(rule, marked, held_out=kind.startswith("unseen"))
        for rule, kinds in lists.items()
        for kind, marked_ones in kinds.items()
        for marked in marked_ones
    )


def _sentence(rule: str, marked: str, *, held_out: bool) -> Sentence:
    text, end = "", 0
    expected = []
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        expected.append((frozenset(match[1].split("/")), len(text), len(text) + len(match[2])))
        text += match[2]
        end = match.end()
    return Sentence(rule, text + marked[end:], tuple(expected), held_out)


def checked(
    root: Path, all: tuple[Sentence, ...], names: Recognise | None = None
) -> list[list[tuple[str, int, int]]]:
    """Per sentence what `verschil check` finds in it: rule, start and end, as the writer is told them."""
    body = "\n\n".join(sentence.text for sentence in all)
    write(
        root,
        {
            **MINIMAL,
            "site_config/site.yml": _SITE,
            "site_config/organisations/de-linde.yml": _ORGANISATION,
            "stories/de-linde/2025/een-ander.md": _OTHER,
            _STORY: _HEAD + body + "\n",
        },
    )
    first = _HEAD.count("\n") + 1
    found: list[list[tuple[str, int, int]]] = [[] for _ in all]
    for finding in examine(root, ON, recognise=names).findings:
        if finding.place.path == _STORY and finding.code.startswith("personal/"):
            number, start = (finding.place.line or 0) - first, (finding.place.column or 0) - 1
            assert number % 2 == 0, finding
            found[number // 2].append((finding.code.removeprefix("personal/"), *_span(finding, start)))
    return found


def _span(finding: Finding, start: int) -> tuple[int, int]:
    return start, start + len(str(finding.facts["text"]))


@dataclass
class Tally:
    """How one rule did: what was to be found, found, missed, and what it took for something that it is not."""

    said: int = 0
    found: int = 0
    wrong: int = 0
    sentences: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Of what should be found, the part that was."""
        return self.found / self.said if self.said else 1.0

    @property
    def precision(self) -> float:
        """Of what was found, the part that should be."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0


def tallies(all: tuple[Sentence, ...], found: list[list[tuple[str, int, int]]]) -> dict[str, Tally]:
    """Rule → how it did on these sentences."""
    rules: dict[str, Tally] = {}
    for sentence, hits in zip(all, found, strict=True):
        rules.setdefault(sentence.rule, Tally()).sentences += 1
        left = list(hits)
        for codes, start, end in sentence.expected:
            rule = next((code for code in sorted(codes) if code == sentence.rule), min(codes))
            tally = rules.setdefault(rule, Tally())
            tally.said += 1
            met = [hit for hit in left if hit[0] in codes and hit[1] < end and start < hit[2]]
            tally.found += bool(met)
            if not met:
                tally.failures.append(f"missed: {sentence.text!r}")
            left = [hit for hit in left if hit not in met]
        for code, start, end in left:
            tally = rules.setdefault(code, Tally())
            tally.wrong += 1
            tally.failures.append(f"wrong: {sentence.text[start:end]!r} in {sentence.text!r}")
    return rules


def table(all: tuple[Sentence, ...], found: list[list[tuple[str, int, int]]]) -> Iterator[str]:
    """The rows of a table, per rule: for all sentences, and for those kept apart."""
    apart = [number for number, sentence in enumerate(all) if sentence.held_out]
    whole = tallies(all, found)
    held = tallies(tuple(all[n] for n in apart), [found[n] for n in apart])
    yield "| rule | sentences | to be found | recall | precision | kept apart: recall | precision |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for rule, tally in whole.items():
        other = held.get(rule, Tally())
        if tally.said:
            yield (
                f"| `personal/{rule}` | {tally.sentences} | {tally.said} | {tally.recall:.2f} | {tally.precision:.2f} "
                f"| {other.recall:.2f} | {other.precision:.2f} |"
            )
    total, apart_total = _sum(whole), _sum(held)
    yield (
        f"| all | {len(all)} | {total.said} | {total.recall:.2f} | {total.precision:.2f} "
        f"| {apart_total.recall:.2f} | {apart_total.precision:.2f} |"
    )


def _sum(rules: Mapping[str, Tally]) -> Tally:
    return Tally(
        *(
            sum(getattr(tally, name) for tally in rules.values())
            for name in ("said", "found", "wrong", "sentences")
        )
    )


def shown(begin: str) -> str:
    """The table in the docs that begins with this comment."""
    return DOC.read_text(encoding="utf-8").partition(begin)[2].partition(END)[0].strip()


def show(begin: str, rows: str) -> None:
    """Put a table into the docs in place of the one that begins with this comment."""
    head, _, rest = DOC.read_text(encoding="utf-8").partition(begin)
    DOC.write_text(f"{head}{begin}\n\n{rows}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
