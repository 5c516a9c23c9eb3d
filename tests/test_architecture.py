"""`ARCHITECTURE.md` names every file of the generator in the paragraph of its room, and no file that is gone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
GENERATOR = ROOT / "generator"
LONGEST = 60
"""Lines of a function."""
TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def rooms() -> dict[str, str]:
    """Room → its paragraph."""
    part = TEXT.split("## Rooms")[1].split("## Decisions")[0]
    found = re.findall(r"^\*\*`([a-z/]+)/`\*\*(.*?)(?=^\*\*`|\Z)", part, re.MULTILINE | re.DOTALL)
    return dict(found)


def files(room: str) -> set[str]:
    """The modules of a room, by name; those of a folder within it too."""
    folder = GENERATOR if room == "generator" else GENERATOR / room
    paths = folder.glob("*.py") if room == "generator" else folder.rglob("*.py")
    return {path.stem for path in paths} - {"__init__"}


def test_every_room_has_its_paragraph() -> None:
    folders = {path.name for path in GENERATOR.iterdir() if (path / "__init__.py").is_file()}
    assert set(rooms()) == folders | {"generator"}


def test_every_file_is_named_and_no_other() -> None:
    folders = {path.name for path in GENERATOR.rglob("*") if path.is_dir()}
    for room, text in rooms().items():
        named = set(re.findall(r"`([a-z_]+)/?`", text))
        assert files(room) <= named, f"{room}: not named: {sorted(files(room) - named)}"
        assert named - files(room) <= folders, f"{room}: gone: {sorted(named - files(room) - folders)}"


def test_it_is_one_page() -> None:
    assert len(TEXT.split()) < 1100


def test_every_file_says_its_duty_and_stays_small() -> None:
    for path in GENERATOR.rglob("*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith('"""'), path
        assert len(lines) <= 400, path


def test_functions_stay_small() -> None:
    for path in GENERATOR.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                assert node.end_lineno - node.lineno < LONGEST, f"{path}: {node.name}"
