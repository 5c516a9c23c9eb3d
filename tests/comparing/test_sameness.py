"""Which texts say the same: tables of old, new, expected."""

from __future__ import annotations

import pytest

from generator.comparing.sameness import Rolling, Sameness, compare_bodies, compare_lines
from generator.comparing.tokens import plain, tokens_of
from generator.content.period import Period
from generator.content.text import Block, BlockKind, Body, Target, TargetKind
from tests.comparing.building import body

SAME, ROLLED, DIFFERENT = Sameness.SAME, Sameness.ROLLED, Sameness.DIFFERENT


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Wij slapen goed.", "Wij slapen goed.", SAME),
        ("Wij slapen goed.", "Wij  slapen\ngoed.", SAME),
        ("Wij slapen goed. Wij eten.", "Wij slapen goed.\n\nWij eten.", SAME),
        ("Wij slapen goed\n\nWij eten", "Wij slapen goed wij eten", SAME),
        ("wij slapen", "Wij slapen", SAME),
        ("Wij Slapen", "Wij slapen", DIFFERENT),
        ("80% slaapt", "80 % slaapt", SAME),
        ("80% slaapt", "80\u00a0% slaapt", SAME),
        ("3,5fte erbij", "3,5 fte erbij", SAME),
        ("80 % slaapt", "90 % slaapt", DIFFERENT),
        ("“rust” in huis", '"rust" in huis', SAME),
        ("‘rust’ in huis", '"rust" in huis', SAME),
        ("foto's van ’s avonds", "foto’s van 's avonds", SAME),
        ("rust – altijd", "rust - altijd", SAME),
        ("rust—altijd", "rust – altijd", SAME),
        ("rust -- altijd", "rust – altijd", SAME),
        ("2024–2025", "2024-2025", SAME),
        ("en zo voort…", "en zo voort...", SAME),
        ("cafe\u0301", "café", SAME),
        ("re\u00adgel", "regel", SAME),
        ("Wij doen het niet.", "Wij doen het.", DIFFERENT),
        ("om 7.00 uur", "om 7.30 uur", DIFFERENT),
        ("rust, reinheid", "rust reinheid", DIFFERENT),
        ("", "", SAME),
        ("", "Iets.", DIFFERENT),
    ],
)
def test_words_alone_decide(old: str, new: str, expected: Sameness) -> None:
    import unicodedata

    old, new = unicodedata.normalize("NFC", old), unicodedata.normalize("NFC", new)
    assert compare_bodies(body(old), body(new)) is expected
    assert compare_bodies(body(new), body(old)) is expected


@pytest.mark.parametrize(
    ("old", "new", "years", "expected"),
    [
        ("In 2025 slapen wij goed.", "In 2026 slapen wij goed.", ("2025", "2026"), ROLLED),
        ("In 2024 sliepen wij goed.", "In 2025 sliepen wij goed.", ("2025", "2026"), ROLLED),
        ("Klaar in 2027.", "Klaar in 2028.", ("2025", "2026"), DIFFERENT),
        ("In 2025 slapen wij.", "In 2027 slapen wij.", ("2025", "2026"), DIFFERENT),
        ("In 2025 slapen wij goed.", "In 2026 slapen wij beter.", ("2025", "2026"), DIFFERENT),
        ("Van 2024 tot 2025.", "Van 2025 tot 2026.", ("2025", "2026"), ROLLED),
        ("Van 2024 tot 2025.", "Van 2024 tot 2026.", ("2025", "2026"), ROLLED),
        ("Van 2024-2025.", "Van 2025-2026.", ("2025", "2026"), ROLLED),
        ("Van 2025-2026.", "Van 2026-2027.", ("2025", "2026"), DIFFERENT),
        ("In maart 2025 begint het.", "In maart 2026 begint het.", ("2025", "2026"), ROLLED),
        ("In maart 2025 begint het.", "In april 2026 begint het.", ("2025", "2026"), DIFFERENT),
        ("In 2023 en 2024.", "In 2025 en 2026.", ("2023-2024", "2025-2026"), ROLLED),
        ("Wij geven 2025 euro uit.", "Wij geven 2026 euro uit.", ("2025", "2026"), DIFFERENT),
        ("In 2026 slapen wij goed.", "In 2025 slapen wij goed.", ("2026", "2025"), ROLLED),
        ("In 2025 slapen wij goed.", "In 2025 slapen wij goed.", ("2025", "2026"), SAME),
    ],
)
def test_years_that_roll_forward(old: str, new: str, years: tuple[str, str], expected: Sameness) -> None:
    rolling = Rolling.between(*map(Period.parse, years))
    assert compare_lines(old, new, rolling) is expected


def test_another_link_target_is_a_difference() -> None:
    def linking(address: str) -> Body:
        block = Block(BlockKind.PARAGRAPH, "Lees verder.", (Target(11, TargetKind.LINK, address),))
        return Body((block,), "")

    assert compare_bodies(linking("https://a.example/"), linking("https://a.example/")) is SAME
    assert compare_bodies(linking("https://a.example/"), linking("https://b.example/")) is DIFFERENT
    assert compare_bodies(linking("https://a.example/"), body("Lees verder.")) is DIFFERENT


def test_the_kind_of_block_makes_no_difference() -> None:
    item = Body((Block(BlockKind.ITEM, "Koffie"), Block(BlockKind.ITEM, "Thee")), "")
    assert compare_bodies(item, body("Koffie\n\nThee")) is SAME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,5 fte om 7.00 uur", ["3,5 fte", "om", "7.00 uur"]),
        ("80 % van € 1.200", ["80 %", "van", "€ 1.200"]),
        ("op 5 oktober 2021 en in mei 2025", ["op", "5 oktober 2021", "en", "in", "mei 2025"]),
        ("24-uurszorg in G20", ["24-uurszorg", "in", "G20"]),
        ("2025-03-12, 12-03-2025", ["2025-03-12", ",", "12-03-2025"]),
        ("7:30 of 19.45 uur", ["7:30", "of", "19.45 uur"]),
        ("20-25 minuten", ["20-25 minuten"]),
    ],
)
def test_numbers_units_and_dates_stay_whole(text: str, expected: list[str]) -> None:
    tokens = tokens_of(text)
    assert [t.text for t in tokens] == expected
    assert plain(tokens) == text
