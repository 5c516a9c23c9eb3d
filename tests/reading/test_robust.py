"""Whatever stands in a file, reading gives findings and never raises; and its HTML carries nothing that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.content.plan import PlanKeys, ScoresKeys
from generator.content.source import Source
from generator.content.voice import StoryKeys
from generator.reading import markdown
from generator.reading.documents import read_voice
from generator.reading.fitting import fit
from generator.reading.frontmatter import load
from generator.reading.markdown import _parsed, read_body
from generator.reading.pictures import Beside, fault_of_picture
from generator.reading.textfile import decode
from generator.reading.tree import Entry

SNIPPETS = [
    "titel: x\n", "stem: bewoner\n", "---\n", "\t", "  - ", ": ", "'", '"', "[", "]", "{", "}", "&a", "*a", "!x", "|\n",
    "toestemming:\n", "  op: 2025-01-01\n", "over: [a, b]\n", "soort: gesprek\n", "geraadpleegd:\n", "  - gremium: a\n",
    "uitkomsten:\n", "  - scores: {a: 1}\n", "\r\n", "\ufeff", "\x00", "\x07", "\u2028", "e\u0301", "#", "%", "@", "~", "? ",
    "<<: ", "geduid_in: ",
]  # fmt: skip
YAMLISH = st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=8)), max_size=25).map("".join)

MARKS = [
    "<script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "[a](", "![a](", ")", "javascript:", "java\tscript:",
    "&#106;avascript:", "data:text/html,", "JAVASCRIPT&colon;", "<javascript:x>", "vbscript:", "\\", "`", "``", "\n\n", "\n", "> ",
    "- ", "1. ", "    ", "| a | b |\n|--|--|\n", "[^1]", "[^1]: ", "[x]: ", "*", "_", "**", '"', "'", "{: onclick=x}", "{{ x }}",
    "onmouseover=", "style=", "//x.nl", "foto.png", "\x00", "\u202e", "<svg/onload=x>", "&lt;b&gt;", "<a href='x'>", "# ", "===\n",
    "```html\n", "```\n", '"><b>', " 'onload='", "<", ">", "&",
]  # fmt: skip
MARKDOWNISH = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=6)), max_size=30).map("".join)

ALLOWED = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "section", "strong",
    "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip


class Judge(HTMLParser):
    """Reads HTML as a browser would, and remembers what acts or leads away."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.faults.append(tag)
        for name, value in attrs:
            if name not in {"href", "src", "alt", "id", "class", "scope", "start"}:
                self.faults.append(f"{tag} {name}")
            if name == "href" and re.match(r"(?i)[\x00-\x20]*[a-z][a-z0-9+.-]*:", value or ""):
                scheme = (value or "").strip().split(":")[0].lower()
                if scheme not in {"http", "https", "mailto"}:
                    self.faults.append(f"href {value}")
            if name == "src" and (value or "") != "foto.png":
                self.faults.append(f"src {value}")


@given(st.one_of(YAMLISH, st.text()))
def test_front_matter_never_raises(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    loaded = load(text, 2)
    lines = text.count("\n") + 3
    for fault in loaded.faults:
        assert 2 <= fault.line <= lines
        assert fault.column >= 1
    if loaded.root is not None:
        for model in (StoryKeys, PlanKeys, ScoresKeys):
            fitted = fit(loaded.root, model, Source("x.md"), "nl")
            assert fitted.says is not None or fitted.findings or loaded.faults


@given(st.one_of(MARKDOWNISH, st.text()))
@settings(max_examples=400)
def test_html_carries_nothing_that_acts(text: str) -> None:
    text = decode(text.replace("\0", "").encode("utf-8", "ignore"), "x.md")[0] or ""
    body, findings = read_body(text, "x.md", 1, Beside())
    judge = Judge()
    judge.feed(body.html)
    judge.close()
    assert not judge.faults
    assert not body.pictures
    assert all(f.place.line <= text.count("\n") + 1 for f in findings)
    for block in body.blocks:
        assert all(0 <= target.offset <= len(block.text) for target in block.targets)


@given(
    st.one_of(
        st.binary(),
        YAMLISH.map(str.encode),
        MARKDOWNISH.map(lambda t: b"---\ntitel: x\nstem: bewoner\n---\n" + t.encode()),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_arbitrary_bytes_never_raise(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.md"
    file.write_bytes(data)
    read = read_voice(Entry("x.md", "x.md", str(file)), "nl", Beside())
    assert read.says is not None or read.findings


@given(st.binary(), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\x20\0\0\0WEBP"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_arbitrary_pictures_never_raise(tmp_path: Path, data: bytes, magic: bytes) -> None:
    file = tmp_path / "x.png"
    file.write_bytes(magic + data)
    assert fault_of_picture(str(file))


@given(
    st.lists(
        st.sampled_from(
            [
                "woord ",
                "woord.",
                "\n",
                " ",
                "'",
                '"',
                "-",
                "- ",
                "!",
                "1.",
                ">",
                "]",
                "#",
                "  ",
                "=",
                "~",
                "é",
            ]
        )
    ).map("".join)
)
def test_text_without_markup_is_read_as_by_the_parser(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        quick = _parsed(text, "x.md", 1, Beside())
        patch.setattr(markdown, "_MARKUP", re.compile(""))
        assert _parsed(text, "x.md", 1, Beside()) == quick
