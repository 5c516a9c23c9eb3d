"""What a renderer is: it dresses a composed site in an empty folder; and the list of those that there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol, cast

from generator.composing.site import ComposedSite


class PublishError(Exception):
    """A site could not be published; the text says why in the site's language, for a person."""


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One site to render: what, from which root, into which empty folder, as of which day.

    With `strict` a renderer's own warnings (a dead link in a page of the owner's own) stop it. `step` is told
    how many pages are done; by default nobody is.
    """

    site: ComposedSite
    root: Path
    out: Path
    on: dt.date
    strict: bool = False
    step: Callable[[int], object] = int


class Renderer(Protocol):
    """A module with one function that renders a job."""

    def render(self, job: Job) -> tuple[str, ...]:
        """Write the whole site into `job.out`; gives warnings in plain words. Raises `PublishError`."""


_MODULES: Final[Mapping[str, str]] = {
    "mkdocs": "generator.publishing.by_mkdocs",
    "properdocs": "generator.publishing.by_properdocs",
    "plain": "generator.publishing.by_plain",
}
RENDERERS: Final = tuple(_MODULES)
"""The names of the renderers, the default first."""


def renderer(name: str) -> Renderer:
    """The renderer with this name; it is loaded only now, so that one that is not installed harms nobody."""
    return cast("Renderer", import_module(_MODULES[name]))
