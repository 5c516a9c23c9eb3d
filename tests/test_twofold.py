"""Two processes at one list: everything is done once, in order, whoever did it, and nobody is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator import twofold
from generator.twofold import Twofold, by_two

parts = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot part in two here")


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """As if there were always a second core and no thread; gives the second processes, as they come."""
    seconds: list[int] = []
    fork = os.fork

    def forked() -> int:
        seconds.append(fork())
        return seconds[-1]

    monkeypatch.setattr(twofold, "_may_part", lambda: True)
    monkeypatch.setattr(os, "fork", forked)
    return seconds


def gone(second: int) -> bool:
    """Whether nothing is left of a second process, not even its ending."""
    try:
        os.waitpid(second, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def slowly(number: int) -> tuple[int, int]:
    time.sleep(0.002)
    return number, os.getpid()


@parts
@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("many", [0, 1, 63, 64, 199, 200, 201, 1000])
def test_everything_is_done_once_and_comes_in_order(many: int) -> None:
    done = by_two(slowly, range(many))
    assert [number for number, _ in done] == list(range(many))
    assert len({who for _, who in done}) == (2 if many >= 64 else min(many, 1))


def test_one_process_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twofold, "_may_part", lambda: False)
    done = by_two(slowly, range(100))
    assert done == [(number, os.getpid()) for number in range(100)]


@parts
@pytest.mark.usefixtures("two")
def test_who_must_remember_works_alone() -> None:
    with Twofold(slowly, range(100), alone=True) as both:
        assert {who for _, who in both.finish()} == {os.getpid()}


@parts
@pytest.mark.parametrize("here", [True, False], ids=["first", "second"])
def test_an_error_of_either_is_raised(two: list[int], here: bool) -> None:
    me = os.getpid()

    def work(number: int) -> int:
        time.sleep(0.001)
        if (os.getpid() == me) is here and number > 50:
            raise FileNotFoundError(2, "weg", "plans/eik.md")
        return number

    with pytest.raises(FileNotFoundError, match="weg") as raised:
        by_two(work, range(200))
    assert raised.value.filename == "plans/eik.md"
    assert [gone(second) for second in two] == [True]


class OddError(Exception):
    """An error that cannot be made anew from its words."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


@parts
@pytest.mark.usefixtures("two")
def test_an_error_that_cannot_be_sent_is_told_in_words() -> None:
    me = os.getpid()

    def work(number: int) -> int:
        time.sleep(0.001)
        if os.getpid() != me:
            raise OddError("heel", "vreemd")
        return number

    with pytest.raises(RuntimeError, match="OddError: heel vreemd"):
        by_two(work, range(200))


@parts
@pytest.mark.usefixtures("two")
def test_a_second_process_that_was_killed_is_no_silence() -> None:
    me = os.getpid()

    def work(number: int) -> int:
        time.sleep(0.001)
        if os.getpid() != me:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(ChildProcessError, match="without an answer"):
        by_two(work, range(200))


@parts
def test_who_leaves_stops_the_other(two: list[int]) -> None:
    with Twofold(time.sleep, [0.05] * 200):
        pass
    assert [gone(second) for second in two] == [True]


@parts
def test_beside_a_thread_no_process_parts() -> None:
    wait = threading.Event()
    beside = threading.Thread(target=wait.wait)
    beside.start()
    try:
        assert {who for _, who in by_two(slowly, range(100))} == {os.getpid()}
    finally:
        wait.set()
        beside.join()


@pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")
def test_when_the_first_is_killed_the_second_ends(tmp_path: Path) -> None:
    code = (
        "import os, time\n"
        "from pathlib import Path\n"
        "from generator import twofold\n"
        "twofold._may_part = lambda: True\n"
        "me = os.getpid()\n"
        "def work(number):\n"
        "    if os.getpid() != me:\n"
        f"        Path({str(tmp_path / 'second')!r}).write_text(str(os.getpid()))\n"
        "    time.sleep(0.05)\n"
        "twofold.by_two(work, range(4000))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code]) as first:
        told = tmp_path / "second"
        until = time.monotonic() + 20
        while not (told.is_file() and told.read_text()) and time.monotonic() < until:
            time.sleep(0.02)
        first.kill()
    second = int(told.read_text())
    while Path(f"/proc/{second}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{second}").exists()
