"""The room's own shape: every check stands in the list, and every code of this room is emitted and spoken."""

from __future__ import annotations

import tomllib
from pathlib import Path

from generator import checking
from generator.checking.checks import CHECKS

ROOM = Path(checking.__file__).parent
HELPERS = {"__init__", "checks", "context", "kinds", "pictures", "weighing"}


def test_every_file_is_a_check_in_the_list_or_a_helper() -> None:
    files = {path.stem for path in ROOM.iterdir() if not path.name.startswith("__")} | {"__init__"}
    listed = {check.__module__.split(".")[2] for check in CHECKS}
    assert files - HELPERS == listed


def test_the_contract_of_independence_names_every_check() -> None:
    settings = tomllib.loads((ROOM.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {each["name"]: each for each in settings["tool"]["importlinter"]["contracts"]}
    named = {name.split(".")[2] for name in contracts["Checks do not know each other"]["modules"]}
    assert named == {check.__module__.split(".")[2] for check in CHECKS}


def test_checks_look_for_nothing_outside_the_library() -> None:
    for path in ROOM.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for outside in ("open(", "print(", "today()", "os.environ", "read_text", "getcwd"):
            assert outside not in text, (path.name, outside)
