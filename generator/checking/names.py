"""Whether areas, locations, bodies, readers, frameworks, themes, instruments and members are known and in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.checking.context import Context, Document, documents, is_incomplete, near
from generator.comparing.frameworks import is_backwards
from generator.content.organisation import Area, Location, Organisation
from generator.content.period import Period
from generator.content.plan import Commitment, CommitmentKeys, DeviationKeys, Room, Scores
from generator.content.references import Written
from generator.content.settings import Framework
from generator.content.source import Source
from generator.content.voice import ResponseKeys, VoiceKeys
from generator.findings import Finding, Place, find

Entry = Area | Location


def check(context: Context) -> Iterator[Finding]:
    """Names that nobody knows, and those that are not in use in the period of the document that names them."""
    for each in documents(context.library):
        organisation = context.library.organisations.get(each.organisation)
        if organisation is not None:
            yield from _locations(each, organisation)
    for plan in context.library.plans.values():
        organisation = context.library.organisations.get(plan.ref.organisation)
        if organisation is None:
            continue
        for index, consultation in enumerate(plan.says.consulted):
            known = organisation.says.bodies
            if consultation.body not in organisation.bodies and not is_incomplete(
                organisation.source, "bodies", known
            ):
                place = plan.source.place("consulted", index, "body")
                facts = near(consultation.body, organisation.bodies)
                yield find("reference/unknown-body", place, name=consultation.body, **facts)
        for commitment in plan.commitments.values():
            yield from _commitment(context, commitment, organisation)
        for scores in plan.scores.values():
            yield from _scores(context, scores, organisation)
    for voice in context.library.voices.values():
        if isinstance(voice.says, ResponseKeys) and voice.says.from_ is not None:
            organisation = context.library.organisations.get(voice.ref.organisation)
            yield from _sender(context, voice.says.from_, organisation, voice.source.place("from"))
    yield from _settings(context)


# -- what an organisation names itself


def _locations(each: Document, organisation: Organisation) -> Iterator[Finding]:
    says = each.says
    if isinstance(says, VoiceKeys | CommitmentKeys | DeviationKeys) and says.locations:
        for index, id in enumerate(says.locations):
            place = each.source.place("locations", index)
            yield from _entry(organisation, "locations", id, each.period, place)


def _entry(organisation: Organisation, key: str, id: str, period: Period, place: Place) -> Iterator[Finding]:
    """Whether an organisation has this area or location (`key`: where it names them), and has it in this period."""
    says = organisation.says
    entries: Sequence[Entry] = says.areas if key == "areas" else says.locations
    own = next((entry for entry in entries if entry.id == id), None)
    heirs = [entry for entry in entries if id in entry.was]
    if own is None and not heirs:
        if not is_incomplete(organisation.source, key, entries):
            code = "reference/unknown-area" if key == "areas" else "reference/unknown-location"
            yield find(code, place, name=id, **near(id, [entry.id for entry in entries]))
        return
    instead = heirs[0].id if len(heirs) == 1 else ""
    if own is None:
        begins = heirs[0].from_
        if begins is None or begins <= period.first:
            yield find(
                "reference/not-in-force", place, name=id, period=period, instead=instead, since="", until=""
            )
        return
    late = own.until is not None and own.until < period.first
    early = own.from_ is not None and own.from_ > period.last
    if late or early:
        yield find(
            "reference/not-in-force",
            place,
            name=id,
            period=period,
            instead=instead if late else "",
            since=own.from_ if early else "",
            until=own.until if late else "",
        )


def _commitment(context: Context, commitment: Commitment, organisation: Organisation) -> Iterator[Finding]:
    says, source, period = commitment.says, commitment.source, commitment.plan.period
    if says.area is not None:
        yield from _entry(organisation, "areas", says.area, period, source.place("area"))
    yield from _themes(context, says.frameworks or (), source, ("frameworks",), period)
    if isinstance(says.asks_room, Room) and says.asks_room.of is not None:
        yield from _reader(context, says.asks_room.of, source.place("asks_room", "of"))


def _scores(context: Context, scores: Scores, organisation: Organisation) -> Iterator[Finding]:
    instrument = context.library.instruments.get(scores.instrument)
    if instrument is None and not context.knows_shared("instruments", scores.instrument):
        facts = near(scores.instrument, context.library.instruments)
        yield find("reference/unknown-instrument", scores.source.place(), name=scores.instrument, **facts)
    themes = None if instrument is None else [theme.id for theme in instrument.says.themes]
    if instrument is not None and is_incomplete(instrument.source, "themes", instrument.says.themes):
        themes = None
    for index, result in enumerate(scores.says.results):
        if result.location is not None:
            place = scores.source.place("results", index, "location")
            yield from _entry(organisation, "locations", result.location, scores.plan.period, place)
        for theme in result.scores if themes is not None else ():
            if theme not in (themes or ()):
                place = scores.source.place("results", index, "scores", theme)
                facts = near(theme, themes or ())
                yield find("reference/unknown-theme", place, name=theme, of=scores.instrument, **facts)


def _sender(context: Context, id: str, organisation: Organisation | None, place: Place) -> Iterator[Finding]:
    """Who sends a response: a reader, a body of the organisation, or a fellow organisation."""
    bodies: Mapping[str, object] = organisation.bodies if organisation else {}
    if id not in bodies and not context.knows_shared("readers", id) and not context.knows_organisation(id):
        known = [*context.library.readers, *bodies, *context.library.organisations]
        yield find("reference/unknown-reader", place, name=id, **near(id, known))


# -- what all organisations share


def _settings(context: Context) -> Iterator[Finding]:
    """Names in the site's settings."""
    library = context.library
    for organisation in library.organisations.values():
        source, says = organisation.source, organisation.says
        for index, id in enumerate(says.members):
            if not context.knows_organisation(id):
                place = source.place("members", index)
                yield find(
                    "reference/unknown-organisation", place, name=id, **near(id, library.organisations)
                )
        for index, id in enumerate(says.readers):
            yield from _reader(context, id, source.place("readers", index))
        for index, area in enumerate(says.areas):
            yield from _themes(context, area.frameworks, source, ("areas", index, "frameworks"), None)
    for reader in library.readers.values():
        if reader.says.framework is not None:
            yield from _framework(context, reader.says.framework, reader.source.place("framework"))
    for framework in library.frameworks.values():
        source, earlier = framework.source, framework.says.succeeds
        if earlier is not None:
            yield from _framework(context, earlier, source.place("succeeds"))
        yield from _mapping(context, framework)
    yield from _circles(library.frameworks)


def _reader(context: Context, id: str, place: Place) -> Iterator[Finding]:
    if not context.knows_shared("readers", id):
        yield find("reference/unknown-reader", place, name=id, **near(id, context.library.readers))


def _framework(context: Context, id: str, place: Place) -> Iterator[Finding]:
    if not context.knows_shared("frameworks", id):
        yield find("reference/unknown-framework", place, name=id, **near(id, context.library.frameworks))


def _theme(context: Context, framework: str, theme: str, place: Place) -> Iterator[Finding]:
    found = context.library.frameworks.get(framework)
    if found is not None and is_incomplete(found.source, "themes", found.says.themes):
        return
    if found is not None and theme not in (known := [each.id for each in found.says.themes]):
        yield find("reference/unknown-theme", place, name=theme, of=framework, **near(theme, known))


def _mapping(context: Context, framework: Framework) -> Iterator[Finding]:
    """Themes of an earlier framework and of this one, in either direction; a mapping from nothing is lost."""
    source, earlier = framework.source, framework.says.succeeds
    if earlier is None:
        if framework.says.mapping and not source.has("succeeds"):
            yield find("framework/mapping-from-nothing", source.place("mapping"))
        return
    before = context.library.frameworks.get(earlier)
    for theme, onto in framework.says.mapping.items():
        backwards = is_backwards(theme, framework, before)
        unknown = [] if backwards else [*_theme(context, earlier, theme, source.place("mapping", theme))]
        yield from unknown
        for index, each in enumerate(onto if not unknown else ()):  # which way it goes is not known then
            place = source.place("mapping", theme, index)
            yield from _theme(context, earlier if backwards else framework.id, each, place)


def _circles(frameworks: Mapping[str, Framework]) -> Iterator[Finding]:
    """Frameworks that succeed one another in a circle, each circle once: at the one that was in force first."""
    seen: set[str] = set()
    for id in frameworks:
        path: list[str] = []
        at: str | None = id
        while at is not None and at in frameworks and at not in seen:
            seen.add(at)
            path.append(at)
            at = frameworks[at].says.succeeds
        if at in path:
            circle = [frameworks[each] for each in path[path.index(at) :]]
            first = min(circle, key=lambda each: (_begins(each), each.id))
            earlier = first.says.succeeds or ""
            alone = earlier == first.id
            facts = {
                "itself": first.id if alone else "",
                "name": first.id,
                "earlier": "" if alone else earlier,
            }
            yield find("framework/circle", first.source.place("succeeds"), **facts)


def _begins(framework: Framework) -> dt.date:
    valid = framework.says.valid
    return valid.from_ if valid is not None and valid.from_ is not None else dt.date.min


def _themes(
    context: Context,
    refs: Iterable[Written],
    source: Source,
    key: tuple[str | int, ...],
    period: Period | None,
) -> Iterator[Finding]:
    """Themes written `framework/theme`; with a period also whether the framework was in force in it."""
    for index, ref in enumerate(refs):
        place = source.place(*key, index)
        framework, _, theme = ref.text.partition("/")
        if not context.knows_shared("frameworks", framework):
            yield from _framework(context, framework, place)
            continue
        yield from _theme(context, framework, theme or ref.text, place)
        found = context.library.frameworks.get(framework)
        valid = found.says.valid if found is not None else None
        if period is None or valid is None:
            continue
        late = valid.until is not None and valid.until.year < period.first
        early = valid.from_ is not None and valid.from_.year > period.last
        if late or early:
            yield find(
                "reference/not-in-force",
                place,
                name=framework,
                period=period,
                instead="",
                since=valid.from_.year if early and valid.from_ else "",
                until=valid.until.year if late and valid.until else "",
            )
