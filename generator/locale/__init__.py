"""The languages of writers and readers: one YAML file each, with keys, values, labels, messages and addresses.

A language is added by adding one file. The English names of keys and values are the canonical ones; a file
lists only how its language spells them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any, Final

import yaml
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from generator.findings import Finding
from generator.locale.phrasing import Phrasing

_PART: Final = re.compile(r"^[a-z]+:", re.MULTILINE)
"""Where a part of a language's file begins."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a writer reads of one finding: what is wrong and why it matters, and an example to copy."""

    text: str
    hint: str


class Language:
    """One language, as its file has it.

    Each part of the file is read when it is asked for first: of the languages that a site does not speak, only the
    keys and values are ever needed.
    """

    def __init__(self, code: str, text: str) -> None:
        """The language of a file: its code, and the text of the file."""
        self.code = code
        starts = [match.start() for match in _PART.finditer(text)]
        ends = [*starts[1:], len(text)]
        parts = (text[start:end] for start, end in zip(starts, ends, strict=True))
        self._parts = {part.partition(":")[0]: part for part in parts}

    def _part(self, name: str) -> Any:
        """A part of the file, read; what has been read is not kept as text."""
        # plain scalars stay text, so that `no` and `on` are words
        return yaml.load(self._parts.pop(name, f"{name}: {{}}"), Loader=yaml.CBaseLoader)[name]  # noqa: S506

    @cached_property
    def name(self) -> str:
        """What the language calls itself."""
        return str(self._part("name"))

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """English key → this language's."""
        return self._part("keys") or {}

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, str]]:
        """Vocabulary → English value → this language's."""
        return self._part("values") or {}

    @cached_property
    def meant(self) -> Mapping[str, str]:
        """Words that writers use for a key that is called otherwise → the English key."""
        return dict(self._part("meant"))

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Yes, no, none, all."""
        return dict(self._part("words"))

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """The nouns that an organisation may replace by its own."""
        return dict(self._part("terms"))

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What readers see."""
        return _flatten(self._part("labels"))

    @cached_property
    def messages(self) -> Mapping[str, Mapping[str, str]]:
        """Finding code → message and hint."""
        return dict(self._part("messages"))

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """English part → part of an address."""
        return dict(self._part("addresses"))

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The comments and questions of files that `verschil new` writes."""
        return _flatten(self._part("files"))

    @cached_property
    def interface(self) -> Mapping[str, str]:
        """What the command says."""
        return _flatten(self._part("interface"))

    @cached_property
    def grammar(self) -> Mapping[str, tuple[str, ...]]:
        """The words by which comparing knows months and days, units, numbers, negations, clauses and abbreviations."""
        return {name: tuple(words.split()) for name, words in self._part("grammar").items()}

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
        return Phrasing(self.code, self.keys, self.values, {**self.terms, **terms} if terms else self.terms)


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
    files = sorted(resources.files(__package__).iterdir(), key=lambda entry: entry.name)
    codes = [file.name.removesuffix(".yml") for file in files if file.name.endswith(".yml")]
    return {code: Language(code, _text_of(code)) for code in codes}


def _text_of(code: str) -> str:
    return (resources.files(__package__) / f"{code}.yml").read_text(encoding="utf-8")


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
    """Words of one class in every language: `months`, `units`, `numbers`, `negations`, `abbreviations`, …"""
    return frozenset(word for each in languages().values() for word in each.grammar[name])


def meant(word: str) -> frozenset[str]:
    """The English keys that writers of any language mean by a word that is no key."""
    said = word.strip().casefold().replace(" ", "_").replace("-", "_")
    return frozenset(each.meant[said] for each in languages().values() if said in each.meant)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be, or `None` when none is near."""
    best = process.extractOne(
        word.casefold(), sorted(known), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.6
    )
    return None if best is None else str(best[0])
