"""Whatever ends a build, the site that stands is whole: killed, interrupted, a full disk, two at once, a file that goes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from generator.publishing.renderer import Job
from tests.cli.running import run
from tests.conftest import SiteOf
from tests.publishing.made import files
from tests.sites import CONSENT

REPOSITORY = Path(__file__).parents[2]
STORY = "stories/de-linde/2024/licht-op-de-gang.md"
KILLS = 8

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def command(root: Path, out: Path, *more: str) -> list[str]:
    return [
        sys.executable, "-m", "generator", "publish", "--root", str(root), "--on", "2026-01-31", "--out", str(out),
        *more,
    ]  # fmt: skip


def started(root: Path, out: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(root, out), cwd=REPOSITORY, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> int:
    process.communicate()
    return process.returncode


def whole(out: Path) -> str:
    """One hash of all that a site holds."""
    return sha256(repr(sorted(files(out).items())).encode()).hexdigest()


def left(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir() if path.name.startswith("."))


def change(root: Path, word: str) -> None:
    path = root / STORY
    path.write_text(
        path.read_text(encoding="utf-8").replace("mij wakker", f"mij {word} wakker"), encoding="utf-8"
    )


@posix
def test_killed_at_any_moment_the_old_or_the_new_site_is_whole(site_of: SiteOf, tmp_path: Path) -> None:
    root, out = site_of(), tmp_path / "plek" / "site"
    begun = time.perf_counter()
    process = started(root, out)
    process.communicate()
    assert process.returncode == 0
    took = time.perf_counter() - begun
    old = whole(out)
    change(root, "steeds")
    other = tmp_path / "ander" / "site"
    assert ended(started(root, other)) == 0
    new = whole(other)
    assert old != new
    chance = random.Random(5)
    for number in range(KILLS):
        process = started(root, out)
        time.sleep(took * (0.35 + 0.75 * (number + chance.random()) / KILLS))
        process.kill()
        process.communicate()
        assert whole(out) in (old, new), f"kill {number}"
    last = started(root, out)
    _, error = last.communicate()
    assert last.returncode == 0, error
    assert whole(out) == new
    assert left(out) == []


@posix
def test_interrupted_it_says_so_and_leaves_nothing(site_of: SiteOf, tmp_path: Path) -> None:
    root, out = site_of(), tmp_path / "plek" / "site"
    assert ended(started(root, out)) == 0
    before = whole(out)
    process = started(root, out)
    while process.poll() is None and not any(name.startswith(".site.new") for name in left(out)):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate()
    assert process.returncode == 130
    assert error.strip().endswith("Gestopt.")
    assert "Traceback" not in error
    assert whole(out) == before
    assert left(out) == []


@posix
def test_a_full_disk(site_of: SiteOf, tmp_path: Path) -> None:
    """No file may grow beyond a few kilobytes: the same as a disk that is full."""
    root, out = site_of(), tmp_path / "plek" / "site"
    assert ended(started(root, out)) == 0
    before = whole(out)
    limit = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); "
    limit += "sys.argv = sys.argv[:1] + sys.argv[1:]; runpy.run_module('generator', run_name='__main__')"
    for renderer in ("mkdocs", "plain"):
        arguments = command(root, out, "--renderer", renderer)[3:]
        ran = subprocess.run(
            [sys.executable, "-c", limit, *arguments],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 1
        assert "kan niet worden geschreven" in ran.stderr, ran.stderr
        assert "Traceback" not in ran.stderr
        assert whole(out) == before
        assert left(out) == []


def test_a_place_where_one_may_not_write(
    site_of: SiteOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, out = site_of(), tmp_path / "site"
    assert run(root, "build", "--out", str(out), "--renderer", "plain").code == 0
    before = files(out)
    make = Path.mkdir

    def refuse(self: Path, *args: object, **options: object) -> None:
        if ".site.new-" in self.name:
            raise PermissionError(13, "Permission denied", str(self))
        make(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", refuse)
    ran = run(root, "build", "--out", str(out), "--renderer", "plain")
    assert ran.code == 1
    assert "kan niet worden geschreven (Permission denied)" in ran.err
    assert files(out) == before


@posix
def test_two_builds_into_one_folder(site_of: SiteOf, tmp_path: Path) -> None:
    root, out = site_of(), tmp_path / "plek" / "site"
    both = [started(root, out), started(root, out)]
    said = [process.communicate()[1] for process in both]
    codes = sorted(process.returncode for process in both)
    assert codes in ([0, 1], [0, 0])
    if codes == [0, 1]:
        assert any("al een site gemaakt" in each for each in said)
    assert "Traceback" not in "".join(said)
    one = whole(out)
    assert ended(started(root, out)) == 0
    assert whole(out) == one
    assert left(out) == []


PICTURED = f"""\
---
titel: Met beeld
stem: bewoner
{CONSENT}---

Kijk.

![Een stoel](stoel.png)
"""


@pytest.mark.parametrize("renderer", ["mkdocs", "plain"])
@pytest.mark.parametrize("path", ["site_config/pages/over.md", "stories/de-linde/2024/stoel.png"])
def test_a_file_that_goes_while_we_read(
    site_of: SiteOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, renderer: str
) -> None:
    from generator.publishing import making
    from tests.publishing.standing import png

    own = {"site_config/pages/over.md": "# Over\n", "stories/de-linde/2024/stoel.png": png()}
    root, out = site_of({**own, "stories/de-linde/2024/met-beeld.md": PICTURED}), tmp_path / "site"
    assert run(root, "build", "--out", str(out), "--renderer", renderer).code == 0
    before = files(out)
    find = making.renderer

    class Late:
        def render(self, job: Job) -> tuple[str, ...]:
            (job.root / path).unlink()
            return find(renderer).render(job)

    monkeypatch.setattr(making, "renderer", lambda _: Late())
    ran = run(root, "build", "--out", str(out), "--renderer", renderer)
    assert "Traceback" not in ran.err
    if ran.code == 1:
        assert Path(path).name in ran.err
        assert files(out) == before
    else:
        assert path.endswith(".md"), "a page that was gone before it was looked for is simply not there"
    assert left(out) == []


def test_the_same_bytes_wherever_and_however(site_of: SiteOf, tmp_path: Path) -> None:
    """Folder, hash seed, locale, time zone and the hour make no difference."""
    from tests.publishing.standing import png

    own = {
        "stories/de-linde/2024/met-beeld.md": PICTURED,
        "stories/de-linde/2024/stoel.png": png(),
        "site_config/pages/over.md": "# Over\n",
        "site_config/site.yml": "titel: Proef\ntaal: nl\nurl: https://voorbeeld.nl/\norganisaties: [de-linde]\n",
    }
    one, two = site_of(own), site_of(own)
    first, second = tmp_path / "a" / "site", tmp_path / "een" / "andere" / "map"
    process = started(
        one, first, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", LANG="C.UTF-8"
    )
    assert ended(process) == 0
    time.sleep(1.1)
    for path in two.rglob("*.md"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    process = started(two, second, PYTHONHASHSEED="4242", TZ="America/New_York", LC_ALL="C", LANG="nl_NL")
    assert ended(process) == 0
    a, b = files(first), files(second)
    assert [name for name in a | b if a.get(name) != b.get(name)] == []
    assert "sitemap.xml.gz" in a
