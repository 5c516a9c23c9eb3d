"""The leak check: what is held back is found in whatever file of the finished site it stands, and nothing else is."""

from __future__ import annotations

import gzip
import html
import json
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs
from PIL import Image

from generator.content.withheld import Passage, Withheld
from generator.publishing.leaking import Guarded, as_findings, leaks
from generator.publishing.pictures import clean_picture
from generator.publishing.theming import CONFIGURATION
from tests.cli.running import run
from tests.conftest import SiteOf
from tests.publishing.made import files

TEXT = "De geheime kraan lekte die hele week en niemand wilde er naar kijken tot dinsdag."
EIGHT = "lekte die hele week en niemand wilde er"
SEVEN = "lekte die hele week en niemand wilde"
SOURCE = "stories/de-linde/2025/de-kraan.md"


def held(**more: object) -> Withheld:
    passages = (
        Passage(SOURCE, "text", TEXT, 20),
        Passage(SOURCE, "title", "Een café vol “stilte”", 2),
        Passage(SOURCE, "told_by", "Wilhelmina", 4),
        Passage(SOURCE, "consent.reference", "DL-2025/0417", 9),
        Passage(SOURCE, "dilemma", "Rust tegenover gezelschap", 6),
        Passage(SOURCE, "meaning", "Zij lacht heel veel, elke dag.", 7),
    )
    return Withheld(passages, {"de-kraan": SOURCE, "lekkage": SOURCE}, **more)  # type: ignore[arg-type]


def search(
    site: Path, *cleared: str, withheld: Withheld | None = None, **more: object
) -> set[tuple[str, str]]:
    guarded = Guarded(withheld or held(), lambda: cleared, **more)  # type: ignore[arg-type]
    return {(leak.code, leak.output) for leak in leaks(site, site.parent, guarded)}


def pdf(text: str) -> bytes:
    """A page that shows a text by glyphs of a font with a table of its own, as PDF writers do."""
    table = "".join(f"<{ord(c) + 3:04x}> <{ord(c):04x}>\n" for c in sorted(set(text)))
    cmap = zlib.compress(f"1 beginbfchar\n{table}endbfchar".encode())
    glyphs = "".join(f"{ord(c) + 3:04x}" for c in text)
    shown = zlib.compress(f"BT /F1 12 Tf [<{glyphs[:40]}> -20 <{glyphs[40:]}>] TJ ET".encode())
    head = b"<< /Filter /FlateDecode >>\nstream\n"
    objects = [
        b"<< /Font << /F1 2 0 R >> >>",
        b"<< /Type /Font /ToUnicode 3 0 R >>",
        head + cmap + b"\nendstream",
        head + shown + b"\nendstream",
    ]
    return b"%PDF-1.7\n" + b"".join(
        b"%d 0 obj\n%b\nendobj\n" % (n, o) for n, o in enumerate(objects, start=1)
    )


FILES: dict[str, tuple[str, str | bytes]] = {
    "text across tags": ("a/index.html", f"<p>Zij zei: de <em>geheime</em> kraan {EIGHT.replace(' en', '<br> en')}</p>"),
    "entities": ("a/index.html", "<p>" + "".join(f"&#{ord(c)};" for c in EIGHT) + "</p>"),
    "capitals and marks": ("a/index.html", f"<p>{EIGHT.upper().replace(' ', ', ')}</p>"),
    "an attribute": ("a/index.html", f'<p><img src="x.png" alt="{EIGHT}"></p>'),
    "an attribute in single quotes": ("a/index.html", f"<p title='{EIGHT}'>x</p>"),
    "a comment": ("a/index.html", f"<p>x</p><!-- {EIGHT} -->"),
    "data in a script": ("a/index.html", f'<script type="application/ld+json">{json.dumps({"a": EIGHT})}</script>'),
    "a script": ("a/index.html", f'<script>let a = "{EIGHT}"</script>'),
    "json": ("edition.json", json.dumps({"voices": [{"t": EIGHT.replace("e", "\u0065")}]})),
    "json with escapes": ("x.json", '{"a": "' + "".join(f"\\u{ord(c):04x}" for c in EIGHT) + '"}'),
    "markup in json": ("zoeken/d0.json", json.dumps([["x", f"<p>{EIGHT.replace('week', '<b>week</b>')}</p>"]])),
    "soft hyphens": ("a/index.html", f"<p>{EIGHT.replace('hele', 'he&shy;le').replace('wilde', 'wil' + chr(0xad) + 'de')}</p>"),
    "characters without width": ("a/index.html", f"<p>{EIGHT.replace('hele', 'he' + chr(0x200b) + 'le' + chr(0x2060))}</p>"),
    "other spaces and signs": ("a/index.html", f"<p>{EIGHT.replace(' die', chr(0x3000) + 'die').replace(' en', ' → en').replace(' er', '_er')}</p>"),
    "an attribute without quotes": ("a/index.html", "<meta name=author content=Wilhelmina>"),
    "an address without quotes": ("a/index.html", "<a href=../lekkage/>x</a>"),
    "attributes side by side": ("a/index.html", f'<img src="a.png"alt="{EIGHT}">'),
    "an attribute with a strange name": ("a/index.html", f'<p data-2.x@y="{EIGHT}">x</p>'),
    "a subject of a mail": ("a/index.html", '<a href="mailto:x@y.nl?subject=Rust%20tegenover%20gezelschap">x</a>'),
    "a question in an address": ("a/index.html", '<a href="/zoeken/?q=rust+tegenover+gezelschap">x</a>'),
    "a source of a quote": ("a/index.html", '<q cite="../lekkage/">x</q>'),
    "a page in an attribute": ("a/index.html", f'<iframe srcdoc="&lt;p>{EIGHT.replace("week", "<b>week</b>")}&lt;/p>"></iframe>'),
    "a comment without an end": ("a/index.html", f"<p>x</p><!-- {EIGHT}"),
    "a text with a less-than sign": ("a/index.html", f"<p>3 < {EIGHT} > 2</p>"),
    "a link in a title": ("a/index.html", "<h2>Een <a href='/x/'>café</a> vol stilte</h2>"),
    "capital tags in a title": ("a/index.html", "<h2>Een <EM>café</EM> vol stilte</h2>"),
    "a reference in a script": ("a/index.html", '<script>var kenmerk = "DL-2025/0417"</script>'),
    "json with a mark before it": ("x.json", '\ufeff{"a": "Een caf\\u00e9 vol stilte"}'),
    "an address in a feed": ("feed.xml", "<feed><summary type='html'>&lt;a href=&quot;../lekkage/&quot;&gt;x&lt;/a&gt;</summary></feed>"),
    "a text of five words over elements": ("a/index.html", "<ul><li>Zij lacht</li><li>heel</li></ul><p>veel, <a href='/'>elke</a> dag</p>"),
    "a feed": ("feed.xml", f"<feed><summary type='html'>{html.escape('<p>' + EIGHT + '</p>')}</summary></feed>"),
    "a sitemap": ("sitemap.xml", "<urlset><url><loc>https://x.nl/de-linde/2025/verhalen/de-kraan/</loc></url></urlset>"),
    "a compressed sitemap": (
        "sitemap.xml.gz",
        gzip.compress(b"<urlset><url><loc>https://x.nl/verhalen/lekkage/</loc></url></urlset>"),
    ),
    "a drawing": ("chart.svg", f"<svg><title>{EIGHT}</title></svg>"),
    "a table": ("edition.csv", f"titel;wat\nx;{EIGHT}\n"),
    "a calendar": ("agenda.ics", f"BEGIN:VEVENT\r\nSUMMARY:{EIGHT[:13]}\r\n {EIGHT[13:30]}\r\n\t{EIGHT[30:]}\r\nEND:VEVENT\r\n"),
    "a calendar with escapes": ("agenda.ics", f"SUMMARY:x\r\nDESCRIPTION:{EIGHT.replace(' ', chr(92) + 'n').replace(chr(92) + 'ndie', chr(92) + ', die')}\r\n"),
    "a link in a calendar": ("agenda.ics", "URL:https://x.nl/de-linde/2025/ver\r\n halen/lekkage/\r\n"),
    "code": ("app.js", f'const t = "{EIGHT}"'),
    "a print": ("a/plan.pdf", pdf(f"Hij {EIGHT} om")),
    "a title": ("a/index.html", "<h2>Een CAFÉ vol &laquo;stilte&raquo;</h2>"),
    "a name": ("a/index.html", "<p>door Wilhelmina, 2025</p>"),
    "a reference": ("a/index.html", "<p>kenmerk dl-2025/0417</p>"),
    "a short dilemma": ("edition.json", json.dumps({"d": "Rust tegenover gezelschap"})),
    "a link": ("a/index.html", '<a href="../lekkage/">x</a>'),
    "a folder": ("verhalen/lekkage/index.html", "<p>x</p>"),
    "a name of a file in a text": ("a/index.html", "<p>zie de-kraan voor meer</p>"),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_it_is_found(tmp_path: Path, case: str) -> None:
    name, content = FILES[case]
    site = tmp_path / "site"
    write(site, name, content)
    write(site, "b/index.html", "<p>Een gewone bladzijde over een kraan en een hele week.</p>")
    assert {output for _, output in search(site)} == {name}


FINE = {
    "seven words": f"<p>{SEVEN} wel eens</p>",
    "a name inside another word": "<p>Wilhelminalaan, de-kranen, lekkages</p>",
    "a common word as a class": '<p class="lekkage" id="wilhelmina">x</p>',
    "words over two cells that do not follow": "<p>lekte die hele week en</p><p>iets anders niemand wilde er</p>",
}


@pytest.mark.parametrize("case", FINE)
def test_it_is_no_leak(tmp_path: Path, case: str) -> None:
    write(tmp_path / "site", "index.html", FINE[case])
    assert search(tmp_path / "site") == set()


def test_what_is_published_too_is_no_leak(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, "index.html", f"<p>{EIGHT}. Rust tegenover gezelschap. Zie de-kraan. {TEXT[-60:]}</p>")
    told = (f"Wij weten: {EIGHT}.", "Over rust tegenover gezelschap, en de-kraan.")
    assert search(site, *told) == {("leak/text", "index.html")}
    assert search(site, *told, TEXT) == set()


def test_a_frame_is_looked_at_once_and_every_page_for_itself(tmp_path: Path) -> None:
    site = tmp_path / "site"
    frame = "<html>\n<head><title>x</title></head>\n<body>\n{}\n</body>\n</html>"
    for number in range(5):
        write(site, f"{number}/index.html", frame.format(f"<p>pagina {number}</p>"))
    write(site, "3/index.html", frame.format(f"<p>\n{EIGHT[:20]}\n{EIGHT[20:]}</p>"))
    write(site, "4/index.html", frame.format(f"<p>\n{EIGHT[:20]}\n{EIGHT[20:]}</p>"))
    assert {output for _, output in search(site)} == {"3/index.html", "4/index.html"}


def test_a_picture_is_found_by_what_it_shows_and_by_its_name(tmp_path: Path) -> None:
    source = tmp_path / "stories" / "de-linde" / "2025" / "buurvrouw.png"
    source.parent.mkdir(parents=True)
    Image.new("RGB", (40, 30), "red").save(source)
    site = tmp_path / "site"
    write(site, "a/1.png", clean_picture(source))
    write(site, "a/2.png", source.read_bytes())
    Image.new("RGB", (40, 30), "blue").save(site / "a" / "3.png")
    write(site, "a/index.html", '<img src="buurvrouw.png" alt="">')
    found = search(site, withheld=Withheld(pictures=("stories/de-linde/2025/buurvrouw.png",)))
    assert found == {
        ("leak/picture", "a/1.png"), ("leak/picture", "a/2.png"), ("leak/file-name", "a/index.html")
    }  # fmt: skip


def test_a_tombstone_may_have_the_name_in_its_path_only(tmp_path: Path) -> None:
    site, path = tmp_path / "site", "de-linde/2025/verhalen/de-kraan/index.html"
    write(site, path, "<h1>Ingetrokken</h1>")
    assert search(site, tombstones=frozenset({path})) == set()
    write(site, path, '<h1>Ingetrokken</h1><a href="../de-kraan/">x</a>')
    assert search(site, tombstones=frozenset({path})) == {("leak/file-name", path)}


def test_a_file_that_could_not_be_read_is_held_back_as_well(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, f"---\ntitel: Wilhelmina en de zee\nonzin: x: y\nstem: bewoner\n---\n\n{TEXT}\n")
    write(tmp_path / "site", "index.html", f"<p>bewoner</p><p>{EIGHT}</p>")
    write(tmp_path / "site", "2.html", "<p>Wilhelmina en de zee</p>")
    found = search(tmp_path / "site", withheld=Withheld(unread=(SOURCE,)))
    assert {output for _, output in found} == {"index.html", "2.html"}


def test_findings_count_files_and_tell_nothing_of_what_is_held_back(tmp_path: Path) -> None:
    for name in ("a.html", "b.html", "c.html"):
        write(tmp_path / "site", name, f"<p>{TEXT}</p>")
    (finding,) = as_findings(leaks(tmp_path / "site", tmp_path, Guarded(held(), tuple)))
    assert finding.code == "leak/text"
    assert str(finding.place) == f"{SOURCE}:20:1"
    assert finding.facts == {"key": "text", "output": "a.html", "n": "3"}


# -- in a build


LEAKY = """\
---
titel: Dertien stille ochtenden
stem: bewoner
verteld_door: Wilhelmina
toestemming: nee
---

De geheime kraan lekte die hele week en niemand wilde er naar kijken tot dinsdag.
"""


@pytest.mark.parametrize("renderer", ["mkdocs", "plain"])
def test_a_leak_stops_the_build_and_says_where(
    site_of: SiteOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renderer: str
) -> None:
    """The wall is given a hole: whatever stands behind it comes through; the last look finds it."""
    root, out = site_of(), tmp_path / "uit"
    assert run(root, "build", "--out", str(out), "--renderer", renderer).code == 0
    before = (out / "index.html").read_bytes()
    write(root, "stories/de-linde/2024/ochtenden.md", LEAKY)
    write(root, "stories/de-linde/2024/zee.md", LEAKY.replace("nee", "\n  gegeven_door: zelf\n  op: 2024-01-01\n"
          "  voor: [site]\n  gelezen_door_verteller: 2024-01-02\n  kenmerk: DL-2024/0099").replace("Dertien", "Veertien"))  # fmt: skip
    assert run(root, "build", "--out", str(out), "--renderer", renderer).code == 0
    before = (out / "index.html").read_bytes()
    write(
        root,
        "site_config/pages/over.md",
        "# Over\n\nWilhelmina vertelde: Dertien stille ochtenden. DL-2024/0099.\n",
    )
    ran = run(root, "build", "--out", str(out), "--renderer", renderer)
    assert (ran.code, "leak/" in ran.err) == (0, False), "the owner's own pages may say what they say"
    held = "generator.content.wall.held_because"
    monkeypatch.setattr(held, lambda *_: None)
    monkeypatch.setattr("generator.publishing.guarding.withheld", lambda *_: Withheld(
        (Passage("stories/de-linde/2024/ochtenden.md", "title", "Dertien stille ochtenden", 2),)))  # fmt: skip
    monkeypatch.setattr("generator.publishing.guarding.published_words", lambda _: iter(()))
    monkeypatch.setattr("generator.publishing.guarding.owned", lambda _: ())
    stopped = run(root, "build", "--out", str(out), "--renderer", renderer)
    assert stopped.code == 1
    assert "leak/name" in stopped.err
    assert "stories/de-linde/2024/ochtenden.md:2:1" in stopped.err
    assert "Dertien" not in stopped.err
    assert "kraan" not in stopped.err
    assert before != b""
    assert b"Dertien stille" not in (out / "index.html").read_bytes()


def test_a_leak_stops_mkdocs_build_too(
    site_of: SiteOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs writes straight into the site: the files with the leak are taken away again, and it ends with an error."""
    settings = {"mkdocs.yml": CONFIGURATION, "site_config/pages/over.md": "# Over\n\nWij.\n"}
    root, out = site_of(settings), tmp_path / "uit"
    write(root, "stories/de-linde/2024/ochtenden.md", LEAKY)
    arguments = ["build", "-f", str(root / "mkdocs.yml"), "-d", str(out)]
    fine = CliRunner().invoke(mkdocs, arguments)
    assert fine.exit_code == 0, fine.output
    there = "de-linde/2024/verhalen/ochtenden/index.html"
    assert not (out / there).exists()

    monkeypatch.setattr("generator.content.wall.held_because", lambda *_: None)
    monkeypatch.setattr("generator.publishing.guarding.withheld", lambda *_: Withheld(
        (Passage("stories/de-linde/2024/ochtenden.md", "title", "Dertien stille ochtenden", 2),)))  # fmt: skip
    monkeypatch.setattr("generator.publishing.guarding.published_words", lambda _: iter(()))
    stopped = CliRunner().invoke(mkdocs, arguments)
    assert stopped.exit_code == 1
    assert "leak/name" in stopped.output
    assert "stories/de-linde/2024/ochtenden.md:2:1" in stopped.output
    assert "Dertien" not in stopped.output
    assert "Traceback" not in stopped.output
    assert not (out / there).exists()
    left = {
        name: data for name, data in files(out).items() if name.endswith((".html", ".json", ".xml", ".csv"))
    }
    assert "over/index.html" in left
    assert [name for name, data in left.items() if "Dertien stille ochtenden" in data.decode("utf-8")] == []


def write(folder: Path, name: str, content: str | bytes) -> None:
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


ALOUD: dict[str, tuple[str, str | None]] = {
    "a title over two elements": ("<b class=x>1</b><span>Een café</span> <span>vol stilte</span>", None),
    "a name in somebody else's address": ('<a href="https://www.fietsersbond.nl/de-kraan/">x</a>', ""),
    "a name in somebody else's address in words": ("<p>https://igj.nl/lekkage</p>", "https://x.nl/"),
}


@pytest.mark.parametrize("name", ALOUD)
def test_what_only_looks_like_a_leak_stops_nothing(name: str, tmp_path: Path) -> None:
    text, url = ALOUD[name]
    write(tmp_path / "site", "1.html", text)
    assert search(tmp_path / "site", url=url) == set()


@pytest.mark.parametrize(
    "markup",
    ["Een <em>café</em> vol “stilte”", "Een caf&eacute; vol<br>stilte", "<b>Een</b> café<wbr> vol stilte"],
)
def test_emphasis_does_not_hide_a_title(markup: str, tmp_path: Path) -> None:
    write(tmp_path / "site", "1.html", f"<p>Zij las: <a href='x/'>{markup}</a></p>")
    assert search(tmp_path / "site") == {("leak/name", "1.html")}


def test_a_name_in_an_address_of_our_own_is_a_leak(tmp_path: Path) -> None:
    write(tmp_path / "site", "1.html", '<a href="https://x.nl/zorg/de-linde/2025/verhalen/de-kraan/">x</a>')
    assert search(tmp_path / "site", url="https://x.nl/zorg/") == {("leak/file-name", "1.html")}


@pytest.mark.parametrize("words", ["11 december 2025", "mei 2026", "2025-12-11", "11-12-2025", "2026", "ja"])
def test_a_day_or_a_bare_number_says_nothing_by_itself(words: str, tmp_path: Path) -> None:
    write(tmp_path / "site", "1.html", f"<p>Vastgesteld op {words}.</p>")
    assert search(tmp_path / "site", withheld=Withheld((Passage(SOURCE, "title", words, 2),), {})) == set()


@pytest.mark.parametrize("words", ["DL-2025/0417", "2025-0417", "20250417", "Op 11 december"])
def test_a_reference_is_looked_for(words: str, tmp_path: Path) -> None:
    write(tmp_path / "site", "1.html", f"<p>Zie {words}.</p>")
    held_back = Withheld((Passage(SOURCE, "consent.reference", words, 2),), {})
    assert search(tmp_path / "site", withheld=held_back) == {("leak/name", "1.html")}


def test_what_came_with_the_theme_holds_nothing_of_ours(tmp_path: Path) -> None:
    write(tmp_path / "site", "assets/theme.js", f'b.b("een café vol stilte", "{EIGHT}")')
    assert search(tmp_path / "site", shipped=lambda path, _: path == "assets/theme.js") == set()
    assert search(tmp_path / "site") == {("leak/text", "assets/theme.js")}


def test_an_unreadable_story_does_not_stop_the_site(site_of: SiteOf) -> None:
    """Its own garbage stands in Material's programs by chance."""
    root = site_of(
        {"stories/de-linde/2025/stuk.md": "---\na: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b]\n---\n\nTekst.\n"}
    )
    assert run(root, "build").code == 0


INNOCENT = {
    "a label": "Het fundament",
    "a label with a period": "Alle stemmen uit 2025",
    "a name with a period": "De Linde 2025",
    "a word of an address": "Dilemmas",
    "a class of the frame": "No js",
    "a style": "Text align",
}


@pytest.mark.parametrize("title", INNOCENT.values(), ids=INNOCENT)
def test_what_the_site_says_itself_betrays_nobody(title: str, site_of: SiteOf) -> None:
    told = "---\nsoort: verhaal\ntitel: {}\nstem: bewoner\nklank: gemengd\n---\n\n{}\n"
    names = ("verhaal", "no-js", "text-align", "scores", "filters", "main", "inhoud", "over-ons-huis")
    stories = {
        f"stories/de-linde/2025/{name}.md": told.format(title, f"De geheime {name} lekte een hele week lang.")
        for name in names
    }
    pages = {
        "site_config/pages/over.md": "# Over ons huis\n\nZie [onder](#over-ons-huis).\n\n## Over ons huis\n\nX.\n"
    }
    root = site_of(stories | pages)
    done = run(root, "build")
    assert done.code == 0, done.err
    assert not list((root / "site").rglob("*no-js*"))
