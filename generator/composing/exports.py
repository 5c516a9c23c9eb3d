"""The edition for machines: `edition.json`, the report with its counts, and all that stands beside it.

Shape: `CONTENT.md`, *Commands*; more keys may be added, none ever changes its name or meaning.
"""

from __future__ import annotations

import json
from typing import Any

from generator.comparing.report import as_data
from generator.composing.addresses import SCHEMA, absolute, way_up
from generator.composing.atlas import Atlas
from generator.composing.counting import count, count_voices, words_in_edition
from generator.composing.edition import title_of
from generator.composing.editions import Edition
from generator.composing.exported_plan import plan_data
from generator.composing.exported_voices import voices_data
from generator.composing.site import Asset


def edition_json(edition: Edition, atlas: Atlas) -> Asset:
    """The edition as `edition.json`: UTF-8, keys in a fixed order, the same bytes for the same content."""
    address = atlas.addresses.export(edition.organisation.id, edition.period)

    def written() -> bytes:
        text = json.dumps(edition_data(edition, atlas), ensure_ascii=False, separators=(",", ":"))
        return f"{text}\n".encode()

    return Asset(address, written)


def edition_data(edition: Edition, atlas: Atlas) -> dict[str, Any]:
    """The edition as mappings, lists, texts, numbers and None.

    `adopted`, `words` and `report` are None where there is no (adopted) plan. In `counts.voices`, `told` and `held`
    are None when fewer were held back than the site's smallest number.
    """
    plan = edition.plan.plan if edition.plan else None
    adopted = plan.says.adopted if plan and not edition.draft else None
    counts, words, voices = count(edition), words_in_edition(edition), count_voices(edition, atlas)
    wording = atlas.wordings[edition.organisation.id]
    own = atlas.addresses.export(edition.organisation.id, edition.period)
    return {
        "$schema": absolute(atlas.library.site.says.url, SCHEMA) or way_up(own) + SCHEMA,
        "organisation": edition.organisation.id,
        "period": str(edition.period),
        "title": title_of(edition, wording),
        "language": atlas.language.code,
        "document": (plan.says.document if plan else None) or edition.organisation.says.document,
        "adopted": {"on": adopted.on.isoformat(), "by": adopted.by} if adopted else None,
        "draft": edition.draft,
        "counts": {
            "commitments": counts.commitments,
            "new": counts.new,
            "changed": counts.changed,
            "ended": counts.ended,
            "resumed": counts.resumed,
            "continued": counts.continued,
            "deviations": counts.deviations,
            "so_far": counts.so_far,
            "voices": {
                "told": voices.told,
                "held": None if voices.few else voices.held,
                "consented": voices.consented,
                "published": voices.published,
                "linked": voices.linked,
                "led_to_change": voices.led_to_change,
                **voices.tones,
            },
        },
        "words": {"plan": words.plan, "reported": words.reported} if plan else None,
        "report": as_data(edition.changes) if edition.changes else None,
        **plan_data(edition, atlas),
        **voices_data(edition, atlas),
    }
