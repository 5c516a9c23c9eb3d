"""The preview: follows what writers save, and shows findings where a page was instead of nothing."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.findings import Place, find
from generator.locale import language
from generator.publishing.trouble import trouble_html, troubled_site
from tests.conftest import SiteOf

PATIENCE = 20.0
STORY = "de-linde/2024/verhalen/licht-op-de-gang/"
DRAFT = {
    "plans/de-linde/2026/plan.md": "---\ntitel: Nog in de maak\n---\n",
    "plans/de-linde/2026/commitments/nachtrust.md": "---\naanleiding: Daarom.\n---\n\nGeen rondes meer.\n",
}
FAULT = "plans/de-linde/2025/commitments/fout.md"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own preview
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        return str(error.read().decode("utf-8"))
    except OSError:
        return ""


def wait_for(url: str, words: str) -> str:
    """Ask until the page holds the words."""
    page = ""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        page = get(url)
        if words in page:
            return page
        time.sleep(0.1)
    raise AssertionError(f"{words!r} did not come at {url}:\n{page[-2000:]}")


@contextmanager
def preview(root: Path) -> Iterator[str]:
    port = free_port()
    # a test runner in the background may ignore interrupts, and children take that over
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        f"from generator.cli import main; main(['serve', '--root', {str(root)!r}, '--port', '{port}'])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            said, _ = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert "Traceback" not in said
    assert process.returncode in (0, 130)


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent otherwise there")
def test_a_preview_follows_shows_drafts_and_survives_faults(site_of: SiteOf) -> None:
    root = site_of(DRAFT)
    with preview(root) as url:
        wait_for(url + STORY, "Licht op de gang")
        wait_for(url + "de-linde/2026/", "Nog in de maak")
        (root / FAULT).write_text("---\ntitl: x\n---\n", encoding="utf-8")
        page = wait_for(url + STORY, "file/unknown-key")
        assert "livereload" in page
        assert 'http-equiv="refresh"' in wait_for(url + "nergens/", "file/unknown-key")
        (root / FAULT).unlink()
        page = wait_for(url + STORY, "Licht op de gang")
        assert "file/unknown-key" not in page


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent otherwise there")
def test_a_preview_that_begins_with_a_fault_recovers(site_of: SiteOf) -> None:
    root = site_of({FAULT: "---\ntitl: x\n---\n"})
    with preview(root) as url:
        wait_for(url, "file/unknown-key")
        (root / FAULT).unlink()
        wait_for(url + STORY, "Licht op de gang")


def test_findings_are_shown_as_text() -> None:
    found = find("site/address-taken", Place("site_config/pages/a.md", 3), address="<b>")
    html = trouble_html((found,), language("nl"))
    assert "<code>site_config/pages/a.md</code>" in html
    assert "regel 3" in html
    assert "&lt;b&gt;" in html
    assert "<code>over-ons.md</code>" in html


def test_every_address_that_there_was_shows_them() -> None:
    site = troubled_site((), language("en"), ["a/", ""])
    assert [page.address for page in site.pages] == ["", "a/"]
    assert all(page.search is None for page in site.pages)
