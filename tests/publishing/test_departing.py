"""What may not stand in a site any longer goes, whoever repeats it and whatever its file looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Ran, run
from tests.conftest import SiteOf
from tests.publishing.made import files
from tests.publishing.standing import PATH, STORY, assert_gone, broken, standing

TOMB = "de-linde/2024/verhalen/gele-emmers/index.html"
REPEATED = """\
---
titel: Een kopie
soort: reactie
van: clientenraad
op: 2025-05-01
met_instemming: {agreed}
samenvatting: Zonderlinge emmers stonden dagenlang onder het lek in de serre te wachten.
trefwoorden: [Zeven gele emmers, Wilhelmina Zonderling]
---

De emmers stonden daar dagenlang vol water en niemand kwam ze legen, zei zij met spijt.
"""


@pytest.fixture
def root(site_of: SiteOf) -> Path:
    return standing(site_of)


def publish(root: Path, *more: str) -> Ran:
    return run(root, "publish", "--renderer", "plain", *more)


def published(root: Path, *more: str) -> Path:
    ran = publish(root, *more)
    assert ran.code == 0, ran.err
    return root / "site"


def mark(root: Path, path: str = PATH) -> str:
    """The story's text with a withdrawal in it."""
    return (root / path).read_text("utf-8").replace("  voor:", "  ingetrokken: 2026-01-20\n  voor:", 1)


@pytest.mark.parametrize(
    "case", ["without agreement", "with a mistake in its file", "an unchecked observation"]
)
def test_who_is_not_published_clears_nobodys_words(root: Path, case: str) -> None:
    """A voice that repeats a withdrawn story, and is held back itself, keeps nothing of it on the site."""
    out = published(root)
    (root / PATH).write_text(mark(root), "utf-8")
    copy = root / "stories/de-linde/2025/kopie.md"
    copy.parent.mkdir(parents=True, exist_ok=True)
    text = REPEATED.format(agreed="nee" if case == "without agreement" else "ja")
    if case == "with a mistake in its file":
        text = text.replace("van: clientenraad", "van: clientenraad\nonbekend: x")
    elif case == "an unchecked observation":
        text = text.replace(
            "soort: reactie\nvan: clientenraad\nop: 2025-05-01\nmet_instemming: ja", "soort: beeld"
        )
    copy.write_text(text, "utf-8")
    broken(root)
    ran = publish(root)
    assert "alvast dit uit de site gehaald" in ran.err
    assert_gone(out, TOMB)


def test_who_stands_there_keeps_their_words_though_their_file_has_a_mistake_now(root: Path) -> None:
    other = root / "stories/de-linde/2024/licht-op-de-gang.md"
    text = other.read_text("utf-8").replace("klank:", "verteld_door: Wilhelmina Zonderling\nklank:")
    other.write_text(text, "utf-8")
    out = published(root)
    page = out / "de-linde/2024/verhalen/licht-op-de-gang/index.html"
    assert "Zonderling" in page.read_text("utf-8")
    other.write_text(text.replace("klank:", "onbekend: x\nklank:"), "utf-8")
    (root / PATH).write_text(mark(root), "utf-8")
    assert publish(root).code == 1
    assert "Zonderling" in page.read_text("utf-8")
    assert not [name for name, data in files(out).items() if b"dagenlang" in data]


CAFE = STORY.replace("met spijt", "in het café").format(until="2099-12-31")
MARKED = CAFE.replace("  voor:", "  ingetrokken: 2026-01-20\n  voor:")
UNDECODABLE = {
    "in Windows-1252": MARKED.encode("cp1252"),
    "in UTF-16": MARKED.encode("utf-16"),
    "in UTF-16 of the other kind": b"\xfe\xff" + MARKED.encode("utf-16-be"),
    "in UTF-16 that does not say so": MARKED.encode("utf-16-le"),
    "with the mark of another encoding": b"\xff\xfe" + MARKED.encode(),
    "with one byte that is none": MARKED.encode().replace(b"dagen", b"\xffdagen"),
    "with NULs": MARKED.encode().replace(b"titel", b"\0titel"),
    "too large": (MARKED + "x" * 600_000).encode(),
    "too large, and Windows-1252": (MARKED + "é" * 600_000).encode("cp1252"),
    "too many lines": (MARKED + "x\n" * 12_000).encode(),
    "not YAML": MARKED.replace("titel:", "titel: [[").encode(),
    "not YAML, and Windows-1252": MARKED.replace("titel:", "titel: [[").encode("cp1252"),
    "not YAML, with the key in quotes": MARKED.replace("titel:", "titel: [[")
    .replace("ingetrokken:", '"ingetrokken":')
    .encode(),
    "emptied": b"---\ntoestemming:\n  ingetrokken: 2026-01-20\n---\n",
    "emptied, in other words": b"title: x\n---\nwithdrawn: 2026-01-20\n",
}


@pytest.mark.parametrize("case", UNDECODABLE)
def test_a_withdrawal_counts_whatever_its_file_looks_like(root: Path, case: str) -> None:
    """Its text is known from its file as far as that can be guessed, and from the site."""
    (root / PATH).write_text(CAFE, "utf-8")
    out = published(root)
    (root / PATH).write_bytes(UNDECODABLE[case])
    broken(root)
    ran = publish(root)
    assert ran.code == 1
    assert "alvast dit uit de site gehaald" in ran.err
    assert PATH in ran.err
    assert_gone(out, TOMB)
    assert "ingetrokken" in (out / TOMB).read_text("utf-8")
    assert "alvast dit" not in publish(root).err, "once is enough"


@pytest.mark.parametrize("value", ["nee", "no", '"geen" # niet meer'])
def test_consent_that_is_refused_in_a_broken_file_counts(root: Path, value: str) -> None:
    out = published(root)
    text = STORY.format(until="2099-12-31").replace("titel:", "titel: [[")
    text = text[: text.index("toestemming:")] + f"toestemming: {value}\n" + text[text.index("---\n\n") :]
    (root / PATH).write_text(text, "utf-8")
    assert "alvast dit" in publish(root).err
    assert not (out / TOMB).exists()
    assert_gone(out)


def test_a_file_with_nothing_but_a_withdrawal_is_a_withdrawn_story(root: Path) -> None:
    out = published(root)
    (root / PATH).write_bytes(UNDECODABLE["emptied"])
    (root / "stories/de-linde/2024/emmers.png").unlink()
    ran = publish(root)
    assert ran.code == 0, ran.err
    assert_gone(out, TOMB)
    assert "ingetrokken" in (out / TOMB).read_text("utf-8")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_withdrawing_marks_a_file_in_any_encoding(root: Path, encoding: str) -> None:
    (root / PATH).write_bytes(CAFE.encode(encoding))
    ran = run(root, "withdraw", "de-linde/2024/gele-emmers")
    assert ran.code == 0, ran.err
    after = (root / PATH).read_bytes().decode(encoding)
    assert after.replace("  ingetrokken: 2026-01-31\n", "") == CAFE
    assert "  ingetrokken: 2026-01-31\n" in after


def test_what_cannot_be_marked_is_told_in_plain_words(root: Path) -> None:
    (root / PATH).write_text(CAFE.replace("\n---\n", "\n"), "utf-8")
    ran = run(root, "withdraw", "de-linde/2024/gele-emmers")
    assert ran.code == 1
    assert "unreadable" not in ran.err
    assert "het bestand is niet te lezen" in ran.err
    assert "door vier regels" in ran.err


RESPONSE = """\
---
titel: Antwoord van de raad
soort: reactie
van: clientenraad
op: 2025-05-01
op_plan: de-linde/2025
met_instemming: ja
---

Wij lazen het hele plan met veel genoegen en komen in het najaar graag eens kijken.
"""
OBSERVATION = """\
---
titel: Een ochtend bij de paarse deur
soort: observatie
waarnemers: [verpleegkundige]
van: 2024-05-01
getoetst_door_team: 2024-06-01
over: nachtrust
---

Bij de paarse deur bleef iedereen even staan, ook wie eigenlijk nergens heen hoefde te gaan.
"""
TAKEN_BACK = {
    "a response without agreement": (RESPONSE, "met_instemming: ja", "met_instemming: nee", "genoegen"),
    "an observation that is not checked": (
        OBSERVATION,
        "getoetst_door_team: 2024-06-01\n",
        "",
        "paarse deur",
    ),
    "an observation that is to be checked": (OBSERVATION, "2024-06-01", "2026-06-01", "paarse deur"),
}


@pytest.mark.parametrize("case", TAKEN_BACK)
def test_every_kind_of_voice_goes_that_nobody_stands_for_any_longer(root: Path, case: str) -> None:
    text, old, new, trace = TAKEN_BACK[case]
    voice = root / "stories/de-linde/2024/andere-stem.md"
    voice.write_text(text, "utf-8")
    out = published(root)
    assert [name for name, data in files(out).items() if trace.encode() in data]
    assert old in text
    voice.write_text(text.replace(old, new), "utf-8")
    broken(root)
    ran = publish(root)
    assert "één stem die er niet meer mag staan" in ran.err
    assert "andere-stem.md" in ran.err
    assert not [name for name, data in files(out).items() if trace.encode() in data or "andere-stem" in name]
    assert "emmers" in (out / TOMB).read_text("utf-8")
    assert "De site is wat haar manifest zegt" in run(root, "verify", str(out)).out
    assert "alvast" not in publish(root).err


def test_a_voice_that_waits_for_its_team_touches_nothing(root: Path) -> None:
    out = published(root)
    before = files(out)
    text = OBSERVATION.replace("getoetst_door_team: 2024-06-01\n", "").replace(
        "Een ochtend", "Rustige nachten"
    )
    (root / "stories/de-linde/2024/andere-stem.md").write_text(text, "utf-8")
    broken(root)
    assert "alvast" not in publish(root).err
    assert files(out) == before


def test_pictures_go_when_the_consent_for_them_does(root: Path) -> None:
    out = published(root)
    pictures = [
        name for name in files(out) if "gele-emmers" in name and name.endswith((".png", ".webp", ".jpg"))
    ]
    assert pictures
    (root / PATH).write_text(STORY.format(until="2099-12-31").replace("[site, beeld]", "[site]"), "utf-8")
    broken(root)
    ran = publish(root)
    assert "Bij deze stem zijn de foto's weg" in ran.err
    assert "één stem die er niet meer" not in ran.err
    after = files(out)
    assert not [name for name in pictures if name in after]
    assert not [name for name, data in after.items() if b"Gele emmers in de serre" in data]
    assert "dagenlang" in after[TOMB].decode(), "the text may stay"
    assert b"emmers.png" not in after["manifest.json"]
    assert "De site is wat haar manifest zegt" in run(root, "verify", str(out)).out
    assert "alvast" not in publish(root).err


def test_a_picture_is_no_voice_in_what_is_told(root: Path) -> None:
    published(root)
    (root / PATH).write_text(mark(root), "utf-8")
    broken(root)
    ran = publish(root)
    assert "één stem die er niet meer mag staan" in ran.err
    assert "emmers.png" not in ran.err


def test_prints_go_when_the_consent_for_paper_does(root: Path) -> None:
    text = STORY.format(until="2099-12-31").replace("[site, beeld]", "[site, print]")
    (root / PATH).write_text(text, "utf-8")
    out = published(root, "--pdf")
    assert len([name for name in files(out) if name.endswith(".pdf")]) == 4
    (root / PATH).write_text(text.replace("[site, print]", "[site]"), "utf-8")
    broken(root)
    ran = publish(root)
    assert "pdf" in ran.err
    assert "één stem" not in ran.err
    after = files(out)
    gone = ["de-linde/2024/de-linde-2024.pdf", "de-linde/2025/de-linde-2025.pdf"]
    assert [name for name in gone if name in after] == []
    assert all(f"    {name}\n" in ran.err for name in gone)
    assert not [
        name for name, data in after.items() if name.endswith(".html") and b"de-linde-2025.pdf" in data
    ]
    assert "dagenlang" in after[TOMB].decode(), "the text may stay"
    assert "De site is wat haar manifest zegt" in run(root, "verify", str(out)).out
    assert "alvast" not in publish(root).err


def test_prints_stay_in_which_nothing_stands_that_may_not(root: Path) -> None:
    """A story without consent for pictures that shows none, and one that was never for paper, take no print away."""
    text = STORY.format(until="2099-12-31").replace("[site, beeld]", "[site, print]")
    (root / PATH).write_text(text.replace("![Gele emmers in de serre](emmers.png)", ""), "utf-8")
    (root / "stories/de-linde/2024/emmers.png").unlink()
    out = published(root, "--pdf")
    before = files(out)
    broken(root)
    ran = publish(root)
    assert ran.code == 1
    assert "pdf" not in ran.err
    assert files(out) == before


def test_a_picture_goes_from_paper_with_the_consent_for_it(root: Path) -> None:
    text = STORY.format(until="2099-12-31").replace("[site, beeld]", "[site, beeld, print]")
    (root / PATH).write_text(text, "utf-8")
    out = published(root, "--pdf")
    (root / PATH).write_text(text.replace("beeld, ", ""), "utf-8")
    broken(root)
    assert "    de-linde/2024/de-linde-2024.pdf\n" in publish(root).err
    assert not (out / "de-linde/2024/de-linde-2024.pdf").exists()


@pytest.mark.parametrize(
    "line", ["ingetrokken: 2026-01-20", "Toestemming ingetrokken: 2026-01-20", "withdrawn: gisteren"]
)
@pytest.mark.parametrize("elsewhere", [False, True], ids=["alone", "beside a mistake"])
def test_a_withdrawal_counts_wherever_its_key_stands(root: Path, line: str, elsewhere: bool) -> None:
    site = published(root)
    text = (root / PATH).read_text("utf-8").replace("---\n", f"---\n{line}\n", 1)
    (root / PATH).write_text(text, "utf-8")
    if elsewhere:
        broken(root)
    assert publish(root).code == 1
    assert_gone(site, TOMB)
    assert "ingetrokken" in (site / TOMB).read_text("utf-8")
