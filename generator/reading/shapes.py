"""What the models expect of each key: looked up once, so that fitting a document is quick."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, partial
from types import UnionType
from typing import Annotated

from pydantic.fields import FieldInfo

from generator.content.fields import ClearableText, Cleared, Keys, Reason, Text, Word, is_word, says_nothing
from generator.content.organisation import OrganisationKeys
from generator.content.plan import CommitmentKeys, DeviationKeys, PlanKeys, ScoresKeys
from generator.content.settings import FrameworkKeys, InstrumentKeys, ReaderKeys, SiteKeys
from generator.content.voice import KEYS
from generator.locale import key_spellings, languages

DOCUMENTS: tuple[type[Keys], ...] = (
    *KEYS.values(), PlanKeys, CommitmentKeys, DeviationKeys, ScoresKeys,
    SiteKeys, OrganisationKeys, FrameworkKeys, InstrumentKeys, ReaderKeys,
)  # fmt: skip
"""The models of all kinds of document."""


class Form(Enum):
    """How the value of a key is built."""

    PLAIN = "plain"
    """A scalar or a list of scalars."""
    KEYS = "keys"
    """A mapping with keys of the format."""
    LIST = "list"
    """A list of such mappings."""
    FREE = "free"
    """A mapping of which the writer names the keys."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of one key's value and, below it, the model of the mappings in it.

    `leaves_out` tells of a text whether it says that the key has no value, `clearable` whether that clears an
    earlier one, `required` whether the key may not be left out.
    """

    form: Form
    model: type[Keys] | None = None
    leaves_out: Callable[[str], bool] | None = None
    clearable: bool = False
    required: bool = False
    text: bool = False
    """Whether texts stand there, in a list or alone."""


@cache
def shapes(model: type[Keys]) -> Mapping[str, Shape]:
    """English key → shape, for every key of a model."""
    return {field.alias or name: _shape(model, name, field) for name, field in model.model_fields.items()}


@cache
def spelled(model: type[Keys]) -> Mapping[str, str]:
    """Every accepted spelling of the model's keys → the English key."""
    return key_spellings(tuple(shapes(model)))


@cache
def everywhere() -> Mapping[str, str]:
    """Every spelling of every key of the format, at any place → the English key."""
    return key_spellings(tuple(sorted({key for model in _models() for key in shapes(model)})))


@cache
def homes(key: str) -> tuple[type[Keys], ...]:
    """The models that know this English key."""
    return tuple(model for model in _models() if key in shapes(model))


def _models() -> tuple[type[Keys], ...]:
    found: dict[type[Keys], None] = {}
    todo = list(DOCUMENTS)
    while todo:
        model = todo.pop(0)
        if model not in found:
            found[model] = None
            todo.extend(shape.model for shape in shapes(model).values() if shape.model)
    return tuple(found)


def _shape(model: type[Keys], name: str, field: FieldInfo) -> Shape:
    origin = typing.get_origin(field.annotation)
    below = _keys_in(field.annotation)
    text, required = _is_text(model, name), field.is_required()
    out, clearable = _leaves_out(model, name, field), name in model.CLEARABLE
    if origin is dict:
        return Shape(Form.FREE, below, out, required=required, text=text)
    if below is None:
        return Shape(Form.PLAIN, leaves_out=out, clearable=clearable, required=required, text=text)
    return Shape(Form.LIST if origin is tuple else Form.KEYS, below, out, clearable, required)


def _is_text(model: type[Keys], name: str) -> bool:
    """Whether a field holds texts of the writer's own, as far as its annotation says."""
    told = typing.get_type_hints(model, include_extras=True)[name]
    found = (told, *typing.get_args(told), *(a for b in typing.get_args(told) for a in typing.get_args(b)))
    return any(each in (Text, Reason, Word, ClearableText) for each in found)


def _leaves_out(model: type[Keys], name: str, field: FieldInfo) -> Callable[[str], bool] | None:
    """What tells of a text that the key has no value, as if it was left out; None where `none` is a value like others.

    The rule: whatever may be without a value can be cleared. A key that has some value in any case (a number, a choice
    or a yes or no that is there by default) cannot, and a key whose own kind knows `none` reads it itself.
    """
    if name in model.REFUSABLE:
        return lambda text: is_word("no", text) or is_word("none", text)
    if field.is_required() or name in model.LASTING or _knows_none(model, name, field):
        return None
    if field.default_factory is None and field.default not in (None, ()):
        return None
    return says_nothing if Reason in typing.get_args(field.annotation) else partial(is_word, "none")


def _knows_none(model: type[Keys], name: str, field: FieldInfo) -> bool:
    """Whether the kind of value knows `none` itself: what clears an earlier value or begins a chain, and plain lists."""
    if name in model.CLEARABLE:
        return True
    kinds = tuple(_alternatives(field.annotation))
    return Cleared in kinds or any(typing.get_origin(each) is tuple and not _keys_in(each) for each in kinds)


def _alternatives(annotation: object) -> Iterator[object]:
    """The kinds of value that an annotation allows, without what dresses them."""
    if typing.get_origin(annotation) is Annotated:
        yield from _alternatives(typing.get_args(annotation)[0])
    elif typing.get_origin(annotation) in (typing.Union, UnionType):
        for each in typing.get_args(annotation):
            yield from _alternatives(each)
    else:
        yield annotation


def _keys_in(annotation: object) -> type[Keys] | None:
    if isinstance(annotation, type) and issubclass(annotation, Keys):
        return annotation
    for part in typing.get_args(annotation):
        if (found := _keys_in(part)) is not None:
            return found
    return None


def tongue(written: typing.Iterable[tuple[str, str]], otherwise: str) -> str:
    """The code of the language in which someone writes keys: `written` gives (as written, English).

    `otherwise` decides where no key tells (`document` is the same in Dutch and English).
    """
    votes: dict[str, int] = {}
    for key, english in written:
        homes = [each.code for each in languages().values() if each.key(english) == key]
        if len(homes) == 1:
            votes[homes[0]] = votes.get(homes[0], 0) + 1
    if not votes:
        return otherwise
    most = max(votes.values())
    best = [code for code, count in votes.items() if count == most]
    return otherwise if otherwise in best else best[0]
