"""The languages of writers and readers: one YAML file each, with keys, values, labels, messages and addresses.

A language is added by adding one file. The English names of keys and values are the canonical ones; a file
lists only how its language spells them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from generator.findings import Finding
from generator.locale.phrasing import Phrasing


@dataclass(frozen=True, slots=True)
class Message:
    """What a writer reads of one finding: what is wrong and why it matters, and an example to copy."""

    text: str
    hint: str


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language, as its file has it.

    `keys`: English key → this language's. `values`: vocabulary → English value → this language's.
    `words`: yes, no, none, all. `labels`: what readers see. `terms`: the nouns that an organisation may replace
    by its own. `messages`: finding code → message and hint. `addresses`: English part → part of an address.
    `files`: the comments and questions of files that `verschil new` writes. `interface`: what the command
    says. `grammar`: the words by which comparing knows months, units, numbers, negations and abbreviations.
    """

    code: str
    name: str
    keys: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    terms: Mapping[str, str]
    labels: Mapping[str, str]
    messages: Mapping[str, Mapping[str, str]]
    addresses: Mapping[str, str]
    files: Mapping[str, str]
    interface: Mapping[str, str]
    grammar: Mapping[str, tuple[str, ...]]

    def key(self, key: str) -> str:
        """How this language spells a key of the format."""
        return self.keys.get(key, key)

    def value(self, vocabulary: str, value: str) -> str:
        """How this language spells a value of a vocabulary."""
        return self.values.get(vocabulary, {}).get(value, value)

    def label(self, name: str, /, terms: Mapping[str, str] | None = None, **facts: object) -> str:
        """A sentence that readers see, with its facts filled in and one of `one|many` chosen by `n`.

        `terms` are an organisation's own nouns, which replace this language's in `{=noun}`.
        Raises `KeyError` for a label that this language lacks: a test holds that none does.
        """
        return self._phrasing(terms).say(self.labels[name], facts)

    def say(self, name: str, /, **facts: object) -> str:
        """A sentence of the command itself (progress, questions, outcomes)."""
        return self._phrasing(None).say(self.interface[name], facts)

    def file(self, name: str, /, **facts: object) -> str:
        """The text of a file that a writer starts from, with its facts."""
        return self._phrasing(None).say(self.files[name], facts)

    def message(self, finding: Finding) -> Message:
        """The finding in this language."""
        entry = self.messages[finding.code]
        phrasing = self._phrasing(None)
        return Message(
            phrasing.say(entry["message"], finding.facts), phrasing.say(entry["hint"], finding.facts)
        )

    def _phrasing(self, terms: Mapping[str, str] | None) -> Phrasing:
        return Phrasing(self.code, self.keys, self.values, {**self.terms, **(terms or {})})


def _flatten(tree: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in tree.items():
        if isinstance(value, dict):
            flat.update(_flatten(value, f"{prefix}{name}."))
        else:
            flat[f"{prefix}{name}"] = value
    return flat


@cache
def languages() -> Mapping[str, Language]:
    """Every language that has a file, by code."""
    found: dict[str, Language] = {}
    for entry in sorted(resources.files(__package__).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".yml"):
            # plain scalars stay text, so that `no` and `on` are words
            tree = yaml.load(entry.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
            code = entry.name.removesuffix(".yml")
            found[code] = Language(
                code=code,
                name=tree["name"],
                keys=tree.get("keys") or {},
                values=tree.get("values") or {},
                words=tree["words"],
                terms=tree["terms"],
                labels=_flatten(tree["labels"]),
                messages=tree["messages"],
                addresses=tree["addresses"],
                files=_flatten(tree["files"]),
                interface=_flatten(tree["interface"]),
                grammar={name: tuple(words.split()) for name, words in tree["grammar"].items()},
            )
    return found


def language(code: str) -> Language:
    """The language with this code. Raises `KeyError` when there is no file for it."""
    return languages()[code]


@cache
def spellings(vocabulary: str, values: tuple[str, ...]) -> Mapping[str, str]:
    """Every accepted spelling of the values of a vocabulary, in every language → the English value."""
    accepted = {value: value for value in values}
    for each in languages().values():
        for english, spelled in each.values.get(vocabulary, {}).items():
            accepted[spelled.casefold()] = english
    return accepted


@cache
def key_spellings(keys: tuple[str, ...]) -> Mapping[str, str]:
    """Every accepted spelling of these keys, in every language → the English key."""
    accepted = {key: key for key in keys}
    for each in languages().values():
        for key in keys:
            accepted.setdefault(each.key(key), key)
    return accepted


@cache
def word_spellings(word: str) -> frozenset[str]:
    """Every language's spelling of `yes`, `no`, `none` or `all`, with English `true`/`false` for yes and no."""
    found: set[str] = {"true"} if word == "yes" else {"false"} if word == "no" else set()
    for each in languages().values():
        found.add(each.words[word])
    return frozenset(found)


@cache
def grammar(name: str) -> frozenset[str]:
    """Words of one class in every language: `months`, `units`, `numbers`, `negations`, `abbreviations`."""
    return frozenset(word for each in languages().values() for word in each.grammar[name])


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be, or `None` when none is near."""
    best = process.extractOne(
        word.casefold(), sorted(known), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.6
    )
    return None if best is None else str(best[0])
