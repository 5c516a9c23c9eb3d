"""The manual for writers keeps up with the code: every code, key, value, command and link in it is true."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import click
import markdown
import pytest

import generator.content
from generator.catalogue import CATALOGUE
from generator.checking.kinds import text_kinds
from generator.cli import main
from generator.comparing.change import ChangeKind
from generator.content.fields import Keys
from generator.locale import language
from generator.writing.starting import Kind

PAGES = Path(__file__).parents[1] / "site_config" / "pages"
MANUAL = PAGES / "handleiding"
NAMES = sorted(path.name for path in MANUAL.glob("*.md"))
DUTCH = language("nl")
_HEADING = re.compile(r"^(#{2,6}) (.+)$")
_WORD = re.compile(r"`([^`]+)`")


@cache
def text_of(name: str) -> str:
    return (MANUAL / name).read_text(encoding="utf-8")


def sections(name: str) -> Iterator[tuple[str, list[str]]]:
    """Each heading of a page with the lines below it, up to the next heading; code blocks hold no headings."""
    title, lines, fenced = "", [], False
    for line in text_of(name).split("\n"):
        fenced ^= line.lstrip().startswith("```")
        match = None if fenced else _HEADING.match(line)
        if match is None:
            lines.append(line)
            continue
        yield title, lines
        title, lines = match[2], []
    yield title, lines


def rows(lines: list[str]) -> list[list[str]]:
    """The cells of the rows of the tables among some lines, without their heads."""
    found: list[list[str]] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if line.startswith("|---"):
            found.pop()
        elif line.startswith("|"):
            found.append([cell.strip() for cell in line.strip("|").split(" | ")])
        assert not (line.startswith("|") and before and not before.startswith("|"))
    return found


def prose(name: str) -> str:
    """A page without its code blocks."""
    return re.sub(r"^```.*?^```$", "", text_of(name), flags=re.DOTALL | re.MULTILINE)


# -- findings


def test_every_code_has_its_heading_and_no_heading_names_a_code_that_is_gone() -> None:
    codes = [
        match[1] for title, _ in sections("meldingen.md") if (match := re.fullmatch(r"`(\w+/[\w-]+)`", title))
    ]
    assert codes == list(dict.fromkeys(codes))
    assert sorted(codes) == sorted(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_says_its_level_what_it_means_and_how_to_mend_it(code: str) -> None:
    known = CATALOGUE[code]
    lines = next(lines for title, lines in sections("meldingen.md") if title == f"`{code}`")
    level = DUTCH.interface[f"level.{known.level}"].capitalize()
    said = [line for line in lines if line]
    assert said[0] == f"*{level}{', kan niet lager' if known.guards else ''}.*"
    assert not said[1].startswith("**Herstellen")
    assert sum(line.startswith("**Herstellen:**") for line in said) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_page_names_a_code_that_is_gone(name: str) -> None:
    subjects = {code.partition("/")[0] for code in CATALOGUE}
    named = re.findall(r"(?<![\w/-])([a-z]+/[a-z]+(?:-[a-z]+)*)(?![\w/.-])", text_of(name))
    assert [code for code in named if code.partition("/")[0] in subjects and code not in CATALOGUE] == []


# -- keys


SECTIONS = {
    "Een plan": "PlanKeys",
    "Onder `vastgesteld`": "Adoption",
    "Onder `geraadpleegd`": "Consultation",
    "Onder `bronnen`": "PlanSource",
    "Onder `afgedaan`": "Settled",
    "Een voornemen": "CommitmentKeys",
    "Onder `vraagt_ruimte`": "Room",
    "Een afwijking": "DeviationKeys",
    "Scores": "ScoresKeys",
    "Onder `uitkomsten`": "Result",
    "Iedere stem": "VoiceKeys",
    "Een verhaal": "StoryKeys",
    "Onder `toestemming`": "Consent",
    "Een observatie": "ObservationKeys",
    "Een gesprek": "ConversationKeys",
    "Onder `deelnemers`": "Participant",
    "Onder `bron`": "Origin",
    "Een reactie": "ResponseKeys",
    "De site": "SiteKeys",
    "Onder `regels`": "Rule",
    "Een organisatie": "OrganisationKeys",
    "Onder `aandachtsgebieden`": "Area",
    "Onder `locaties`": "Location",
    "Onder `gremia`": "Gremium",
    "Onder `kleuren`": "Colours",
    "Onder `brengt` en `zoekt`": "Exchange",
    "Een kader": "FrameworkKeys",
    "Onder `geldig`": "Validity",
    "Onder `themas` van een kader": "Theme",
    "Een instrument": "InstrumentKeys",
    "Onder `schaal`": "Scale",
    "Onder `themas` van een instrument": "InstrumentTheme",
    "Een lezer": "ReaderKeys",
    "Onder `vragen`": "Question",
}
"""Heading of `sleutels.md` → the model of which it lists the keys."""


@cache
def models() -> dict[str, type[Keys]]:
    """Every model of keys, wherever in `generator.content` it stands."""
    for module in pkgutil.iter_modules(generator.content.__path__):
        importlib.import_module(f"generator.content.{module.name}")
    found: dict[str, type[Keys]] = {}
    todo = Keys.__subclasses__()
    while todo:
        model = todo.pop()
        todo += model.__subclasses__()
        if model.__module__.startswith("generator.content."):
            found[model.__name__] = model
    return found


def test_every_model_of_keys_has_its_section() -> None:
    assert sorted(SECTIONS.values()) == sorted(models())


@pytest.mark.parametrize("heading", SECTIONS)
def test_a_section_lists_exactly_the_keys_of_its_model(heading: str) -> None:
    model = models()[SECTIONS[heading]]
    common = {name for base in model.__bases__ if base is not Keys for name in base.model_fields}
    fields = {field.alias or name: field for name, field in model.model_fields.items() if name not in common}
    expected = {
        (f"`{DUTCH.key(key)}`{' *' if field.is_required() else ''}", f"`{key}`")
        for key, field in fields.items()
    }
    found = [lines for title, lines in sections("sleutels.md") if title == heading]
    assert len(found) == 1
    listed = [(row[0], row[1]) for row in rows(found[0])]
    assert len(listed) == len(set(listed))
    assert set(listed) == expected
    assert all(len(row) == 3 and row[2] for row in rows(found[0]))


def test_every_value_that_a_writer_can_choose_is_listed_in_both_spellings() -> None:
    lines = next(lines for title, lines in sections("sleutels.md") if title == "Vaste woorden")
    listed = Counter((tuple(_WORD.findall(row[1])), tuple(_WORD.findall(row[2]))) for row in rows(lines)[3:])
    expected = Counter((tuple(values.values()), tuple(values)) for values in DUTCH.values.values())
    assert listed == expected


def test_every_word_that_an_organisation_can_replace_is_listed() -> None:
    lines = next(lines for title, lines in sections("sleutels.md") if title == "Eigen woorden")
    listed = {(row[0], row[1]) for row in rows(lines)}
    assert listed == {(f"`{dutch}`", f"`{english}`") for english, dutch in DUTCH.terms.items()}


# -- commands


def commands() -> dict[str, click.Command]:
    """Every command by what a person types."""
    context = click.Context(main)
    return {
        f"verschil {name}": command
        for name in main.list_commands(context)
        if (command := main.get_command(context, name))
    }


def test_every_command_has_its_heading_and_no_other_stands_there() -> None:
    headings = [title for title, _ in sections("opdrachten.md") if title.startswith("`verschil")]
    assert sorted(headings) == sorted(f"`{name}`" for name in commands())


@pytest.mark.parametrize("name", commands())
def test_a_command_lists_its_own_options_and_the_choices_that_they_leave(name: str) -> None:
    lines = next(lines for title, lines in sections("opdrachten.md") if title == f"`{name}`")
    options = {option for row in rows(lines) for option in re.findall(r"--[a-z][a-z-]*", row[0])}
    expected = {
        option
        for each in commands()[name].params
        if isinstance(each, click.Option)
        for option in (*each.opts, *each.secondary_opts)
        if option.startswith("--")
    }
    assert options == expected - EVERYWHERE
    said = "\n".join(lines)
    for each in commands()[name].params:
        if isinstance(each.type, click.Choice):
            missing = [choice for choice in each.type.choices if f"`{choice}`" not in said]
            assert missing == []


EVERYWHERE = {"--root", "--on"}
"""Options that every command has."""


def test_the_options_of_every_command_stand_once() -> None:
    lines = next(lines for title, lines in sections("opdrachten.md") if title == "Bij iedere opdracht")
    listed = {option for row in rows(lines) for option in re.findall(r"--[a-z][a-z-]*", row[0])}
    for each in commands().values():
        assert {option for param in each.params for option in param.opts} >= EVERYWHERE
    group = {option for param in main.params for option in param.opts}
    assert listed == EVERYWHERE | group | {"--help"}


@pytest.mark.parametrize("name", NAMES)
def test_no_page_types_a_command_that_is_gone(name: str) -> None:
    for command in re.findall(r"\bverschil ([a-z]+)", "\n".join(_WORD.findall(prose(name)))):
        assert f"verschil {command}" in commands()
    for block in re.findall(r"```text\n(.*?)```", text_of(name), re.DOTALL):
        for command, kind in re.findall(r"^verschil ([a-z]+)(?: ([a-z]+))?", block, re.MULTILINE):
            assert f"verschil {command}" in commands()
            assert command != "new" or text_kinds()[kind] in set(Kind)


def test_kinds_of_change_are_called_as_on_the_site() -> None:
    lines = next(lines for title, lines in sections("verschil.md") if title == "Vier soorten")
    assert [row[0] for row in rows(lines)] == [
        f"**{DUTCH.labels[f'kind.{kind.value}']}**" for kind in ChangeKind
    ]


# -- links


class _Page(HTMLParser):
    """The anchors and links of a page as MkDocs converts it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        text = re.sub(r"\A---\n.*?\n---\n", "", (PAGES / name).read_text(encoding="utf-8"), flags=re.DOTALL)
        self.feed(markdown.markdown(text, extensions=["toc", "tables", "fenced_code"]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.anchors.append(given["id"] or "")
        if tag == "a":
            self.links.append(given.get("href") or "")


@cache
def page(name: str) -> _Page:
    return _Page(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_link_to_another_page_or_heading_leads_somewhere(name: str) -> None:
    here = f"handleiding/{name}"
    wrong = []
    for address in page(here).links:
        if re.match(r"[a-z]+:", address):
            continue
        path, _, anchor = address.partition("#")
        target = normpath(join(dirname(here), path)) if path else here
        if not (PAGES / target).is_file() or (anchor and anchor not in page(target).anchors):
            wrong.append(address)
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_no_two_headings_of_a_page_share_an_address(name: str) -> None:
    anchors = page(f"handleiding/{name}").anchors
    assert [anchor for anchor in anchors if re.search(r"_\d+$", anchor)] == []


def test_every_page_is_reached_from_the_first_one() -> None:
    assert {link.partition("#")[0] for link in page("handleiding/index.md").links} >= {*NAMES} - {"index.md"}


# -- style


@pytest.mark.parametrize("name", sorted({*NAMES} - {"meldingen.md", "opdrachten.md", "sleutels.md"}))
def test_a_page_can_be_read_in_a_few_minutes(name: str) -> None:
    assert len(prose(name).split()) <= 1000


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_short(name: str) -> None:
    bare = re.sub(r"\A---\n.*?\n---\n", "", prose(name), flags=re.DOTALL)
    paragraphs = [
        p for p in re.split(r"\n\s*\n|\n(?=[*\d|])", bare) if not p.lstrip().startswith(("|", "    ", "#"))
    ]
    long = [
        sentence
        for paragraph in paragraphs
        for sentence in re.split(
            r"(?<=[.!?:;])\s", " ".join(re.sub(r"\(\S+?\)|`[^`]*`", "x", paragraph).split())
        )
        if len(sentence.split()) > 25
    ]
    assert long == []
