"""The style sheets: contrast in both schemes, no colour that is set in one only, no class that nothing uses."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

COMPOSING = Path(__file__).parents[2] / "generator" / "composing"
STYLES = [path.read_text(encoding="utf-8") for path in sorted((COMPOSING / "assets").glob("*.css"))]
CSS = "\n".join(STYLES)
TOKENS = re.compile(r"--v-([a-z-]+): (#[0-9a-f]{6});")
GROUNDS = ("paper", "sheet", "wash")


def blocks() -> list[dict[str, str]]:
    """The blocks that set colours: light, dark, and dark again where the system decides."""
    found = [dict(TOKENS.findall(block)) for block in re.findall(r"\{([^{}]*)\}", CSS)]
    return [block for block in found if block]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_light_and_dark_set_the_same_colours() -> None:
    light, dark, system = blocks()
    assert set(light) == set(dark)
    assert dark == system


@pytest.mark.parametrize("scheme", [0, 1])
def test_every_colour_can_be_read_on_every_ground(scheme: int) -> None:
    colours = blocks()[scheme]
    text = [name for name in colours if name not in (*GROUNDS, "line") and not name.endswith("-wash")]
    assert "ink" in text
    for name in text:
        grounds = [*GROUNDS, *([f"{name}-wash"] if f"{name}-wash" in colours else [])]
        for ground in grounds:
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    for ground in (name for name in colours if name.endswith("-wash")):
        for name in ("ink", "quiet", "link"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)


def test_every_colour_that_is_used_is_set() -> None:
    own = {"serif", "sans"}
    assert set(re.findall(r"var\(--v-([a-z-]+)\)", CSS)) - own <= set(blocks()[0])


def test_no_class_is_left_over() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(COMPOSING.rglob("*"))
        if path.suffix in (".py", ".j2", ".js") and path.is_file()
    )
    names = set(re.findall(r"\.(v-[a-z_-]+)", CSS))
    unused = []
    for name in sorted(names):
        base, _, kind = name.partition("--")
        made = f"{base}--{{" in code or f"{base}__{{" in code or f"{base.rpartition('__')[0]}__{{" in code
        if name not in code and not (made and (kind or "__" in name)):
            unused.append(name)
    # the frame's own class on a composed page: `v-page--edition`
    assert [name for name in unused if not name.startswith("v-page")] == []


def test_no_page_names_a_class_that_nothing_knows() -> None:
    """A class is for a rule, for a script or for a test; made ones (`v-card--{{ … }}`) are looked at above."""
    publishing, tests = COMPOSING.parent / "publishing", Path(__file__).parents[1]
    sources = [*COMPOSING.rglob("*.j2"), *COMPOSING.glob("*.py"), *publishing.rglob("*.html")]
    knowing = [*publishing.rglob("*.css"), *COMPOSING.rglob("*.css"), *COMPOSING.rglob("*.js")]
    knowing += [*publishing.rglob("*.js"), *publishing.rglob("*.py"), *tests.rglob("*.py")]
    known = set(
        re.findall(r"v-[a-z][a-z0-9_-]*", "\n".join(path.read_text(encoding="utf-8") for path in knowing))
    )
    known |= {re.split("--|__", name)[0] for name in known}
    named = set()
    for path in sources:
        for names in re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8")):
            fixed = re.sub(r"[\w-]*\{\{.*?\}\}[\w-]*|\{%.*?%\}", " ", names)
            named |= {name for name in fixed.split() if name.startswith("v-") and "{" not in name}
    assert len(named) > 100
    assert sorted(named - known) == []


FRAME = [
    path.read_text(encoding="utf-8")
    for path in sorted((COMPOSING.parent / "publishing").rglob("*.css"))
    if path.name != "print.css"
]


def test_the_frame_has_a_rule_for_no_class_that_is_nowhere() -> None:
    """Of Material's own, those of its `base.html`, which our templates extend."""
    found = find_spec("material")
    assert found is not None
    base = Path(str(found.origin)).parent / "templates" / "base.html"
    ours = (COMPOSING.parent / "publishing").rglob("*")
    texts = [
        base,
        *(path for path in ours if path.suffix in (".html", ".js", ".py")),
        *COMPOSING.rglob("*.j2"),
    ]
    code = "".join(path.read_text(encoding="utf-8") for path in texts)
    names = set(re.findall(r"\.((?:v|md)-[a-z][a-z_-]*)", "\n".join(FRAME)))
    assert "md-grid" in names
    assert [n for n in sorted(names) if n not in code and n != "v-page--owned"] == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert "http" not in CSS
    assert "@import" not in CSS


def test_files_stay_small() -> None:
    assert max(len(style.splitlines()) for style in (*STYLES, *FRAME)) <= 400
