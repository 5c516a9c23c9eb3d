"""Files that are not what they seem: links out of the content, loops, names, bytes, sizes. Each gives its finding."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.pipeline import prepare
from generator.publishing.renderer import Job, renderer
from generator.reading.library import read_library
from generator.reading.owned import owned
from tests.conftest import SiteOf
from tests.hostile.test_policy import ON
from tests.sites import ORGANISATION

HEAD = "---\ntitel: Verhaal\nstem: bewoner\ntoestemming: nee\n"
STORY = "stories/de-linde/2024/verhaal.md"
SECRET = "GEHEIM-BUITEN-DE-MAP"


def codes(root: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.path) for finding in read_library(root)[1]]


def story(body: str = "", keys: str = "") -> dict[str, str | bytes | None]:
    return {STORY: f"{HEAD}{keys}---\n{body}".encode("utf-8", "surrogatepass")}


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
@pytest.mark.parametrize("name", ["plain", "mkdocs"])
def test_no_link_brings_anything_in(name: str, site_of: SiteOf, tmp_path: Path) -> None:
    outside = tmp_path / "buiten"
    outside.mkdir()
    for file in ("geheim.md", "geheim.txt", "foto.png"):
        (outside / file).write_text(f"---\ntitle: {SECRET}\n---\n{SECRET}", encoding="utf-8")
    root = site_of({"site_config/pages/over.md": "# Over\n"})
    pages, stories = root / "site_config/pages", root / "stories/de-linde/2024"
    places = (pages / "geheim.md", pages / "geheim.txt", stories / "geheim.md", stories / "foto.png")
    for place in places:
        place.symlink_to(outside / place.name)
    (pages / "map").symlink_to(outside, target_is_directory=True)
    (pages / "lus").symlink_to(pages, target_is_directory=True)
    (pages / "diep").mkdir()
    (pages / "diep/lus").symlink_to("..", target_is_directory=True)
    found = codes(root)
    assert {path for code, path in found if code == "file/link"} == {
        "site_config/pages/geheim.md", "site_config/pages/geheim.txt", "site_config/pages/map", "site_config/pages/lus",
        "site_config/pages/diep/lus", "stories/de-linde/2024/geheim.md", "stories/de-linde/2024/foto.png",
    }  # fmt: skip
    assert [each.name for each in owned(root)] == ["over.md"]
    assert prepare(root, ON).site is None
    for place in (pages / "lus", pages / "diep/lus"):
        place.unlink()  # with these MkDocs would walk until names are too long; the finding above stops it before
    (root / "site_config/site.yml").write_text("titel: x\norganisaties: [de-linde]\n", encoding="utf-8")
    for place in (pages / "geheim.md", pages / "geheim.txt", pages / "map"):
        moved = place.readlink()
        place.unlink()
        site = prepare(root, ON).site
        place.symlink_to(moved)
    assert site is None
    for place in (pages / "geheim.md", pages / "geheim.txt", pages / "map"):
        place.unlink()
    site = prepare(root, ON).site
    assert site is not None
    (pages / "geheim.txt").symlink_to(outside / "geheim.txt")  # put there after the check
    out = tmp_path / "out"
    out.mkdir()
    renderer(name).render(Job(site, root, out, ON))
    assert not [path for path in out.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_a_whole_content_folder_elsewhere_is_not_followed(site_of: SiteOf, tmp_path: Path) -> None:
    other, root = site_of(), tmp_path / "leeg"
    root.mkdir()
    for name in ("plans", "stories", "site_config"):
        (root / name).symlink_to(other / name, target_is_directory=True)
    assert {code for code, _ in codes(root)} == {"file/link", "file/missing"}
    assert owned(root) == ()


@pytest.mark.parametrize("name", [
    "con.md", "NUL.md", "aux.md", "com1.md", "Verhaal.md", "een..twee.md", "a b.md", "é.md",
    "a\u202eb.md", "a" * 120 + ".md", "<script>.md", "{{x}}.md", "%2e%2e.md",
])  # fmt: skip
def test_names_that_some_system_cannot_have(name: str, site_of: SiteOf) -> None:
    root = site_of({f"stories/de-linde/2024/{name}": HEAD + "---\n"})
    found = read_library(root)[1]
    assert [finding.code for finding in found] == ["file/name"]
    assert "\u202e" not in found[0].place.path


def test_names_that_differ_by_capitals(site_of: SiteOf) -> None:
    root = site_of({"stories/de-linde/2024/Foto.png": b"x", "stories/de-linde/2024/foto.png": b"x"})
    assert "file/name" in {code for code, _ in codes(root)}


CHARACTERS = [
    ("bidi", "een \u202ewoord\n", "", "text/bidi"),
    ("bidi_isolate", "een \u2067woord\n", "", "text/bidi"),
    ("bidi_entity", "een &#x202E;woord\n", "", "text/bidi"),
    ("bidi_entity_in_picture", "[a&#8238;b](https://example.org)\n", "", "text/bidi"),
    ("bidi_in_keys", "", 'samenvatting: "a\\u202eb"\n', "text/bidi"),
    ("nul_in_keys", "", 'samenvatting: "a\\0b"\n', "file/character"),
    ("bell_in_keys", "", 'samenvatting: "a\\ab"\n', "file/character"),
    ("nul", "a\0b\n", "", "file/encoding"),
    ("half_a_character", "a\ud800b\n", "", "file/encoding"),
    ("tag", "", "samenvatting: !!python/object/apply:os.system [ls]\n", "file/yaml-anchor"),
    ("alias", "", "trefwoorden: &a [x]\nlocaties: *a\n", "file/yaml-anchor"),
]


@pytest.mark.parametrize(("name", "body", "keys", "code"), CHARACTERS)
def test_characters(name: str, body: str, keys: str, code: str, site_of: SiteOf) -> None:
    library, findings = read_library(site_of(story(body, keys)))
    assert {finding.code for finding in findings} == {code}, name
    assert all(finding.place.path == STORY for finding in findings)
    for voice in library.voices.values():
        assert not set(repr(voice.says) + voice.body.html) & {"\u202e", "\0", "\x07"}


def test_an_organisations_file_may_turn_nothing_round(site_of: SiteOf) -> None:
    path = "site_config/organisations/de-linde.yml"
    assert codes(site_of({path: ORGANISATION.replace("De Linde", "De \u202eLinde")})) == [("text/bidi", path)]


LARGE = [
    ("half_a_million_items", "- a\n" * 500_000, "", "file/too-large"),
    ("items", "- a\n" * 125_000, "", "file/too-many"),
    ("lines", "\n" * 400_000, "", "file/too-many"),
    ("items_on_one_line", "", "trefwoorden: [" + "a," * 200_000 + "]\n", "file/too-many"),
    ("keys", "", "".join(f"k{n}: 1\n" for n in range(9_990)), "file/too-many"),
    ("brackets", "[" * 500_000, "", "file/too-many"),
    ("pictures", "![a](b)" * 60_000, "", "file/too-many"),
    ("stars", "a**b" * 100_000, "", "file/too-many"),
    ("stars_and_lines", "*_" * 200_000, "", "file/too-many"),
    ("quotes", ">" * 500_000, "", "text/deep"),
    ("lists", "- " * 250_000 + "a", "", "text/deep"),
    ("flow", "", "trefwoorden: " + "[" * 200_000 + "\n", "file/yaml-deep"),
]


@pytest.mark.parametrize(("name", "body", "keys", "code"), LARGE)
def test_too_much_is_found_in_little_time(
    name: str, body: str, keys: str, code: str, site_of: SiteOf
) -> None:
    root = site_of(story(body, keys))
    started = time.process_time()
    found = {found for found, _ in codes(root)}
    assert code in found or (
        code == "file/yaml-deep" and any(each.startswith("file/yaml") for each in found)
    ), name
    assert time.process_time() - started < 8


def test_as_much_as_is_allowed_is_read_in_little_time(site_of: SiteOf) -> None:
    for body in (
        "- a\n" * 9_900,
        "[a](http:b) " * 4_900,
        "*a* " * 9_900,
        "| a | b |\n|--|--|\n" + "| a | b |\n" * 9_900,
    ):
        started = time.process_time()
        assert codes(site_of(story(body))) == []
        assert time.process_time() - started < 8
