"""Whether a site is what its manifest says, and whether its sources give that site."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from generator.locale import languages
from generator.publishing.making import Made, Order, Progress, make
from generator.publishing.manifest import NAME, digest, made_with, read_manifest
from generator.publishing.renderer import RENDERERS
from generator.publishing.replacing import MARKER


@dataclass(frozen=True, slots=True)
class Differences:
    """Paths that lack, that are there too much, whose bytes differ, and that are no files of their own but, say, links."""

    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.changed or self.strange)


def against_manifest(site: Path, manifest: Mapping[str, Any]) -> Differences:
    """How the files of a site differ from what its manifest says of them."""
    named, graves = dict(manifest["outputs"]), dict(manifest["tombstones"])
    extra, changed = [], []
    files, strange = _files(site)
    for name, found in files.items():
        promised = named.pop(name, None) or graves.pop(digest(name.encode("utf-8")), None)
        if promised is None:
            extra.append(name)
        elif promised != found:
            changed.append(name)
    for name in strange:
        named.pop(name, None)
    if _is_foreign(site / MARKER):
        changed.append(MARKER)
    # a tombstone that lacks has no name to tell
    missing = [*named, *(f"#{hashed[:12]}" for hashed in graves)]
    return Differences(
        tuple(sorted(missing)), tuple(sorted(extra)), tuple(sorted(changed)), tuple(sorted(strange))
    )


def _is_foreign(marker: Path) -> bool:
    """Whether the file that says that a folder is a site of ours says anything else; it may be left out elsewhere."""
    try:
        return marker.read_text(encoding="utf-8") not in {
            each.say("build.marker") + "\n" for each in languages().values()
        }
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True


@dataclass(frozen=True, slots=True, eq=False)
class Rebuilt:
    """What building the sources again gave: the sources that differ, the files of the site that do, and what else the
    manifest tells otherwise (its keys).
    """

    sources: Differences
    outputs: Differences
    made: Made
    other_versions: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


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
        again = read_manifest(fresh)
        if made.stopped or again is None:
            return Rebuilt(Differences(), Differences(), made)
        sources = _compared(manifest["sources"], again["sources"])
        files, strange = _files(site)
        outputs = replace(_compared(files, _files(fresh)[0]), strange=tuple(sorted(strange)))
        if _is_foreign(site / MARKER):
            outputs = replace(outputs, changed=(MARKER, *outputs.changed))
    before, now = dict(manifest["made_with"]), made_with()
    other = tuple(name for name in sorted({*before, *now}) if before.get(name) != now.get(name))
    told = (key for key in {*manifest, *again} - _ELSEWHERE if manifest.get(key) != again.get(key))
    return Rebuilt(sources, outputs, made, other, tuple(sorted(told)))


_ELSEWHERE: Final = frozenset({"sources", "outputs", "tombstones", "made_with", "taken_out"})
"""Keys of a manifest that are held against the files themselves, or that no build gives."""


def _files(site: Path) -> tuple[dict[str, str], list[str]]:
    """Every file of a site but its manifest: path → hash; and what is neither file nor folder, or has no name to write.

    No link is followed: whatever a link leads to is no part of what was published.
    """
    files: dict[str, str] = {}
    strange: list[str] = []
    todo = [("", os.fspath(site.resolve()))]
    while todo:
        above, folder = todo.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                name = above + entry.name.encode("utf-8", "surrogateescape").decode(
                    "utf-8", "backslashreplace"
                )
                if entry.is_dir(follow_symlinks=False):
                    todo.append((f"{name}/", entry.path))
                elif not entry.is_file(follow_symlinks=False) or name != above + entry.name:
                    strange.append(name)
                elif name not in (NAME, MARKER):
                    files[name] = digest(Path(entry.path).read_bytes())
    return files, strange


def _compared(then: Mapping[str, str], now: Mapping[str, str]) -> Differences:
    both = then.keys() & now.keys()
    return Differences(
        tuple(sorted(now.keys() - then.keys())),
        tuple(sorted(then.keys() - now.keys())),
        tuple(sorted(name for name in both if then[name] != now[name])),
    )
