"""What findings weigh on this site: settled ones are gone, and the site's rules give others another level.

Neither opens the wall: what is held back stays held back, also when the finding that says so is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.catalogue import CATALOGUE, Guards
from generator.checking.context import Document, documents, near
from generator.checking.personal.seen import seen
from generator.content.library import Library
from generator.content.plan import Settled
from generator.content.settings import Rule
from generator.findings import Finding, Level, find, in_order

_NEVER: Final = frozenset({"personal/bsn"})
"""Personal data that may not stand in a public text whatever the reason."""


_CALLING: Final = frozenset({"tel", "sms"})
"""Schemes of links that call a number."""
_RECOGNISED: Final = frozenset({"personal/name", "personal/place", "personal/address"})
"""What is found more of when names and places are recognised too; settling such a finding is no mistake without it."""


def weigh(findings: Iterable[Finding], library: Library, *, recognised: bool = False) -> tuple[Finding, ...]:
    """The findings as they count here, in order of place, with what is wrong with settling itself.

    `recognised`: names and places were looked for besides our own rules, so that what they settle is all known.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.place.path, []).append(finding)
    for each in documents(library):
        entries: tuple[Settled, ...] = getattr(each.says, "settled", ())
        if entries:
            path = each.source.path
            by_path[path] = _settle(by_path.get(path, []), entries, each, recognised=recognised)
    by_path = {path: _without_echoes(found) for path, found in by_path.items()}
    rules = library.site.says.rules
    weighed = (_by_rule(finding, rules.get(finding.code)) for found in by_path.values() for finding in found)
    return in_order(finding for finding in weighed if finding.level is not Level.OFF)


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """One document's findings, without those that merely follow from another.

    That is a link that calls a number, where the number itself is found; and that nothing differs, where a fault keeps
    something out of the text.
    """
    numbers = {each.place.line for each in findings if each.code == "personal/phone"}
    faulty = any(each.code.startswith("text/") and each.level is Level.ERROR for each in findings)

    def is_echo(each: Finding) -> bool:
        if each.code == "change/nothing-differs":
            return faulty
        called = each.code == "text/script-link" and each.facts.get("scheme") in _CALLING
        return called and each.place.line in numbers

    return [each for each in findings if not is_echo(each)]


def may_be_settled(code: str) -> bool:
    """Whether a writer may settle findings of this code: not what stops a build or guards people outright."""
    known = CATALOGUE[code]
    if code in _NEVER or code.startswith("settled/"):
        return False
    return code.startswith("personal/") or known.guards is None or known.level != "error"


def _settle(
    findings: list[Finding], entries: tuple[Settled, ...], each: Document, *, recognised: bool
) -> list[Finding]:
    """One document's findings without those that it settles, and with what is wrong with that."""
    more: list[Finding] = []
    gone: set[int] = set()
    for index, entry in enumerate(entries):
        place = each.source.place("settled", index, "code")
        if entry.code not in CATALOGUE:
            more.append(find("settled/unknown-code", place, name=entry.code, **near(entry.code, CATALOGUE)))
            continue
        if not may_be_settled(entry.code):
            more.append(find("settled/not-allowed", place, name=entry.code))
            continue
        if entry.text is None and entry.code.startswith("personal/"):
            more.append(find("settled/without-passage", place, name=entry.code))
            continue
        met = {
            number
            for number, finding in enumerate(findings)
            if finding.code == entry.code and _meets(entry, finding)
        }
        known = recognised or entry.code not in _RECOGNISED or not _occurs(entry.text or "", each)
        if not met and known:
            more.append(find("settled/unused", place, name=entry.code, text=entry.text or ""))
        gone |= met
    return [finding for number, finding in enumerate(findings) if number not in gone] + more


def _occurs(passage: str, each: Document) -> bool:
    """Whether a passage stands somewhere in a document: in a key, its text or the name of a file."""
    texts = [each.name, *_strings(each.says.model_dump(exclude={"settled"}))]
    texts += [block.text for block in each.body.blocks]
    texts += [f"{picture.name} {picture.alternative}" for picture in each.body.pictures]
    return any(_plain(passage) in _plain(text) for text in texts)


def _strings(value: object) -> Iterator[str]:
    """All texts in a tree of values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)


def _meets(entry: Settled, finding: Finding) -> bool:
    """Whether an entry is about this finding: without a passage it is (of a person's data none is settled so); else its passage holds the finding's
    words, is a good part of them, or is one of the other facts.
    """
    if entry.text is None:
        return True
    passage = _plain(entry.text)
    for name, value in finding.facts.items():
        fact = _plain(value)
        if fact == passage:
            return True
        if (
            name == "text"
            and fact
            and (fact in passage or (2 * len(passage) >= len(fact) and passage in fact))
        ):
            return True
    return False


def _plain(text: str) -> str:
    """A text in which neither capitals, spaces, signs that nobody sees nor the style of quotes, dashes and digits matter."""
    return " ".join(seen(text).text.translate(_SIGNS).casefold().split())


_SIGNS: Final = str.maketrans("“”„", '"""')


def _by_rule(finding: Finding, rule: Rule | None) -> Finding:
    """The finding at the level that the site gives it; never below its own when it guards something."""
    if rule is None:
        return finding
    level = Level[rule.level.name]
    if CATALOGUE[finding.code].guards in (Guards.PRIVACY, Guards.COMPARING):
        level = max(level, Level[CATALOGUE[finding.code].level.upper()])
    return finding.at_level(level)
