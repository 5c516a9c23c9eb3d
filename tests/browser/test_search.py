"""Searching in a browser: what is found, how it is told, by keyboard, without scripts, and under a strict policy."""

from __future__ import annotations

import random
import re
import time
import unicodedata
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.composing.indexing import Index
from generator.composing.site import PageKind
from generator.composing.stemming import Stems, words
from generator.locale import language, languages
from tests.benchmarks.searching import entries
from tests.browser.built import BuiltSite
from tests.browser.test_axe import violations
from tests.browser.visiting import Scheme, Visitor
from tests.search_words import APART, SAME, TEXTS


def ask(site: BuiltSite, visitor: Visitor, question: str, width: int = 390, scheme: Scheme = "light") -> Page:
    """The search page with the answer to a question."""
    window = visitor.open(site, site.composed.search, width=width, scheme=scheme)
    window.get_by_role("searchbox").fill(question)
    window.get_by_role("searchbox").press("Enter")
    expect(window.get_by_role("status")).not_to_have_text("")
    return window


def test_python_and_javascript_see_the_same_words(dutch: BuiltSite, visitor: Visitor) -> None:
    rng = random.Random(3)
    # letters that both know: a browser has a newer Unicode than Python
    known = [chr(code) for code in range(32, 0x3000) if unicodedata.category(chr(code)) != "Cn"]
    odd = ["".join(rng.choices(known[:500], k=20) + rng.choices(known, k=20)) for _ in range(200)]
    texts = [*TEXTS, *odd, *(each for groups in SAME.values() for each in groups)]
    window = visitor.open(dutch, dutch.composed.search)
    found = window.evaluate("texts => texts.map(window.verschil.words)", texts)
    differ = [
        (text, seen, words(text)) for text, seen in zip(texts, found, strict=True) if seen != words(text)
    ]
    assert not differ, ascii(differ[0])


@pytest.mark.parametrize("code", languages())
def test_python_and_javascript_take_the_same_endings_away(
    code: str, dutch: BuiltSite, visitor: Visitor
) -> None:
    stems = Stems.of(language(code))
    asked = [word for group in SAME[code] for word in words(group)] + [
        word for pair in APART[code] for word in pair
    ]
    asked += sorted({word for _, entry in entries(60) for word in words(entry.words)})
    texts = (path.read_text(encoding="utf-8") for path in sorted((dutch.root / "stories").rglob("*.md")))
    asked += sorted({word for text in texts for word in words(text)})
    window = visitor.open(dutch, dutch.composed.search)
    found = window.evaluate(
        "([rules, asked]) => asked.map(window.verschil.stemmer(rules))",
        [[list(r) for r in stems.rules], asked],
    )
    differ = [
        (word, stem, stems[word]) for word, stem in zip(asked, found, strict=True) if stem != stems[word]
    ]
    assert differ == []


def test_a_word_is_found_in_all_its_forms(dutch: BuiltSite, visitor: Visitor) -> None:
    answers = []
    for question in ("verhalen ", "verhaal ", "VERHÁÁL "):
        window = ask(dutch, visitor, question)
        answers.append(
            (window.get_by_role("status").inner_text(), window.locator("#v-found h2").all_inner_texts())
        )
    assert answers[0] == answers[1] == answers[2]
    assert len(answers[0][1]) > 3


def test_the_title_of_every_kind_of_page_finds_it(site: BuiltSite, visitor: Visitor) -> None:
    kinds = (PageKind.VOICE, PageKind.COMMITMENT, PageKind.EDITION, PageKind.ORGANISATION)
    for page in (site.of(kind)[0] for kind in kinds):
        window = ask(site, visitor, page.title)
        hits = window.locator("#v-found a").evaluate_all("links => links.map(link => link.href)")
        assert site.url + page.address in hits, (page.title, hits)


def test_a_hit_tells_what_it_is_and_shows_the_words(dutch: BuiltSite, visitor: Visitor) -> None:
    story = next(p for p in dutch.of(PageKind.VOICE) if "/2025/" in p.address)
    window = ask(dutch, visitor, story.title)
    hit = window.locator("#v-found li", has=window.locator(f"a[href$='{story.address}']"))
    what = hit.locator(".v-found__what").inner_text()
    assert re.fullmatch(r"(Verhaal|Gesprek|Observatie|Reactie)( · .+)? · .+ · 2025", what), what
    assert hit.locator("mark").count() >= 1
    assert hit.locator(".v-found__text").inner_text().strip()


def test_the_beginning_of_a_word_is_enough_and_the_question_stands_in_the_address(
    dutch: BuiltSite, visitor: Visitor
) -> None:
    window = visitor.open(dutch, dutch.composed.search)
    window.get_by_role("searchbox").press_sequentially("nach")
    expect(window.get_by_role("status")).to_have_text(re.compile(r"\d"))
    assert parse_qs(urlparse(window.url).query) == {"q": ["nach"]}
    told = window.get_by_role("status").inner_text()
    assert "nacht" in window.locator("#v-found").inner_text().casefold()
    window.reload()
    expect(window.get_by_role("status")).to_have_text(told)
    assert window.get_by_role("searchbox").input_value() == "nach"


def test_all_words_come_before_some(dutch: BuiltSite, visitor: Visitor) -> None:
    window = ask(dutch, visitor, "koffie nacht")
    found = re.match(r"(\d+) met al deze woorden, en daarna (\d+)", window.get_by_role("status").inner_text())
    assert found is not None
    texts = window.locator("#v-found li").all_inner_texts()
    assert len(texts) == 10
    while window.get_by_role("button", name="Toon meer").is_visible():
        count = window.locator("#v-found li").count()
        window.get_by_role("button", name="Toon meer").click()
        expect(window.locator("#v-found li")).not_to_have_count(count)
        assert window.evaluate("() => document.activeElement.closest('li').previousElementSibling !== null")
    assert window.locator("#v-found li").count() == int(found[1]) + int(found[2])


def test_nothing_found_is_said(site: BuiltSite, visitor: Visitor) -> None:
    window = ask(site, visitor, "xqzxqz")
    expect(window.get_by_role("status")).to_have_text(language(site.language).label("search.none"))
    assert window.locator("#v-found li").count() == 0
    assert visitor.faults == []


@pytest.mark.parametrize(
    "question", ["<img src=x onerror=alert(1)>", '"); DROP', "__proto__ constructor", "x%3C%00", "a" * 200]
)
def test_any_question_is_only_words(dutch: BuiltSite, visitor: Visitor, question: str) -> None:
    window = ask(dutch, visitor, question)
    assert window.locator("#v-found img, #v-told img").count() == 0
    assert visitor.faults == []


def test_a_question_without_words_asks_nothing(dutch: BuiltSite, visitor: Visitor) -> None:
    window = ask(dutch, visitor, "nacht")
    window.get_by_role("searchbox").fill("% a")
    expect(window.get_by_role("status")).to_have_text("")
    assert window.locator("#v-found li").count() == 0


def test_a_word_on_nearly_every_page_helps_none_that_is_nowhere(dutch: BuiltSite, visitor: Visitor) -> None:
    window = ask(dutch, visitor, "xqzxqz de")
    expect(window.get_by_role("status")).to_contain_text("past voor een deel")


def test_by_keyboard_from_the_home_page(site: BuiltSite, visitor: Visitor) -> None:
    name = language(site.language).label("chrome.search")
    for width in (390, 1280):
        window = visitor.open(site, "", width=width)
        for _ in range(12):
            window.keyboard.press("Tab")
            if window.evaluate("() => document.activeElement.matches('.v-seek input, .v-seek-link')"):
                break
        assert window.evaluate("() => document.activeElement.getAttribute('aria-label')") == name
        if width == 390:
            window.keyboard.press("Enter")
            window.wait_for_url("**/" + site.composed.search)
            window.get_by_role("searchbox").focus()
        window.keyboard.type(site.of(PageKind.VOICE)[0].title)
        window.keyboard.press("Enter")
        window.wait_for_url(re.compile(r"\?q="))
        expect(window.locator("#v-found a").first).to_be_visible()
        window.locator("#v-question").focus()
        window.keyboard.press("Tab")
        window.keyboard.press("Tab")
        window.keyboard.press("Enter")
        window.wait_for_url(re.compile(r"/[a-z0-9-]+/[^?]*$"))
        assert window.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_answer(site: BuiltSite, visitor: Visitor, scheme: Scheme) -> None:
    for width in (320, 1280):
        window = ask(site, visitor, "de" if site.language == "nl" else "the", width, scheme)
        assert window.locator("#v-found li").count() > 1
        assert violations(window, scheme) == []
        assert window.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_the_page_says_so_and_shows_ways(site: BuiltSite, visitor: Visitor) -> None:
    window = visitor.open(site, site.composed.search + "?q=nacht", scripts=False)
    notice = window.locator("#v-ask-off")
    expect(notice).to_be_visible()
    assert notice.get_by_role("link").count() == len(site.of(PageKind.ORGANISATION))
    scripted = visitor.open(site, site.composed.search)
    expect(scripted.locator("#v-ask-off")).to_be_hidden()


def test_from_a_plain_folder_it_says_that_it_does_not_work(dutch: BuiltSite, browser: Browser) -> None:
    window = browser.new_page()
    window.goto((dutch.folder / dutch.composed.search / "index.html").as_uri())
    window.locator("#v-question").fill("nacht")
    expect(window.get_by_role("status")).to_have_text(language("nl").label("search.failed"))
    expect(window.locator("#v-ask-off a").first).to_be_visible()
    window.close()


class Strict(SimpleHTTPRequestHandler):
    """Serves with a policy that allows nothing but what comes from here."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; base-uri 'none'; form-action 'self'")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def large(dutch: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A search page over 5,000 stories, served under that policy; only what search needs is there."""
    folder = tmp_path_factory.mktemp("large")
    index = Index(Stems.of(language("nl")))
    for address, entry in entries(5000):
        index.add(address, entry)
    made = index.files("zoeken/")
    for asset in made.assets:
        target = folder / asset.address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(asset.data)
    page = next(p for p in dutch.composed.pages if p.kind is PageKind.SEARCH)
    html = re.sub(r'data-index="[^"]*"', f'data-index="{made.name}/"', page.html)
    script = (Path(__file__).parents[2] / "generator/composing/assets/search.js").read_bytes()
    (folder / "search.js").write_bytes(script)
    (folder / "zoeken/index.html").write_text(
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>x</title>{html}<script src="../search.js"></script>',
        encoding="utf-8",
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/zoeken/"
        server.shutdown()


def test_at_5000_stories_an_answer_takes_less_than_a_megabyte(large: str, browser: Browser) -> None:
    """How long each takes is printed: `pytest -s`; `docs/search.md` tells what was measured."""
    _, entry = next(entries(5000))
    rare = entry.title.split()[-1]
    for question in ("verhaal", entry.title, rare, "ge", "be ve", "bewoner 2001", "zorggroep"):
        window = browser.new_page()
        faults: list[str] = []
        sizes: list[int] = []
        window.on(
            "console", lambda said, faults=faults: faults.append(said.text) if said.type == "error" else None
        )
        window.on(
            "response", lambda answer, sizes=sizes: sizes.append(len(answer.body())) if answer.ok else None
        )
        start = time.perf_counter()
        window.goto(f"{large}?q={question}")
        expect(window.get_by_role("status")).not_to_have_text("")
        seconds = time.perf_counter() - start
        window.wait_for_load_state("networkidle")
        print(
            f"{question!r}: {seconds:.2f} s, {len(sizes)} requests, {sum(sizes) / 1000:.0f} kB, {window.locator('#v-told').inner_text()}"
        )
        assert not [fault for fault in faults if "favicon" not in fault and "404" not in fault]
        assert sum(sizes) < 1_000_000
        window.close()


def test_nothing_is_fetched_before_one_asks_and_nothing_from_elsewhere(
    dutch: BuiltSite, visitor: Visitor
) -> None:
    window = visitor.open(dutch, dutch.composed.search)
    window.wait_for_load_state("networkidle")
    folder = dutch.url + dutch.composed.search
    assert [url for url in visitor.requests if url.startswith(folder) and url != folder] == []
    ask(dutch, visitor, "nacht")
    assert [url for url in visitor.requests if not url.startswith(dutch.url)] == []
    assert (
        dutch.folder / "zoeken" / (window.locator("#v-ask").get_attribute("data-index") or "") / "index.json"
    ).is_file()
