"""Templates that were compiled before, kept in the user's cache: compiling takes a tenth of the build of a small site.

What is kept is code made from our own templates and the theme's, never content. Without a writable cache every
template is compiled anew.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from platformdirs import user_cache_path


@cache
def compiled_before() -> BytecodeCache | None:
    """The cache for an `Environment`; None where nothing can be kept."""
    # what is compiled depends on who compiled it, of which a cache knows nothing
    versions = "-".join(version(name) for name in ("verschil", "jinja2"))
    folder = user_cache_path("verschil") / "templates" / versions
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / ".kept").touch()
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))
