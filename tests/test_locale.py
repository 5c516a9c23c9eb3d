"""The languages keep up with the code and with each other: nothing is missing, nothing is left over, no slot stays open."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from generator.catalogue import CATALOGUE
from generator.checking.kinds import text_kinds
from generator.content.fields import Keys, vocabulary_of
from generator.locale import Language, language, languages
from generator.reading.shapes import everywhere
from tests.test_manual import models

GENERATOR = Path(__file__).parents[1] / "generator"
CODES = tuple(languages())
OTHERS = tuple(code for code in CODES if code != "nl")
DUTCH = language("nl")
PARTS = ("labels", "interface", "files", "terms", "addresses", "messages", "grammar", "words")
_SLOT = re.compile(r"\{(=?)(\w+)(?::\w+)*\}")


# -- the languages among themselves


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_what_dutch_has(code: str, part: str) -> None:
    assert sorted(getattr(language(code), part)) == sorted(getattr(DUTCH, part))


@pytest.mark.parametrize("part", ["labels", "interface", "files"])
@pytest.mark.parametrize("code", OTHERS)
def test_sentences_have_the_same_facts_in_every_language(code: str, part: str) -> None:
    ours, theirs = getattr(DUTCH, part), getattr(language(code), part)
    assert {name for name in ours if facts(ours[name]) != facts(theirs.get(name, ""))} == set()


@pytest.mark.parametrize("code", CODES)
def test_no_sentence_is_empty(code: str) -> None:
    spoken = language(code)
    for part in PARTS[:5]:
        assert [name for name, text in getattr(spoken, part).items() if not text.strip()] == []


@pytest.mark.parametrize("code", CODES)
def test_every_noun_in_a_sentence_is_there(code: str) -> None:
    spoken = language(code)
    for text in (*spoken.labels.values(), *spoken.interface.values()):
        assert nouns(text) <= set(spoken.terms), text


def nouns(sentence: str) -> set[str]:
    """The replaceable nouns in a sentence."""
    return {m[2][0].lower() + m[2][1:] for m in _SLOT.finditer(sentence) if m[1]}


def facts(sentence: str) -> set[str]:
    """The facts that a sentence tells."""
    return {match[2] for match in _SLOT.finditer(sentence) if not match[1]}


def slots(sentence: str) -> set[str]:
    """The facts that a sentence needs: those that it tells, and `n` where it chooses by it."""
    found = facts(sentence)
    if re.search(r"\[[^\[\]|]*\|[^\[\]|]*\]", sentence):
        found.add("n")
    return found


# -- keys and values


def test_dutch_spells_every_key_of_the_format_and_no_other() -> None:
    keys = {field.alias or name for model in models().values() for name, field in model.model_fields.items()}
    assert sorted(DUTCH.keys) == sorted(keys)
    assert keys <= set(everywhere().values())


@pytest.mark.parametrize("code", CODES)
def test_no_two_keys_of_one_mapping_are_spelled_alike(code: str) -> None:
    for model in models().values():
        names = [field.alias or name for name, field in model.model_fields.items()]
        spelled = [spelling for name in names for spelling in {name, language(code).key(name)}]
        assert len(spelled) == len(set(spelled)), model.__name__


def vocabularies() -> dict[str, list[str]]:
    """Vocabulary → its English values, of every enum that a key takes."""
    found = {}
    for module in {model.__module__ for model in models().values()}:
        for kind in vars(__import__(module, fromlist=["*"])).values():
            if isinstance(kind, type) and issubclass(kind, str) and getattr(kind, "__members__", None):
                found[vocabulary_of(kind)] = [str(member.value) for member in kind]  # type: ignore[type-var, attr-defined]
    return found


def test_dutch_spells_every_value_of_the_format_and_no_other() -> None:
    expected = vocabularies()
    assert sorted(DUTCH.values) == sorted(expected)
    for name, values in DUTCH.values.items():
        assert sorted(values) == sorted(expected[name]), name
        assert len(set(values.values())) == len(values), name


# -- what the code uses


@dataclass(slots=True)
class Used:
    """What stands in the code: its strings, its strings with holes, and calls with the facts that they give."""

    strings: set[str] = field(default_factory=set)
    holed: set[str] = field(default_factory=set)
    calls: list[tuple[str, str, frozenset[str] | None]] = field(default_factory=list)
    """Name of what is called, first argument, names of the facts (None when they cannot be told)."""

    def has(self, name: str) -> bool:
        """Whether the code can say this name: as it is, or by filling holes with strings that it has too."""
        if name in self.strings:
            return True
        matches = (re.fullmatch(pattern, name) for pattern in self.holed)
        return any(all(hole in self.strings for hole in match.groups()) for match in matches if match)


_NEAR = {"near": frozenset({"nearest", "n"})}
"""Functions that give facts: those that they give."""


def _python(path: Path, used: Used) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            used.strings.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [str(p.value) if isinstance(p, ast.Constant) else None for p in node.values]
            if any(part and re.search(r"[a-z]{3}", part) for part in parts):
                used.holed.add("".join("(.+)" if part is None else re.escape(part) for part in parts))
        elif isinstance(node, ast.Call):
            _python_call(node, used)


def _python_call(node: ast.Call, used: Used) -> None:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if not node.args or not isinstance(node.args[0], ast.Constant) or not isinstance(node.args[0].value, str):
        return
    facts: set[str] | None = set()
    for keyword in node.keywords:
        if facts is None:
            break
        if keyword.arg is not None:
            facts.add(keyword.arg)
        elif isinstance(keyword.value, ast.Call) and getattr(keyword.value.func, "id", "") in _NEAR:
            facts |= _NEAR[keyword.value.func.id]  # type: ignore[attr-defined]
        else:
            facts = None
    used.calls.append((called, node.args[0].value, None if facts is None else frozenset(facts)))


def _template(path: Path, used: Used) -> None:
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str):
            used.strings.add(constant.value)
    for joined in tree.find_all((nodes.Concat, nodes.Add)):
        given = joined.nodes if isinstance(joined, nodes.Concat) else [joined.left, joined.right]
        parts = [str(p.value) if isinstance(p, nodes.Const) else None for p in given]
        if any(part and re.search(r"[a-z]{3}", part) for part in parts):
            used.holed.add("".join("(.+)" if part is None else re.escape(part) for part in parts))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.args and isinstance(call.args[0], nodes.Const):
            facts = None if call.dyn_kwargs else frozenset(keyword.key for keyword in call.kwargs)
            used.calls.append((call.node.name, str(call.args[0].value), facts))


@cache
def used() -> Used:
    """What the generator's code and templates use; the catalogue and the languages themselves do not count."""
    found = Used()
    for path in GENERATOR.rglob("*"):
        if path.name == "catalogue.py":
            continue
        if path.suffix == ".py":
            _python(path, found)
        elif path.suffix == ".j2" or (path.suffix in (".html", ".xml") and "theme" in path.parts):
            _template(path, found)
    return found


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_is_found_by_some_check(code: str) -> None:
    assert used().has(code)


@pytest.mark.parametrize("part", ["labels", "interface", "files", "addresses"])
def test_nothing_is_left_over(part: str) -> None:
    assert [name for name in getattr(DUTCH, part) if not used().has(name)] == []


def test_every_noun_that_can_be_replaced_is_said_somewhere() -> None:
    for spoken in languages().values():
        told = {noun for text in spoken.labels.values() for noun in nouns(text)}
        assert set(spoken.terms) == told, spoken.code


_SAYS: Mapping[str, str] = {
    "t": "labels", "wording": "labels", "label": "labels",
    "say": "interface", "said": "interface", "_say": "interface", "_wrong": "interface", "file": "files",
}  # fmt: skip
"""What is called → the part of a language from which it says something."""


def said() -> Iterator[tuple[str, str, frozenset[str] | None]]:
    """Part of a language, name, facts; of every call with a name that stands there."""
    for called, name, facts in used().calls:
        if called in _SAYS and re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", name):
            yield _SAYS[called], name, facts


def test_every_name_that_the_code_says_is_there() -> None:
    assert sorted({name for part, name, _ in said() if name not in getattr(DUTCH, part)}) == []


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_gets_its_facts(code: str) -> None:
    spoken = language(code)
    lacking = {
        (name, slot)
        for part, name, facts in said()
        if facts is not None and name in getattr(spoken, part)
        for slot in slots(getattr(spoken, part)[name]) - facts
    }
    assert lacking == set()


# -- messages


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_message_and_a_hint_and_no_other_has(code: str) -> None:
    messages = language(code).messages
    assert sorted(messages) == sorted(CATALOGUE)
    for name, entry in messages.items():
        assert sorted(entry) == ["hint", "message"], name
        assert all(text.strip() for text in entry.values()), name


@pytest.mark.parametrize("code", CODES)
def test_every_message_gets_its_facts(code: str) -> None:
    given: dict[str, set[str] | None] = {}
    for called, name, facts in used().calls:
        if called in ("find", "_find", "_report", "fault") and name in CATALOGUE:
            before = given.get(name, set(facts or ()))
            given[name] = None if facts is None or before is None else before & facts
    needed = {
        name: slots(entry["message"]) | slots(entry["hint"]) for name, entry in _messages(language(code))
    }
    lacking = {
        (name, slot) for name, facts in given.items() if facts is not None for slot in needed[name] - facts
    }
    assert lacking == set()


def _messages(spoken: Language) -> Iterator[tuple[str, Mapping[str, str]]]:
    for code in CATALOGUE:
        yield code, spoken.messages.get(code, {"message": "", "hint": ""})


@pytest.mark.parametrize("code", CODES)
def test_keys_and_values_in_messages_are_those_of_the_format(code: str) -> None:
    spoken = language(code)
    known = {*everywhere(), *text_kinds(), spoken.words["none"], "http", "https"}
    for name, entry in _messages(spoken):
        for key in re.findall(r"`(?:- )?([a-z_]+): ", f"{entry['message']} {entry['hint']}"):
            assert key in known, f"{name}: {key}"


def test_the_models_are_all_known_to_reading() -> None:
    from generator.reading.shapes import homes

    reached = {model for key in DUTCH.keys for model in homes(key)}
    assert {model for model in models().values() if not model.__subclasses__()} <= reached
    assert all(issubclass(model, Keys) for model in reached)
