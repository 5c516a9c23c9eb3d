# ruff: noqa: INP001 - a script, not a package
"""Make the screenshots of docs/screenshots anew: builds the example site and looks at it in a real Chromium.

Run from anywhere: `python docs/make_screenshots.py` (needs the extra `test` and a Chromium on the path). The day is
fixed, so that the same content gives the same pictures.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from generator.cli import main as verschil

ROOT: Final = Path(__file__).resolve().parents[1]
OUT: Final = ROOT / "docs" / "screenshots"
ON: Final = "2026-11-24"
PAGES: Final = {
    "home": "",
    "edition": "de-linde/2026/",
    "changes": "de-linde/2026/#v-ahead",
    "commitment": "de-linde/voornemens/muziek/",
    "story": "de-linde/2025/verhalen/soep-op-dinsdag/",
    "reading": "de-linde/2026/lezen-als/inspectie/",
    "cards": "de-linde/2026/gesprekskaarten/",
}
"""Name of the picture → address."""
SCREENS: Final = {"desktop": (1280, 1000), "telephone": (390, 844)}
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
COLOURS: Final = 128
MOST: Final = 150_000
"""Bytes of one picture."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def build(out: Path) -> None:
    """Build the repository's own site."""
    if verschil.main(["build", "--root", str(ROOT), "--out", str(out), "--on", ON], standalone_mode=False):
        raise SystemExit("the site could not be built")


def reduced(picture: bytes) -> bytes:
    """The picture with fewer colours: as good to the eye, and a fraction of the size."""
    with Image.open(io.BytesIO(picture)) as opened:
        few = opened.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    written = io.BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def shoot(browser: Browser, url: str) -> None:
    """One picture for every page, screen and scheme."""
    for screen, (width, height) in SCREENS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )
            window = context.new_page()
            for name, address in PAGES.items():
                answer = window.goto(url + address)
                if answer is not None and not answer.ok:
                    raise SystemExit(f"{address}: {answer.status}")
                window.evaluate("document.fonts.ready")
                window.wait_for_timeout(300)
                picture = reduced(window.screenshot())
                if len(picture) > MOST:
                    raise SystemExit(f"{name}-{screen}-{scheme}: {len(picture)} bytes")
                (OUT / f"{name}-{screen}-{scheme}.png").write_bytes(picture)
            context.close()


def main() -> None:
    """Build, serve on this machine, look."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no Chromium on this machine")
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(site)
        handler = partial(_Quiet, directory=str(site))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
            )
            shoot(browser, f"http://127.0.0.1:{server.server_address[1]}/")
            browser.close()
            server.shutdown()


if __name__ == "__main__":
    main()
