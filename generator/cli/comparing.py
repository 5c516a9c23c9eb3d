"""`verschil compare`: what differs between two plans of one organisation."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

import click

from generator.cli.comparison import tell_comparison
from generator.cli.setting import Setting, at_root, said
from generator.cli.telling import tell
from generator.comparing.chains import Chain, Chains
from generator.comparing.change import ChangeSet
from generator.comparing.differences import compare as compare_plans
from generator.comparing.linking import link
from generator.comparing.report import as_data
from generator.content.library import Library
from generator.content.period import Period
from generator.content.references import PlanRef
from generator.content.wall import publishable
from generator.findings import Finding, Level
from generator.locale import Language, nearest
from generator.pipeline import Examined, examine


@click.command(help=said("help.compare"))
@at_root
@click.argument("organisation", metavar="ORG")
@click.argument("from_", metavar="[FROM]", required=False)
@click.argument("to", metavar="[TO]", required=False)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
              help=said("help.compare_format"))  # fmt: skip
def compare(at: Setting, organisation: str, from_: str | None, to: str | None, form: str) -> int:
    """Tell what differs; 1 when that organisation's plans have errors, and nothing when they stand in the way."""
    examined = examine(at.root, at.on)
    words = examined.language
    errors = _errors(examined, organisation)
    _known(examined, organisation)
    asked = _Asked(organisation, _period(from_, words), _period(to, words))
    pair = None if not _has_plans(examined, organisation) else _pair(examined, asked)
    if pair is None or pair.broken(examined.library):
        if not errors:
            raise click.UsageError(words.say("compare.no_plans", organisation=organisation))
        tell(errors, words, err=True)
        return 1
    # the same wall as the site's: what may not be published is not named here either
    published = publishable(examined.library, examined.findings, at.on, True)
    changes = pair.compared(link(published.library)[0])
    if form == "json":
        click.echo(json.dumps(as_data(changes), ensure_ascii=False, indent=2))
    else:
        tell_comparison(changes, published.library, words)
    if errors:
        tell(errors, words, err=True)
    return int(bool(errors))


@dataclass(frozen=True, slots=True)
class _Asked:
    organisation: str
    from_: Period | None
    to: Period | None


@dataclass(frozen=True, slots=True)
class _Pair:
    """The chain and the indexes of the two plans; `from_` is None for the beginning of a chain."""

    chain: Chain
    from_: int | None
    to: int

    def broken(self, library: Library) -> bool:
        """Whether a file could not be read of the plans on which the two of them rest."""
        last = max(self.to, self.from_ or 0)
        folders = tuple(
            f"{plan.plan.source.path.removesuffix('plan.md')}{part}/"
            for plan in self.chain.plans[: last + 1]
            for part in ("commitments", "deviations")
        )
        return any(path.startswith(folders) for path in library.unreadable)

    def compared(self, chains: Chains) -> ChangeSet:
        """The change set, from the chains of what may be published."""
        ref = self.chain.plans[self.to].plan.ref
        found = chains.find(ref)
        chain = self.chain if found is None else found[0]
        return compare_plans(chain, self.from_, self.to)


def _errors(examined: Examined, organisation: str) -> tuple[Finding, ...]:
    folder = f"plans/{organisation}/"
    own = f"site_config/organisations/{organisation}."
    return tuple(
        finding
        for finding in examined.findings
        if finding.level is Level.ERROR and finding.place.path.startswith((folder, own))
    )


def _known(examined: Examined, organisation: str) -> None:
    library = examined.library
    known = {*library.organisations, *(ref.organisation for ref in library.plans)}
    known |= {path.split("/")[1] for path in library.unreadable if path.startswith("plans/")}
    known |= {
        path.rpartition("/")[2].partition(".")[0]
        for path in library.unreadable
        if path.startswith("site_config/organisations/")
    }
    if organisation not in known:
        raise click.UsageError(_no_such("compare.no_organisation", organisation, known, examined.language))


def _no_such(message: str, word: str, known: Iterable[str], language: Language) -> str:
    known = sorted(known)
    near = nearest(word, known)
    listed = ", ".join(known)
    name = f"{message}_near" if near else message
    return language.say(name, name=word, nearest=near or "", known=listed or "–")


def _period(text: str | None, language: Language) -> Period | None:
    if text is None:
        return None
    try:
        return Period.parse(text)
    except ValueError:
        raise click.UsageError(language.say("compare.no_period", value=text)) from None


def _has_plans(examined: Examined, organisation: str) -> bool:
    return any(ref.organisation == organisation for ref in examined.library.plans)


def _pair(examined: Examined, asked: _Asked) -> _Pair | None:
    """The two plans that were asked for; None when one of them is there but has no place in a chain."""
    chains = examined.chains.of(asked.organisation)
    for period in (asked.from_, asked.to):
        if period is not None and not _exists(examined.library, PlanRef(asked.organisation, period)):
            known = (str(plan.ref.period) for plan in examined.library.plans_of(asked.organisation))
            raise click.UsageError(_no_such("compare.no_plan", str(period), known, examined.language))
    if asked.from_ is None:
        return _up_to(chains, asked.to or _newest(examined.library, asked.organisation))
    for chain in chains:
        places = {plan.period: index for index, plan in enumerate(chain.plans)}
        if asked.from_ in places:
            if asked.to is None:
                return _Pair(chain, places[asked.from_], len(chain.plans) - 1)
            if asked.to in places:
                return _Pair(chain, places[asked.from_], places[asked.to])
            if examined.chains.find(PlanRef(asked.organisation, asked.to)) is None:
                return None
            raise click.UsageError(
                examined.language.say("compare.other_chain", from_=asked.from_, to=asked.to)
            )
    return None


def _newest(library: Library, organisation: str) -> Period:
    """The last period that has a plan, also one that cannot be read: an older one may not stand in for it."""
    periods = [plan.ref.period for plan in library.plans_of(organisation)]
    for path in library.unreadable:
        match path.split("/"):
            case ["plans", folder, name, "plan.md"] if folder == organisation:
                with suppress(ValueError):
                    periods.append(Period.parse(name))
    return max(periods)


def _exists(library: Library, ref: PlanRef) -> bool:
    return ref in library.plans or f"plans/{ref.organisation}/{ref.period}/plan.md" in library.unreadable


def _up_to(chains: Iterable[Chain], period: Period) -> _Pair | None:
    for chain in chains:
        for index, plan in enumerate(chain.plans):
            if plan.period == period:
                return _Pair(chain, index - 1 if index else None, index)
    return None
