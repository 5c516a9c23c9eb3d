"""Pictures with awkward data: no two labels overlap, nothing leaves its picture, and each says what it shows.

Widths come from the letters themselves (`fontTools`), not from the code that places them; `tests/browser` measures the
same in a real browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest
from font_source_sans_pro import SourceSansPro, SourceSansProSemibold
from fontTools.ttLib import TTFont
from markupsafe import Markup

from generator.composing.charts import SHAPES, Corner, Named, Share, bar, shape, squares, triangle
from generator.composing.dots import line, sign, years
from generator.composing.flows import Entry, flow
from generator.composing.lettering import lines, width
from generator.composing.ways import WHAT, WHO
from generator.content.settings import Scale

FONTS: Final[Mapping[str, tuple[float, bool]]] = {"v-triangle": (17, True), "v-flow": (13, False)}
"""The size and weight of the letters in a picture, as the style sheets have them."""
LONG: Final = "Zorgverantwoordelijkheidscoördinatiemedewerkers en hun plaatsvervangers in de wijkverpleging"
WORDS: Final = "Mensen die hier wonen of komen logeren en iedereen die daar dag en nacht bij wil zijn"
NUMBERS: Final = ("0", "1", "7", "99", "999", "12.345")
NAMED: Final = Named("v-x", 'Een "titel" & meer', "Een <beschrijving>.")


@dataclass(frozen=True)
class Box:
    """Where something stands in a picture."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two overlap by more than a hair."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.01
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.01
        )


@cache
def letters(bold: bool) -> tuple[Mapping[int, str], Any, float]:
    font = TTFont(SourceSansProSemibold if bold else SourceSansPro)
    return font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm


def measured(text: str, size: float, bold: bool) -> float:
    """How wide a text is without kerning, which is wider than with."""
    names, widths, unit = letters(bold)
    return sum(float(widths[names.get(ord(each), ".notdef")][0]) for each in text) * size / unit


def moved(element: ET.Element) -> tuple[float, float, float]:
    """How an element's `transform` moves it, and by which factor it grows."""
    found = re.match(
        r"translate\(([-\d.]+) ([-\d.]+)\)(?: scale\(([-\d.]+)\))?$", element.get("transform", "")
    )
    return (float(found[1]), float(found[2]), float(found[3] or 1)) if found else (0.0, 0.0, 1.0)


@dataclass
class Drawn:
    """A picture as parsed: its size, labels and shapes in its own units."""

    root: ET.Element

    @property
    def size(self) -> tuple[float, float]:
        _, _, wide, high = (float(each) for each in self.root.get("viewBox", "").split())
        return wide, high

    def labels(self) -> list[Box]:
        """Every text."""
        kind = next((name for name in FONTS if name in self.root.get("class", "")), "")
        found = []
        for x, y, each in self._walk(self.root, 0, 0):
            if each.tag == "text":
                size, bold = FONTS[kind]
                words = each.text or ""
                wide = measured(words, size, bold or "number" in each.get("class", ""))
                left = (
                    x
                    + float(each.get("x", 0))
                    - {"middle": wide / 2, "end": wide}.get(each.get("text-anchor", ""), 0)
                )
                base = y + float(each.get("y", 0))
                found.append(Box(words, left, base - 0.75 * size, left + wide, base + 0.22 * size))
        return found

    def shapes(self) -> list[Box]:
        """Every rectangle, circle, and sign of a kind."""
        found = []
        for x, y, each in self._walk(self.root, 0, 0):
            get = lambda name, e=each: float(e.get(name, 0))  # noqa: E731
            if each.tag == "rect":
                left, top = x + get("x"), y + get("y")
                found.append(Box("rect", left, top, left + get("width"), top + get("height")))
            elif each.tag == "circle":
                r = get("r")
                found.append(
                    Box("circle", x + get("cx") - r, y + get("cy") - r, x + get("cx") + r, y + get("cy") + r)
                )
            elif each.tag == "path" and each.get("d") in SHAPES.values():
                dx, dy, grown = moved(each)
                found.append(Box("sign", x + dx, y + dy, x + dx + 16 * grown, y + dy + 16 * grown))
            elif each.tag == "path":
                xs, ys = _points(each.get("d", ""))
                found.append(Box("path", min(xs), min(ys), max(xs), max(ys)))
        return found

    def _walk(self, at: ET.Element, x: float, y: float) -> Iterator[tuple[float, float, ET.Element]]:
        for each in at:
            dx, dy, _ = moved(each) if each.tag == "g" else (0.0, 0.0, 1.0)
            yield x + dx, y + dy, each
            yield from self._walk(each, x + dx, y + dy)


def _points(path: str) -> tuple[list[float], list[float]]:
    """Across and down, of a path with absolute steps and upright ticks; bends lie within their own points."""
    xs: list[float] = []
    ys: list[float] = []
    for step, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        each = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        match step:
            case "M" | "L" | "C":
                xs += each[::2]
                ys += each[1::2]
            case "H":
                xs += each
            case "V":
                ys += each
            case "v":
                ys.append(ys[-1] + each[0])
            case "z":
                pass
            case _:
                raise AssertionError(step)
    return xs, ys


def drawn(svg: Markup) -> Drawn:
    return Drawn(ET.fromstring(str(svg)))  # noqa: S314 (ours)


def entries(kinds: Sequence[str], word: str, numbers: Sequence[str]) -> tuple[Entry, ...]:
    return tuple(Entry(kind, word, numbers[index % len(numbers)]) for index, kind in enumerate(kinds))


def every(number: int) -> dict[tuple[str, str], int]:
    return {(who, what): number for who in WHO for what in WHAT}


FLOWS: Final = {
    "one voice": (WHO[:1], ("nothing",), "Bewoner", {("resident", "nothing"): 1}),
    "nothing came of any": (WHO, ("nothing",), "Bewoner", {(who, "nothing"): 1 for who in WHO}),
    "one side, many ends": (WHO[:1], WHAT, "Bewoner", {("resident", what): 3 for what in WHAT}),
    "all the same": (WHO, WHAT, "Bewoner", every(4)),
    "hundreds": (WHO, WHAT, "Bewoner", every(731)),
    "one giant, many small": (WHO, WHAT, "Bewoner", every(1) | {("family", "changed"): 9999}),
    "a very long word": (WHO, WHAT, LONG, every(2)),
    "many words": (WHO, WHAT, WORDS, every(2)),
    "few long ones against many": (WHO[:2], WHAT, WORDS, {("family", what): 1 for what in WHAT} | {("resident", "new"): 5}),
}  # fmt: skip


def pictures() -> Iterator[tuple[str, Markup]]:
    """Every maker of pictures with data that is hard on it."""
    kinds = ("new", "changed", "ended", "resumed", "continued", "began")
    for numbers in (
        (0,) * 6,
        (1, 0, 0, 0, 0, 0),
        (1,) * 6,
        (0, 0, 0, 0, 400, 0),
        (200,) * 6,
        (3, 3, 3, 3, 3, 3),
    ):
        shares = [Share(kind, number) for kind, number in zip(kinds, numbers, strict=True)]
        if sum(numbers):
            yield f"squares {numbers}", squares(shares, NAMED)
    for trio in ((0, 0, 0), (1, 1, 1), (0, 0, 1), (999, 999, 999), (1, 1, 12345), (12345, 12345, 12345)):
        corners = tuple(
            Corner(kind, n) for kind, n in zip(("resident", "family", "staff"), trio, strict=True)
        )
        yield f"triangle {trio}", triangle((corners[0], corners[1], corners[2]), NAMED)
    for number, most in ((0, 0), (1, 1), (5, 3), (1, 100_000)):
        yield f"bar {number} of {most}", bar(number, most, "told")
    yield from ((f"shape {name}", shape(name)) for name in SHAPES)
    scales = (
        Scale(min=1, max=5, labels={"1": "nooit", "5": "altijd", "zeven": "?"}),
        Scale(min=0, max=100_000), Scale(min=-3, max=3), Scale(min=5, max=1), Scale(min=2, max=2),
        Scale(min=0, max=1000, labels={str(n): LONG for n in range(0, 1000, 7)}),
    )  # fmt: skip
    for scale in scales:
        for was, now in (
            (None, scale.max),
            (scale.min, None),
            (scale.min, scale.max),
            (scale.max, scale.max),
            (-1e9, 1e9),
        ):
            yield f"line {scale.min} {scale.max} {was} {now}", line(scale, was, now, LONG)
        for scores in (
            [scale.min],
            [scale.max] * 12,
            [None, scale.min, None, scale.max, -1e9, 1e9],
            [None, None],
        ):
            yield f"years {scale.min} {scale.max} {scores}", years(scale, scores, LONG)
    yield from ((f"sign {which}", sign(which)) for which in ("was", "now"))
    for name, (left, right, word, streams) in FLOWS.items():
        for numbers in (NUMBERS[:1], NUMBERS, NUMBERS[-1:]):
            yield (
                f"flow {name} {numbers}",
                flow(entries(left, word, numbers), entries(right, word, numbers), streams, NAMED),
            )


PICTURES: Final = dict(pictures())


@pytest.mark.parametrize("svg", PICTURES.values(), ids=PICTURES)
def test_no_two_labels_overlap(svg: Markup) -> None:
    labels = drawn(svg).labels()
    assert [(a.what, b.what) for a, b in combinations(labels, 2) if a.meets(b)] == []


@pytest.mark.parametrize("svg", PICTURES.values(), ids=PICTURES)
def test_no_label_stands_on_a_sign_or_a_bar(svg: Markup) -> None:
    picture = drawn(svg)
    things = [each for each in picture.shapes() if each.what in ("sign", "rect")]
    assert [(a.what, b) for a in picture.labels() for b in things if a.meets(b)] == []


@pytest.mark.parametrize("svg", PICTURES.values(), ids=PICTURES)
def test_nothing_leaves_its_picture(svg: Markup) -> None:
    picture = drawn(svg)
    wide, high = picture.size
    out = [
        each
        for each in (*picture.labels(), *picture.shapes())
        if each.left < -0.1 or each.top < -0.1 or each.right > wide + 0.1 or each.bottom > high + 0.1
    ]
    assert out == []


@pytest.mark.parametrize("svg", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_told_or_silent(svg: Markup) -> None:
    root = drawn(svg).root
    if root.get("aria-hidden") == "true":
        assert root.get("focusable") == "false"
        return
    assert root.get("role") == "img"
    told = {each.get("id"): each.text for each in root if each.tag in ("title", "desc")}
    assert [told[id] for id in root.get("aria-labelledby", "").split()] == [NAMED.title, NAMED.description]


def test_a_flow_without_streams_is_no_picture() -> None:
    assert flow(entries(WHO, "x", "1"), entries(WHAT, "x", "1"), {}, NAMED) == ""


@pytest.mark.parametrize("name", FLOWS)
def test_streams_fill_both_sides_exactly(name: str) -> None:
    """What leaves a left bar and what arrives at a right one is as thick as the bar itself."""
    left, right, word, streams = FLOWS[name]
    picture = drawn(flow(entries(left, word, "1"), entries(right, word, "1"), streams, NAMED))
    bars = [each for each in picture.shapes() if each.what == "rect"]
    total = sum(streams.values())
    for side, kinds, index in ((bars[: len(left)], left, 0), (bars[len(left) :], right, 1)):
        for bar_, kind in zip(side, kinds, strict=True):
            share = sum(n for pair, n in streams.items() if pair[index] == kind) / total
            assert bar_.bottom - bar_.top == pytest.approx(max(1, 150 * share), abs=0.11), kind


# -- words that must fit


@pytest.mark.parametrize(
    "text", ["", "kort", LONG, WORDS, "W" * 200, "i " * 200, "日本語の長い長い長い長い言葉"]
)
@pytest.mark.parametrize("most", [1, 2, 3])
def test_lines_are_few_and_fit(text: str, most: int) -> None:
    found = lines(text, 70, 13, most)
    assert len(found) <= most
    assert all(width(each, 13) <= 70 for each in found)
    if text.split() and not any(each.endswith("…") for each in found):
        assert " ".join(found) == " ".join(text.split()), "nothing is lost without an ellipsis"


def test_widths_leave_room_for_wider_letters() -> None:
    for text in (LONG, WORDS, "12.345"):
        assert width(text, 13) >= measured(text, 13, bold=False)
        assert width(text, 13, bold=True) >= measured(text, 13, bold=True)


# -- dots


def test_equal_scores_are_a_dot_in_a_ring() -> None:
    circles = [e for e in drawn(line(Scale(min=1, max=5), 3, 3, "x")).root if e.tag == "circle"]
    assert [(e.get("class"), e.get("cx")) for e in circles] == [
        ("v-dot__was", "120.0"),
        ("v-dot__now", "120.0"),
    ]
    assert float(circles[0].get("r", 0)) > float(circles[1].get("r", 0))


def test_a_dot_lies_where_its_score_lies_on_the_scale() -> None:
    def at(score: float) -> float:
        return float(
            next(e for e in drawn(line(Scale(min=1, max=5), None, score, "x")).root if e.tag == "circle").get(
                "cx", 0
            )
        )

    assert [at(1), at(2), at(3), at(5)] == [12, 66, 120, 228]
    assert at(9) == at(5), "a score beside the scale lies at its end"
