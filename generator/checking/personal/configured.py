"""Personal data in `site_config`: numbers that identify in every text, what tells of a person in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from generator.checking.personal.glance import Setting
from generator.checking.personal.links import in_address
from generator.checking.personal.names import TITLES
from generator.checking.personal.rules import scan
from generator.content.library import Library
from generator.content.source import Source
from generator.content.withheld import texts_within
from generator.findings import Finding, find

Path = tuple[str | int, ...]

_NUMBERS: Final = frozenset({"personal/bsn", "personal/iban", "personal/phone", "personal/email"})
_ONES_OWN: Final = frozenset({"personal/phone", "personal/email"})
"""What an organisation gives as its own under `contact`."""
_CONTACT: Final = "contact"
_SENTENCES: Final = frozenset({"introduction", "description", "sentence", _CONTACT})
"""Keys in which somebody may tell of people; titles and questions are names of things."""
_IN_SENTENCES: Final = frozenset({"personal/age", "personal/birth-date"})
"""What counts there besides. Days, addresses, rooms and counts are an organisation's own affair: *sinds 1 mei 2019*."""
_ADDRESS: Final = re.compile(r"https?://\S+")
_WORD: Final = re.compile(r"[^\W\d_]+\.?")


def in_settings(library: Library, settings: Mapping[str, Setting], common: Setting) -> Iterator[Finding]:
    """Personal data in the site's own settings. `settings`: organisation → what its texts may name; `common`: any other's.

    Nothing in these files can be settled: what stops a build here is to be taken out, or stands under `contact`.
    """
    yield from _in_keys(library.site.source, library.site.says, common)
    for organisation in library.organisations.values():
        setting = settings.get(organisation.id, common)
        yield from _in_keys(organisation.source, organisation.says, setting)
    shared: Iterable[Mapping[str, Any]] = (library.frameworks, library.instruments, library.readers)
    for each in shared:
        for document in each.values():
            yield from _in_keys(document.source, document.says, common)


def _in_keys(source: Source, says: Any, setting: Setting) -> Iterator[Finding]:
    texts = list(texts_within(says))
    looked = [text for _, text in texts if not _ADDRESS.fullmatch(text)]
    places = [keys for keys, text in texts if not _ADDRESS.fullmatch(text)]
    for number, hit in scan(looked, setting):
        keys, passage = places[number], looked[number][hit.start : hit.end]
        if _counts(hit.code, passage, keys, setting):
            yield _found(hit.code, source, keys, passage, setting)
    for keys, text in texts:
        if _ADDRESS.fullmatch(text):
            for _, code, passage in in_address(text):
                yield _found(code, source, keys, passage, setting)


def _counts(code: str, passage: str, keys: Path, setting: Setting) -> bool:
    """Whether what a rule found is one to tell of, at this key."""
    if code in _NUMBERS:
        return not (code in _ONES_OWN and keys[0] == _CONTACT)
    last = next((key for key in reversed(keys) if isinstance(key, str)), "")
    if last not in _SENTENCES:
        return False
    return code in _IN_SENTENCES or (code == "personal/name" and _is_titled(passage, setting))


def _is_titled(passage: str, setting: Setting) -> bool:
    """Whether a name has a title, and is not that of a house which is called after somebody."""
    first, *rest = _WORD.findall(passage) or [""]
    names = [word.lower().rstrip(".") for word in rest]
    return first.lower() in TITLES and not all(name in setting.own_words for name in names)


def _found(code: str, source: Source, keys: Path, passage: str, setting: Setting) -> Finding:
    words = " ".join(passage.split())
    return find(
        code, source.place(*keys), text=words, smallest=setting.smallest, settled="", instead=_CONTACT
    )
