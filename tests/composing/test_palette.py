"""The palette as docs/design.md tells it: every kind has a word, a shape and a colour that can be read, in both schemes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.comparing.change import ChangeKind
from generator.composing.charts import SHAPES
from generator.content.colours import SHAPE, TEXT, contrast
from generator.content.plan import Outcome
from generator.content.voice import Speaker, VoiceKind
from generator.locale import language

ROOT = Path(__file__).parents[2]
CSS = (ROOT / "generator/composing/assets/verschil.css").read_text(encoding="utf-8")
DESIGN = (ROOT / "docs/design.md").read_text(encoding="utf-8")
DUTCH = language("nl")
_BLOCKS = [
    dict(re.findall(r"--v-([a-z-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r"\{([^{}]*)\}", CSS)
]
LIGHT, DARK = [block for block in _BLOCKS if block][:2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in DESIGN.splitlines()
    if line.startswith("|") and "`--v-" in line
]
KINDS = {row[0].partition(": ")[2]: row for row in ROWS if len(row) == 6 and ": " in row[0]}


def ratio(name: str, scheme: dict[str, str]) -> str:
    """The contrast with the paper, rounded down, so that the page never promises too much."""
    return f"{int(contrast(scheme[name], scheme['paper']) * 10) / 10:.1f}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_page_tells_the_contrast_that_the_style_sheet_has(row: list[str]) -> None:
    name = next(cell for cell in row if cell.startswith("`--v-"))[5:-1]
    assert row[-2:] == [ratio(name, LIGHT), ratio(name, DARK)]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_text_and_shapes_can_be_read_in_both_schemes(row: list[str], scheme: dict[str, str]) -> None:
    name = next(cell for cell in row if cell.startswith("`--v-"))[5:-1]
    for ground in ("paper", "sheet", "wash", *([f"{name}-wash"] if f"{name}-wash" in scheme else [])):
        assert contrast(scheme[name], scheme[ground]) >= TEXT > SHAPE, (name, ground)


@pytest.mark.parametrize("kind", [*ChangeKind, *Outcome, *Speaker, *(set(VoiceKind) - {VoiceKind.STORY})])
def test_every_kind_has_its_row_with_its_own_word_and_a_shape(kind: str) -> None:
    row = KINDS[str(kind).replace("_", " ")]
    labels = ("kind", "outcome", "role", "voice_kind")
    assert row[1] in {DUTCH.label(name) for label in labels if (name := f"{label}.{kind}") in DUTCH.labels}
    assert row[2]
    assert str(kind) in SHAPES


def test_no_two_kinds_share_a_shape_and_no_row_a_description() -> None:
    assert len(set(SHAPES.values())) == len(SHAPES)
    told = [row[2] for row in KINDS.values()]
    assert len(set(told)) == len(told)


def test_kinds_of_change_and_of_speaker_differ_in_colour() -> None:
    for scheme in (LIGHT, DARK):
        changes = [scheme[name] for name in ("new", "changed", "ended", "resumed", "deviation")]
        assert len(set(changes)) == len(changes)
        sides = [scheme[name] for name in ("resident", "family", "volunteer", "staff", "other")]
        assert len(set(sides)) == len(sides)


def test_links_of_the_page_lead_to_files() -> None:
    for target in re.findall(r"\]\((\.\./[^)]+)\)", DESIGN):
        assert (ROOT / "docs" / target).resolve().is_file(), target
