"""`manifest.json`: what a published site was made from, with what, on whose decision, and what came of it.

Nothing in it names what is held back. A story that was withdrawn has a file at its address still; that one is named
by the hash of its path, so that the manifest is no list of withdrawn stories. Of a story, the line with the
organisation's own reference is left out of its hash, since a short number could be guessed from that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from generator.composing.addresses import Addresses
from generator.content.library import Library
from generator.content.plan import Plan
from generator.content.references import PlanRef, VoiceRef
from generator.content.voice import StoryKeys, Voice
from generator.content.wall import Published
from generator.content.withheld import published_pictures
from generator.findings import Finding, Place, find
from generator.locale import Language, languages
from generator.pipeline import Prepared
from generator.publishing.replacing import MARKER
from generator.reading.lenient import ref_of

NAME: Final = "manifest.json"
"""The manifest's place in the site."""
_FORMAT: Final = 1
_MADE_WITH: Final = (
    "verschil", "mkdocs", "mkdocs-material", "properdocs", "jinja2", "markdown-it-py", "mdit-py-plugins", "nh3",
    "babel", "icalendar", "pillow", "rapidfuzz", "fonttools", "weasyprint",
)  # fmt: skip
"""Packages on whose versions the bytes of a site depend."""
_PROMISED: Final = (".html", "edition.json", ".pdf", ".csv", "feed.xml")
"""Ends of paths that are promises to readers; the files behind pages and the index may change their names."""


def write_manifest(site: Path, root: Path, renderer: str, on: dt.date, prepared: Prepared) -> None:
    """Write the manifest of the finished `site` into it; the same bytes for the same site and sources."""
    if prepared.published is None:
        raise ValueError("nothing was prepared")
    tombs = tombstones(prepared.published, prepared.language)
    data = {
        "format": _FORMAT,
        "on": on.isoformat(),
        "renderer": renderer,
        "prints": bool(prepared.site and prepared.site.prints),
        "made_with": made_with(),
        "decisions": [_decision(plan) for plan in prepared.published.library.plans.values()],
        "sources": dict(sorted(_sources(root, prepared.library, prepared.published))),
        **outputs(site, tombs),
    }
    save(site, data)


def save(site: Path, data: Mapping[str, Any]) -> None:
    """Write a manifest."""
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    target = site / NAME
    target.unlink(missing_ok=True)
    target.write_bytes(text.encode("utf-8"))


def read_manifest(site: Path) -> dict[str, Any] | None:
    """The manifest of a site; None when it has none that can be read, or one of another form than ours."""
    try:
        data = json.loads((site / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return data if _is_sound(data) else None


def _is_sound(data: Any) -> bool:
    """Whether whatever is asked of a manifest has the form that it is asked in."""
    if (
        not isinstance(data, dict)
        or not _is_day(data.get("on"))
        or not _is_day(data.get("taken_out", data["on"]))
    ):
        return False
    return isinstance(data.get("decisions", []), list) and all(
        isinstance(part, dict) and all(isinstance(value, str) for value in part.values())
        for part in (data.get("outputs"), data.get("tombstones"), data.get("sources"), data.get("made_with"))
    )


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def fingerprint(site: Path) -> str:
    """The hash of a manifest itself, to be noted beside a decision: who can change a site can change its manifest too."""
    return digest((site / NAME).read_bytes())


def is_published(site: Path) -> bool:
    """Whether a folder holds a publication, also when its manifest cannot be read: only another may take its place."""
    return (site / NAME).exists()


def outputs(site: Path, tombs: frozenset[str]) -> dict[str, dict[str, str]]:
    """The part of a manifest that names the files of the site, by path; tombstones by the hash of theirs."""
    files: dict[str, str] = {}
    graves: dict[str, str] = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if name in (NAME, MARKER):
            continue
        if name in tombs:
            graves[digest(name.encode("utf-8"))] = digest(path.read_bytes())
        else:
            files[name] = digest(path.read_bytes())
    return {"outputs": files, "tombstones": dict(sorted(graves.items()))}


def tombstones(published: Published, words: Language) -> frozenset[str]:
    """Paths in the site of the pages that tell that a story was withdrawn."""
    addresses = Addresses.of(words)
    return frozenset(f"{addresses.voice(ref)}index.html" for ref in published.withdrawn)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def made_with() -> dict[str, str]:
    """The versions of whatever has a say in the bytes of a site, as far as it is installed."""
    found = {"python": platform.python_version()}
    for name in _MADE_WITH:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def _decision(plan: Plan) -> dict[str, Any]:
    """Who adopted a plan, when, and which bodies were heard."""
    adopted = plan.says.adopted
    return {
        "organisation": plan.ref.organisation,
        "period": str(plan.ref.period),
        "adopted": {"on": adopted.on.isoformat(), "by": adopted.by} if adopted else None,
        "heard": [
            {
                "body": each.body,
                "on": each.on.isoformat() if each.on else None,
                "right": each.right.value if each.right else None,
                "outcome": each.outcome,
            }
            for each in plan.says.consulted
        ],
    }


def _sources(root: Path, library: Library, published: Published) -> Iterator[tuple[str, str]]:
    """Every file from which something stands in the site: path from the root → hash."""
    for path in _of_site(root):
        yield path, digest((root / path).read_bytes())
    for plan in published.library.plans.values():
        sources = [plan.source]
        sources += (each.source for each in plan.commitments.values())
        sources += (each.source for each in plan.deviations.values())
        sources += (each.source for each in plan.scores.values())
        for source in sources:
            yield source.path, digest((root / source.path).read_bytes())
    for ref, voice in published.library.voices.items():
        yield voice.source.path, digest(_without_reference(root, library.voices.get(ref, voice)))
    for path in published_pictures(published.library):
        yield path, digest((root / path).read_bytes())


def _of_site(root: Path) -> Iterator[str]:
    """Settings, the owner's pages, and how MkDocs is told to run."""
    if (root / "mkdocs.yml").is_file():
        yield "mkdocs.yml"
    for path in sorted((root / "site_config").rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and not any(part.startswith(("_", ".", "~$")) for part in name.split("/")):
            yield name


def _without_reference(root: Path, voice: Voice) -> bytes:
    data = (root / voice.source.path).read_bytes()
    says = voice.says
    if not isinstance(says, StoryKeys) or says.consent is None or says.consent.reference is None:
        return data
    lines = data.splitlines(keepends=True)
    del lines[voice.source.place("consent", "reference").line - 1]
    return b"".join(lines)


# -- addresses that may not be lost


@dataclass(frozen=True, slots=True, eq=False)
class Lost:
    """Which addresses may go: those of voices that are held back now. Keeping them would be worse than losing them."""

    folders: frozenset[str] = frozenset()
    """Pages of voices, and pages of their lists from the second on."""
    emptied: frozenset[str] = frozenset()
    """Lists, editions and agendas in which nothing is left to tell: what stands right in them may go."""

    @classmethod
    def excuses(cls, prepared: Prepared) -> Lost:
        """The excuses of a site that was prepared."""
        published, library = prepared.published, prepared.library
        if published is None:
            return cls()
        addresses = Addresses.of(prepared.language)
        held = [ref for ref in library.voices if ref not in published.library.voices]
        held += (ref for path in library.unreadable if (ref := ref_of(path)) is not None)
        told = {(ref.organisation, ref.period) for ref in published.library.voices}
        folders = set()
        # what is to come passes, and the agenda with it
        emptied = {addresses.agenda(), *(addresses.agenda(id) for id in library.organisations)}
        for ref in held:
            folders.add(addresses.voice(ref))
            folders.add(addresses.voices(ref.organisation, ref.period, 2).removesuffix("2/"))
            folders.add(addresses.observations(ref.organisation, ref.period, 2).removesuffix("2/"))
            folders.add(addresses.agreements(ref.organisation, 2).removesuffix("2/"))
            emptied.add(addresses.observations(ref.organisation, ref.period))
            emptied.add(addresses.agreements(ref.organisation))
            if (ref.organisation, ref.period) not in told:
                emptied.add(addresses.voices(ref.organisation, ref.period))
                if PlanRef(ref.organisation, ref.period) not in library.plans:
                    emptied.add(addresses.edition(ref.organisation, ref.period))
        return cls(frozenset(folders), frozenset(emptied))

    def excused(self, path: str) -> bool:
        """Whether this path may go."""
        return path.startswith(tuple(self.folders)) or f"{path.rpartition('/')[0]}/" in self.emptied


def lost_addresses(old: Path, fresh: Path, excuses: Lost) -> tuple[Finding, ...]:
    """One finding that lists the addresses of the old site's manifest which the new site has not.

    Where that manifest cannot be read, that is told as well, and the files that stand there are taken for it.
    """
    if not is_published(old):
        return ()
    place = Place("site_config/site.yml")
    manifest = read_manifest(old)
    told = () if manifest else (find("publish/manifest-unreadable", place, name=NAME),)
    lost = [
        path.removesuffix("index.html")
        for path in (manifest or outputs(old, frozenset()))["outputs"]
        if path.endswith(_PROMISED) and not (fresh / path).exists() and not excuses.excused(path)
    ]
    voices = {path: ref for path in lost if (ref := voice_at(path)) is not None}
    if voices:
        told = (*told, voices_lost(voices.values(), voices))
    rest = [address for address in lost if address not in voices]
    if not rest:
        return told
    return (*told, find("publish/address-lost", place, addresses=_listed(rest), n=len(rest)))


def voices_lost(refs: Iterable[VoiceRef], addresses: Iterable[str]) -> Finding:
    """The finding that voices stand in a site while nobody can tell whether they may: their files are not there."""
    refs, addresses = list(refs), list(addresses)
    place = Place("site_config/site.yml")
    return find(
        "publish/voice-lost", place, addresses=_listed(addresses), n=len(addresses), story=str(refs[0])
    )


def _listed(addresses: Sequence[str]) -> str:
    shown = ", ".join(f"`{address or '/'}`" for address in addresses[:20])
    return shown + (" …" if len(addresses) > 20 else "")


def voice_at(address: str) -> VoiceRef | None:
    """The voice whose page stands at an address, in whatever language; None for the address of anything else."""
    match address.strip("/").split("/"):
        case (organisation, period, part, slug) if part in {
            each.addresses["voices"] for each in languages().values()
        }:
            return ref_of(f"stories/{organisation}/{period}/{slug}.md")
    return None
