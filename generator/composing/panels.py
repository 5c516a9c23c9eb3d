"""Who sat in a panel: in which roles from within, and from which organisations outside; ever others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.composing.atlas import Atlas
from generator.composing.cards import when
from generator.composing.changes import Link
from generator.composing.wording import Wording
from generator.content.voice import ConversationKeys, Participant, Voice

MOST: Final = 24
"""Panels whose composition a page tells: the newest ones; the others are found by their own pages."""


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel and who was in it; whoever comes from another organisation is `outside`."""

    link: Link
    when: str
    inside: tuple[str, ...]
    outside: tuple[str, ...]


def panels_of(organisation: str, atlas: Atlas) -> tuple[PanelView, ...]:
    """The panels of an organisation, the newest first."""
    return tuple(panel_view(voice, atlas) for voice in atlas.gathered.panels.get(organisation, ())[:MOST])


def panel_view(voice: Voice, atlas: Atlas) -> PanelView:
    """A panel, or any other conversation, with who was in it."""
    wording = atlas.wordings[voice.ref.organisation]
    inside: list[str] = []
    outside: list[str] = []
    says = voice.says
    for each in says.participants if isinstance(says, ConversationKeys) else ():
        if each.organisation is not None and not _is_own(each.organisation, voice, atlas):
            outside.append(participant(each, wording, atlas))
        elif who := participant(each if each.role is None else _at_home(each), wording, atlas):
            inside.append(who)
    return PanelView(
        link=Link(says.title, atlas.addresses.voice(voice.ref)),
        when=when(voice, wording),
        inside=tuple(inside),
        outside=tuple(outside),
    )


def _at_home(each: Participant) -> Participant:
    """Somebody of the organisation itself, whose name need not be said again."""
    return each.model_copy(update={"organisation": None})


def _is_own(written: str, voice: Voice, atlas: Atlas) -> bool:
    own = atlas.library.organisations[voice.ref.organisation]
    return written.casefold() in (own.id, own.says.name.casefold())


def participant(each: Participant, wording: Wording, atlas: Atlas) -> str:
    """Who took part; a number of people only when it is large enough to hide each of them."""
    known = atlas.library.organisations.get(each.organisation or "")
    reader = atlas.library.readers.get(each.organisation or "")
    organisation = known.says.name if known else reader.says.title if reader else each.organisation
    who = f"{each.role} ({organisation})" if each.role and organisation else each.role or organisation or ""
    if each.number is None or each.number < atlas.smallest:
        return who
    return wording("voice.people", n=each.number, who=who)
