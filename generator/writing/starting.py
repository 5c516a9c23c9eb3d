"""A file to start from: where it belongs and what stands in it. It makes text; writing it is the command's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from generator.content.period import Period
from generator.locale import Language

_SAFE: Final = re.compile(r"[A-Za-zÀ-ÿ(][^:#\n]*[^:#\s]|[A-Za-zÀ-ÿ]")
_WORDS: Final = frozenset({"ja", "nee", "yes", "no", "true", "false", "geen", "none", "alle", "all", "null"})


class Kind(StrEnum):
    """The kinds of file that a writer can start."""

    PLAN = "plan"
    COMMITMENT = "commitment"
    DEVIATION = "deviation"
    STORY = "story"
    OBSERVATION = "observation"
    CONVERSATION = "conversation"
    RESPONSE = "response"

    @property
    def is_voice(self) -> bool:
        """Whether it stands in `stories/`."""
        return self not in (Kind.PLAN, Kind.COMMITMENT, Kind.DEVIATION)


@dataclass(frozen=True, slots=True)
class Start:
    """What a writer wants to begin: of which organisation and period, under which name, with which answers.

    `name` is the file's name without ending (empty for a plan). `answers` are values by the slots of the file's
    template. `known` says that a commitment stood in an earlier plan already.
    """

    kind: Kind
    organisation: str
    period: Period
    name: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    known: bool = False

    @property
    def path(self) -> str:
        """Where the file belongs, from the root."""
        folder = f"{self.organisation}/{self.period}"
        match self.kind:
            case Kind.PLAN:
                return f"plans/{folder}/plan.md"
            case Kind.COMMITMENT:
                return f"plans/{folder}/commitments/{self.name}.md"
            case Kind.DEVIATION:
                return f"plans/{folder}/deviations/{self.name}.md"
        return f"stories/{folder}/{self.name}.md"

    def text(self, language: Language) -> str:
        """The file's text, commented, in the site's language, ending with a line break."""
        template = "commitment_known" if self.known else self.kind.value
        facts = {
            "organisation": self.organisation,
            "period": str(self.period),
            "year": str(self.period.last),
            "previous": str(self.period.first - 1),
            **{slot: scalar(answer) for slot, answer in self.answers.items()},
        }
        return language.file(template, **facts).rstrip("\n") + "\n"


def scalar(text: str) -> str:
    """A text as a value in front matter: as it is where that is safe, in single quotes otherwise."""
    text = " ".join(text.split())
    if _SAFE.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    if re.fullmatch(r"[0-9a-z-]+(/[0-9a-z-]+)*", text) and text.casefold() not in _WORDS:
        return text
    return "'" + text.replace("'", "''") + "'"


def slug(text: str) -> str:
    """A name for a file, from a title: lower-case letters without accents, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
