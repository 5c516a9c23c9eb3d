"""The second renderer: ProperDocs, the maintained fork of MkDocs, with the same plugin and theme.

ProperDocs takes the place of `mkdocs` in a whole Python process, so it gets one of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context

from generator.composing.site import Asset
from generator.locale import language
from generator.publishing.renderer import Job, PublishError


def render(job: Job) -> tuple[str, ...]:
    """Write the site with ProperDocs; see `Renderer`. Says so when ProperDocs is not installed."""
    if find_spec("properdocs") is None:
        raise PublishError(language(job.site.language).say("build.no_properdocs"))
    # functions (that show progress, that make a page when it is asked for) do not travel to another process
    site = replace(
        job.site,
        pages=tuple(replace(page, content=page.html) for page in job.site.pages),
        assets=tuple(_made(asset) for asset in job.site.assets),
        pictures=tuple(
            replace(picture, on=_made(picture.on) if picture.on else None) for picture in job.site.pictures
        ),
    )
    silent = replace(job, step=int, site=site)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_render_there, silent).result()


def _made(asset: Asset) -> Asset:
    return replace(asset, content=asset.data)


def _render_there(job: Job) -> tuple[str, ...]:
    import_module("properdocs")
    import_module("properdocs.replacement")  # from here on every `mkdocs` is ProperDocs
    build: Callable[[Job], tuple[str, ...]] = import_module("generator.publishing.plugin").build_site
    return build(job)
