"""Every key of `edition.json`, with what it holds, and the JSON Schema that follows from that.

The keys themselves are those of `CONTENT.md`, *Commands*; `exports` gives their values. What each means is a label
(`key.<path>`), which the schema and the page of `explaining` both show.
"""

from __future__ import annotations

import json
from typing import Any, Final

from generator.comparing.change import ChangeKind, Facet
from generator.composing.addresses import SCHEMA, absolute
from generator.composing.atlas import Atlas
from generator.composing.beside import BESIDE
from generator.composing.key import Holds, Key, values_of
from generator.composing.site import Asset
from generator.composing.wording import Wording
from generator.content.plan import Outcome, RoomStatus


def _facets(path: str) -> tuple[Key, ...]:
    """The values of facets before or after a change: only those of the facets that differ."""
    return (
        Key(f"{path}.title", Holds.TEXT, optional=True, says="facet.title"),
        Key(f"{path}.area", Holds.TEXT, optional=True, says="facet.area"),
        Key(f"{path}.locations", Holds.TEXTS, optional=True, says="facet.locations"),
        Key(f"{path}.owner", Holds.TEXT, nullable=True, optional=True, says="facet.owner"),
        Key(f"{path}.room", Holds.GROUP, nullable=True, optional=True, says="facet.room"),
        Key(f"{path}.room.rule", Holds.TEXT, says="facet.room.rule"),
        Key(f"{path}.room.of", Holds.TEXT, nullable=True, says="facet.room.of"),
        Key(f"{path}.room.status", Holds.TEXT, values=values_of(RoomStatus), says="facet.room.status"),
    )


def _deviations(path: str) -> tuple[Key, ...]:
    return (
        Key(path, Holds.GROUPS),
        Key(f"{path}.commitment", Holds.TEXT, says="deviation.commitment"),
        Key(f"{path}.outcome", Holds.TEXT, values=values_of(Outcome), says="deviation.outcome"),
        Key(f"{path}.reason", Holds.TEXT, says="deviation.reason"),
        Key(f"{path}.prompted_by", Holds.TEXTS, says="deviation.prompted_by"),
    )


KEYS: Final = (
    Key("$schema", Holds.TEXT),
    Key("organisation", Holds.TEXT),
    Key("period", Holds.TEXT),
    Key("title", Holds.TEXT),
    Key("document", Holds.TEXT, nullable=True),
    Key("language", Holds.TEXT),
    Key("adopted", Holds.GROUP, nullable=True),
    Key("adopted.on", Holds.DAY),
    Key("adopted.by", Holds.TEXT, nullable=True),
    Key("draft", Holds.FLAG),
    Key("counts", Holds.GROUP),
    Key("counts.commitments", Holds.NUMBER),
    Key("counts.new", Holds.NUMBER),
    Key("counts.changed", Holds.NUMBER),
    Key("counts.ended", Holds.NUMBER),
    Key("counts.resumed", Holds.NUMBER),
    Key("counts.continued", Holds.NUMBER),
    Key("counts.deviations", Holds.NUMBER),
    Key("counts.so_far", Holds.NUMBER),
    Key("counts.voices", Holds.GROUP),
    Key("counts.voices.told", Holds.NUMBER, nullable=True),
    Key("counts.voices.held", Holds.NUMBER, nullable=True),
    Key("counts.voices.consented", Holds.NUMBER, nullable=True),
    Key("counts.voices.published", Holds.NUMBER),
    Key("counts.voices.linked", Holds.NUMBER),
    Key("counts.voices.led_to_change", Holds.NUMBER),
    Key("counts.voices.positive", Holds.NUMBER),
    Key("counts.voices.mixed", Holds.NUMBER),
    Key("counts.voices.critical", Holds.NUMBER),
    Key("words", Holds.GROUP, nullable=True),
    Key("words.plan", Holds.NUMBER),
    Key("words.reported", Holds.NUMBER),
    Key("report", Holds.GROUP, nullable=True),
    Key("report.organisation", Holds.TEXT),
    Key("report.from", Holds.TEXT, nullable=True),
    Key("report.to", Holds.TEXT),
    Key("report.changes", Holds.GROUPS),
    Key("report.changes.id", Holds.TEXT),
    Key("report.changes.kind", Holds.TEXT, values=values_of(ChangeKind)),
    Key("report.changes.facets", Holds.TEXTS, values=values_of(Facet)),
    Key("report.changes.title", Holds.TEXT),
    Key("report.changes.area", Holds.TEXT),
    Key("report.changes.was", Holds.TEXTS),
    Key("report.changes.reason", Holds.TEXT, nullable=True),
    Key("report.changes.prompted_by", Holds.TEXTS),
    Key("report.changes.before", Holds.GROUP),
    *_facets("report.changes.before"),
    Key("report.changes.after", Holds.GROUP),
    *_facets("report.changes.after"),
    Key("report.changes.text", Holds.GROUP),
    Key("report.changes.text.from", Holds.TEXT, nullable=True),
    Key("report.changes.text.to", Holds.TEXT, nullable=True),
    Key("report.continued", Holds.TEXTS),
    Key("report.rolled", Holds.TEXTS),
    Key("report.renamed", Holds.GROUPS),
    Key("report.renamed.from", Holds.TEXT),
    Key("report.renamed.to", Holds.TEXT),
    Key("report.editorial", Holds.TEXTS),
    *_deviations("report.deviations"),
    *_deviations("report.so_far"),
    *BESIDE,
)
"""All keys, in the order of the file."""


def schema_json(atlas: Atlas) -> Asset:
    """The schema as a file of the site."""
    url = atlas.library.site.says.url
    text = json.dumps(schema(atlas.wording, absolute(url, SCHEMA)), ensure_ascii=False, indent=2)
    return Asset(SCHEMA, (text + "\n").encode("utf-8"))


def schema(wording: Wording, address: str = "") -> dict[str, Any]:
    """The JSON Schema of `edition.json` (draft 2020-12), with meanings in the site's language.

    It lets keys through that it does not know, so that a later edition may say more.
    """
    children: dict[str, list[Key]] = {}
    for key in KEYS:
        children.setdefault(key.parent, []).append(key)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **({"$id": address} if address else {}),
        "title": "edition.json",
        "description": wording("data.schema"),
        **_group("", children, wording),
    }


def _group(path: str, children: dict[str, list[Key]], wording: Wording) -> dict[str, Any]:
    keys = children[path]
    return {
        "type": "object",
        "required": [key.name for key in keys if not key.optional],
        "properties": {key.name: _property(key, children, wording) for key in keys},
    }


def _property(key: Key, children: dict[str, list[Key]], wording: Wording) -> dict[str, Any]:
    told = {"description": wording(f"key.{key.label}")}
    choice = {"enum": [*key.values, None] if key.nullable else list(key.values)} if key.values else {}
    match key.holds:
        case Holds.GROUP:
            shape = _group(key.path, children, wording)
        case Holds.GROUPS:
            shape = {"type": "array", "items": _group(key.path, children, wording)}
        case Holds.TEXTS:
            shape = {"type": "array", "items": {"type": "string", **choice}}
        case Holds.NUMBER:
            shape = {"type": "integer", "minimum": 0}
        case Holds.SCORE:
            shape = {"type": "number"}
        case Holds.FLAG:
            shape = {"type": "boolean"}
        case Holds.DAY:
            shape = {"type": "string", "format": "date"}
        case Holds.TEXT:
            shape = {"type": "string", **choice}
    if key.nullable:
        shape["type"] = [shape["type"], "null"]
    return told | shape
