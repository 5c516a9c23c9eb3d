"""Themes over all organisations: which edition tells what on each, and which themes succeed each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.comparing.change import Change, Effective
from generator.comparing.frameworks import in_force, origins_of, themes_named
from generator.composing.atlas import Atlas
from generator.composing.changes import Link
from generator.composing.editions import Edition
from generator.composing.wording import Wording
from generator.content.plan import Deviation
from generator.content.references import Written
from generator.content.settings import Framework, Theme

ThemeKey = tuple[str, str]
"""Framework and theme, by their ids."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A deviation with the edition in whose period it happened, and the version of the plan that it departs from."""

    deviation: Deviation
    within: Edition
    version: Effective


@dataclass(slots=True, eq=False)
class OnTheme:
    """What one edition tells on one theme: what changes, how it went, what begins, and how much continues."""

    edition: Edition
    changes: list[Change] = field(default_factory=list)
    deviations: list[Told] = field(default_factory=list)
    begun: list[Effective] = field(default_factory=list)
    continued: int = 0

    @property
    def size(self) -> int:
        """How much there is to tell."""
        return len(self.changes) + len(self.deviations) + len(self.begun)


@dataclass(frozen=True, slots=True, eq=False)
class Topics:
    """`told` holds by theme, then by organisation in the site's order, its editions on that theme, the newest first.

    Themes of which nothing is told anywhere are left out. `before` and `after` say which themes of other
    frameworks a theme succeeds, and by which it is succeeded. `used` holds the frameworks that an
    organisation's commitments name, in the order of the site's frameworks.
    """

    told: Mapping[ThemeKey, Mapping[str, tuple[OnTheme, ...]]]
    before: Mapping[ThemeKey, tuple[ThemeKey, ...]]
    after: Mapping[ThemeKey, tuple[ThemeKey, ...]]
    used: Mapping[str, tuple[str, ...]]


def find_topics(atlas: Atlas) -> Topics:
    """Every theme with what is told on it, in one walk over the editions."""
    found: dict[ThemeKey, dict[str, list[OnTheme]]] = {}
    used: dict[str, dict[str, None]] = {}
    for id in atlas.library.organisations:
        for edition in reversed(atlas.editions.of(id)):
            for key, on_theme in _told(edition, atlas).items():
                found.setdefault(key, {}).setdefault(id, []).append(on_theme)
                used.setdefault(id, {})[key[0]] = None
    frameworks = atlas.library.frameworks
    told = {
        key: {id: tuple(editions) for id, editions in found[key].items()}
        for key in ((fw.id, theme.id) for fw in frameworks.values() for theme in fw.says.themes)
        if any(each.size for editions in found.get(key, {}).values() for each in editions)
    }
    before = _succession(frameworks)
    after: dict[ThemeKey, list[ThemeKey]] = {}
    for key, olds in before.items():
        for old in olds:
            after.setdefault(old, []).append(key)
    return Topics(
        told,
        before,
        {key: tuple(news) for key, news in after.items()},
        {id: tuple(fw for fw in frameworks if fw in names) for id, names in used.items()},
    )


def find_themes(atlas: Atlas) -> Mapping[ThemeKey, tuple[Framework, Theme]]:
    """Every theme of every framework."""
    return {
        (framework.id, theme.id): (framework, theme)
        for framework in atlas.library.frameworks.values()
        for theme in framework.says.themes
    }


def themes_of(frameworks: Iterable[Written], atlas: Atlas, wording: Wording) -> tuple[Link, ...]:
    """Themes by their titles, with the framework's, for a commitment's own page; each leads to its page if it has one."""
    themes, told = atlas.once(find_themes), atlas.once(find_topics).told
    found = []
    for parts in dict.fromkeys(written.parts for written in frameworks):
        known = themes.get((parts[0], parts[1])) if len(parts) == 2 else None
        if known is not None:
            key = (known[0].id, known[1].id)
            words = wording("commitment.theme", theme=known[1].title, framework=known[0].says.title)
            found.append(Link(words, atlas.addresses.theme(*key) if key in told else ""))
    return tuple(found)


def _succession(frameworks: Mapping[str, Framework]) -> dict[ThemeKey, tuple[ThemeKey, ...]]:
    """Theme → the themes that it succeeds."""
    return {
        (framework.id, theme): tuple((framework.says.succeeds, old) for old in olds)
        for framework in frameworks.values()
        if framework.says.succeeds is not None
        for theme, olds in origins_of(framework, frameworks.get(framework.says.succeeds)).items()
    }


def _told(edition: Edition, atlas: Atlas) -> dict[ThemeKey, OnTheme]:
    """What an edition tells, by theme; a theme counts where its framework held in the edition's period."""
    changes, plan = edition.changes, edition.plan
    found: dict[ThemeKey, OnTheme] = {}
    if changes is None or plan is None:
        return found
    holding = {id for id, fw in atlas.library.frameworks.items() if in_force(fw, edition.period)}

    def at(version: Effective, within: Edition) -> Iterator[OnTheme]:
        parts = dict.fromkeys(written.parts for written in themes_named(version, within.organisation))
        for part in parts:
            if len(part) == 2 and part[0] in holding:
                key = (part[0], part[1])
                yield found.setdefault(key, OnTheme(edition))

    for version in plan.commitments.values() if edition.is_first else ():
        for each in at(version, edition):
            each.begun.append(version)
    for change in () if edition.is_first else changes.changes:
        for each in at(change.shown, edition):
            each.changes.append(change)
    for told in _practice(edition, atlas):
        for each in at(told.version, told.within):
            each.deviations.append(told)
    for id in changes.continued:
        for each in at(plan.commitments[id], edition):
            each.continued += 1
    return found


def _practice(edition: Edition, atlas: Atlas) -> Iterator[Told]:
    """The deviations that an edition tells: of the plan before it, and of its own period so far."""
    changes, previous = edition.changes, edition.previous
    if changes is None:
        return
    before = atlas.editions.at(edition.organisation.id, previous.period) if previous else None
    for within, deviations in ((before, changes.deviations), (edition, changes.so_far)):
        plan = within.plan if within else None
        for deviation in deviations if plan is not None else ():
            id = deviation.commitment
            version = (plan.commitments.get(id) or plan.ended.get(id)) if plan else None
            if within is not None and version is not None:
                yield Told(deviation, within, version)
