"""What lies outside the generator: workflows to copy, the hook for pre-commit, the audit of dependencies."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator.cli import main as verschil
from tests.cli.running import run
from tests.conftest import SiteOf
from tests.sites import MEALS_2024, PLAN_2024

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / "docs" / "workflows").glob("*.yml"))
HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40}")


def loaded(path: Path) -> Any:
    """As every reader of YAML 1.2 sees it: `on` is a word."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)


def scripts(data: Any) -> Iterator[str]:
    """Everything that a shell is given, in whatever kind of workflow."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("run", "script", "entry"):
                yield from value if isinstance(value, list) else [value]
            else:
                yield from scripts(value)
    elif isinstance(data, list):
        for each in data:
            yield from scripts(each)


def commands(path: Path) -> list[list[str]]:
    """Every `verschil …` in a file, as words."""
    lines = [line for script in scripts(loaded(path)) for line in script.splitlines()]
    found = [line.strip() for line in lines if re.match(r"\s*verschil\s", line)]
    return [shlex.split(re.sub(r'"\$\([^)]*\)"', "2026-01-31", line)) for line in found]


def test_there_are_workflows_for_both_hosts() -> None:
    assert [path.name for path in WORKFLOWS] == ["github-check.yml", "github-pages.yml", "gitlab-ci.yml"]
    listed = re.findall(
        r"^\| `([\w.-]+\.yml)`", (ROOT / "docs/workflows/README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert listed == [path.name for path in WORKFLOWS]


@pytest.mark.parametrize("path", [*WORKFLOWS, HOOKS], ids=lambda path: path.name)
def test_every_command_exists_with_these_options(path: Path) -> None:
    found = commands(path)
    assert found
    for words in found:
        command = verschil.get_command(click.Context(verschil), words[1])
        assert command is not None, words
        context = command.make_context(words[1], words[2:], resilient_parsing=True)
        command.parse_args(click.Context(command), words[2:])
        assert context.command is command


def test_a_command_that_is_none_would_be_seen() -> None:
    command = verschil.get_command(click.Context(verschil), "check")
    assert command is not None
    with pytest.raises(click.NoSuchOption):
        command.parse_args(click.Context(command), ["--formaat", "github"])
    with pytest.raises(click.BadParameter):
        command.parse_args(click.Context(command), ["--format", "gitlab"])
    assert verschil.get_command(click.Context(verschil), "chekc") is None


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_say_their_version(path: Path) -> None:
    used = re.findall(r"uses:\s*(\S+)(.*)", path.read_text(encoding="utf-8"))
    assert bool(used) == path.name.startswith("github")
    for action, rest in used:
        assert ACTION.fullmatch(action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest), (action, rest)


@pytest.mark.parametrize(
    "path", [path for path in WORKFLOWS if path.name.startswith("github")], ids=lambda path: path.name
)
def test_a_workflow_may_do_no_more_than_it_must(path: Path) -> None:
    data = loaded(path)
    assert data["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in data["on"]
    for name, job in data["jobs"].items():
        assert int(job["timeout-minutes"]) <= 30, name
        if "contents" in job.get("permissions", {}):
            assert not any("checkout" in step.get("uses", "") for step in job["steps"]), (
                "what may write runs no code of others"
            )
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] == "false", name
            assert "${{" not in step.get("run", ""), "nothing that others wrote becomes part of a script"


def test_github_publishes_after_approval_and_takes_out_what_expired_without() -> None:
    jobs = loaded(ROOT / "docs/workflows/github-pages.yml")["jobs"]
    assert jobs["approve"]["environment"] == "publication"
    assert jobs["approve"]["if"] == "github.event_name != 'schedule'"
    assert jobs["deploy"]["needs"] == ["build", "approve"]
    assert "needs.approve.result == 'success' || github.event_name == 'schedule'" in jobs["deploy"]["if"]
    assert "needs.build.result == 'success'" in jobs["deploy"]["if"]
    checkout = jobs["build"]["steps"][0]["with"]["ref"]
    assert "'schedule' && 'refs/tags/published'" in checkout
    upload = next(step for step in jobs["build"]["steps"] if "upload-pages" in step.get("uses", ""))
    assert upload["with"]["retention-days"] == "1"


def test_gitlab_publishes_by_hand_and_keeps_no_history() -> None:
    data = loaded(ROOT / "docs/workflows/gitlab-ci.yml")
    rules = data["pages"]["rules"]
    assert [rule.get("when") for rule in rules] == [None, "manual"]
    assert "schedule" in rules[0]["if"]
    for name in ("build", "pages"):
        assert data[name]["artifacts"] == {"paths": ["public"], "expire_in": "1 day"}
    assert set(data["stages"]) == {
        job["stage"] for job in data.values() if isinstance(job, dict) and "stage" in job
    }


def test_the_hook_is_what_pre_commit_wants(site_of: SiteOf) -> None:
    [hook] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    assert re.search(hook["files"], "stories/de-linde/2025/x.md")
    assert not re.search(hook["files"], "docs/stories/x.md")
    bad = site_of({"stories/de-linde/2024/x.md": "---\ntitel: Bel 06-12345678\n---\n\nTekst.\n"})
    assert run(bad, *hook["entry"].split()[1:]).code == 1
    assert run(site_of(), *hook["entry"].split()[1:]).code == 0


def test_the_list_of_what_was_published_is_enough_to_lose_no_address(site_of: SiteOf, tmp_path: Path) -> None:
    """As the workflows do it: only the manifest of the site that stands is fetched, into an otherwise empty folder."""
    root, first, out = site_of(), tmp_path / "first", tmp_path / "site"
    assert run(root, "publish", "--out", str(first), "--renderer", "plain").code == 0

    def fetched() -> None:
        out.mkdir(exist_ok=True)
        (out / "manifest.json").write_bytes((first / "manifest.json").read_bytes())
        (out / ".verschil").touch()

    fetched()
    assert run(root, "publish", "--out", str(out), "--renderer", "plain").code == 0
    assert run(root, "verify", str(out)).code == 0
    for path in sorted(out.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    fetched()
    (root / "plans/de-linde/2024/commitments/samen-eten.md").unlink()
    lost = run(root, "publish", "--out", str(out), "--renderer", "plain")
    assert (lost.code, "publish/address-lost" in lost.err) == (1, True)
    (root / "plans/de-linde/2024/commitments/samen-eten.md").write_text(MEALS_2024, encoding="utf-8")
    (root / "plans/de-linde/2024/plan.md").write_text(PLAN_2024.replace("titel", "ttiel"), encoding="utf-8")
    stopped = run(root, "publish", "--out", str(out), "--renderer", "plain")
    assert (stopped.code, "file/unknown-key" in stopped.err) == (1, True)


# -- the audit

FINE = {"name": "click", "version": "8.1.0", "vulns": []}
BAD = {
    "name": "pillow",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.0"], "aliases": []}],
}
UNKNOWN = {"name": "nh3", "skip_reason": "Dependency not found on PyPI and could not be audited: nh3 (1)"}
NO_NETWORK = "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='pypi.org', port=443): Max retries exceeded"


@pytest.mark.parametrize(
    ("out", "err", "ends", "code", "says"),
    [
        (json.dumps({"dependencies": [FINE, UNKNOWN]}), "", 0, 0, "1 packages looked up, 1 unknown"),
        (json.dumps({"dependencies": [FINE, BAD]}), "Found 1 known vulnerability", 1, 1, "pillow 1.0: PYSEC-1, mended in 2.0"),
        (json.dumps({"dependencies": [UNKNOWN]}), "", 0, 0, "nothing was looked up"),
        ("", f"Traceback\n{NO_NETWORK}", 1, 0, "cannot be reached"),
        ("", "ERROR:pip_audit._cli:invalid requirements input: x", 1, 1, "told nothing"),
        ("", "usage: pip-audit", 2, 1, "told nothing"),
        (json.dumps({"dependencies": []}), "", 0, 1, "is the file empty?"),
    ],
)  # fmt: skip
def test_the_audit_fails_for_what_is_known_and_for_nothing_else(
    tmp_path: Path, out: str, err: str, ends: int, code: int, says: str
) -> None:
    fake = tmp_path / "pip-audit"
    fake.write_text(
        f"#!{sys.executable}\nimport sys\nprint({out!r})\nprint({err!r}, file=sys.stderr)\nsys.exit({ends})\n",
        encoding="utf-8",
    )
    fake.chmod(0o755)
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci/audit"), "requirements.lock"],
        capture_output=True, text=True, check=False, env={"PATH": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert says in done.stdout + done.stderr


def test_ci_looks_up_what_is_installed() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "python .ci/audit requirements.lock" in script
    assert (ROOT / "requirements.lock").is_file()
    assert subprocess.run(["bash", "-n", str(ROOT / ".ci/run")], check=False).returncode == 0
