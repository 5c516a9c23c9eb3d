"""A site that was built for the tests: its pages, found by themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from generator.composing.site import ComposedSite, Page, PageKind
from generator.pipeline import prepare
from tests.cli.running import run

ON = dt.date(2026, 11, 24)


@dataclass(frozen=True)
class BuiltSite:
    """Where a site lies and is served, and what it was composed of."""

    root: Path
    folder: Path
    url: str
    composed: ComposedSite

    @property
    def language(self) -> str:
        """The site's language."""
        return self.composed.language

    def of(self, kind: PageKind) -> tuple[Page, ...]:
        """All pages of a kind, the longest first."""
        pages = [page for page in self.composed.pages if page.kind is kind]
        return tuple(sorted(pages, key=lambda page: (-len(page.html), page.address)))

    def beside(self) -> tuple[str, ...]:
        """The addresses of pages that were not composed: the owner's, the one for a wrong address, and others."""
        composed = {f"{page.address}index.html" for page in self.composed.pages}
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return tuple(sorted(name.removesuffix("index.html") for name in found if name not in composed))

    def some(self) -> tuple[str, ...]:
        """The longest page of every kind, and every page that was not composed."""
        kinds = (self.of(kind) for kind in PageKind)
        return (*(pages[0].address for pages in kinds if pages), *self.beside())

    def address(self, kind: PageKind) -> str:
        """The longest page of a kind."""
        return self.of(kind)[0].address


def built(root: Path, served: tuple[Path, str], below: str) -> BuiltSite:
    """Build the site under `root` with `verschil build` into a folder that is served."""
    folder, url = served
    ran = run(root, "build", "--out", str(folder / below), on=ON.isoformat())
    assert ran.code == 0, ran.err
    composed = prepare(root, ON).site
    assert composed is not None
    return BuiltSite(root, folder / below, f"{url}{below}/", composed)
