"""Every column and every key is explained, and every `edition.json` is what the published schema says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.composing.explaining import shown
from generator.composing.keys import KEYS
from generator.composing.site import ComposedSite
from generator.composing.tables import COLUMNS
from generator.locale import language
from tests.composing.building import commitment, composed, page, plan, seen, words
from tests.conftest import SiteOf

ROOT = Path(__file__).parents[2]
SCHEMA = "schema/edition.json"


@cache
def example() -> ComposedSite:
    return composed(ROOT)


def schema(site: ComposedSite) -> Any:
    return json.loads(next(a.data for a in site.assets if a.address == SCHEMA))


def exports(site: ComposedSite) -> Iterator[tuple[str, Any]]:
    for asset in site.assets:
        if asset.address.endswith("/edition.json") and asset.address != SCHEMA:
            yield asset.address, json.loads(asset.data)


def closed(part: Any) -> Any:
    """The schema without room for keys that it does not name, so that each one that is there is explained."""
    if isinstance(part, list):
        return [closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    shut = {name: closed(each) for name, each in part.items()}
    return {**shut, "additionalProperties": False} if "properties" in part and "type" in part else shut


def faults(site: ComposedSite) -> list[tuple[str, str, str]]:
    validator = Draft202012Validator(closed(schema(site)), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [
        (address, fault.json_path, fault.message)
        for address, data in exports(site)
        for fault in validator.iter_errors(data)
    ]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema(example()))


def test_every_edition_is_as_the_schema_says() -> None:
    assert len(list(exports(example()))) > 5
    assert faults(example()) == []


def test_every_facet_of_a_change_is_as_the_schema_says(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                "plans/de-linde/2025/commitments/samen-eten.md": commitment(
                    "Eten", "Anders.", aandachtsgebied="wonen", locaties="lindehof", trekker="Koks", aanleiding="Zo.",
                    vraagt_ruimte="{regel: Geen open vuur, status: gevraagd}",
                ),
                "plans/de-linde/2025/deviations/nachtrust.md": "---\nuitkomst: meer\naanleiding: Zo.\n---\n\nx\n",
            }
        )
    )  # fmt: skip
    assert faults(site) == []
    changes = {c["id"]: c for c in dict(exports(site))["de-linde/2025/edition.json"]["report"]["changes"]}
    assert set(changes["samen-eten"]["after"]) == {"title", "area", "locations", "owner", "room"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("report", "changes", 0, "kind"), "moved"),
        (("adopted", "on"), "gisteren"),
        (("counts", "new"), -1),
        (("voices", 0, "voice"), "baas"),
        (("onbekend",), 1),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[str | int, ...], value: object) -> None:
    data: Any = dict(exports(example()))["de-linde/2025/edition.json"]
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    validator = Draft202012Validator(
        closed(schema(example())), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert not validator.is_valid(data)


def test_the_published_schema_leaves_room_for_more() -> None:
    data: Any = dict(exports(example()))["de-linde/2025/edition.json"]
    assert Draft202012Validator(schema(example())).is_valid({**data, "later": 1})


def test_an_edition_names_its_schema(site_of: SiteOf) -> None:
    assert dict(exports(example()))["de-linde/2025/edition.json"]["$schema"] == "../../schema/edition.json"
    url = "titel: x\nurl: https://example.org/zorg\norganisaties: [de-linde]\n"
    site = composed(site_of({"site_config/site.yml": url}))
    own = "https://example.org/zorg/schema/edition.json"
    assert dict(exports(site))["de-linde/2025/edition.json"]["$schema"] == own == schema(site)["$id"]


@pytest.mark.parametrize(("code", "address"), [("nl", "gegevens/"), ("en", "data/")])
def test_the_page_explains_every_column_and_every_key(site_of: SiteOf, code: str, address: str) -> None:
    site = composed(site_of({"site_config/site.yml": f"titel: x\ntaal: {code}\norganisaties: [de-linde]\n"}))
    html = page(site, address).html
    rows = [words(row.partition("</tr>")[0]) for row in html.split("<tr>")[1:]]
    spoken = language(code)
    for name in COLUMNS:
        heading = spoken.label(f"column.{name}")
        meaning = spoken.label(f"column_text.{name}")
        assert f"{heading}{meaning}" in rows, name
    told = [words(row.partition("</div>")[0]) for row in html.partition("<dl")[2].split("<div>")[1:]]
    assert len(told) == len(KEYS)
    for key, row in zip(KEYS, told, strict=True):
        path, _, rest = row.partition(" ")
        assert path == shown(key.path)
        assert words(spoken.label(f"key.{key.label}", terms={})) in rest, key.path
        assert all(value in rest for value in key.values), key.path


def test_the_page_explains_no_more_than_there_is() -> None:
    """Each key of the table is found in some edition of the example site, unless it is a facet's or may be left out."""
    seen_paths = {path for _, data in exports(example()) for path in paths(data)}
    assert {key.path for key in KEYS} - seen_paths <= {
        key.path for key in KEYS if key.says.startswith("facet.")
    }
    assert seen_paths <= {key.path for key in KEYS}


def paths(data: Any, above: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            path = f"{above}.{name}" if above else name
            yield path
            yield from paths(value, path)
    elif isinstance(data, list):
        for value in data:
            yield from paths(value, above)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("period", "period"),
        ("report.changes", "report.changes[]"),
        ("report.changes.was", "report.changes[].was[]"),
        ("report.changes.before.room.of", "report.changes[].before.room.of"),
        ("report.so_far.reason", "report.so_far[].reason"),
    ],
)
def test_lists_show_in_a_path(path: str, said: str) -> None:
    assert shown(path) == said


def test_editions_and_organisations_lead_to_it() -> None:
    for address in ("", "de-linde/", "de-linde/2026/"):
        html = page(example(), address).html
        links = {e.attributes.get("href") for e in seen(html).elements if e.tag == "a"}
        assert any(link and link.endswith("gegevens/") for link in links), address
        assert any(link and link.endswith("feed.xml") for link in links), address
    edition = {e.attributes.get("href") for e in seen(page(example(), "de-linde/2026/").html).elements}
    assert {"../../de-linde/2026/edition.csv", "../../de-linde/2026/edition.json"} <= edition


def test_a_schema_of_a_site_with_one_organisation_uses_its_nouns(site_of: SiteOf) -> None:
    root = site_of({"plans/de-linde/2026/plan.md": plan(2026)})
    file = root / "site_config/organisations/de-linde.yml"
    file.write_text(file.read_text(encoding="utf-8") + "labels:\n  voornemen: afspraak\n", encoding="utf-8")
    assert (
        "afspraak" in schema(composed(root))["properties"]["report"]["properties"]["changes"]["description"]
    )
