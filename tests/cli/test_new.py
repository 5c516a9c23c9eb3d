"""`verschil new`: files that pass the checks, and never over what is there."""

from __future__ import annotations

import re

import pytest

from generator.writing.starting import Kind, scalar, slug
from tests.cli.running import run
from tests.conftest import SiteOf

ENGLISH = {"site_config/site.yml": "title: Different\nlanguage: en\n"}
GIVEN: dict[str, list[str]] = {
    "plan": ["--period", "2026"],
    "commitment": ["--title", "Rust: nu echt", "--area", "zorg", "--reason", "Men vroeg erom."],
    "deviation": ["--commitment", "nachtrust", "--outcome", "later", "--reason", "Te weinig mensen."],
    "story": ["--title", "Koffie na de nacht", "--voice", "resident"],
    "observation": ["--title", "Een ochtend"],
    "conversation": ["--title", "Gesprek over de dag"],
    "response": ["--title", "De raad antwoordt", "--from", "clientenraad"],
}


@pytest.mark.parametrize("kind", list(GIVEN))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_file_passes_check_in_both_languages(site_of: SiteOf, kind: str, language: str) -> None:
    root = site_of(ENGLISH if language == "en" else {})
    ran = run(root, "new", kind, *GIVEN[kind])
    assert ran.code == 0, ran.err
    path = re.findall(r"\S+\.md", ran.out)[0]
    made = next(p for p in root.rglob("*.md") if path.endswith(p.relative_to(root).as_posix()))
    raw = made.read_bytes()
    assert b"\r" not in raw
    assert raw.startswith(b"---\n")
    made.write_bytes(raw + b"\nDe tekst van de schrijver.\n")
    checked = run(root, "check", "--format", "json")
    assert [each for each in checked.data if each["level"] == "error"] == []
    assert checked.code == 0


@pytest.mark.parametrize("kind", list(GIVEN))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_commented_out_is_right_too(site_of: SiteOf, kind: str, language: str) -> None:
    """Every example, with its `#` taken away, is a key that the format knows, with a value of the right kind."""
    root = site_of(ENGLISH if language == "en" else {})
    run(root, "new", kind, *GIVEN[kind])
    made = max(root.rglob("*.md"), key=lambda p: p.stat().st_mtime_ns)
    text = made.read_text(encoding="utf-8")
    text = re.sub(r"^(toestemming: nee|consent: no)\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^# (?=[a-z_]+:|  )", "", text, flags=re.MULTILINE)
    made.write_text(text, encoding="utf-8")
    codes = {
        each["code"]
        for each in run(root, "check", "--format", "json").data
        if each["path"].endswith(made.name)
    }
    assert not {code for code in codes if code.startswith(("file/", "value/"))}, text


NAMES = ["plan", "voornemen", "afwijking", "verhaal", "observatie", "gesprek", "reactie"]


@pytest.mark.parametrize(("dutch", "english"), list(zip(NAMES, GIVEN, strict=True)))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_kinds_are_known_by_their_name_in_every_language(
    site_of: SiteOf, dutch: str, english: str, language: str
) -> None:
    made = []
    for name in (dutch, english, dutch.upper()):
        ran = run(site_of(ENGLISH if language == "en" else {}), "new", name, *GIVEN[english])
        assert ran.code == 0, ran.err
        made.append(re.findall(r"(?:plans|stories)/\S+\.md", ran.out))
    assert made[0] == made[1] == made[2]


def test_an_unknown_kind_is_said_in_the_sites_language(site_of: SiteOf) -> None:
    ran = run(site_of(ENGLISH), "new", "storry")
    assert ran.code == 2
    assert "Did you mean `story`? You can begin: plan, commitment, deviation, story, observation" in ran.err


def test_a_title_that_windows_keeps_gets_another_name(site_of: SiteOf) -> None:
    ran = run(site_of(), "new", "gesprek", "--title", "Con")
    assert ran.code == 0, ran.err
    assert "con-1.md" in ran.out


def test_a_known_commitment_needs_its_reason_only(site_of: SiteOf) -> None:
    root = site_of({"plans/de-linde/2025/commitments/nachtrust.md": None})
    ran = run(root, "new", "commitment", "--id", "nachtrust", "--reason", "Het kan beter.")
    assert ran.code == 0, ran.err
    text = (root / "plans/de-linde/2025/commitments/nachtrust.md").read_text(encoding="utf-8")
    assert "\naanleiding: Het kan beter.\n" in text
    assert "\n# titel: Rustige nachten\n" in text
    assert run(root, "check").code == 0


def test_never_over_what_is_there(site_of: SiteOf) -> None:
    root = site_of()
    before = (root / "plans/de-linde/2025/plan.md").read_bytes()
    ran = run(root, "new", "plan", "--period", "2025")
    assert ran.code == 1
    assert "is er al" in ran.err
    assert (root / "plans/de-linde/2025/plan.md").read_bytes() == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["story", "--voice", "bewoner"], "--title"),
        (["story", "--title", "x", "--voice", "bewonr"], "bewoner"),
        (["story", "--title", "x", "--voice", "bewoner", "--slug", "../weg"], "weg"),
        (["commitment", "--title", "x", "--area", "wone", "--reason", "y"], "wonen"),
        (["commitment", "--period", "2031", "--title", "x", "--area", "wonen", "--reason", "y"], "new plan"),
        (["deviation", "--commitment", "nachtrus", "--outcome", "later", "--reason", "y"], "nachtrust"),
        (["plan", "--org", "de-lind"], "de-linde"),
        (["plan", "--period", "volgend jaar"], "2025-2026"),
        (["story", "--title", "  ", "--voice", "bewoner"], "Titel"),
        (
            ["brief"],
            "Een bestand van de soort `brief` kennen wij niet. U kunt beginnen: plan, voornemen, afwijking, verhaal,",
        ),
        (["verhal"], "Bedoelde u `verhaal`?"),
        ([], "plan, voornemen, afwijking, verhaal, observatie, gesprek, reactie"),
        (["conversation", "--id", "con", "--title", "x"], "`con-1`"),
        (["commitment", "--id", "lpt1"], "`lpt1-1`"),
        (["commitment"], "geef `--title`, `--area`, `--reason` mee"),
        (["verhaal"], "geef `--title`, `--voice` mee"),
        (["deviation", "--outcome", "later"], "geef `--commitment`, `--reason` mee"),
        (["story", "--title", "geen", "--voice", "bewoner"], "Titel"),
        (["deviation", "--commitment", "nachtrust", "--outcome", "later", "--reason", "-"], "Aanleiding"),
    ],
)
def test_wrong_use_is_said(site_of: SiteOf, args: list[str], said: str) -> None:
    root = site_of()
    before = sorted(root.rglob("*"))
    ran = run(root, "new", *args)
    assert ran.code == 2
    assert said in ran.err
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Rustige nachten", "Rustige nachten"),
        ("Rust: nu echt", "'Rust: nu echt'"),
        ("nee", "'nee'"),
        ("It's #1", "'It''s #1'"),
        ("- lijst", "'- lijst'"),
        ("2026", "2026"),
        ("a\nb", "a b"),
        ("[x]", "'[x]'"),
        ("einde:", "'einde:'"),
    ],
)
def test_a_value_survives_front_matter(text: str, shown: str) -> None:
    assert scalar(text) == shown


@pytest.mark.parametrize(
    ("title", "name"),
    [("Koffie ná de nacht!", "koffie-na-de-nacht"), ("  Éen & twee ", "een-twee"), ("???", "")],
)
def test_a_name_from_a_title(title: str, name: str) -> None:
    assert slug(title) == name


def test_every_kind_is_tried() -> None:
    assert set(GIVEN) == {kind.value for kind in Kind}
