"""One file as a document of its kind: text, front matter, model, body; with all findings of the file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.content.fields import Keys
from generator.content.source import Source
from generator.content.text import EMPTY, Body
from generator.content.voice import KEYS, Consent, GivenBy, Speaker, StoryKeys, VoiceKeys, VoiceKind
from generator.findings import Finding, Place, find
from generator.locale import key_spellings, spellings
from generator.reading.fitting import fit
from generator.reading.frontmatter import HANDLER, Loaded, Node, Pairs, Scalar, load
from generator.reading.markdown import read_body
from generator.reading.names import kind_of
from generator.reading.pictures import Beside
from generator.reading.shapes import spelled
from generator.reading.simplekeys import simple_keys
from generator.reading.textfile import read_text
from generator.reading.tree import Entry

M = TypeVar("M", bound=Keys)


@dataclass(slots=True)
class Document(Generic[M]):
    """What was read of a file: its keys (None when they could not be read), its source, body and findings."""

    says: M | None
    source: Source
    body: Body = EMPTY
    findings: list[Finding] = field(default_factory=list)
    withdrawn: dt.date | None = None
    """The day of a withdrawal in a consent that could not be read as a whole."""


def read_keys(entry: Entry, model: type[M], language: str) -> Document[M]:
    """A YAML file as a model. `language` is the site's, in which keys are named where the writer's don't tell."""
    text, findings = read_text(entry.file, entry.path)
    source = Source(entry.path)
    if text is None:
        return Document(None, source, findings=findings)
    loaded = load(text)
    findings += _faults(loaded, entry.path)
    if loaded.root is None:
        if not loaded.faults:
            findings.append(find("file/empty", Place(entry.path), **kind_of(entry.path)))
        return Document(None, source, findings=findings)
    fitted = fit(loaded.root, model, source, language)
    return Document(fitted.says, fitted.source, findings=_and(findings, fitted.findings))


def read_text_with_keys(entry: Entry, model: type[M], language: str, beside: Beside) -> Document[M]:
    """A Markdown file with front matter as a model and a body."""
    opened = _open(entry, beside)
    if opened.root is None:
        return Document(None, opened.source, opened.body, opened.findings)
    fitted = fit(opened.root, model, opened.source, language, opened.opening)
    return Document(fitted.says, fitted.source, opened.body, _and(opened.findings, fitted.findings))


def read_voice(entry: Entry, language: str, beside: Beside) -> Document[VoiceKeys]:
    """A Markdown file as a voice of the kind that it says it is.

    When its kind cannot be understood, its other keys are held against the kind whose keys they look like most,
    and the voice is not built.
    """
    return _as_voice(_open(entry, beside), language)


def voice_of_text(text: str, path: str, language: str) -> Document[VoiceKeys]:
    """The same of a text that was come by otherwise than by reading its file; its pictures are not looked at."""
    return _as_voice(_opened(text, path, Beside(), []), language)


def _as_voice(opened: _Opened, language: str) -> Document[VoiceKeys]:
    if opened.root is None:
        return Document(None, opened.source, opened.body, opened.findings)
    kind = _kind(opened.root)
    if kind is VoiceKind.STORY and (day := _all_that_is_left(opened.root)) is not None:
        source = fit(opened.root, StoryKeys, opened.source, language, opened.opening).source
        return Document(_withdrawn_story(day), source, EMPTY, opened.findings)
    model: type[VoiceKeys] = KEYS[kind or _likely_kind(opened.root)]
    fitted = fit(opened.root, model, opened.source, language, opened.opening)
    says = None if kind is None else fitted.says
    findings = _and(opened.findings, fitted.findings)
    withdrawn = _withdrawn(opened.root, fitted.source, says)
    return Document(says, fitted.source, opened.body, findings, withdrawn)


def _withdrawn(root: Pairs, source: Source, says: VoiceKeys | None) -> dt.date | None:
    """The day on which a story was withdrawn, where that stands outside its consent, or beside a mistake in it.

    A withdrawal counts wherever its key stands; one whose day cannot be read counts from the beginning of time.
    """
    known = key_spellings(("withdrawn",))
    for pair in root.pairs:
        if (
            isinstance(says, StoryKeys)
            and known.get(pair.key.strip().lower().rpartition(" ")[2]) == "withdrawn"
        ):
            return _day(pair.value) or dt.date.min
    place = source.positions.get(("consent", "withdrawn"))
    if place is None or not isinstance(says, StoryKeys) or says.consent is not None:
        return None
    for pair in root.pairs:
        for each in pair.value.pairs if isinstance(pair.value, Pairs) else ():
            if (each.line, each.column) == place:
                return _day(each.value)
    return None


def _day(node: Node) -> dt.date | None:
    try:
        return dt.date.fromisoformat(node.text.strip()) if isinstance(node, Scalar) else None
    except ValueError:
        return None


@dataclass(slots=True)
class _Opened:
    root: Pairs | None
    source: Source
    opening: int
    body: Body
    findings: list[Finding]


def _open(entry: Entry, beside: Beside) -> _Opened:
    text, findings = read_text(entry.file, entry.path)
    if text is None:
        return _Opened(None, Source(entry.path), 1, EMPTY, findings)
    return _opened(text, entry.path, beside, findings)


def _opened(text: str, path: str, beside: Beside, findings: list[Finding]) -> _Opened:
    opened = _Opened(None, Source(path), 1, EMPTY, findings)
    try:
        front, body, first, body_line = HANDLER.parts(text)
    except ValueError as fault:
        blank = text[: len(text) - len(text.lstrip())] if text.strip() else ""
        facts = kind_of(path) if str(fault) == "file/empty" else {}
        findings.append(find(str(fault), Place(path, blank.count("\n") + 1), **facts))
        return opened
    loaded: Loaded = simple_keys(front, first) or HANDLER.load(front, first_line=first)
    findings += _faults(loaded, path)
    opened.body, more = read_body(body, path, body_line, beside)
    findings += more
    opened.source = Source(path, body_line=body_line)
    opened.opening = first - 1
    opened.root = loaded.root
    if loaded.root is None and not loaded.faults:
        opened.root = Pairs(first - 1, 1)
    return opened


def _faults(loaded: Loaded, path: str) -> list[Finding]:
    return [find(fault.code, Place(path, fault.line, fault.column), **fault.facts) for fault in loaded.faults]


def _and(before: list[Finding], fitted: list[Finding]) -> list[Finding]:
    """All findings, without complaints about values of lines that could not be read as they stand."""
    spoiled = {finding.place.line for finding in before if finding.code.startswith("file/yaml")}
    return before + [f for f in fitted if not (f.code.startswith("value/") and f.place.line in spoiled)]


def _all_that_is_left(root: Pairs) -> dt.date | None:
    """The day of a withdrawal, where that is all that a story's file tells: what was in it went with the consent."""
    known, consented = spelled(StoryKeys), spelled(Consent)
    said = {known.get(pair.key): pair.value for pair in root.pairs}
    consent = said.get("consent")
    if not said.keys() <= {"consent", "kind"} or not isinstance(consent, Pairs) or len(consent.pairs) != 1:
        return None
    [only] = consent.pairs
    if consented.get(only.key) != "withdrawn" or not isinstance(only.value, Scalar):
        return None
    try:
        return dt.date.fromisoformat(only.value.text.strip())
    except ValueError:
        return None


def _withdrawn_story(day: dt.date) -> StoryKeys:
    """A story of which nothing is left; what a story needs is filled with what says nothing."""
    consent = Consent(given_by=GivenBy.SELF, on=day, withdrawn=day)
    return StoryKeys(title="—", voice=Speaker.RESIDENT, consent=consent)


_KINDS = tuple(kind.value for kind in VoiceKind)


def _kind(root: Pairs) -> VoiceKind | None:
    """The kind that a voice says it is; a story when it says nothing, None when it is not one of the four."""
    for pair in root.pairs:
        if spelled(VoiceKeys).get(pair.key) == "kind":
            if not isinstance(pair.value, Scalar):
                return None
            english = spellings("voice_kind", _KINDS).get(pair.value.text.strip().casefold())
            return None if english is None else VoiceKind(english)
    return VoiceKind.STORY


def _likely_kind(root: Pairs) -> VoiceKind:
    """The kind of which most keys are there."""
    keys = {pair.key for pair in root.pairs}
    return max(VoiceKind, key=lambda kind: len(keys & spelled(KEYS[kind]).keys()))
