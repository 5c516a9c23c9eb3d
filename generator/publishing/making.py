"""One site from content to folder: prepared, rendered, searched for leaks, and put in the old one's place.

Whatever stops it, what was withdrawn or has expired is taken out of the site that stands: that waits for nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checking.weighing import weigh
from generator.composing.addresses import Addresses
from generator.composing.site import ComposedSite
from generator.findings import Finding, Level, in_order
from generator.locale import Language
from generator.pipeline import Prepared, prepare
from generator.publishing.departing import Standing, absent
from generator.publishing.guarding import guard
from generator.publishing.leaking import as_findings, leaks
from generator.publishing.manifest import Lost, is_published, lost_addresses, voices_lost, write_manifest
from generator.publishing.removing import Removed, remove_from
from generator.publishing.renderer import Job, PublishError, renderer
from generator.publishing.replacing import replacing


@dataclass(frozen=True, slots=True)
class Order:
    """What to make: from which root, into which folder, as of which day, with what.

    With `published` the site gets its manifest, and may lose no address that the site before it had.
    """

    root: Path
    target: Path
    on: dt.date
    renderer: str
    strict: bool = False
    prints: bool = False
    published: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """Whom to tell how far things are: which stage begins (with how many parts), how many pages and prints."""

    stage: Callable[..., object]
    pages: Callable[[int], object] = int
    prints: Callable[[int], object] = int


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """What came of an order.

    `stopped` says that no new site was made: because of `findings`, or of `fault` (in words for a person).
    `removed` is what was taken out of the old site then; `stuck` says, in words for a person, why that failed.
    """

    prepared: Prepared
    findings: tuple[Finding, ...]
    warned: tuple[str, ...] = ()
    stopped: bool = False
    fault: str = ""
    removed: Removed | None = None
    stuck: str = ""


class _Stopped(Exception):  # noqa: N818 (it carries findings out of the block that replaces the site)
    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("stopped")
        self.findings = findings


def make(order: Order, progress: Progress) -> Made:
    """Make the site that was ordered, or say what stopped it. Faults of ours rise as they are."""
    prepared = prepare(order.root, order.on, strict=order.strict, prints=order.prints, step=progress.stage)
    if prepared.site is None:
        return _stopped(order, Made(prepared, prepared.findings, stopped=True))
    if not order.published and is_published(order.target):
        refused = prepared.language.say("build.published", path=order.target.name)
        return _stopped(order, Made(prepared, prepared.findings, stopped=True, fault=refused))
    try:
        warned, told = _render(order, prepared, prepared.site, progress)
    except _Stopped as stop:
        findings = in_order((*prepared.findings, *stop.findings))
        return _stopped(order, Made(prepared, findings, stopped=True))
    except PublishError as error:
        return _stopped(order, Made(prepared, prepared.findings, stopped=True, fault=str(error)))
    except FileNotFoundError as error:
        fault = vanished(error, order.root, prepared.language)
        if fault is None:
            raise
        return _stopped(order, Made(prepared, prepared.findings, stopped=True, fault=fault))
    return Made(prepared, in_order((*prepared.findings, *told)), warned)


def vanished(error: FileNotFoundError, root: Path, words: Language) -> str | None:
    """What to say when a file of the writers' is gone while the site is made; None when it is none of theirs."""
    try:
        path = Path(str(error.filename)).resolve().relative_to(root.resolve())
    except ValueError:
        return None
    return words.say("build.vanished", path=path.as_posix())


def _render(
    order: Order, prepared: Prepared, site: ComposedSite, progress: Progress
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Render, look, and put in place; gives what the renderer warned of, and what was found that stops nothing."""
    told: tuple[Finding, ...] = ()
    site = _printed(order, site, prepared.language, progress)
    progress.stage("render", total=len(site.pages))
    with replacing(order.target, prepared.language) as fresh:
        job = Job(site, order.root, fresh, order.on, order.strict, progress.pages)
        warned = renderer(order.renderer).render(job)
        progress.stage("search")
        if order.published:
            write_manifest(fresh, order.root, order.renderer, order.on, prepared)
            told = _refuse_losses(order, fresh, prepared)
        found = as_findings(leaks(fresh, order.root, guard(prepared, order.root)))
        if found:
            raise _Stopped(found)
    return warned, told


def _refuse_losses(order: Order, fresh: Path, prepared: Prepared) -> tuple[Finding, ...]:
    """An address that was published stays, unless the site's rules weigh that otherwise. Raises `_Stopped`."""
    lost = weigh(lost_addresses(order.target, fresh, Lost.excuses(prepared)), prepared.library)
    if any(finding.level is Level.ERROR for finding in lost):
        raise _Stopped(lost)
    return lost


def _printed(order: Order, site: ComposedSite, words: Language, progress: Progress) -> ComposedSite:
    """The site with its prints as files beside its pages, so that every renderer lays them where they belong."""
    if not site.prints:
        return site
    from generator.publishing.printing import print_all  # noqa: PLC0415 (what prints are made with is an extra)

    progress.stage("print", total=len(site.prints))
    made = tuple(print_all(site.prints, order.root, words, progress.prints))
    return replace(site, assets=tuple(sorted((*site.assets, *made), key=lambda asset: asset.address)))


def _stopped(order: Order, made: Made) -> Made:
    """Take what may not be there any longer out of the site that stands; the rest of it stays as it was."""
    prepared = made.prepared
    standing = Standing(
        order.target, order.root, prepared.library, order.on, prepared.language, prepared.findings
    )
    try:
        removed, lost = remove_from(standing), absent(standing)
    except (PublishError, OSError) as error:
        return replace(made, stuck=str(error))
    if lost and not any(finding.code == "publish/voice-lost" for finding in made.findings):
        addresses = Addresses.of(prepared.language)
        told = weigh((voices_lost(lost, map(addresses.voice, lost)),), prepared.library)
        made = replace(made, findings=in_order((*made.findings, *told)))
    return replace(made, removed=removed)
