"""The kinds of value that a key can have: how each is read from what a writer typed, and nothing more.

Every scalar reaches these types as the text that was typed. A fault raises `PydanticCustomError` whose type is
the tail of a finding code (`date` → `value/date`) and whose context holds the facts of its message.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum, StrEnum
from typing import Annotated, Any, ClassVar, Final, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator
from pydantic_core import PydanticCustomError

from generator.content.period import Period
from generator.content.references import NAME, Written
from generator.locale import nearest, spellings, word_spellings

E = TypeVar("E", bound=StrEnum)


class Cleared(Enum):
    """The value of a field that a writer cleared with `none`/`geen`."""

    CLEARED = "none"


CLEARED: Final = Cleared.CLEARED
"""`none`: the field has no value from here on."""


_NONE_GIVEN: Final[set[str]] = set()
"""Shared by all documents; a copy of a document copies it before it changes."""


class Keys(BaseModel):
    """The keys of one kind of document or of a mapping in it: frozen, and no others are accepted."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=False, strict=False
    )

    LASTING: ClassVar[frozenset[str]] = frozenset()
    """Keys of which `none` is no way to leave them out: they keep their value from plan to plan, or must not be missed."""
    CLEARABLE: ClassVar[frozenset[str]] = frozenset()
    """Keys of which `none` clears the value that they had before."""
    REFUSABLE: ClassVar[frozenset[str]] = frozenset()
    """Fields of which `no` and `none` say that there is no consent: they count as left out."""

    def model_post_init(self, _context: Any, /) -> None:
        """Let go of the set of keys that were given, which nothing asks for: it is half of what a document weighs."""
        object.__setattr__(self, "__pydantic_fields_set__", _NONE_GIVEN)


def _text(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        raise PydanticCustomError("text", "a text was expected")
    text = str(value).strip()
    if not text:
        raise PydanticCustomError("empty", "an empty value")
    return text


def _said(value: Any) -> Any:
    """A text that must say something: `none` would clear it."""
    text = str(_text(value))
    if is_word("none", text):
        raise PydanticCustomError("cleared", "a value that cannot be cleared", {"value": text})
    return text


def _reason(value: Any) -> Any:
    text = str(_text(value))
    if says_nothing(text):
        raise PydanticCustomError("cleared", "a value that cannot be cleared", {"value": text})
    return text


def _number(value: Any) -> Any:
    text = str(_text(value))
    if not re.fullmatch(r"\d{1,9}", text):
        raise PydanticCustomError("number", "a whole number was expected", {"value": text})
    return int(text)


def _score(value: Any) -> Any:
    text = str(_text(value))
    if not re.fullmatch(r"-?\d{1,9}([.,]\d{1,6})?", text):
        raise PydanticCustomError("score", "a number was expected", {"value": text})
    return float(text.replace(",", "."))


def _date(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value
    text = str(_text(value))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            pass
    raise PydanticCustomError("date", "a date was expected", {"value": text})


def _year(value: Any) -> Any:
    """A year as it stands, or the year of a day."""
    if isinstance(value, int):
        return value
    text = str(_text(value))
    if re.fullmatch(r"\d{4}", text):
        return int(text)
    if re.match(r"\d{4}-\d", text):
        return _date(text).year
    raise PydanticCustomError("year", "a year was expected", {"value": text})


def _day_of(month: int, day: int) -> Any:
    """Reads a day; a year alone counts as this day of it."""

    def read(value: Any) -> Any:
        text = str(value).strip()
        return dt.date(int(text), month, day) if re.fullmatch(r"(?!0000)\d{4}", text) else _date(value)

    return BeforeValidator(read)


def _month(value: Any) -> Any:
    text = str(_text(value))
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise PydanticCustomError("month", "a month was expected", {"value": text})
    return text


def _period(value: Any) -> Any:
    if isinstance(value, Period):
        return value
    text = str(_text(value))
    try:
        return Period.parse(text)
    except ValueError:
        raise PydanticCustomError("period", "a period was expected", {"value": text}) from None


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    text = str(_text(value)).casefold()
    if text in word_spellings("yes"):
        return True
    if text in word_spellings("no"):
        return False
    raise PydanticCustomError("flag", "yes or no was expected", {"value": str(value)})


def _name(value: Any) -> Any:
    text = str(_text(value))
    if not NAME.fullmatch(text):
        raise PydanticCustomError("name", "an id was expected", {"value": text})
    return text


def _one_name(value: Any) -> Any:
    return _name(_said(value))


def _own_name(value: Any) -> Any:
    text = str(_name(value))
    if is_word("none", text) or is_word("all", text):
        raise PydanticCustomError("taken", "a word that means something else", {"value": text})
    return text


def _commitment(value: Any) -> Any:
    text = str(_text(value))
    _name(text.partition("/")[2] or text)
    if "/" in text:
        _name(text.partition("/")[0])
    return text


def _address(value: Any) -> Any:
    text = str(_text(value))
    if not re.fullmatch(r"https?://[^\s<>\"'`\\]+", text):
        raise PydanticCustomError("url", "a web address was expected", {"value": text})
    return text


def _colour(value: Any) -> Any:
    text = str(_text(value)).lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise PydanticCustomError("colour", "a colour was expected", {"value": str(value).strip()})
    return text


def _written(value: Any) -> Any:
    if isinstance(value, Written):
        return value
    text = str(_text(value))
    if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+){0,3}", text):
        raise PydanticCustomError("reference", "a reference was expected", {"value": text})
    return Written(text)


def is_word(word: str, value: Any) -> bool:
    """Whether a writer typed `yes`, `no`, `none` or `all` in some language."""
    return isinstance(value, str) and value.strip().casefold() in word_spellings(word)


def says_nothing(text: str) -> bool:
    """Whether a text gives no reason: `none` in whatever dress, or neither a letter nor a digit."""
    bare = re.sub(r"^[\W_]+|[\W_]+$", "", text)
    return not bare or is_word("none", bare)


def _listed(value: Any) -> Any:
    """One thing counts as a list of one; `none`, alone in a list or without it, is a list without items."""
    if not isinstance(value, (list, tuple)):
        value = (value,)
    return () if len(value) == 1 and is_word("none", value[0]) else value


def _names(value: Any) -> Any:
    """As a list; `none` beside names contradicts them."""
    return _without(_listed(value), "none")


def _places(value: Any) -> Any:
    """As a list; `all` is a list without items, the whole organisation, and contradicts other places."""
    value = _names(value)
    return () if len(value) == 1 and is_word("all", value[0]) else _without(value, "all")


def _without(values: Any, word: str) -> Any:
    """The list, in which this word does not stand beside others."""
    for index, each in enumerate(values if len(values) > 1 else ()):
        if is_word(word, each):
            others = ", ".join(str(other) for other in values if not is_word(word, other))
            facts = {
                "value": each.strip(),
                "index": index,
                "others": others or each,
                "n": 1 if word == "all" else 2,
            }
            raise PydanticCustomError("beside", "a word that contradicts what stands beside it", facts)
    return values


def _clearable_text(value: Any) -> Any:
    return CLEARED if is_word("none", value) else _text(value)


def _follows(value: Any) -> Any:
    return CLEARED if is_word("none", value) else _period(value)


def vocabulary_of(kind: type[StrEnum]) -> str:
    """The name under which a language's file lists the spellings of this enum: `ScoreKind` → `score_kind`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def choice(kind: type[E]) -> BeforeValidator:
    """Reads a value of the enum in any language's spelling; capitals do not matter."""
    vocabulary = vocabulary_of(kind)
    values = tuple(member.value for member in kind)

    def read(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        text = str(_text(value))
        accepted = spellings(vocabulary, values)
        if (english := accepted.get(text.casefold())) is not None:
            return kind(english)
        raise PydanticCustomError(
            "choice",
            "one of a few values was expected",
            {"value": text, "vocabulary": vocabulary, "nearest": nearest(text, accepted) or "",
             "allowed": ",".join(values)},
        )  # fmt: skip

    return BeforeValidator(read)


Word = Annotated[str, BeforeValidator(_text)]
"""A text, trimmed, not empty; it may be any word, `none` among them."""
Text = Annotated[str, BeforeValidator(_said)]
"""A text, trimmed, not empty, and not `none`, which clears a value."""
Reason = Annotated[str, BeforeValidator(_reason)]
"""A text that says why: neither `none` nor signs alone."""
Number = Annotated[int, BeforeValidator(_number)]
"""A whole number, nought or more."""
ScoreNumber = Annotated[float, BeforeValidator(_score)]
"""A number with a decimal point or comma."""
Date = Annotated[dt.date, BeforeValidator(_date)]
"""A day: `2025-09-30`."""
FirstDay = Annotated[dt.date, _day_of(1, 1)]
"""A day; a year alone is its first one."""
LastDay = Annotated[dt.date, _day_of(12, 31)]
"""A day; a year alone is its last one."""
Year = Annotated[int, BeforeValidator(_year)]
"""A year: `2025`; of a day it is the year."""
Month = Annotated[str, BeforeValidator(_month)]
"""A month: `2025-09`."""
APeriod = Annotated[Period, BeforeValidator(_period)]
"""A period: `2025` or `2025-2026`."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""Yes or no."""
AnyName = Annotated[str, BeforeValidator(_name)]
"""An id: lower-case letters, digits, hyphens; also one that is a word of the format."""
Name = Annotated[str, BeforeValidator(_one_name)]
"""An id: lower-case letters, digits, hyphens; not `none`, which clears a value."""
Id = Annotated[str, BeforeValidator(_own_name)]
"""The id by which something is known from here on: not `none` or `all`, which mean something else where it is named."""
WebAddress = Annotated[str, BeforeValidator(_address)]
"""An address that begins with `http://` or `https://`."""
Colour = Annotated[str, BeforeValidator(_colour)]
"""A colour: `#1b6a45`, red, green and blue of two hexadecimal digits each; in lower case."""
Reference = Annotated[Written, BeforeValidator(_written)]
"""A reference to a voice, a commitment or scores."""

Texts = Annotated[tuple[Word, ...], BeforeValidator(_listed)]
"""Texts; one alone may stand without a list."""
Names = Annotated[tuple[AnyName, ...], BeforeValidator(_names)]
"""Ids; one alone may stand without a list."""
Commitment = Annotated[str, BeforeValidator(_commitment)]
"""A commitment, `[org/]id`; of the own organisation only the id is kept when its file is read."""
Commitments = Annotated[tuple[Commitment, ...], BeforeValidator(_names)]
"""Commitments; one alone may stand without a list."""
Places = Annotated[tuple[AnyName, ...], BeforeValidator(_places)]
"""Locations; empty (`all` or `none`) for the whole organisation."""
References = Annotated[tuple[Reference, ...], BeforeValidator(_names)]
"""References; one alone may stand without a list."""
ClearableText = Annotated[str | Cleared, PlainValidator(_clearable_text)]
"""A text, or `none` to clear the earlier one."""
Follows = Annotated[Period | Cleared, PlainValidator(_follows)]
"""A period, or `none` for the beginning of a chain."""
