"""Findings as lines of plain text: place, level, what is wrong, what to do, code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.findings import Finding, Level
from generator.locale import Language

if TYPE_CHECKING:  # all that removing needs is more than `check` has to load
    from generator.publishing.removing import Removed


def as_text(findings: Iterable[Finding], language: Language) -> str:
    """Each finding as two lines and an empty one between them, in the order in which they are given."""
    return "\n\n".join(one_as_text(finding, language) for finding in findings)


def one_as_text(finding: Finding, language: Language) -> str:
    """`path:line:column: level: message` and, on a line of its own, the hint and the code."""
    message = language.message(finding)
    level = language.say(f"level.{finding.level.word}")
    return f"{finding.place}: {level}: {message.text}\n    {message.hint} ({finding.code})"


def summary(findings: Iterable[Finding], language: Language) -> str:
    """How many there are of each level, in one sentence."""
    levels = [finding.level for finding in findings]
    if not levels:
        return language.say("summary.none")
    counts = [
        language.say(f"summary.{level.word}", n=levels.count(level))
        for level in (Level.ERROR, Level.WARNING, Level.NOTE)
        if level in levels
    ]
    return language.say("summary.some", counts=", ".join(counts))


def told_of(removed: Removed, language: Language) -> str:
    """What was taken out of a site that stands: in a sentence, with the files of the voices below it."""
    lines = []
    if removed.voices:
        lines.append(language.say("removed.done", n=len(removed.voices), changed=removed.changed))
        lines += (f"    {path}" for path in removed.voices)
    else:
        lines.append(language.say("removed.partly", n=removed.changed))
    if removed.pictures:
        lines.append(language.say("removed.pictures", n=len(removed.pictures)))
        lines += (f"    {path}" for path in removed.pictures)
    if removed.prints:
        lines.append(language.say("removed.prints", n=len(removed.prints)))
        lines += (f"    {path}" for path in removed.prints)
    if removed.renewed:
        pages = ", ".join(f"/{address}" for address in removed.renewed)
        lines.append(language.say("removed.renewed", n=len(removed.renewed), pages=pages))
    return "\n".join(lines)
