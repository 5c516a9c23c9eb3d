"""The owner's pages: where they stand, and when they stand in the way."""

from __future__ import annotations

import pytest

from generator.reading.owned import owned, taken
from tests.conftest import SiteOf


def test_addresses_of_the_owners_files(site_of: SiteOf) -> None:
    names = [
        "over.md",
        "index.md",
        "map/index.md",
        "map/README.md",
        "map/x.md",
        "foto.png",
        "_weg.md",
        ".x",
        "~$o.md",
    ]
    root = site_of({f"site_config/pages/{name}": "# x" for name in names}, minimal=False)
    assert {each.name: each.address for each in owned(root)} == {
        "foto.png": "foto.png",
        "index.md": "",
        "map/README.md": "map/",
        "map/index.md": "map/",
        "map/x.md": "map/x/",
        "over.md": "over/",
    }


def test_no_folder_no_pages(site_of: SiteOf) -> None:
    assert owned(site_of(minimal=False)) == ()


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        ("index.md", True),
        ("de-linde.md", True),
        ("De-Linde.md", True),
        ("de-linde/edition.json", True),
        ("over.md", False),
    ],
)
def test_a_page_at_an_address_of_ours(site_of: SiteOf, name: str, is_taken: bool) -> None:
    root = site_of({f"site_config/pages/{name}": "# x"}, minimal=False)
    found = taken(owned(root), ["", "de-linde/", "de-linde/edition.json"])
    assert [each.name for each in found] == ([name] if is_taken else [])
