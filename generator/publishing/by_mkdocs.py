"""The default renderer: MkDocs with Material, through the plugin."""

from __future__ import annotations

from generator.publishing.plugin import build_site
from generator.publishing.renderer import Job


def render(job: Job) -> tuple[str, ...]:
    """Write the site with MkDocs; see `Renderer`."""
    return build_site(job)
