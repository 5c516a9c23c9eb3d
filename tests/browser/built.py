"""A site that was built for the tests: its pages, found by themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
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
    composed: ComposedSite = field(repr=False)

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
        """The longest page of every kind, and of those that were not composed the ones on the first level."""
        kinds = (self.of(kind) for kind in PageKind)
        beside = (address for address in self.beside() if address.count("/") < 2)
        return (*(pages[0].address for pages in kinds if pages), *beside)

    def every(self) -> tuple[str, ...]:
        """The same with all pages that were not composed: those of a manual, which are alike, too."""
        return tuple(dict.fromkeys((*self.some(), *self.beside())))

    def address(self, kind: PageKind) -> str:
        """The longest page of a kind."""
        return self.of(kind)[0].address


def built(root: Path, out: Path) -> BuiltSite:
    """Build the site under `root` with `verschil build`; it is not served yet."""
    ran = run(root, "build", "--out", str(out), on=ON.isoformat())
    assert ran.code == 0, ran.err
    composed = prepare(root, ON).site
    assert composed is not None
    return BuiltSite(root, out, "", composed)
