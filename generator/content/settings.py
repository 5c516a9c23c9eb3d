"""The site as a whole, and the frameworks, instruments and readers that its organisations share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.content.fields import (
    FirstDay,
    Id,
    Keys,
    LastDay,
    Name,
    Names,
    Number,
    Reason,
    ScoreNumber,
    Text,
    Texts,
    WebAddress,
    Word,
    choice,
)
from generator.content.source import Source


class RuleLevel(StrEnum):
    """The level that a site gives to a finding."""

    OFF = "off"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class SiteLanguage(StrEnum):
    """The languages that a site can be in."""

    NL = "nl"
    EN = "en"


class Rule(Keys):
    """Another level for one finding, with the reason."""

    level: Annotated[RuleLevel, choice(RuleLevel)]
    because: Reason


class SiteKeys(Keys):
    """The keys of `site_config/site.yml`."""

    title: Text
    language: Annotated[SiteLanguage, choice(SiteLanguage)] = SiteLanguage.NL
    url: WebAddress | None = None
    organisations: Names = ()
    """The order in which organisations are shown; the others follow by id."""
    consent_years: Number = 3
    """For how many years a consent without `until` holds."""
    smallest_number: Number = 10
    """Counts of people below this number are not told."""
    words: dict[str, Number] = Field(default_factory=dict)
    """Per kind of text, the number of words from which its writer gets a note."""
    rules: dict[str, Rule] = Field(default_factory=dict)
    """Finding code → its level on this site, and why."""


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """The site's settings and where they stand."""

    source: Source
    says: SiteKeys


class Validity(Keys):
    """From when until when a framework is in force."""

    from_: Annotated[FirstDay | None, Field(alias="from")] = None
    until: LastDay | None = None


class Origin(Keys):
    """Where something is written: a title and, if public, an address."""

    title: Text
    url: WebAddress | None = None


class Theme(Keys):
    """A theme of a framework; `aliases` are other wordings of its title."""

    id: Id
    title: Text
    aliases: Texts = ()


class FrameworkKeys(Keys):
    """The keys of `site_config/frameworks/<framework>.yml`."""

    title: Text
    valid: Validity | None = None
    themes: tuple[Theme, ...]
    source: Origin | None = None
    succeeds: Name | None = None
    """The framework that this one succeeds."""
    mapping: dict[str, Names] = Field(default_factory=dict)
    """Theme of the framework that this one succeeds → themes of this one; read it by `comparing.frameworks`."""


@dataclass(frozen=True, slots=True, eq=False)
class Framework:
    """A national framework by its id, the name of its file."""

    id: str
    source: Source
    says: FrameworkKeys


class ThemeKind(StrEnum):
    """Whether a theme is counted or felt."""

    HARD = "hard"
    SOFT = "soft"


class Scale(Keys):
    """The numbers that a score can have, with words for them (`labels`: number → word)."""

    min: ScoreNumber
    max: ScoreNumber
    labels: dict[str, Word] = Field(default_factory=dict)


class InstrumentTheme(Keys):
    """A theme on which an instrument gives a score."""

    id: Id
    title: Text
    kind: Annotated[ThemeKind | None, choice(ThemeKind)] = None


class InstrumentKeys(Keys):
    """The keys of `site_config/instruments/<instrument>.yml`."""

    title: Text
    scale: Scale
    themes: tuple[InstrumentTheme, ...]
    question: Text | None = None
    """What a score invites to talk about."""


@dataclass(frozen=True, slots=True, eq=False)
class Instrument:
    """An instrument that gives scores, by its id, the name of its file."""

    id: str
    source: Source
    says: InstrumentKeys


class EditionPart(StrEnum):
    """A part of an edition that can answer a reader's question."""

    CHANGES = "changes"
    DEVIATIONS = "deviations"
    VOICES = "voices"
    SCORES = "scores"
    CONSULTED = "consulted"
    FOUNDATION = "foundation"
    ROOM = "room"
    LESSONS = "lessons"
    PLAIN = "plain"


class Question(Keys):
    """What a reader comes to find out, and the part of an edition that answers it."""

    question: Text
    answered_by: Annotated[EditionPart, choice(EditionPart)]


class ReaderKeys(Keys):
    """The keys of `site_config/readers/<reader>.yml`."""

    title: Text
    framework: Name | None = None
    introduction: Text | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """A reader of editions (zorgkantoor, inspection, …) by its id, the name of its file."""

    id: str
    source: Source
    says: ReaderKeys
