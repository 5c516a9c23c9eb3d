"""The page of a commitment seen from afar: what differs between any two of its versions, over any number of years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from generator.comparing.chains import Chain
from generator.comparing.change import Change, ChangeKind, ChangeSet
from generator.comparing.differences import compare
from generator.comparing.families import Families
from generator.composing.atlas import Atlas
from generator.composing.changes import ChangeView, Link, show_change
from generator.composing.editions import Edition
from generator.composing.lives import Life, Run, far
from generator.composing.prose import joined
from generator.composing.site import Crumb, Page, PageKind, SearchEntry
from generator.composing.templating import Draft, make_page, way_to
from generator.composing.threads import Step, Thread, Turn
from generator.composing.wording import Wording
from generator.content.organisation import Organisation
from generator.content.period import Period
from generator.content.references import CommitmentRef

ALL_PAIRS: Final = 7
"""Up to so many versions every two of them are compared; of more, each with the first one and with the newest."""
HEAVIEST: Final = 250_000
"""Characters of marked text on one page: what does not fit is read year by year, and the page says so."""


@dataclass(frozen=True, slots=True)
class NetView:
    """What differs between two versions: `change` is None where nothing does, `note` says of what kind the nothing is.

    `way` is what happened in between, by year.
    """

    id: str
    earlier: str
    later: str
    words: str
    note: str
    change: ChangeView | None
    way: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """A place in the table: the words in it, where they lead, and its kind; empty where there is nothing to compare."""

    words: str
    address: str
    kind: str
    said: str


@dataclass(frozen=True, slots=True)
class RowView:
    """One version, compared with those of the columns."""

    title: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class LifeView:
    """One chain of plans: a sentence, the table, the widest pair of versions, and the other pairs."""

    id: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    widest: NetView
    others: tuple[NetView, ...]
    bounded: bool
    heavy: bool


@dataclass(frozen=True, slots=True)
class YearsView:
    """What the template shows: one life for each chain of plans in which enough happened."""

    title: str
    lead: str
    lives: tuple[LifeView, ...]
    commitment: Link
    organisation: Link


def years_address(organisation: str, thread: Thread, atlas: Atlas) -> str:
    """Where the page of a commitment stands; empty where too little happened for one."""
    if not far(thread, atlas.threads[organisation].roots):
        return ""
    return atlas.addresses.years(CommitmentRef(organisation, thread.id))


def years_pages(organisation: Organisation, atlas: Atlas) -> Iterator[Page]:
    """The pages of all commitments of an organisation that have one; each is made when it is asked for."""
    threads = atlas.threads[organisation.id]
    families = _families(organisation.id, atlas, threads.roots)
    for thread in threads.threads.values():
        if found := far(thread, threads.roots):
            yield _page(organisation, thread, found, families, atlas)


def _families(own: str, atlas: Atlas, roots: Mapping[Period, Period]) -> dict[Period, Families]:
    """The families of each chain, by the period of its first plan."""
    chains: dict[Period, list[Edition]] = {}
    for edition in atlas.editions.of(own):
        if edition.plan is not None:
            chains.setdefault(roots[edition.period], []).append(edition)
    return {
        root: Families(Chain(own, tuple(e.plan for e in editions if e.plan)))
        for root, editions in chains.items()
    }


def _page(
    organisation: Organisation,
    thread: Thread,
    found: tuple[Life, ...],
    families: Mapping[Period, Families],
    atlas: Atlas,
) -> Page:
    wording = atlas.wordings[organisation.id]
    ref = CommitmentRef(organisation.id, thread.id)
    address = atlas.addresses.years(ref)
    title = thread.version.title
    lead = wording("years.lead", title=title)
    crumb = wording("years.crumb")

    def view() -> YearsView:
        roots = atlas.threads[organisation.id].roots
        shown = []
        for life in found:
            family = families[roots[life.runs[0].first.edition.period]].of(life.versions[0].first.version.id)
            shown.append(_Maker(life, family, organisation, thread.id, atlas).view())
        home = Link(organisation.says.name, atlas.addresses.organisation(organisation.id))
        return YearsView(title, lead, tuple(shown), Link(title, atlas.addresses.commitment(ref)), home)

    draft = Draft(
        address=address,
        kind=PageKind.YEARS,
        title=wording("years.page_title", title=title, organisation=organisation.says.name),
        description=lead,
        wording=wording,
        view=view,
        crumbs=way_to(
            atlas, organisation, None, Crumb(title, atlas.addresses.commitment(ref)), Crumb(crumb, address)
        ),
        search=SearchEntry(
            wording("years.title", title=title),
            joined((lead, *dict.fromkeys(step.version.title for step in thread.steps))),
            wording("search.commitment"),
            organisation=organisation.says.name,
        ),
    )
    return make_page(draft)


@dataclass(slots=True, eq=False)
class _Maker:
    """Makes the view of one life; `family` is its chain with nothing but the commitment's own family in it."""

    life: Life
    family: Chain
    organisation: Organisation
    id: str
    atlas: Atlas
    heavy: bool = False
    _weight: int = 0
    _nets: dict[tuple[int, int], NetView] = field(default_factory=dict)
    _cells: dict[tuple[int, int], CellView] = field(default_factory=dict)

    @property
    def wording(self) -> Wording:
        return self.atlas.wordings[self.organisation.id]

    @property
    def own(self) -> str:
        return self.atlas.addresses.commitment(CommitmentRef(self.organisation.id, self.id))

    def view(self) -> LifeView:
        versions, last = self.life.versions, len(self.life.versions) - 1
        bounded = len(versions) > ALL_PAIRS
        for earlier, later in _pairs(len(versions)):
            self._compare(earlier, later)
        nets = dict(self._nets)
        widest = nets.pop((0, last))
        return LifeView(
            id=f"{versions[0].first.edition.period}",
            sentence=self._sentence(),
            columns=self._columns(bounded),
            rows=tuple(self._rows(bounded)),
            widest=widest,
            others=tuple(nets[pair] for pair in sorted(nets)),
            bounded=bounded,
            heavy=self.heavy,
        )

    def _sentence(self) -> str:
        versions = self.life.versions
        said = self.wording(
            "years.sentence",
            n=self.life.turns,
            earlier=str(versions[0].first.edition.period),
            later=str(versions[-1].last.edition.period),
        )
        if (end := self.life.runs[-1]).gone:
            said += " " + self.wording(f"years.{end.first.turn.value}", period=str(end.first.edition.period))
        return said

    # -- the table

    def _columns(self, bounded: bool) -> tuple[str, ...]:
        versions = self.life.versions
        if bounded:
            ends = (versions[0], versions[-1])
            return tuple(self.wording("years.beside", period=self._name(run)) for run in ends)
        return tuple(self._name(run) for run in self.life.runs[1:])

    def _rows(self, bounded: bool) -> Iterator[RowView]:
        versions = self.life.versions
        last = len(versions) - 1
        nothing = CellView("", "", "", "")
        for index, run in enumerate(versions):
            if bounded:
                cells = [
                    self._cells[0, index] if index else nothing,
                    self._cells[index, last] if index < last else nothing,
                ]
                yield RowView(self._name(run), tuple(cells))
            elif index < last or self.life.runs[-1].gone:
                yield RowView(
                    self._name(run), tuple(self._cell(index, run, other) for other in self.life.runs[1:])
                )

    def _cell(self, index: int, run: Run, other: Run) -> CellView:
        runs = self.life.runs
        if runs.index(other) <= runs.index(run):
            return CellView("", "", "", "")
        if not other.gone:
            return self._cells[index, self.life.versions.index(other)]
        turn = other.first.turn
        return CellView(
            words=self.wording(f"years.cell_{turn.value}"),
            address=self._year(other.first),
            kind=turn.value,
            said=self._heading(run, other),
        )

    def _name(self, run: Run) -> str:
        """The period or periods of a run, in words."""
        first, last = run.first.edition, run.last.edition
        words = str(first.period)
        if first.period != last.period:
            words = self.wording("years.run", first=words, last=str(last.period))
        return self.wording("years.draft", period=words) if last.draft else words

    def _heading(self, earlier: Run, later: Run) -> str:
        return self.wording(
            "years.heading",
            earlier=str(earlier.first.edition.period),
            later=str(later.last.edition.period),
        )

    def _year(self, step: Step) -> str:
        return f"{self.own}#v-{step.edition.period}"

    # -- the pairs

    def _compare(self, at: int, to: int) -> None:
        earlier, later = self.life.versions[at], self.life.versions[to]
        found = compare(self.family, self._index(earlier.first), self._index(later.last))
        id = later.last.version.id
        change = next((c for c in found.changes if c.id == id and c.kind is not ChangeKind.ENDED), None)
        heading = self._heading(earlier, later)
        net = NetView(
            id=f"v-{earlier.first.edition.period}--{later.last.edition.period}",
            earlier=str(earlier.first.edition.period),
            later=str(later.last.edition.period),
            words=heading,
            note=self._note(found, id),
            change=self._shown(change, found, later, whole=(at, to) == (0, len(self.life.versions) - 1)),
            way=tuple(self._way(step) for step in self.life.between(earlier, later)),
        )
        weight = _weight(net.change)
        fits = not self._nets or self._weight + weight <= HEAVIEST
        if fits:
            self._weight += weight
            self._nets[at, to] = net
        else:
            self.heavy = True
        address = f"{self.own_years}#{net.id}" if fits else self._year(later.first)
        kind = change.kind.value if change else "continued"
        self._cells[at, to] = CellView(self._told(change), address, kind, heading)

    @property
    def own_years(self) -> str:
        return self.atlas.addresses.years(CommitmentRef(self.organisation.id, self.id))

    def _index(self, step: Step) -> int:
        return next(i for i, plan in enumerate(self.family.plans) if plan.period == step.edition.period)

    def _note(self, found: ChangeSet, id: str) -> str:
        if id in found.rolled:
            return self.wording("continued.rolled")
        return self.wording("continued.editorial") if id in found.editorial else ""

    def _shown(
        self, change: Change | None, found: ChangeSet, later: Run, *, whole: bool
    ) -> ChangeView | None:
        """The change without reason and voices, which stand with each year, and without links to itself."""
        if change is None:
            return None
        edition = Edition(self.organisation, later.last.edition.period, changes=found)
        view = show_change(change, edition, self.atlas, self.own_years, short=not whole)
        others = tuple(link for link in view.from_ if link.address != self.own)
        return replace(view, reason="", voices=(), from_=others, address=self.own)

    def _told(self, change: Change | None) -> str:
        """What differs, in a word or a few."""
        if change is None:
            return self.wording("years.same")
        if change.kind is ChangeKind.CHANGED and change.facets:
            return ", ".join(self.wording(f"facet_name.{facet.value}") for facet in change.facets)
        return self.wording(f"count_word.{change.kind.value}")

    def _way(self, step: Step) -> Link:
        word = self.wording(
            "years.cell_passed" if step.turn is Turn.PASSED else f"count_word.{step.turn.value}"
        )
        words = self.wording("years.step", word=word, period=str(step.edition.period))
        return Link(words, self._year(step))


def _pairs(number: int) -> Iterator[tuple[int, int]]:
    """The pairs of versions that are compared, what readers ask for most first."""
    last = number - 1
    yield 0, last
    yield from ((index, last) for index in range(1, last))
    yield from ((0, index) for index in range(1, last))
    if number <= ALL_PAIRS:
        yield from ((one, other) for one in range(1, last) for other in range(one + 1, last))


def _weight(change: ChangeView | None) -> int:
    """How long what is shown of a change is, in characters."""
    if change is None:
        return 0
    marked = sum(len(passage) for passage in change.marks.passages) if change.marks else 0
    return marked + len(change.text) + sum(len(facet.marked) for facet in change.facets)
