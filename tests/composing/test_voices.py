"""Voices: what was done with each, also in later years; lists that grow; what is gone; pictures."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from PIL import Image

from generator.composing.site import PageKind
from tests.composing.building import commitment, composed, edition_json, page, part, plan, story, words
from tests.conftest import SiteOf

VOICE = "de-linde/2024/verhalen/licht-op-de-gang/"


def done(html: str) -> str:
    """What was done with a voice."""
    return words(part(html, "v-done"))


def test_a_voice_tells_what_it_led_to_also_in_later_years(site_of: SiteOf) -> None:
    later = commitment(
        text="Wij lopen na negen uur geen rondes meer.",
        aanleiding="Nog rustiger.",
        naar_aanleiding_van="2024/licht-op-de-gang",
    )
    root = site_of(
        {"plans/de-linde/2026/plan.md": plan(2026), "plans/de-linde/2026/commitments/nachtrust.md": later}
    )
    site = composed(root)
    told = done(page(site, VOICE).html)
    assert "In het plan voor 2025: Anders Rustige nachten" in told
    assert "In het plan voor 2026: Anders Rustige nachten" in told
    [voice] = edition_json(site, "de-linde/2024")["voices"]
    assert {name: voice[name] for name in ("ref", "kind", "voice", "title", "about", "led_to")} == {
        "ref": "de-linde/2024/licht-op-de-gang",
        "kind": "story",
        "voice": "resident",
        "title": "Licht op de gang",
        "about": ["nachtrust"],
        "led_to": ["nachtrust"],
    }


def test_a_voice_that_led_nowhere_says_so(site_of: SiteOf) -> None:
    site = composed(site_of({"stories/de-linde/2024/stil.md": story("Stil", about="samen-eten")}))
    assert "Tot nu toe heeft dit niet tot een wijziging geleid." in done(
        page(site, "de-linde/2024/verhalen/stil/").html
    )
    assert "Tot nu toe" not in done(page(site, VOICE).html)


def test_a_voice_tells_the_deviation_and_the_conversation_that_name_it(site_of: SiteOf) -> None:
    talk = (
        "---\ntitel: Aan tafel\nsoort: gesprek\nvorm: kwaliteitspanel\nop: 2024-10-01\n"
        "vertrekpunt: 2024/licht-op-de-gang\ninzichten: [Licht wekt]\n"
        "deelnemers:\n  - {rol: bewoners, aantal: 12}\n  - {rol: buren, aantal: 3}\n---\n\nWij spraken.\n"
    )
    deviation = (
        "---\nuitkomst: meer\naanleiding: Het kon.\nnaar_aanleiding_van: 2024/licht-op-de-gang\n---\n\n"
    )
    site = composed(
        site_of(
            {
                "stories/de-linde/2024/aan-tafel.md": talk,
                "plans/de-linde/2024/deviations/nachtrust.md": deviation,
            }
        )
    )
    told = done(page(site, VOICE).html)
    assert "Uit de praktijk van 2024: Meer dan gepland Rustige nachten" in told
    assert "Aan tafel" in told
    talked = words(page(site, "de-linde/2024/verhalen/aan-tafel/").html)
    assert "Licht op de gang" in talked
    assert "12 mensen: bewoners" in talked
    assert "3" not in talked.split("Wie er waren")[1].split("Wat we zagen")[0]


def test_a_withdrawn_story_leaves_a_stone_and_nothing_else(site_of: SiteOf) -> None:
    gone = story("Geheim verteld", extra="").replace(
        "  gelezen_door_verteller", "  ingetrokken: 2025-01-01\n  gelezen_door_verteller"
    )
    site = composed(site_of({"stories/de-linde/2024/weg.md": gone}))
    stone = page(site, "de-linde/2024/verhalen/weg/")
    assert stone.kind is PageKind.GONE
    assert stone.search is None
    assert "Dit verhaal is ingetrokken" in words(stone.html)
    assert "Geheim" not in str(site.pages) + str([a.data for a in site.assets])
    assert not [p for p in site.pages if "verhalen/weg" in p.html]


def picture() -> bytes:
    """A small picture."""
    written = io.BytesIO()
    Image.new("RGB", (64, 48), "white").save(written, "JPEG")
    return written.getvalue()


def test_pictures_have_an_address_that_says_nothing_of_their_name(site_of: SiteOf) -> None:
    told = (
        story("Met foto")
        .replace("Dit vertelde ik.", "Dit zag ik.\n\n![Een boom](oma-jansen.JPG)")
        .replace(".JPG", ".jpg")
    )
    site = composed(
        site_of({"stories/de-linde/2024/foto.md": told, "stories/de-linde/2024/oma-jansen.jpg": picture()})
    )
    (found,) = site.pictures
    assert found.source == "stories/de-linde/2024/oma-jansen.jpg"
    assert found.address == "de-linde/2024/verhalen/foto/1.jpg"
    html = page(site, "de-linde/2024/verhalen/foto/").html
    assert 'src="../../../../de-linde/2024/verhalen/foto/1.jpg"' in html
    assert "jansen" not in "".join(p.html for p in site.pages)


def many(number: int) -> Mapping[str, str]:
    return {f"stories/de-linde/2025/v-{n:03}.md": story(f"Verhaal {n}") for n in range(number)}


@pytest.mark.parametrize(("number", "pages"), [(0, 1), (1, 1), (100, 1), (101, 2), (230, 3)])
def test_very_many_voices_stand_on_several_pages(site_of: SiteOf, number: int, pages: int) -> None:
    site = composed(
        site_of({**many(number), "stories/de-linde/2025/pagina.md": story("Pagina") if number > 1 else None})
    )
    lists = [p for p in site.pages if p.kind is PageKind.VOICES and p.address.startswith("de-linde/2025/")]
    extra = 1 if number > 1 else 0
    assert len(lists) == max(1, -(-(number + extra) // 100)) == (pages if number != 100 else 2)
    listed = [line for p in lists for line in p.html.split('class="v-voice__title"')[1:]]
    assert len(listed) == number + extra
    assert len({p.address for p in site.pages}) == len(site.pages)


def test_voices_stand_by_kind_and_by_who_speaks(site_of: SiteOf) -> None:
    site = composed(
        site_of(
            {
                f"stories/de-linde/2025/{speaker}.md": story(f"Van {speaker}", speaker=speaker)
                for speaker in ("medewerker", "naaste", "vrijwilliger", "bewoner")
            }
        )
    )
    outline = [h.words for h in page(site, "de-linde/2025/verhalen/").outline]
    assert outline[:5] == ["Verhalen", "Van bewoners", "Van naasten", "Van vrijwilligers", "Van medewerkers"]
