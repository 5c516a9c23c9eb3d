"""Prints as tagged PDF: from a complete HTML document to bytes that are the same each time. Only here is WeasyPrint known."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from generator.composing.site import Asset, PictureFile, PrintDocument
from generator.locale import Language
from generator.publishing.fonts import FACES
from generator.publishing.pictures import PictureError, clean_picture
from generator.publishing.renderer import PublishError

_HERE: Final = "https://verschil.invalid/"
"""A root that no network has (RFC 2606): what a document points at is found by us, or not at all."""
_TYPES: Final = {
    ".png": "image/png", ".webp": "image/webp", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}  # fmt: skip
_PACKAGES: Final = {f"{face.file}.ttf": face.package for face in FACES}
"""The site's own fonts: file → the package that carries it."""


class PrintingUnavailable(Exception):  # noqa: N818 (no fault, a lack)
    """What PDFs are made with is not there; the text says how to get it, in the site's language."""


def require_printing(words: Language) -> None:
    """Raises `PrintingUnavailable` when PDFs cannot be made here: a package is missing, or Pango is."""
    if any(find_spec(name) is None for name in ("weasyprint", "segno")):
        raise PrintingUnavailable(words.say("print.no_extra"))
    # WeasyPrint prints a page of advice of its own when a library is missing
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            import weasyprint  # noqa: F401
        except ImportError:
            raise PrintingUnavailable(words.say("print.no_extra")) from None
        except OSError as error:
            raise PrintingUnavailable(words.say("print.no_pango")) from error


def print_all(
    documents: tuple[PrintDocument, ...], root: Path, words: Language, step: Callable[[int], object] = int
) -> Iterator[Asset]:
    """Every document as a PDF at its address; `step` is told how many are done.

    Pictures are read under `root`, and cleaned as those of the site. Raises `PublishError` for one that cannot be read.
    """
    for done, document in enumerate(documents, start=1):
        yield Asset(document.address, print_one(document, root, words))
        step(done)


def print_one(document: PrintDocument, root: Path, words: Language) -> bytes:
    """One document as a PDF/UA-1: tagged, with its language, title and bookmarks, fonts embedded.

    Nothing of the clock or of chance gets in: the identifier comes from the content, and there are no dates.
    """
    import weasyprint

    pictures = {picture.address: _picture(picture, root, words) for picture in document.pictures}
    fetcher = _Fetcher(pictures, document.web)
    html = weasyprint.HTML(string=document.html, base_url=_HERE + document.address, url_fetcher=fetcher)
    identifier = hashlib.sha256(document.html.encode("utf-8")).digest()[:16]
    with _still_clock():
        return bytes(html.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier))


@contextlib.contextmanager
def _still_clock() -> Iterator[None]:
    """Fonttools notes the time in the fonts that it cuts to size, unless the environment names one."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _picture(picture: PictureFile, root: Path, words: Language) -> bytes:
    try:
        return clean_picture(root / picture.source)
    except PictureError as error:
        raise PublishError(words.say("build.picture", path=picture.source, reason=error)) from error


class _Fetcher:
    """Gives a document what it points at: its pictures, fonts of ours, the code of its address. Nothing else."""

    def __init__(self, pictures: Mapping[str, bytes], web: str) -> None:
        self._pictures, self._web = pictures, web

    def __call__(self, url: str, *_: Any, **__: Any) -> Any:
        """The answer to a request of WeasyPrint's. Raises its fatal error for an address that is not ours."""
        from weasyprint import URLFetcher
        from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

        if url.startswith("data:"):
            return URLFetcher(allowed_protocols=("data",)).fetch(url)
        try:
            data, name = self._find(url)
        except LookupError:
            raise FatalURLFetchingError(f"a print points outside itself: {url}") from None
        return URLFetcherResponse(url, data, {"Content-Type": _TYPES[Path(name).suffix.lower()]})

    def _find(self, url: str) -> tuple[bytes, str]:
        address = url.removeprefix(_HERE)
        if address == url:
            raise LookupError(url)
        name = address.rpartition("/")[2]
        if address in self._pictures:
            return self._pictures[address], name
        if name == "qr.svg":
            return _code(self._web), name
        return _font(name), name


def _font(name: str) -> bytes:
    return (resources.files(_PACKAGES[name]) / "files" / name).read_bytes()


def _code(address: str) -> bytes:
    """A QR code of an address."""
    import segno

    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True)
    return out.getvalue()
