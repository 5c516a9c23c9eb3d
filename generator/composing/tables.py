"""The edition for a spreadsheet: `edition.csv`, one row for each change, deviation and commitment that continues.

It opens rightly in a Dutch Excel: UTF-8 with a byte order mark, semicolons, CRLF, a decimal comma. No cell of a
writer's is ever a formula. What each column holds is said on the page of `explaining`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.comparing.change import Change, ChangeKind, Effective
from generator.composing.addresses import absolute
from generator.composing.atlas import Atlas
from generator.composing.changes import commitment_link
from generator.composing.editions import Edition
from generator.composing.site import Asset
from generator.composing.told import ordered, title_of_deviation
from generator.composing.wording import Wording
from generator.content.plan import Deviation
from generator.content.references import Written

COLUMNS: Final = (
    "organisation",
    "period",
    "document",
    "adopted",
    "row",
    "kind",
    "id",
    "title",
    "area",
    "locations",
    "owner",
    "facets",
    "reason",
    "was",
    "text_before",
    "text_after",
    "practice",
    "happened",
    "learnt",
    "next",
    "voices",
    "voice_refs",
    "since",
    "address",
)
"""The columns in their order; readers see the label `column.<name>`."""

Cell = str | int | float | dt.date | None
Row = Mapping[str, Cell]

_LONGEST: Final = 32_000
"""Characters of a cell: Excel holds 32,767 and lets the rest spill over the next row."""
_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n]")
"""How a cell begins that a spreadsheet could take for a formula (OWASP, *CSV Injection*; full-width signs too)."""


def edition_csv(edition: Edition, atlas: Atlas) -> Asset:
    """The edition as a table; the same bytes for the same content."""
    wording = atlas.wordings[edition.organisation.id]

    def written() -> bytes:
        text = io.StringIO(newline="")
        table = csv.writer(text, delimiter=";", lineterminator="\r\n")
        table.writerow([as_cell(wording(f"column.{name}"), wording) for name in COLUMNS])
        for row in rows(edition, atlas):
            table.writerow([as_cell(row.get(name), wording) for name in COLUMNS])
        return text.getvalue().encode("utf-8-sig")

    return Asset(atlas.addresses.table(edition.organisation.id, edition.period), written)


def as_cell(value: Cell, wording: Wording) -> str:
    """A cell as it stands in the file: days as `2025-01-31`, numbers with the language's decimal sign, texts defused."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value).replace(".", wording("format.decimal"))
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    return "'" + text if _FORMULA.match(text) else text


def rows(edition: Edition, atlas: Atlas) -> Iterator[Row]:
    """Changes, deviations of the period before, those so far, and what continues, each with the columns that it has."""
    changes, plan = edition.changes, edition.plan
    if changes is None or plan is None:
        return
    maker = _Rows(edition, atlas)
    for change in ordered(changes.changes):
        yield maker.change(change)
    for deviation in changes.deviations:
        yield maker.deviation(deviation, "deviation")
    for deviation in changes.so_far:
        yield maker.deviation(deviation, "so_far")
    for id in changes.continued:
        yield maker.continued(plan.commitments[id])


class _Rows:
    """Makes the rows of one edition."""

    def __init__(self, edition: Edition, atlas: Atlas) -> None:
        self.edition, self.atlas = edition, atlas
        self.own = edition.organisation.id
        self.wording = atlas.wordings[self.own]
        says = edition.plan.plan.says if edition.plan else None
        self.common: dict[str, Cell] = {
            "organisation": edition.organisation.says.name,
            "period": str(edition.period),
            "document": (says.document if says else None) or edition.organisation.says.document,
            "adopted": says.adopted.on if says and says.adopted and not edition.draft else None,
        }
        changes = edition.changes
        self.renamed = {rename.to: rename.from_ for rename in changes.renamed} if changes else {}

    def change(self, change: Change) -> Row:
        """A change."""
        wording = self.wording
        kind = wording(f"kind.{change.kind.value}")
        if change.ends:
            kind += f" ({wording(f'ending.{change.ends.value}')})"
        was = [self._title_before(id) for id in change.was]
        return {
            **self._commitment(change.shown),
            "row": wording("row.change"),
            "kind": kind,
            "facets": wording.listing([wording(f"facet_name.{facet.value}") for facet in change.facets]),
            "reason": change.reason,
            "was": ", ".join(was),
            "text_before": change.before.body.plain if change.before else None,
            "text_after": change.after.body.plain if change.after else None,
            **self._voices(change.prompted_by),
            "since": None if change.kind is ChangeKind.NEW else self._since(change.shown),
        }

    def deviation(self, deviation: Deviation, row: str) -> Row:
        """A deviation: of the plan before, or of this one so far."""
        says, wording = deviation.says, self.wording
        return {
            **self.common,
            "row": wording(f"row.{row}"),
            "kind": wording(f"outcome.{says.outcome.value}"),
            "id": deviation.commitment,
            "title": title_of_deviation(deviation, self.edition, self.atlas),
            "locations": wording.locations(says.locations) if says.locations else None,
            "reason": says.reason,
            "practice": str(deviation.plan.period),
            "happened": deviation.body.plain,
            "learnt": says.learnt,
            "next": says.next,
            **self._voices(says.prompted_by),
            "address": self._address(deviation.commitment),
        }

    def continued(self, version: Effective) -> Row:
        """A commitment that simply continues."""
        wording = self.wording
        changes = self.edition.changes
        before = self.edition.previous.commitments if self.edition.previous else {}
        earlier = before.get(self.renamed.get(version.id, version.id))
        notes = [wording("count_word.continued")]
        if changes and version.id in changes.rolled:
            notes.append(wording("continued.rolled"))
        if changes and version.id in changes.editorial:
            notes.append(wording("continued.editorial"))
        return {
            **self._commitment(version),
            "row": wording("row.continued"),
            "kind": " ".join(notes),
            "was": earlier.title if earlier and earlier.title != version.title else None,
            "text_after": version.body.plain,
            "since": self._since(version),
        }

    def _commitment(self, version: Effective) -> dict[str, Cell]:
        wording = self.wording
        return {
            **self.common,
            "id": version.id,
            "title": version.title,
            "area": wording.area(version.area),
            "locations": wording.locations(version.locations),
            "owner": version.owner,
            "address": self._address(version.id),
        }

    def _voices(self, written: tuple[Written, ...]) -> dict[str, Cell]:
        voices = self.atlas.voices(written, self.own)
        return {"voices": len(voices), "voice_refs": ", ".join(str(voice.ref) for voice in voices)}

    def _title_before(self, id: str) -> str:
        previous = self.edition.previous
        known = previous and (previous.commitments.get(id) or previous.ended.get(id))
        return known.title if known else id

    def _since(self, version: Effective) -> str | None:
        return str(version.since) if version.since else None

    def _address(self, id: str) -> str:
        address = commitment_link(id, self.own, self.atlas).address
        url = self.atlas.library.site.says.url
        return absolute(url, address) or address
