"""The owner's pages: where they stand, and when they stand in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.owned import owned, taken
from generator.reading.owned_loads import loads_elsewhere
from tests.cli.running import run
from tests.conftest import SiteOf


def test_addresses_of_the_owners_files(site_of: SiteOf) -> None:
    names = [
        "over.md",
        "index.md",
        "map/index.md",
        "map/README.md",
        "map/x.md",
        "foto.png",
        "_weg.md",
        ".x",
        "~$o.md",
    ]
    root = site_of({f"site_config/pages/{name}": "# x" for name in names}, minimal=False)
    assert {each.name: each.address for each in owned(root)} == {
        "foto.png": "foto.png",
        "index.md": "",
        "map/README.md": "map/",
        "map/index.md": "map/",
        "map/x.md": "map/x/",
        "over.md": "over/",
    }


def test_no_folder_no_pages(site_of: SiteOf) -> None:
    assert owned(site_of(minimal=False)) == ()


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        ("index.md", True),
        ("de-linde.md", True),
        ("De-Linde.md", True),
        ("de-linde/edition.json", True),
        ("over.md", False),
    ],
)
def test_a_page_at_an_address_of_ours(site_of: SiteOf, name: str, is_taken: bool) -> None:
    root = site_of({f"site_config/pages/{name}": "# x"}, minimal=False)
    found = taken(owned(root), ["", "de-linde/", "de-linde/edition.json"])
    assert [each.name for each in found] == ([name] if is_taken else [])


LOADS = """\
---
title: Over
---

# Over ons

![foto](https://elders.example/a.png) en [een link](https://elders.example/ok)
en ![nog een](//elders.example/b.png) op de volgende regel.

!!! note

    Ook hier: ![in een kader](http://elders.example/c.png)

<div>
<iframe src="https://elders.example/film"></iframe>
<img src="foto.png" srcset="foto.png 1x, https://elders.example/d.png 2x">
<p style="background: url('https://elders.example/e.png')">x</p>
<style>@import "https://elders.example/f.css";</style>
<link rel="stylesheet" href="https://elders.example/g.css"><link rel="author" href="https://elders.example/wie">
</div>

![verwezen][plaatje] <video poster="https://elders.example/h.png"></video>

[plaatje]: https://elders.example/i.png

```html
<img src="https://elders.example/niet.png"> ![niet](https://elders.example/niet.png)
```

Ook `<img src="https://elders.example/niet.png">` niet, en <a href="https://elders.example/ok">dit</a> evenmin.
"""


def test_what_a_page_loads_from_elsewhere_is_told_with_its_line(site_of: SiteOf) -> None:
    root = site_of({"site_config/pages/over.md": LOADS, "site_config/pages/goed.md": "![x](x.png)\n"})
    found = [(f.code, f.place.path, f.place.line, f.facts["address"]) for f in loads_elsewhere(root)]
    lines = [(7, "a.png"), (8, "b.png"), (12, "c.png"), (15, "film"), (16, "d.png"), (17, "e.png"), (18, "f.css"),
             (19, "g.css"), (22, "i.png"), (22, "h.png")]  # fmt: skip
    assert [(line, str(address).rpartition("/")[2]) for _, _, line, address in found] == lines
    assert {(code, path) for code, path, _, _ in found} == {
        ("text/loads-elsewhere", "site_config/pages/over.md")
    }


@pytest.mark.parametrize(
    "page",
    [b"\xff\xfe", b"---\nx", b"", b"<img src='//", b"---\r\ntitel: x\r\n---\r\n\r\n<img src=//e.nl/x>"],
)
def test_whatever_a_page_holds_this_goes_well(site_of: SiteOf, page: bytes) -> None:
    found = list(loads_elsewhere(site_of({"site_config/pages/x.md": page})))
    assert [f.place.line for f in found] == ([5] if b"e.nl" in page else [])


@pytest.mark.parametrize("renderer", ["mkdocs", "plain"])
def test_a_build_says_so_and_goes_on(site_of: SiteOf, renderer: str) -> None:
    root = site_of({"site_config/pages/over.md": "# Over\n\n![foto](https://elders.example/a.png)\n"})
    ran = run(root, "build", "--renderer", renderer)
    assert ran.code == 0, ran.err
    assert "site_config/pages/over.md:3" in ran.out + ran.err
    assert "text/loads-elsewhere" in ran.out + ran.err
    policy = (root / "site/over/index.html").read_text(encoding="utf-8")
    assert "img-src 'self' data:;" in policy


def test_our_own_pages_load_nothing_from_elsewhere() -> None:
    assert list(loads_elsewhere(Path(__file__).parents[2])) == []
