"""A composed site made by hand, so that renderers are tested without the rooms before them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from generator.composing.site import (
    Asset,
    ComposedSite,
    Crumb,
    Page,
    PageKind,
    PictureFile,
    SearchEntry,
)
from generator.publishing.renderer import Job

HOME = Crumb("Begin", "")
LINDE = Crumb("De Linde & co", "de-linde/")
EDITION = Crumb("2025", "de-linde/2025/")


def site(
    url: str | None = "https://example.org/zorg", pictures: tuple[PictureFile, ...] = ()
) -> ComposedSite:
    """Home, an edition, a story with an awkward title, and a tombstone."""
    story = "de-linde/2025/verhalen/nacht/"
    gone = "de-linde/2025/verhalen/weg/"
    return ComposedSite(
        title="Anders <dan> vorig jaar",
        language="nl",
        url=url,
        pages=(
            Page("", PageKind.HOME, "Anders dan vorig jaar", "Wat anders is", '<h1>Welkom</h1><a href="de-linde/2025/">x</a>',
                 crumbs=(HOME,), search=SearchEntry("Begin", "welkom", "Begin")),
            Page("de-linde/2025/", PageKind.EDITION, "Kwaliteitsplan 2025", 'Eén "verschil"', "<h1>Plan</h1>",
                 crumbs=(HOME, LINDE, EDITION), search=SearchEntry("Kwaliteitsplan 2025", "plan", "Editie")),
            Page(story, PageKind.VOICE, "Nacht & <dag>", "Een verhaal", "<h1>Nacht</h1><pre>a\n\n  b</pre>",
                 crumbs=(HOME, LINDE, EDITION, Crumb("Nacht & <dag>", story)),
                 search=SearchEntry("Nacht & <dag>", "de cliënt slaapt", "Verhaal")),
            Page("zoeken/", PageKind.SEARCH, "Zoeken", "Zoek", "<h1>Zoeken</h1>", crumbs=(HOME, Crumb("Zoeken", "zoeken/"))),
            Page(gone, PageKind.GONE, "Ingetrokken", "Weg", "<h1>Ingetrokken</h1>",
                 crumbs=(HOME, LINDE, EDITION, Crumb("Ingetrokken", gone))),
        ),
        assets=(Asset("de-linde/2025/edition.json", b'{"a": 1}'),),
        navigation=(HOME,),
        words={},
        pictures=pictures,
        search="zoeken/",
    )  # fmt: skip


def job(root: Path, out: Path, composed: ComposedSite | None = None, *, strict: bool = True) -> Job:
    """The site to render from `root` into the new folder `out`."""
    out.mkdir(parents=True)
    return Job(composed or site(), root, out, dt.date(2026, 1, 31), strict)


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder: path → bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
