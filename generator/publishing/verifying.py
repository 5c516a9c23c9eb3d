"""Whether a site is what its manifest says, and whether its sources give that site."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.publishing.making import Made, Order, Progress, make
from generator.publishing.manifest import NAME, digest, made_with, read_manifest
from generator.publishing.renderer import RENDERERS
from generator.publishing.replacing import MARKER


@dataclass(frozen=True, slots=True)
class Differences:
    """Paths that lack, that are there too much, and whose bytes differ."""

    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.changed)


def against_manifest(site: Path, manifest: Mapping[str, Any]) -> Differences:
    """How the files of a site differ from what its manifest says of them."""
    named, graves = dict(manifest["outputs"]), dict(manifest["tombstones"])
    extra, changed = [], []
    for name, found in _files(site).items():
        promised = named.pop(name, None) or graves.pop(digest(name.encode("utf-8")), None)
        if promised is None:
            extra.append(name)
        elif promised != found:
            changed.append(name)
    # a tombstone that lacks has no name to tell
    missing = [*named, *(f"#{hashed[:12]}" for hashed in graves)]
    return Differences(tuple(sorted(missing)), tuple(sorted(extra)), tuple(sorted(changed)))


@dataclass(frozen=True, slots=True, eq=False)
class Rebuilt:
    """What building the sources again gave: the sources that differ, and the files of the site that do."""

    sources: Differences
    outputs: Differences
    made: Made
    other_versions: tuple[str, ...] = ()


def against_sources(site: Path, root: Path, manifest: Mapping[str, Any]) -> Rebuilt:
    """Build the sources again, as of the manifest's day and in the same way, and compare.

    Raises `ValueError` for a manifest that does not say how the site was made, and `PublishError`.
    """
    name = manifest.get("renderer")
    if name not in RENDERERS:
        raise ValueError("renderer")
    on = dt.date.fromisoformat(str(manifest.get("on")))
    with tempfile.TemporaryDirectory(prefix="verschil-") as folder:
        fresh = Path(folder) / "site"
        order = Order(root, fresh, on, name, strict=True, prints=bool(manifest.get("prints")), published=True)
        made = make(order, Progress(lambda *_, **__: None))
        again = read_manifest(fresh) or {"sources": {}}
        sources = _compared(manifest.get("sources", {}), again["sources"])
        outputs = Differences() if made.stopped else _compared(_files(site), _files(fresh))
    before, now = dict(manifest.get("made_with", {})), made_with()
    other = tuple(name for name in sorted({*before, *now}) if before.get(name) != now.get(name))
    return Rebuilt(Differences() if made.stopped else sources, outputs, made, other)


def _files(site: Path) -> dict[str, str]:
    """Every file of a site but its manifest: path → hash."""
    return {
        name: digest(path.read_bytes())
        for path in site.rglob("*")
        if path.is_file() and (name := path.relative_to(site).as_posix()) not in (NAME, MARKER)
    }


def _compared(then: Mapping[str, str], now: Mapping[str, str]) -> Differences:
    both = then.keys() & now.keys()
    return Differences(
        tuple(sorted(now.keys() - then.keys())),
        tuple(sorted(then.keys() - now.keys())),
        tuple(sorted(name for name in both if then[name] != now[name])),
    )
