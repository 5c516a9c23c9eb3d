"""The page that says what the files for machines hold: every column, every key, and what one can follow."""

from __future__ import annotations

from dataclasses import dataclass

from generator.composing.addresses import SCHEMA
from generator.composing.atlas import Atlas
from generator.composing.changes import Link
from generator.composing.following import feed_of
from generator.composing.key import Holds, Key
from generator.composing.keys import KEYS
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.tables import COLUMNS
from generator.composing.templating import Draft, make_page, way_home
from generator.composing.wording import Wording


@dataclass(frozen=True, slots=True)
class FilesView:
    """What there is of one organisation: its feed, and the files of its newest edition (with its period)."""

    name: str
    feed: str
    period: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column: its heading in the file, and what it holds."""

    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key: its path with `[]` behind every list, what it holds in a word, its values, and what it means."""

    path: str
    holds: str
    values: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class DataView:
    """What the template shows."""

    title: str
    feed: str
    schema: str
    organisations: tuple[FilesView, ...]
    columns: tuple[ColumnView, ...]
    keys: tuple[KeyView, ...]


def data_page(atlas: Atlas) -> Page:
    """The page that explains the files."""
    wording = atlas.wording
    title, address = wording("data.title"), atlas.addresses.data()
    lead = wording("data.lead")
    view = DataView(
        title=title,
        feed=atlas.addresses.feed(),
        schema=SCHEMA,
        organisations=tuple(_files(id, atlas) for id in atlas.library.organisations),
        columns=tuple(ColumnView(wording(f"column.{c}"), wording(f"column_text.{c}")) for c in COLUMNS),
        keys=tuple(_key(key, wording) for key in KEYS),
    )
    draft = Draft(
        address=address,
        kind=PageKind.DATA,
        title=title,
        description=lead,
        wording=wording,
        view=view,
        crumbs=(way_home(wording), Crumb(title, address)),
        search=SearchEntry(title, lead, wording("search.data")),
    )
    return make_page(draft)


def _files(id: str, atlas: Atlas) -> FilesView:
    organisation = atlas.library.organisations[id]
    wording = atlas.wordings[id]
    edition = atlas.editions.newest(id)
    addresses = atlas.addresses
    links: tuple[Link, ...] = ()
    if edition is not None:
        links = (
            Link(wording("data.table"), addresses.table(id, edition.period)),
            Link(wording("data.json"), addresses.export(id, edition.period)),
        )
    period = str(edition.period) if edition else ""
    return FilesView(organisation.says.name, feed_of(atlas, organisation).address, period, links)


_LISTS = frozenset(key.path for key in KEYS if key.holds in (Holds.GROUPS, Holds.TEXTS))


def _key(key: Key, wording: Wording) -> KeyView:
    holds = wording(f"holds.{key.holds.value}")
    if key.nullable:
        holds = wording("holds.or_null", holds=holds)
    if key.optional:
        holds = wording("holds.or_nothing", holds=holds)
    return KeyView(shown(key.path), holds, key.values, wording(f"key.{key.label}"))


def shown(path: str) -> str:
    """A path as readers of JSON know it: `report.changes[].id`."""
    parts = path.split(".")
    steps = (".".join(parts[: end + 1]) for end in range(len(parts)))
    return ".".join(step.rpartition(".")[2] + ("[]" if step in _LISTS else "") for step in steps)
