"""A first glance at files: all that they may say in one run of words, quickly, so that most need no closer look.

Never less than `opening.said` finds in them, without telling prose from attributes, programs and addresses.
"""

from __future__ import annotations

import html
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from generator.publishing.opening import TAG, is_uneven, words_of

_CODED: Final = ("\\", "<", "&", "%")
"""What stands in data whose texts are not spelled as they are meant."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The words that a file may say, and the hashes of its new tags."""

    words: list[bytes]
    tags: AbstractSet[int] = frozenset()


def glance_at_page(page: str, known: AbstractSet[int]) -> Glance | None:
    """What pages may say, but for `known` tags and programs (hashes); None where they need a closer look."""
    # what parts a page otherwise than tags do; programs are a case of their own
    if "<!--" in page or "<style" in page or "<![CDATA[" in page:
        return None
    bare = _without_programs(page, known) if "<script" in page else page
    if bare is None:
        return None
    parts = TAG.split(bare)
    new = [tag for tag in set(parts[1::2]) if hash(tag) not in known]
    running = html.unescape(" ".join(parts[::2]))
    if "<" in running or "://" in running or is_uneven(new):
        return None
    return Glance(words_of(running, unquote(html.unescape("\n".join(new)))), set(map(hash, new)))


def glance_at_data(data: str) -> Glance | None:
    """What JSON may say, its texts one behind the other; None where it needs a closer look."""
    return None if any(sign in data for sign in _CODED) else Glance(words_of(data))


def _without_programs(page: str, known: AbstractSet[int]) -> str | None:
    """A page without what stands between the tags of known programs; None where there are others."""
    *pieces, rest = page.split("</script>")
    kept = []
    for piece in pieces:
        before, tag, program = piece.partition("<script")
        attributes, end, program = program.partition(">")
        if not end or (program and hash(program) not in known):
            return None
        kept.append(f"{before}{tag}{attributes}>")
    return None if "<script" in rest else " ".join((*kept, rest))
