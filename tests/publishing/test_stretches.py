"""What is left out of a page since earlier pages said it hides nothing: in whatever pieces those pages said it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.withheld import Passage, Withheld
from generator.publishing.leaking import Guarded, leaks
from generator.publishing.stretches import Stretches

SOURCE = "stories/de-linde/2025/de-kraan.md"
HELD = Withheld(
    (
        Passage(SOURCE, "text", "De geheime kraan lekte die hele week en niemand wilde er naar kijken.", 20),
        Passage(SOURCE, "title", "Een café vol stilte", 2),
    ),
    {"de-kraan": SOURCE, "lekkage": SOURCE},
)

A, B, C = "<p>lekte die hele</p>", "<p>week en</p>", "<p>niemand wilde er</p>"
FRAME = "<nav>\n<a href='/'>Begin</a>\n</nav>\n{}\n<footer>\n<p>Een voet</p>\n</footer>"
PAGES: dict[str, list[str]] = {
    "three lines of two pages": [f"{A}\n{B}", f"{B}\n{C}", f"{A}\n{B}\n{C}"],
    "three lines within a frame": [FRAME.format(f"{A}\n{B}"), FRAME.format(f"{B}\n{C}"), FRAME.format(f"{A}\n{B}\n{C}")],
    "an item a line": [
        *(f"<ul>\n<li>{one}</li>\n<li>{two}</li>\n</ul>" for one, two in zip(["lekte", "die", "hele", "week", "en", "niemand", "wilde"],
                                                                            ["die", "hele", "week", "en", "niemand", "wilde", "er"], strict=True)),
        "<ul>\n" + "\n".join(f"<li>{word}</li>" for word in ["lekte", "die", "hele", "week", "en", "niemand", "wilde", "er"]) + "\n</ul>",
    ],
    "what goes on in lines that are known": [f"{B}\n{C}\n<p>x</p>", f"<p>y</p>\n{A}\n{B}\n{C}\n<p>x</p>"],
    "a title in one element over lines": ["<h1>Een\ncafé</h1>", "<h1>café\nvol</h1>", "<h1>Een\ncafé\nvol\nstilte</h1>"],
    "a title that goes on in a stretch": [
        "<div>\n<h1>Iets <em>anders</em>\nvol <b>stilte</b>\n</h1>\n<p>x</p>\n</div>",
        "<div>\n<h1>Nog <em>iets</em>\nvol <b>stilte</b>\n</h1>\n<p>x</p>\n</div>",
        "<div>\n<h1>Een <em>café</em>\nvol <b>stilte</b>\n</h1>\n<p>x</p>\n</div>",
    ],
    "a title that began in a stretch": [
        "<div>\n<p>x</p>\n<h1>Een <b>café</b>\n<i>vol</i>\nrumoer</h1></div>",
        "<div>\n<p>x</p>\n<h1>Een <b>café</b>\n<i>vol</i>\nleven</h1></div>",
        "<div>\n<p>x</p>\n<h1>Een <b>café</b>\n<i>vol</i>\nstilte</h1></div>",
    ],
    "what goes on in a stretch of short lines": [
        *(f"<ul>\n<li>{n}</li>\n<li>week</li>\n<li>en</li>\n<li>niemand</li>\n<li>wilde</li>\n<li>er</li>\n<li>naar zijn kat kijken op een dag</li>\n</ul>" for n in range(3)),
        "<ul>\n<li>lekte die hele</li>\n<li>week</li>\n<li>en</li>\n<li>niemand</li>\n<li>wilde</li>\n<li>er</li>\n<li>naar zijn kat kijken op een dag</li>\n</ul>",
    ],
    "a tag over lines": [
        *(f'<p>\n<a\n class="x"\n href="/v/{n}/"\n id="y">x</a>' for n in range(3)),
        '<p>\n<a\n class="x"\n href="/v/lekkage/"\n id="y">x</a>',
    ],
    "a tag that ends within a value": ['<p>\n<a title="a > b" href="/v/anders/">x</a>', '<p>\n<a title="a > b" href="/v/lekkage/">x</a>'],
    "a program over lines": [
        *(f'<script type="application/ld+json">\n{{"a": "{n}"}}\n</script>\n<p>x</p>' for n in range(3)),
        '<script type="application/ld+json">\n{"a": "Een caf\\u00e9 vol stilte"}\n</script>\n<p>x</p>',
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", PAGES)
def test_it_is_found_in_the_last_page_alone(tmp_path: Path, case: str) -> None:
    pages = PAGES[case]
    for number, page in enumerate(pages):
        (tmp_path / f"{number}.html").write_text(page, "utf-8")
    found = leaks(tmp_path, tmp_path, Guarded(HELD, tuple))
    assert {leak.output for leak in found} == {f"{len(pages) - 1}.html"}


def test_a_frame_stays_out_but_for_its_ends() -> None:
    frame = "<nav>\n" + "\n".join(f"<p>Regel {n} van het kader hier</p>" for n in range(30)) + "\n{}\n</nav>"
    stretches = Stretches()
    for number in range(3):
        assert "kader" in stretches.new_in(frame.format(f"<p>Eigen {number}</p>"))
        stretches.remember()
    new = stretches.new_in(frame.format("<p>Heel eigen</p>"))
    assert "Heel eigen" in new
    assert "Regel 29" in new
    assert "Regel 15" not in new


def test_a_page_that_was_not_clean_is_not_remembered() -> None:
    stretches = Stretches()
    page = "<p>\nEen regel\n</p>\n<p>\nTwee\n</p>"
    assert "Twee" in stretches.new_in(page)
    assert "Twee" in stretches.new_in(page)
    stretches.remember()
    stretches.new_in(page)
    assert "Een regel" in stretches.new_in(page.replace("Twee", "Drie"))
