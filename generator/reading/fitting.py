"""A tree of keys as one of the typed models: keys in English, every fault with its place, as much built as can be."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz.distance import DamerauLevenshtein

from generator.catalogue import CATALOGUE
from generator.content.fields import Keys
from generator.content.source import Source
from generator.findings import Finding, Place, find
from generator.locale import Language, language, meant, nearest
from generator.reading.frontmatter import Items, Node, Pair, Pairs, Scalar, Unread
from generator.reading.names import slug
from generator.reading.shapes import Form, Shape, everywhere, shapes, spelled, tongue

M = TypeVar("M", bound=Keys)
Path = tuple[str | int, ...]

_PYDANTIC: Final[Mapping[str, str]] = {
    "list_type": "value/list",
    "tuple_type": "value/list",
    "dict_type": "value/mapping",
    "model_type": "value/mapping",
    "model_attributes_type": "value/mapping",
    "string_type": "value/text",
    "too_short": "value/empty",
    "missing": "file/missing-key",
}
"""pydantic's own complaints → finding codes; those of our fields name their codes themselves."""

_ALIKE: Final = 0.8
_ALMOST: Final = 0.85
"""Likeness from which a key of another place is taken for one of this, and from which it is named at all."""
_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})
_ROUNDS: Final = 12
"""How often faulty parts are taken out before a document counts as one that cannot be built."""
_GONE: Final = object()
MOST_FINDINGS: Final = 200
"""Findings of one file's keys; whoever has more has one mistake many times."""


@lru_cache(maxsize=8192)
def _path(*path: str | int) -> Path:
    """A path, once for all documents: they have the same keys."""
    return path


@lru_cache(maxsize=8192)
def _spot(line: int, column: int) -> tuple[int, int]:
    """A line and column, once for all documents: keys stand at much the same places."""
    return line, column


@dataclass(slots=True)
class Fitted(Generic[M]):
    """What fitting gives: the model (None when it cannot be built), the source with places, the findings."""

    says: M | None
    source: Source
    findings: list[Finding]


def fit(root: Pairs, model: type[M], source: Source, otherwise: str, opening: int = 1) -> Fitted[M]:
    """Fit a tree to a model.

    `source` gives the path and the body's line; the result's source has the places of all keys. `otherwise` is
    the code of the site's language, in which keys are named to a writer whose own keys don't tell. `opening` is
    the line on which the front matter begins: there a missing key is reported.
    """
    fitter = _Fitter(source.path, otherwise, opening)
    data = fitter.mapping(root, model, ())
    says = fitter.build(model, data)
    found = Source(source.path, fitter.positions, source.body_line, frozenset(fitter.cleared))
    return Fitted(says, found, fitter.findings)


@dataclass(slots=True)
class _Fitter:
    path: str
    otherwise: str
    opening: int
    positions: dict[Path, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    cleared: set[Path] = field(default_factory=set)
    """Paths of keys that say that they have no value."""
    _written: dict[Path, str] = field(default_factory=dict)
    """Path → the key as the writer wrote it."""
    _removed: set[Path] = field(default_factory=set)
    """Paths of what was reported and taken out."""
    _tongue: str | None = None

    # -- the tree as plain data

    def mapping(self, pairs: Pairs, model: type[Keys], path: Path) -> dict[str, Any]:
        """The pairs as data with English keys; what cannot be used is reported and left out."""
        known, forms = spelled(model), shapes(model)
        data: dict[str, Any] = {}
        unknown: list[Pair] = []
        lines: dict[str, int] = {}
        for pair in pairs.pairs:
            english = known.get(pair.key)
            name = pair.key if english is None else english
            if name in lines:
                self._find("file/duplicate-key", pair, key=pair.key, first=lines[name])
                continue
            lines[name] = pair.line
            if english is None:
                unknown.append(pair)
                continue
            here = _path(*path, english)
            self.positions[here] = _spot(pair.line, pair.column)
            self._written[here] = pair.key
            value = self._value(pair.value, forms[english], here)
            if value is not _GONE:
                data[english] = value
        for pair in unknown[:MOST_FINDINGS]:
            self._unknown(pair, model, path, data, lines)
        return data

    def _value(self, node: Node, shape: Shape, path: Path) -> Any:
        if isinstance(node, Unread) or (isinstance(node, Pairs) and node.spoiled):
            self._removed.add(path)
            return _GONE
        if shape.leaves_out is not None and _says_none(node, shape.leaves_out):
            self.cleared.add(path)
            return _GONE
        if isinstance(node, Scalar):
            if node.plain and node.text in _EMPTY:
                return self._empty(node, shape, path)
            for code, facts in node.losses() if shape.text else ():
                self._report(code, node.line, node.column, key=self._key(path), **facts)
            return node.text
        if isinstance(node, Items):
            if not node.items:
                return self._empty(node, shape, path)
            below = Shape(Form.PLAIN, text=shape.text)
            if shape.form is Form.LIST:
                below = Shape(Form.KEYS, shape.model)
            return [self._item(item, below, (*path, index)) for index, item in enumerate(node.items)]
        if not node.pairs:
            return self._empty(node, shape, path)
        if shape.form is Form.FREE:
            return self._free(node, shape, path)
        if shape.model is not None and shape.form is Form.KEYS:
            return self.mapping(node, shape.model, path)
        return {pair.key: "" for pair in node.pairs}

    def _item(self, node: Node, shape: Shape, path: Path) -> Any:
        self.positions[path] = (node.line, node.column)
        return self._value(node, shape, path)

    def _free(self, pairs: Pairs, shape: Shape, path: Path) -> dict[str, Any]:
        below = Shape(Form.PLAIN, text=shape.text) if shape.model is None else Shape(Form.KEYS, shape.model)
        data: dict[str, Any] = {}
        for pair in pairs.pairs:
            here = (*path, pair.key)
            if here in self.positions:
                self._find("file/duplicate-key", pair, key=pair.key, first=self.positions[here][0])
                continue
            self.positions[here] = (pair.line, pair.column)
            self._written[here] = pair.key
            value = self._value(pair.value, below, here)
            if value is not _GONE:
                data[pair.key] = value
        return data

    def _empty(self, node: Scalar | Items | Pairs, shape: Shape, path: Path) -> object:
        line, column = self.positions.get(path, (node.line, node.column))
        self._report("value/empty", line, column, key=self._key(path), **_mending(shape, self._key(path)))
        self._removed.add(path)
        return _GONE

    # -- the data as a model

    def build(self, model: type[M], data: dict[str, Any]) -> M | None:
        """The model, without the parts that are faulty; None when it cannot do without them."""
        for _ in range(_ROUNDS):
            try:
                return model.model_validate(_without_gone(data) if self._removed else data)
            except ValidationError as fault:
                errors = fault.errors(include_url=False, include_input=False)
            paths = [self._error(error, data, model) for error in errors[:MOST_FINDINGS]]
            if len(errors) > MOST_FINDINGS:
                return None
            out: set[Path] = set()
            for path in paths:
                if path is None or any(path[:depth] in out for depth in range(1, len(path) + 1)):
                    continue
                taken = _take_out(data, path)
                if not taken:
                    return None
                out.add(taken)
            self._removed |= out
        return None

    def _error(self, error: ErrorDetails, data: dict[str, Any], model: type[Keys]) -> Path | None:
        """Report an error, unless it follows from one that was; gives the path to take out, None for none."""
        path = _as_written(data, tuple(error["loc"]))
        code = _PYDANTIC.get(error["type"], f"value/{error['type']}")
        if code == "file/missing-key":
            if path not in self._removed:
                self._missing(path)
            return path[:-1]
        if error["type"] == "too_short":  # only when items were at fault: an empty list was reported before
            return None if any(item is not _GONE for item in _at(data, path)) else path
        if path not in self._removed:
            item = (error.get("ctx") or {}).get("index")
            line, column = self._position(path if item is None else (*path, item))
            facts = self._facts(error) | self._below(code, path, model)
            if code == "value/empty":
                facts |= _mending(_shape_at(model, path), self._key(path))
            self._report(
                code if code in CATALOGUE else "value/text", line, column, **facts | {"key": self._key(path)}
            )
        return path

    def _below(self, code: str, path: Path, model: type[Keys] | None) -> dict[str, str]:
        """For a mapping or a list of mappings that was expected: the keys that it can have."""
        if code not in ("value/list", "value/mapping"):
            return {}
        for part in path:
            if model is not None and isinstance(part, str) and part in shapes(model):
                model = shapes(model)[part].model
        keys = [] if model is None else [self._language().key(key) for key in shapes(model)]
        return {"known": ", ".join(keys), "example": keys[0] if keys else "...", "n": "1" if keys else "0"}

    def _facts(self, error: ErrorDetails) -> dict[str, str]:
        facts = {name: str(value) for name, value in (error.get("ctx") or {}).items() if name != "error"}
        if error["type"] == "name":
            facts["better"] = slug(facts["value"])
        vocabulary = facts.get("vocabulary")
        if vocabulary is not None:
            spoken = self._language()
            values = [spoken.value(vocabulary, value) for value in facts["allowed"].split(",")]
            near = nearest(facts["value"], values) or facts["nearest"]
            facts |= {"allowed": ", ".join(values), "nearest": near, "n": "1" if near else "0"}
        return facts

    # -- findings

    def _unknown(
        self, pair: Pair, model: type[Keys], path: Path, data: dict[str, Any], taken: Container[str]
    ) -> None:
        """Report a key that is not known here; its value is used for the key that it was meant for.

        So nothing that merely follows from the mistake is found as well; the finding stays an error.
        """
        spoken = self._language()
        own = spelled(model)
        free = {key: english for key, english in own.items() if english not in taken}
        near = min(meant(pair.key) & set(free.values()), default=None) or _nearest(
            pair.key, free, own, spoken
        )
        # a word that is itself a key elsewhere must look much like this one to have been meant for it
        if pair.key in everywhere() and near is not None and _likeness(pair.key, near, spoken) < _ALIKE:
            near = None
        if near is not None:
            here = (*path, near)
            self.positions[here] = (pair.line, pair.column)
            self._written[here] = pair.key
            value = self._value(pair.value, shapes(model)[near], here)
            if value is not _GONE:
                data[near] = value
        if near is None and pair.key not in everywhere():
            near = _nearest(pair.key, own, own, spoken)
            elsewhere = None if near else _nearest(pair.key, everywhere(), everywhere(), spoken)
            # what stands at other places only is named when it is spelled almost so: a guess would lead astray
            near = elsewhere if elsewhere and _likeness(pair.key, elsewhere, spoken) >= _ALMOST else near
        self._find(
            "file/unknown-key", pair, key=pair.key, nearest=spoken.key(near) if near else "", n=int(near is not None),
            known=", ".join(spoken.key(key) for key in shapes(model)),
        )  # fmt: skip

    def _missing(self, path: Path) -> None:
        line, column = self._position(path[:-1]) if len(path) > 1 else (self.opening, 1)
        self._report("file/missing-key", line, column, key=self._language().key(str(path[-1])))

    def _language(self) -> Language:
        if self._tongue is None:
            pairs = ((key, str(path[-1])) for path, key in self._written.items())
            self._tongue = tongue(pairs, self.otherwise)
        return language(self._tongue)

    def _key(self, path: Path) -> str:
        """The nearest key above a place, as the writer wrote it."""
        while path:
            if path in self._written:
                return self._written[path]
            path = path[:-1]
        return ""

    def _position(self, path: Path) -> tuple[int, int]:
        while path:
            if path in self.positions:
                return self.positions[path]
            path = path[:-1]
        return self.opening, 1

    def _find(self, code: str, pair: Pair, **facts: object) -> None:
        self._report(code, pair.line, pair.column, **facts)

    def _report(self, code: str, line: int, column: int, **facts: object) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(find(code, Place(self.path, line, column), **facts))


def _says_none(node: Node, leaves_out: Callable[[str], bool]) -> bool:
    """Whether a text, alone in a list or without it, says that there is no value."""
    node = node.items[0] if isinstance(node, Items) and len(node.items) == 1 else node
    if not isinstance(node, Scalar) or (node.plain and node.text in _EMPTY):
        return False
    return bool(node.text.strip()) and leaves_out(node.text)


def _mending(shape: Shape, key: str) -> dict[str, str]:
    """For a value that is empty: the key, where its line may go, and where `none` would clear an earlier value."""
    return {"drop": "" if shape.required else key, "clear": key if shape.clearable else ""}


def _shape_at(model: type[Keys], path: Path) -> Shape:
    """What is expected at a path; in a list and in a mapping with the writer's own keys, what is expected of it."""
    shape = Shape(Form.KEYS, model)
    for part in path:
        if isinstance(part, str) and shape.model is not None and part in shapes(shape.model):
            shape = shapes(shape.model)[part]
    return shape


def _nearest(word: str, among: Iterable[str], known: Mapping[str, str], spoken: Language) -> str | None:
    """The English name of the key that was meant: one of the writer's own language first."""
    among = set(among)
    word = word.strip().replace(" ", "_").replace("-", "_")
    own = {key for key in among if spoken.key(known[key]) == key}
    near = nearest(word, own) or nearest(word, among - own)
    return None if near is None else known[near]


def _likeness(word: str, key: str, spoken: Language) -> float:
    """How much a word looks like a key, in English or the writer's language: from 0 to 1."""
    return max(DamerauLevenshtein.normalized_similarity(word, each) for each in (key, spoken.key(key)))


def _without_gone(data: Any) -> Any:
    """The data without items of lists that were taken out."""
    if isinstance(data, dict):
        return {key: _without_gone(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_without_gone(value) for value in data if value is not _GONE]
    return data


def _as_written(data: Any, path: Path) -> Path:
    """A path in `_without_gone(data)` as a path in the data itself, as far as it exists there."""
    found: list[str | int] = []
    for step in path:
        part = step
        if isinstance(data, list) and isinstance(step, int):
            live = [index for index, value in enumerate(data) if value is not _GONE]
            part = live[step] if step < len(live) else step
        found.append(part)
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            data = None
    return tuple(found)


def _at(data: Any, path: Path) -> list[Any]:
    """The list at a path; an empty one when there is none."""
    for part in path:
        data = data[part]
    return data if isinstance(data, list) else []


def _take_out(data: Any, path: Path) -> Path:
    """Take the part at `path` out, or the nearest one above it that is there; gives the path of what was."""
    parent: Any = None
    depth = 0
    for part in path:
        there = part in data if isinstance(data, dict) else isinstance(data, list) and isinstance(part, int)
        if not there:
            break
        parent, data = data, data[part]
        depth += 1
    if parent is None:
        return ()
    step = path[depth - 1]
    if isinstance(parent, list):
        parent[int(step)] = _GONE
    else:
        del parent[step]
    return path[:depth]
