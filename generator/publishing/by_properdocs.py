"""The second renderer: ProperDocs, the maintained fork of MkDocs, with the same plugin and theme.

ProperDocs takes the place of `mkdocs` in a whole Python process, so it gets one of its own.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from importlib.util import find_spec
from multiprocessing import get_context

from generator.locale import language
from generator.publishing.renderer import Job, PublishError


def render(job: Job) -> tuple[str, ...]:
    """Write the site with ProperDocs; see `Renderer`. Says so when ProperDocs is not installed."""
    if find_spec("properdocs") is None:
        raise PublishError(language(job.site.language).say("build.no_properdocs"))
    # a function that shows progress does not travel to another process
    silent = replace(job, step=_no_step)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_render_there, silent).result()


def _no_step(done: int) -> None:
    """Progress that nobody sees."""


def _render_there(job: Job) -> tuple[str, ...]:
    import properdocs  # noqa: F401 - the next line needs it there
    import properdocs.replacement  # from here on every `mkdocs` is ProperDocs

    from generator.publishing.plugin import build_site

    return build_site(job)
