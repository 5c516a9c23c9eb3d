"""The addresses of the site, made in one place: they are promises, and every one is in the site's language.

An address runs from the site's root without a leading slash. Parts of ours stand only where no name of a writer
can stand, or one level below one that has no children, so that nothing ever collides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.period import Period
from generator.content.references import CommitmentRef, PlanRef, VoiceRef
from generator.locale import Language

HOME = ""
"""The address of the home page."""
SCHEMA = "schema/edition.json"
"""The address of the JSON Schema of every `edition.json`: the same in every language, for machines."""


@dataclass(frozen=True, slots=True, eq=False)
class Addresses:
    """Makes addresses with the parts of one language: English part → part of an address."""

    parts: Mapping[str, str]

    @classmethod
    def of(cls, language: Language) -> Addresses:
        """The addresses of a site in this language."""
        return cls(language.addresses)

    def organisation(self, organisation: str) -> str:
        """`de-linde/`"""
        return f"{organisation}/"

    def edition(self, organisation: str, period: Period) -> str:
        """`de-linde/2025/`"""
        return f"{organisation}/{period}/"

    def plan(self, ref: PlanRef) -> str:
        """The edition of a plan."""
        return self.edition(ref.organisation, ref.period)

    def export(self, organisation: str, period: Period) -> str:
        """`de-linde/2025/edition.json`: the same in every language, for machines."""
        return f"{organisation}/{period}/edition.json"

    def printed(self, organisation: str, period: Period, *, short: bool) -> str:
        """`de-linde/2025/de-linde-2025.pdf`, and its short form `…/de-linde-2025-kort.pdf`."""
        end = f"-{self.parts['short']}" if short else ""
        return f"{organisation}/{period}/{organisation}-{period}{end}.pdf"

    def table(self, organisation: str, period: Period) -> str:
        """`de-linde/2025/edition.csv`"""
        return f"{organisation}/{period}/edition.csv"

    def data(self) -> str:
        """`gegevens/`: what the files for machines hold."""
        return f"{self.parts['data']}/"

    def feed(self, organisation: str = "") -> str:
        """`de-linde/feed.xml`, and `feed.xml` for the whole site."""
        return f"{organisation}/feed.xml" if organisation else "feed.xml"

    def card(self, organisation: str = "", period: Period | None = None) -> str:
        """`de-linde/2025/card.png`, `de-linde/card.png` and `card.png`: pictures for who passes a page on."""
        return "/".join(str(part) for part in (organisation, period, "card.png") if part)

    def search(self) -> str:
        """`zoeken/`; the index stands in a folder below it."""
        return f"{self.parts['search']}/"

    def style(self, organisation: str) -> str:
        """`de-linde/colours.css`: the organisation's own colours."""
        return f"{organisation}/colours.css"

    def logo(self, organisation: str, name: str) -> str:
        """`de-linde/logo.png`, with the ending of the file's own name."""
        return f"{organisation}/logo.{name.rpartition('.')[2].lower()}"

    def foundation(self, organisation: str, period: Period) -> str:
        """`de-linde/2025/fundament/`"""
        return f"{organisation}/{period}/{self.parts['foundation']}/"

    def commitment(self, ref: CommitmentRef) -> str:
        """`de-linde/voornemens/slaap/`"""
        return f"{ref.organisation}/{self.parts['commitments']}/{ref.id}/"

    def voices(self, organisation: str, period: Period, page: int = 1) -> str:
        """`de-linde/2025/verhalen/`, and from the second page on `…/verhalen/pagina/2/`.

        A voice may be called `pagina`: its page is `…/pagina/`, and a voice has no pages below it.
        """
        return self._paged(f"{organisation}/{period}/{self.parts['voices']}/", page)

    def read_as(self, organisation: str, period: Period, reader: str) -> str:
        """`de-linde/2025/lezen-als/inspectie/`: an edition along the themes of one reader."""
        return f"{organisation}/{period}/{self.parts['read_as']}/{reader}/"

    def cards(self, organisation: str, period: Period) -> str:
        """`de-linde/2025/gesprekskaarten/`: cards for a conversation at a team's table."""
        return f"{organisation}/{period}/{self.parts['cards']}/"

    def observations(self, organisation: str, period: Period, page: int = 1) -> str:
        """`de-linde/2025/beelden/`, and `…/pagina/2/`: the way from what was seen to what changed."""
        return self._paged(f"{organisation}/{period}/{self.parts['observations']}/", page)

    def agenda(self, organisation: str = "") -> str:
        """`agenda/` and `de-linde/agenda/`: conversations to come; a calendar stands in the same folder."""
        return f"{organisation}/{self.parts['agenda']}/" if organisation else f"{self.parts['agenda']}/"

    def calendar(self, organisation: str = "") -> str:
        """`agenda/agenda.ics` and `de-linde/agenda/agenda.ics`"""
        return f"{self.agenda(organisation)}{self.parts['agenda']}.ics"

    def agreements(self, organisation: str, page: int = 1) -> str:
        """`de-linde/wat-ervan-kwam/`, and `…/pagina/2/`: what was agreed and learnt, and what came of it."""
        return self._paged(f"{organisation}/{self.parts['agreements']}/", page)

    def dilemmas(self, page: int = 1) -> str:
        """`dilemmas/`, and from the second page on `dilemmas/pagina/2/`: those of all organisations."""
        return self._paged(f"{self.parts['dilemmas']}/", page)

    def rules(self, page: int = 1) -> str:
        """`regels/`: the rules that stand in the way, of all organisations."""
        return self._paged(f"{self.parts['rules']}/", page)

    def themes(self) -> str:
        """`themas/`: every theme on which something differs."""
        return f"{self.parts['themes']}/"

    def theme(self, framework: str, theme: str, page: int = 1) -> str:
        """`themas/generiek-kompas/inzicht/`: one theme of a framework over all organisations."""
        return self._paged(f"{self.parts['themes']}/{framework}/{theme}/", page)

    def learning(self) -> str:
        """`van-elkaar-leren/`: what organisations bring and seek, and what they learnt."""
        return f"{self.parts['learning']}/"

    def years(self, ref: CommitmentRef) -> str:
        """`de-linde/voornemens/slaap/door-de-jaren/`: the net change of a commitment over any number of years."""
        return f"{self.commitment(ref)}{self.parts['years']}/"

    def _paged(self, first: str, page: int) -> str:
        return first if page == 1 else f"{first}{self.parts['page']}/{page}/"

    def voice(self, ref: VoiceRef) -> str:
        """`de-linde/2025/verhalen/koude-pap/`"""
        return f"{ref.organisation}/{ref.period}/{self.parts['voices']}/{ref.slug}/"


def way_up(address: str) -> str:
    """The way from the page at an address back to the root: `../../`, or an empty text for the home page."""
    return "../" * address.count("/")


def absolute(url: str | None, address: str) -> str:
    """The full address of what stands at an address; an empty text for a site that does not say where it will stand."""
    return "" if url is None else url.rstrip("/") + "/" + address
