"""What a plan leans on: who was heard and which documents lay there, as one log in order of date up to adoption."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.composing.editions import Edition
from generator.composing.wording import Wording
from generator.content.plan import Consultation, PlanKeys, PlanSource, PlanSourceKind


@dataclass(frozen=True, slots=True)
class LogItem:
    """One thing that a plan leans on.

    `kind` is `source`, `body` or `adopted`; `on` a day in words, empty where nobody wrote it down. `detail` is the kind
    of document or of right, `text` what came of it. `id` is the place on the page of what others lead to.
    """

    kind: str
    on: str
    title: str
    detail: str = ""
    text: str = ""
    url: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class LogView:
    """The log; empty where a plan names neither a body nor a source. `id` is that of its heading."""

    id: str = ""
    items: tuple[LogItem, ...] = ()

    @property
    def bodies(self) -> tuple[LogItem, ...]:
        """Who was heard."""
        return tuple(item for item in self.items if item.kind == "body")


_ORDER = {"source": 0, "body": 1, "adopted": 2}
"""What comes first of one day: a document lies there before one talks, and after talking one adopts."""

_Dated = tuple[dt.date | None, LogItem]


def log_of(edition: Edition, wording: Wording) -> LogView:
    """The log of an edition. What has no date stands at the end, in the writer's order."""
    if edition.plan is None:
        return LogView()
    says = edition.plan.plan.says
    if not says.consulted and not says.sources:
        return LogView()
    dated = sorted(_items(says, edition, wording), key=lambda each: _key(*each))
    both = bool(says.consulted and says.sources)
    items = [item for _, item in dated]
    first = next((index for index, item in enumerate(items) if item.kind == "source"), None)
    if both and first is not None:
        items[first] = _placed(items[first])
    return LogView("v-bodies" if says.consulted else "v-sources", tuple(items))


def _key(on: dt.date | None, item: LogItem) -> tuple[bool, dt.date, int]:
    return on is None, on or dt.date.min, _ORDER[item.kind]


def _placed(item: LogItem) -> LogItem:
    return LogItem(item.kind, item.on, item.title, item.detail, item.text, item.url, "v-sources")


def _items(says: PlanKeys, edition: Edition, wording: Wording) -> Iterator[_Dated]:
    for source in says.sources:
        yield source.on, _source(source, wording)
    for consulted in says.consulted:
        yield consulted.on, _body(consulted, edition, wording)
    if says.adopted is not None:
        yield (
            says.adopted.on,
            LogItem(
                kind="adopted",
                on=wording.date(says.adopted.on),
                title=wording("log.adopted", by=says.adopted.by or ""),
            ),
        )


def _source(source: PlanSource, wording: Wording) -> LogItem:
    kind = source.kind
    return LogItem(
        kind="source",
        on=wording.date(source.on) if source.on else "",
        title=source.title,
        detail=wording(f"source_kind.{kind.value}") if kind and kind is not PlanSourceKind.OTHER else "",
        url=source.url or "",
    )


def _body(consulted: Consultation, edition: Edition, wording: Wording) -> LogItem:
    body = edition.organisation.bodies.get(consulted.body)
    right = consulted.right or (body.right if body else None)
    return LogItem(
        kind="body",
        on=wording.date(consulted.on) if consulted.on else "",
        title=wording.body(consulted.body),
        detail=wording(f"right.{right.value}") if right else "",
        text=consulted.outcome or wording("log.no_outcome"),
    )
