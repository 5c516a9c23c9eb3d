"""A withdrawal waits for nobody: when a build stops, what may not stand there any longer leaves the site that stands."""

from __future__ import annotations

import errno
import json
import re
from pathlib import Path
from posixpath import dirname, join, normpath

import jsonschema
import pytest

from generator.publishing.cutting import cut_calendar, cut_json, cut_page, cut_table, replace_parts
from generator.publishing.recounting import edition_recounted
from tests.cli.running import Ran, run
from tests.conftest import SiteOf
from tests.publishing.made import files
from tests.publishing.standing import PATH, STORY, assert_gone, broken, said, standing


@pytest.fixture(params=["mkdocs", "plain"])
def renderer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def root(site_of: SiteOf) -> Path:
    return standing(site_of)


def assert_whole(out: Path) -> None:
    """The rest is as it was: the other story, the search, and no link that leads to nothing."""
    made = files(out)
    assert (
        "Het licht op de gang hield mij wakker"
        in made["de-linde/2024/verhalen/licht-op-de-gang/index.html"].decode()
    )
    for name, data in made.items():
        if name.endswith(".json"):
            json.loads(data)
        if name.endswith(".html") and name != "404.html":
            for address in re.findall(r'(?:href|src)="([^"#?:]+)[#?]?[^":]*"', data.decode()):
                target = normpath(join(dirname(name), address))
                assert (out / target).exists(), (name, address)


def stopped(root: Path, out: Path, renderer: str, on: str = "2026-01-31") -> Ran:
    ran = run(root, "build", "--out", str(out), "--renderer", renderer, on=on)
    assert ran.code == 1, ran.err
    return ran


def test_a_withdrawn_story_leaves_the_standing_site_though_a_plan_is_broken(
    root: Path, tmp_path: Path, renderer: str
) -> None:
    out = tmp_path / "uit"
    assert run(root, "build", "--out", str(out), "--renderer", renderer).code == 0
    before = files(out)
    assert any("emmers" in said(name, data) for name, data in before.items())
    assert run(root, "withdraw", "de-linde/2024/gele-emmers", "--out", str(out)).code == 0
    broken(root)
    ran = stopped(root, out, renderer)
    assert "alvast dit uit de site gehaald" in ran.err
    assert PATH in ran.err
    assert_gone(out, "de-linde/2024/verhalen/gele-emmers/index.html")
    tomb = (out / "de-linde/2024/verhalen/gele-emmers/index.html").read_text("utf-8")
    assert "ingetrokken" in tomb
    assert "noindex" in tomb
    assert_whole(out)
    same = [name for name, data in files(out).items() if before.get(name) == data]
    assert len(same) > len(before) / 2
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    again = stopped(root, out, renderer)
    assert "alvast dit" not in again.err, "once is enough"


def test_an_index_that_becomes_smaller_is_no_fault(root: Path, tmp_path: Path) -> None:
    """Parts of the index that stood there are no longer there when their turn comes."""
    words = " ".join(f"zonderwoord{number}zo" for number in range(25_000))
    long = STORY.format(until="2099-12-31").replace("De emmers stonden", f"{words}.\n\nDe emmers stonden")
    (root / PATH).write_text(long, encoding="utf-8")
    out = tmp_path / "uit"
    assert run(root, "build", "--out", str(out), "--renderer", "plain").code == 0
    parts = {name for name in files(out) if re.search(r"/[dw]\d+\.json$", name)}
    assert run(root, "withdraw", "de-linde/2024/gele-emmers", "--out", str(out)).code == 0
    broken(root)
    assert "alvast dit" in stopped(root, out, "plain").err
    assert {name for name in files(out) if re.search(r"/[dw]\d+\.json$", name)} < parts
    assert_gone(out, "de-linde/2024/verhalen/gele-emmers/index.html")


def test_when_it_cannot_be_taken_out_that_is_said_aloud(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "uit"
    assert run(root, "build", "--out", str(out), "--renderer", "plain").code == 0
    assert run(root, "withdraw", "de-linde/2024/gele-emmers", "--out", str(out)).code == 0
    broken(root)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("generator.publishing.removing._Remover.run", full)
    ran = stopped(root, out, "plain")
    assert "haal de site offline" in ran.err
    assert "alvast dit" not in ran.err


def test_no_number_tells_of_who_is_gone(root: Path, tmp_path: Path, renderer: str) -> None:
    """Two told, one list with one voice beside a number of two: that would tell in which tone the other spoke."""
    out = tmp_path / "uit"
    assert run(root, "build", "--out", str(out), "--renderer", renderer).code == 0
    before = files(out)
    counting = {name for name, data in before.items() if b'"v-counted"' in data}
    assert {"de-linde/2024/index.html", "de-linde/2024/verhalen/index.html"} <= counting
    assert run(root, "withdraw", "de-linde/2024/gele-emmers", "--out", str(out)).code == 0
    broken(root)
    stopped(root, out, renderer)
    after = files(out)
    for name in counting:
        page = after[name].decode("utf-8")
        assert "v-counted" not in page, name
        assert "Deze aantallen worden opnieuw geteld." in page, name
        assert "<main" in page, name
    assert not [
        name for name, data in after.items() if b'class="v-filters"' in data and name.startswith("de-linde/")
    ]
    edition = json.loads(after["de-linde/2024/edition.json"])
    assert len(edition["voices"]) == edition["counts"]["voices"]["published"] == 1
    assert json.loads(before["de-linde/2024/edition.json"])["counts"]["voices"]["published"] == 2
    schema = json.loads(
        next(data for name, data in after.items() if name.startswith("schema/") and name.endswith(".json"))
    )
    jsonschema.validate(edition, schema)


def test_counting_anew_agrees_with_what_was_counted(root: Path, tmp_path: Path) -> None:
    """On an edition that nothing was taken from, what is counted anew is what stood there."""
    assert run(root, "build", "--out", str(tmp_path / "uit"), "--renderer", "plain").code == 0
    for path in (tmp_path / "uit/de-linde").rglob("edition.json"):
        data = path.read_bytes()
        was, now = json.loads(data), json.loads(edition_recounted(data))
        unknown = {"told": None, "held": None, "consented": None}
        assert now["counts"]["voices"] == was["counts"]["voices"] | unknown
        assert {**now, "counts": 0, "areas": 0} == {**was, "counts": 0, "areas": 0}
    assert edition_recounted(b"[1]") == b"[1]"
    assert edition_recounted(b"\xff") == b"\xff"


def test_parts_are_replaced_whole_and_nothing_else() -> None:
    page = '<main><p class="a b">x<p class="n">y</p></p><div class="n z"><div class="n">in</div></div><i class="nn">i</i></main>'
    assert replace_parts(page, {"n": "[]"}) == '<main><p class="a b">x[]</p>[]<i class="nn">i</i></main>'


def test_an_expired_story_is_removed_on_its_day(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    (root / PATH).write_text(STORY.format(until="2026-02-10"), encoding="utf-8")
    assert run(root, "build", "--out", str(out)).code == 0
    broken(root)
    assert "alvast dit" not in stopped(root, out, "mkdocs", on="2026-02-10").err
    assert "alvast dit" in stopped(root, out, "mkdocs", on="2026-02-11").err
    assert not (out / "de-linde/2024/verhalen/gele-emmers").exists()
    assert_gone(out)
    assert_whole(out)


MISTAKES = {
    "an organisation that cannot be read": ("site_config/organisations/de-linde.yml", "naam: [\n"),
    "a site that cannot be read": ("site_config/site.yml", "titel: [\n"),
    "a page of the owner's in the way": ("site_config/pages/de-linde/2025/index.md", "# Hier\n"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_whatever_the_mistake(root: Path, tmp_path: Path, case: str) -> None:
    out = tmp_path / "uit"
    assert run(root, "build", "--out", str(out)).code == 0
    assert run(root, "withdraw", "de-linde/2024/gele-emmers", "--out", str(out)).code == 0
    path, text = MISTAKES[case]
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    assert "alvast dit" in stopped(root, out, "mkdocs").err
    assert_gone(out, "de-linde/2024/verhalen/gele-emmers/index.html")
    assert_whole(out)


def test_a_withdrawal_that_was_mistyped_counts(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert run(root, "build", "--out", str(out)).code == 0
    text = (
        (root / PATH)
        .read_text(encoding="utf-8")
        .replace("kenmerk: DL-77", "kenmerk: DL-77\n  ingetrokken: 2026-13-01")
    )
    (root / PATH).write_text(text, encoding="utf-8")
    broken(root)
    stopped(root, out, "mkdocs")
    assert_gone(out, "de-linde/2024/verhalen/gele-emmers/index.html")


def test_nothing_is_touched_when_nothing_was_withdrawn(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert run(root, "build", "--out", str(out)).code == 0
    before = files(out)
    broken(root)
    assert "alvast dit" not in stopped(root, out, "mkdocs").err
    assert files(out) == before


def test_a_renderer_that_fails_does_not_hold_it_up(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "uit"
    assert run(root, "build", "--out", str(out)).code == 0
    assert run(root, "withdraw", "de-linde/2024/gele-emmers", "--out", str(out)).code == 0
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: mkdocs\nplugins: [verschil]\n", encoding="utf-8")
    assert "alvast dit" in stopped(root, out, "mkdocs").err
    assert_gone(out, "de-linde/2024/verhalen/gele-emmers/index.html")


# -- cutting


PAGES = [
    ("<main><ul><li>een</li><li>BAD <a>x</a></li></ul></main>", "<main><ul><li>een</li></ul></main>"),
    ("<main><ul><li>BAD</li></ul><p>rest</p></main>", "<main><p>rest</p></main>"),
    ("<main><p>een</p><p>twee <b>BAD</b> drie</p></main>", "<main><p>een</p></main>"),
    ("<main><article><h3>BAD</h3><p>tekst</p></article><p>x</p></main>", "<main><p>x</p></main>"),
    ("<head><meta content='BAD'><title>x</title></head>", "<head><title>x</title></head>"),
    ("<table><tr><td>BAD</td><td>x</td></tr><tr><td>y</td></tr></table>", "<table><tr><td>y</td></tr></table>"),
    ("<feed><entry><title>BAD</title></entry><entry><title>x</title></entry></feed>",
     "<feed><entry><title>x</title></entry></feed>"),
    ("<main><p>een<p>BAD<p>drie</main>", None),
    ("<title>BAD</title>", None),
    ("<main>BAD</main>", None),
]  # fmt: skip


@pytest.mark.parametrize(("page", "cut"), PAGES)
def test_the_smallest_whole_part_goes(page: str, cut: str | None) -> None:
    found = cut_page(page, lambda text: "BAD" in text)
    if cut is None:
        assert found is None or "BAD" not in found
    else:
        assert found == cut


def test_a_calendar_loses_whole_events() -> None:
    def event(text: str) -> str:
        return f"BEGIN:VEVENT\r\nSUMMARY:{text}\r\nEND:VEVENT\r\n"

    def made(*events: str) -> str:
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n"

    def bad(text: str) -> bool:
        return "BAD" in text.replace("\r\n ", "")

    one, two, folded = event("een"), event("twee"), event("B\r\n AD")
    for events, left in (((one, folded, two), (one, two)), ((folded, one), (one,)), ((one, folded), (one,))):
        assert cut_calendar(made(*events), bad) == made(*left)
    assert cut_calendar(made(folded), bad) is None
    assert cut_calendar("geen agenda", bad) is None


def test_tables_and_json_lose_cells_rows_and_items() -> None:
    def bad(text: str) -> bool:
        return "BAD" in text

    assert cut_table('a;b\r\n"x\r\ny";BAD\r\nBAD;BAD\r\n', bad) == 'a;b\r\n"x\r\ny";\r\n'
    data = {"voices": [{"ref": "BAD", "n": 1}, {"ref": "x"}], "led": {"by": ["BAD", "y"]}, "t": "BAD"}
    assert json.loads(cut_json(json.dumps(data), bad) or "") == {
        "voices": [{"ref": "x"}], "led": {"by": ["y"]}, "t": None
    }  # fmt: skip
