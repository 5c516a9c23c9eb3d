"""Names and places that are recognised besides our own rules: with a stand-in here, with deduce itself where it is installed."""

from __future__ import annotations

import importlib.util
import json
import logging
import subprocess
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checking.context import Recognise
from generator.checking.personal import recognising
from generator.checking.personal.glance import Hit, Setting
from generator.checking.personal.recognised import Words, recognised
from generator.cli import main as verschil
from generator.pipeline import examine
from tests.checking.corpus import ALL_NAMES_TABLE, ON, checked, sentences, shown, table
from tests.conftest import SiteOf
from tests.sites import ORGANISATION, STORY_2024

STORY = "stories/de-linde/2024/licht-op-de-gang.md"


def knowing(**known: str) -> Recognise:
    """Recognises these passages: `name="Frouke,Lindehof"`."""

    def recognise(text: str) -> Iterator[tuple[str, int, int]]:
        for code, passages in known.items():
            for passage in passages.split(","):
                at = text.find(passage)
                if at >= 0:
                    yield f"personal/{code}", at, at + len(passage)

    return recognise


def more(
    said: str, recognise: Recognise, *ours: Hit, setting: Setting | None = None, **words: str
) -> list[tuple[str, str]]:
    own = Words.of(words.get("known", "").split(","), [words.get("text", "")])
    found = recognised([said], [(0, hit) for hit in ours], recognise, setting or Setting(), own)
    return [(hit.code.removeprefix("personal/"), said[hit.start : hit.end]) for _, hit in found]


def test_what_a_rule_found_is_not_told_twice() -> None:
    text = "Toen kwam mevrouw Frouke Dijkstra."
    assert more(text, knowing(name="Frouke Dijkstra"), Hit("personal/name", 10, 24)) == []
    assert more(text, knowing(name="Frouke Dijkstra"), Hit("personal/name", 0, 9)) == [
        ("name", "Frouke Dijkstra")
    ]


@pytest.mark.parametrize(
    ("text", "passage", "known", "left"),
    [
        ("Bij locatie De Linde is het stil.", "De Linde", "Zorggroep De Linde", False),
        ("Bij Huize Vredenburg is het stil.", "Huize Vredenburg", "Huize Vredenburg", False),
        ("Bij mevrouw Linde is het stil.", "mevrouw Linde", "Zorggroep De Linde", True),
        ("Bij Jan Linde is het stil.", "Jan Linde", "Zorggroep De Linde", True),
        ("De Burgemeester kwam.", "Burgemeester ", "", False),
        ("Wij gaan naar de Anne Frankschool.", "Anne Frankschool", "", False),
        ("Het Frouke Dijkstra Ziekenhuis.", "Frouke Dijkstra", "", False),
        ("Een dochter. Niemand kwam.", "dochter. Niemand", "", False),
    ],
)
def test_a_known_name_is_left_alone(text: str, passage: str, known: str, left: bool) -> None:
    assert bool(more(text, knowing(name=passage), known=known, text="dat niemand iets zei")) == left


def test_a_word_that_the_site_also_writes_without_a_capital_is_no_name() -> None:
    assert more("Boven is het stil.", knowing(name="Boven"), text="Wij zaten boven.") == []
    assert more("Boven is het stil.", knowing(name="Boven"), text="Wij zaten daarboven.") == [
        ("name", "Boven")
    ]
    assert more("Daar is mevrouw Boven.", knowing(name="mevrouw Boven"), text="Wij zaten boven.") != []


def test_who_may_be_named_is_left_alone() -> None:
    setting = Setting(public_names=("marieke van dalen",))
    assert more("Marieke van Dalen sprak.", knowing(name="Marieke van Dalen"), setting=setting) == []
    assert more("Marieke de Boer sprak.", knowing(name="Marieke de Boer"), setting=setting) != []


def test_a_postcode_alone_is_no_address_and_a_house_of_our_own_is_none() -> None:
    assert more("In 2025 EN daarna.", knowing(address="2025 EN")) == []
    assert more("Lindehof 16 keer.", knowing(address="Lindehof 16"), known="Lindehof") == []
    assert more("Aan Achterom 5.", knowing(address="Achterom 5")) == [("address", "Achterom 5")]


def test_a_text_of_any_length_is_looked_at_in_parts_that_keep_their_place() -> None:
    text = "wij zongen samen. " * 5_000 + "Frouke Dijkstra zong."
    longest = 0

    def recognise(part: str) -> Iterator[tuple[str, int, int]]:
        nonlocal longest
        longest = max(longest, len(part))
        yield from knowing(name="Frouke Dijkstra")(part)

    assert more(text, recognise) == [("name", "Frouke Dijkstra")]
    assert longest <= 20_000
    assert more("x" * 50_001, knowing(name="x")) == []


def test_findings_have_their_line_and_column_and_an_example(site_of: SiteOf) -> None:
    story = STORY_2024 + "\nLater vroeg Frouke of het in Appelscha ook zo was, in het Lindehof.\n"
    root = site_of({STORY: story, "site_config/organisations/de-linde.yml": ORGANISATION})
    before = examine(root, ON)
    recognise = knowing(name="Frouke,Lindehof", place="Appelscha")
    after = examine(root, ON, recognise=recognise)
    new = [finding for finding in after.findings if finding not in before.findings]
    assert [(f.code, f.place.path, f.place.line, f.place.column, f.facts["text"]) for f in new] == [
        ("personal/name", STORY, 17, 13, "Frouke"),
        ("personal/place", STORY, 17, 30, "Appelscha"),
    ]
    assert all("`" in after.language.message(finding).hint for finding in new)


# -- the command


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., list[Path]]:
    """Puts a stand-in for deduce in place, that gives what it is told; lists the folders that it was given."""

    def install(*found: tuple[str, str], fails: bool = False) -> list[Path]:
        given: list[Path] = []

        class Deduce:
            def __init__(self, cache_path: Path) -> None:
                given.append(cache_path)
                kept = cache_path / recognising._KEPT
                if fails or (kept.is_file() and kept.read_text(encoding="utf-8") != "whole"):
                    raise EOFError("Ran out of input")
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text("whole", encoding="utf-8")

            def deidentify(self, text: str, disabled: set[str]) -> types.SimpleNamespace:
                assert "names" not in disabled
                hits = [(tag, passage, text.find(passage)) for tag, passage in found if passage in text]
                notes = [
                    types.SimpleNamespace(tag=t, text=p, start_char=a, end_char=a + len(p))
                    for t, p, a in hits
                ]
                return types.SimpleNamespace(annotations=set_of(notes))

        module = types.ModuleType("deduce")
        module.Deduce = Deduce  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "deduce", module)
        monkeypatch.setattr(recognising, "find_spec", lambda name: object())
        monkeypatch.setattr("generator.cli.checking.user_cache_path", lambda *a, **k: tmp_path / "cache")
        return given

    return install


def set_of(notes: list[types.SimpleNamespace]) -> list[types.SimpleNamespace]:
    """In no order that anyone may count on."""
    return notes[::-1]


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(verschil, list(args), standalone_mode=False)
    code = result.return_value if result.exception is None else -1
    return code, result.stdout, result.stderr


def test_the_command_asks_for_it_and_json_stays_json(
    site_of: SiteOf, fake: Callable[..., list[Path]]
) -> None:
    fake(
        ("persoon", "Frouke "),
        ("locatie", "Appelscha"),
        ("locatie", "Achterom 5"),
        ("ziekenhuis", "Rijnstate"),
    )
    root = site_of({STORY: STORY_2024 + "\nDat zei Frouke van Achterom 5 uit Appelscha, in Rijnstate.\n"})
    code, out, err = run("check", "--root", str(root), "--on", "2026-01-31", "--format", "json", "--names")
    told = [(each["code"], each["column"]) for each in json.loads(out) if each["line"] == 17]
    assert told == [("personal/name", 9), ("personal/address", 20), ("personal/place", 35)]
    assert (code, err) == (0, "")
    _, without, _ = run("check", "--root", str(root), "--on", "2026-01-31", "--format", "json")
    assert not [each for each in json.loads(without) if each["line"] == 17]


def test_without_deduce_the_command_says_how_to_get_it(
    site_of: SiteOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognising, "find_spec", lambda name: None)
    result = CliRunner().invoke(verschil, ["check", "--root", str(site_of()), "--names"])
    assert result.exit_code == 2
    assert "verschil[privacy]" in result.output


def test_it_says_that_it_loads_to_who_watches_only(
    site_of: SiteOf, fake: Callable[..., list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    fake()
    root = site_of()
    args = ("check", "--root", str(root), "--on", "2026-01-31", "--format", "json", "--names")
    assert run(*args)[2] == ""
    monkeypatch.setattr("generator.cli.checking._is_watched", lambda: True)
    _, out, err = run(*args)
    assert json.loads(out) is not None
    assert "enkele seconden" in err
    assert "eerst" not in err


def test_what_the_first_start_made_is_kept_and_made_again_when_it_is_broken(
    fake: Callable[..., list[Path]], tmp_path: Path
) -> None:
    given = fake()
    assert not recognising.is_ready(tmp_path)
    recognising.recogniser(tmp_path)
    assert recognising.is_ready(tmp_path)
    [kept] = [path for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert [path.name for path in tmp_path.iterdir()] == [kept.name], "nothing half is left"
    recognising.recogniser(tmp_path)
    assert given[-1] == kept
    (kept / recognising._KEPT).write_text("half", encoding="utf-8")
    recognising.recogniser(tmp_path)
    assert (kept / recognising._KEPT).read_text(encoding="utf-8") == "whole"


def test_where_nothing_can_be_kept_it_works_all_the_same(
    fake: Callable[..., list[Path]], tmp_path: Path
) -> None:
    fake()
    (tmp_path / "file").write_text("", encoding="utf-8")
    recognise = recognising.recogniser(tmp_path / "file" / "cache")
    assert list(recognise("Niets.")) == []


def test_what_is_installed_and_does_not_work_is_said_as_such(
    fake: Callable[..., list[Path]], tmp_path: Path
) -> None:
    fake(fails=True)
    with pytest.raises(recognising.RecogniserMissingError, match="Ran out of input"):
        recognising.recogniser(tmp_path)


# -- deduce itself

REAL = pytest.mark.skipif(
    importlib.util.find_spec("deduce") is None, reason="the extra `privacy` is not installed"
)


@pytest.fixture(scope="module")
def real() -> Recognise:
    from platformdirs import user_cache_path

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return recognising.recogniser(user_cache_path("verschil", appauthor=False))


@REAL
def test_deduce_finds_what_the_docs_say(real: Recognise, tmp_path: Path) -> None:
    every = sentences()
    assert shown(ALL_NAMES_TABLE) == "\n".join(table(every, checked(tmp_path, every, real)))


@REAL
def test_deduce_leaves_logging_and_standard_output_alone(real: Recognise) -> None:
    assert list(real("Daar is Frouke Dijkstra.")) == [("personal/name", 8, 23)]
    script = (
        "import logging, pathlib, sys; from generator.checking.personal.recognising import recogniser;"
        "recogniser(pathlib.Path(sys.argv[1])); print(logging.getLogger().handlers, logging.getLogger().level)"
    )
    from platformdirs import user_cache_path

    folder = str(user_cache_path("verschil", appauthor=False))
    done = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", str(logging.WARNING)]
