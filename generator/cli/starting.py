"""`verschil new`: asks for what a new file needs, or takes it as options, and writes the file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import click

from generator.checking.kinds import text_kinds
from generator.cli.setting import Setting, at_root, said
from generator.comparing.linking import link
from generator.content.fields import is_word, says_nothing
from generator.content.library import Library
from generator.content.period import Period
from generator.content.plan import Outcome
from generator.content.references import PlanRef
from generator.content.voice import Speaker
from generator.locale import Language, nearest, spellings
from generator.publishing.renderer import PublishError
from generator.reading.library import read_library
from generator.reading.names import is_id
from generator.reading.names import slug as better_name
from generator.writing.starting import Kind, Start, slug

_VALUES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "outcome": ("outcome", tuple(Outcome)),
    "voice": ("speaker", tuple(Speaker)),
}
"""Questions with a few answers: the vocabulary and its values."""
_ASKED: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.PLAN: ("title",),
    Kind.COMMITMENT: ("title", "area", "reason"),
    Kind.DEVIATION: ("commitment", "outcome", "reason"),
    Kind.STORY: ("title", "voice"),
    Kind.OBSERVATION: ("title",),
    Kind.CONVERSATION: ("title",),
    Kind.RESPONSE: ("title", "sender"),
}
"""What each kind of file cannot do without."""


@click.command(help=said("help.new"))
@at_root
@click.argument("kind", required=False, default="")
@click.option("--org", "organisation", metavar="ORG", help=said("help.new_org"))
@click.option("--period", metavar="PERIOD", help=said("help.new_period"))
@click.option("--id", "--slug", "name", metavar="NAME", help=said("help.new_name"))
@click.option("--title", help=said("help.new_title"))
@click.option("--area", metavar="ID", help=said("help.new_area"))
@click.option("--reason", help=said("help.new_reason"))
@click.option("--commitment", metavar="ID", help=said("help.new_commitment"))
@click.option("--outcome", help=said("help.new_outcome"))
@click.option("--voice", help=said("help.new_voice"))
@click.option("--from", "sender", metavar="ID", help=said("help.new_sender"))
def new(
    at: Setting,
    kind: str,
    organisation: str | None,
    period: str | None,
    name: str | None,
    **given: str | None,
) -> int:
    """Write a file to start from; 1 when it cannot be written or is there already."""
    asking = _Asking(at.language, read_library(at.root)[0], given)
    start = asking.start(asking.kind(kind), organisation, period, name)
    target = at.root / start.path
    if target.exists():
        raise PublishError(at.language.say("new.exists", path=start.path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(start.text(at.language))
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishError(at.language.say("new.unwritable", path=start.path, reason=reason)) from error
    click.echo(at.language.say("new.done", path=at.shown(target)))
    return 0


@dataclass(frozen=True, slots=True)
class _Asking:
    """Answers: those that were given as options, and the others asked of a person at a terminal."""

    language: Language
    library: Library
    given: Mapping[str, str | None]

    def kind(self, given: str) -> Kind:
        """The kind of file that is called so in any language. Raises `click.UsageError` for what is none."""
        own = {kind: self.language.value("voice_kind", kind) for kind in Kind if kind.is_voice}
        names = [own.get(kind) or self.language.terms[kind] for kind in Kind]
        if not given:
            raise self._wrong("new.no_kind", known=", ".join(names))
        known = text_kinds()
        if given.casefold() in known:
            return Kind(known[given.casefold()])
        near = nearest(given, names) or nearest(given, known) or ""
        raise self._wrong("new.unknown_kind", name=given, nearest=near, known=", ".join(names))

    def start(self, kind: Kind, organisation: str | None, period: str | None, name: str | None) -> Start:
        """Everything that the file needs. Raises `click.UsageError` when something is missing or wrong."""
        if name is not None:
            self._name(name)
        org = self._organisation(organisation)
        when = self._period(kind, org, period)
        if kind in (Kind.COMMITMENT, Kind.DEVIATION) and PlanRef(org, when) not in self.library.plans:
            raise self._wrong("new.no_plan", organisation=org, period=when)
        if kind is Kind.PLAN:
            answers = {"title": self._text("title", default=self.language.say("new.plan_title", period=when))}
            return Start(kind, org, when, "", answers)
        if kind is Kind.COMMITMENT and name is not None and self._is_known(org, when, name):
            return self._known(org, when, self._name(name))
        self._all_given(_ASKED[kind])
        answers = {question: self._answer(question, org, when) for question in _ASKED[kind]}
        suggested = answers["commitment"] if kind is Kind.DEVIATION else slug(answers["title"])
        suggested = suggested if is_id(suggested) or not suggested else better_name(suggested)
        chosen = self._name(name if name is not None else self._ask("name", default=suggested))
        if kind is Kind.COMMITMENT and self._is_known(org, when, chosen):
            return Start(kind, org, when, chosen, answers, known=True)
        return Start(kind, org, when, chosen, answers)

    def _known(self, org: str, when: Period, name: str) -> Start:
        """A commitment of an earlier plan: only the reason is needed."""
        old = self._earlier(org, when)[name]
        answers = {
            "title": self.given["title"] or old[0],
            "area": self.given["area"] or old[1],
            "reason": self._text("reason"),
        }
        return Start(Kind.COMMITMENT, org, when, name, answers, known=True)

    def _is_known(self, org: str, when: Period, name: str) -> bool:
        return name in self._earlier(org, when)

    def _earlier(self, org: str, when: Period) -> dict[str, tuple[str, str]]:
        """Commitments of the plans before this one, ended ones too: id → title and area."""
        found = link(self.library)[0].find(PlanRef(org, when))
        if found is None or found[1] == 0:
            return {}
        before = found[0].plans[found[1] - 1]
        return {id: (each.title, each.area) for id, each in {**before.ended, **before.commitments}.items()}

    def _organisation(self, given: str | None) -> str:
        known = list(self.library.organisations)
        if given is None:
            given = known[0] if len(known) == 1 else self._ask("organisation", choices=known)
        return self._one_of(given, known, "compare.no_organisation")

    def _period(self, kind: Kind, org: str, given: str | None) -> Period:
        plans = self.library.plans_of(org)
        default = None
        if plans:
            newest = plans[-1].ref.period
            default = str(newest.last + 1) if kind is Kind.PLAN else str(newest)
        if given is None:
            given = self._ask("period", default=default)
        try:
            return Period.parse(given)
        except ValueError:
            raise self._wrong("compare.no_period", value=given) from None

    def _answer(self, question: str, org: str, when: Period) -> str:
        if question in _VALUES:
            return self._value(question)
        match question:
            case "area":
                own = self.library.organisations[org].areas
                return self._one_of(self._text("area", choices=own), own, "new.no_area")
            case "commitment":
                found = link(self.library)[0].find(PlanRef(org, when))
                known = sorted(found[0].plans[found[1]].commitments) if found else []
                return self._one_of(self._text("commitment", choices=known), known, "new.no_commitment")
            case "sender":
                known = sorted({*self.library.readers, *self.library.organisations[org].bodies})
                return self._one_of(self._text("sender", choices=known), known, "new.no_sender")
        return self._text(question)

    def _value(self, question: str) -> str:
        vocabulary, values = _VALUES[question]
        shown = [self.language.value(vocabulary, value) for value in values]
        text = self._text(question, choices=shown).casefold()
        accepted = spellings(vocabulary, values)
        if text not in accepted:
            self._one_of(text, shown, "new.no_value")
        return self.language.value(vocabulary, accepted[text])

    def _text(self, question: str, *, default: str | None = None, choices: Iterable[str] = ()) -> str:
        given = self.given.get(question)
        text = given if given is not None else self._ask(question, default=default, choices=choices)
        if not text.strip() or (says_nothing(text) if question == "reason" else is_word("none", text)):
            raise self._wrong("new.empty", question=self.language.say(f"ask.{question}"))
        return text.strip()

    def _all_given(self, questions: Iterable[str]) -> None:
        """Without a person to ask, tell all options that are missing at once."""
        missing = [each for each in questions if self.given.get(each) is None]
        if missing and not sys.stdin.isatty():
            options = ", ".join(f"`{_option(each)}`" for each in missing)
            raise self._wrong("new.missing", options=options)

    def _ask(self, question: str, *, default: str | None = None, choices: Iterable[str] = ()) -> str:
        """Ask a person; without one the default, or a complaint that says which option is missing."""
        if not sys.stdin.isatty():
            if default:
                return default
            raise self._wrong("new.missing", options=f"`{_option(question)}`")
        listed = ", ".join(choices)
        text = self.language.say(f"ask.{question}") + (f" ({listed})" if listed else "")
        return str(click.prompt(text, default=default or None, type=str))

    def _name(self, given: str) -> str:
        if not is_id(given):
            raise self._wrong("new.bad_name", name=given, better=better_name(given, "mijn-bestand"))
        return given

    def _one_of(self, given: str, known: Iterable[str], message: str) -> str:
        known = list(known)
        if given in known:
            return given
        near = nearest(given, known) if known else None
        raise self._wrong(
            f"{message}_near" if near else message,
            name=given,
            nearest=near or "",
            known=", ".join(known) or "–",
        )

    def _wrong(self, message: str, **facts: object) -> click.UsageError:
        return click.UsageError(self.language.say(message, **facts))


def _option(question: str) -> str:
    return _OPTIONS.get(question, f"--{question}")


_OPTIONS: Final[Mapping[str, str]] = {"organisation": "--org", "name": "--id", "sender": "--from"}
