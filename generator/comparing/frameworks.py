"""Which themes of which framework a commitment belongs to, which framework is in force, and how one succeeds another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.comparing.change import Effective
from generator.content.organisation import Organisation
from generator.content.period import Period
from generator.content.references import Written
from generator.content.settings import Framework


def themes_named(version: Effective, organisation: Organisation) -> tuple[Written, ...]:
    """The themes of a commitment, of whichever framework: its own, or else those of its area."""
    area = organisation.areas.get(version.area)
    return version.frameworks or (area.frameworks if area else ())


def in_force(framework: Framework, period: Period) -> bool:
    """Whether a framework is valid in some year of a period; one without dates always is."""
    valid = framework.says.valid
    if valid is None:
        return True
    begun = valid.from_ is None or valid.from_.year <= period.last
    return begun and (valid.until is None or valid.until.year >= period.first)


def is_backwards(theme: str, after: Framework, before: Framework | None) -> bool:
    """Whether an entry of `mapping` is written from a theme of the framework itself: where no other reading is possible."""
    earlier = () if before is None else before.says.themes
    return all(each.id != theme for each in earlier) and any(each.id == theme for each in after.says.themes)


def origins_of(after: Framework, before: Framework | None) -> Mapping[str, tuple[str, ...]]:
    """The themes of a framework that came from themes of the one that it succeeds → those, by id."""
    origins: dict[str, dict[str, None]] = {}
    for theme, onto in after.says.mapping.items():
        backwards = is_backwards(theme, after, before)
        for each in onto:
            new, old = (theme, each) if backwards else (each, theme)
            origins.setdefault(new, {})[old] = None
    return {new: tuple(old) for new, old in origins.items()}


@dataclass(frozen=True, slots=True)
class Succession:
    """How the themes of a framework came from those of an earlier one: theme → earlier themes, by id.

    `new` are themes that came from nothing, `gone` earlier ones that nothing came from.
    """

    before: Framework
    after: Framework
    origins: Mapping[str, tuple[str, ...]]

    @property
    def new(self) -> tuple[str, ...]:
        """Themes that came from none of the earlier ones."""
        return tuple(theme for theme, earlier in self.origins.items() if not earlier)

    @property
    def gone(self) -> tuple[str, ...]:
        """Earlier themes that have no successor."""
        kept = {each for earlier in self.origins.values() for each in earlier}
        return tuple(theme.id for theme in self.before.says.themes if theme.id not in kept)

    def split(self, earlier: str) -> bool:
        """Whether an earlier theme went into more than one."""
        return sum(earlier in each for each in self.origins.values()) > 1


@dataclass(frozen=True, slots=True, eq=False)
class Frameworks:
    """All frameworks by id, with the lines in which they succeed one another (`succeeds`)."""

    known: Mapping[str, Framework]

    def at(self, id: str | None, period: Period) -> Framework | None:
        """The framework itself when it is in force in a period, else the nearest of its line that is, earlier ones first.

        None for an unknown one, and where nothing of its line is in force.
        """
        if id is None:
            return None
        return next((each for each in self._line(id) if in_force(each, period)), None)

    def belongs(self, refs: Iterable[Written], framework: Framework) -> frozenset[str]:
        """The themes of a framework, by id, to which references point.

        References that name nothing of it are read by the succession, if they point at its direct predecessor or successor.
        """
        named = {(parts[0], parts[1]) for ref in refs if len(parts := ref.parts) == 2}
        own = framework.id
        direct = frozenset(theme.id for theme in framework.says.themes if (own, theme.id) in named)
        if direct or not named:
            return direct
        says = framework.says
        earlier = {
            theme
            for theme, olds in self._origins(framework).items()
            if any((says.succeeds, old) in named for old in olds)
        }
        later = {
            old
            for each in self._successors(own)
            for theme, olds in self._origins(each).items()
            if (each.id, theme) in named
            for old in olds
        }
        return frozenset(theme.id for theme in says.themes if theme.id in earlier | later)

    def succession(self, before: Framework | None, after: Framework | None) -> Succession | None:
        """How one framework came from an earlier one of its line; None where it did not, or nothing says how."""
        if before is None or after is None or before.id == after.id:
            return None
        origins: dict[str, tuple[str, ...]] = {theme.id: (theme.id,) for theme in after.says.themes}
        step, told = after, False
        for _ in self.known:
            earlier = self.known.get(step.says.succeeds or "")
            if earlier is None:
                return None
            mapping = origins_of(step, earlier)
            told = told or bool(mapping)
            origins = {
                theme: tuple(dict.fromkeys(old for each in through for old in mapping.get(each, ())))
                for theme, through in origins.items()
            }
            if earlier.id == before.id:
                return Succession(before, after, origins) if told else None
            step = earlier
        return None

    def _origins(self, framework: Framework) -> Mapping[str, tuple[str, ...]]:
        return origins_of(framework, self.known.get(framework.says.succeeds or ""))

    def _successors(self, id: str) -> tuple[Framework, ...]:
        return tuple(each for each in self.known.values() if each.says.succeeds == id)

    def _line(self, id: str) -> Iterator[Framework]:
        """A framework, and outward from it its predecessors and successors; each once, however they point."""
        seen = {id}
        front = [id]
        while front:
            beyond: list[str] = []
            for each in front:
                framework = self.known.get(each)
                if framework is None:
                    continue
                yield framework
                near = [framework.says.succeeds, *(later.id for later in self._successors(each))]
                beyond += [other for other in near if other is not None and other not in seen]
                seen.update(beyond)
            front = list(dict.fromkeys(beyond))
