"""Every finding of reading can be said, in every language, with the facts that it has."""

from __future__ import annotations

import pytest

from generator.locale import language
from generator.reading.library import read_library
from tests.conftest import SiteOf
from tests.reading.mistakes import BODIES, FRONT, TREES


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_finding_can_be_said(site_of: SiteOf, code: str) -> None:
    said = set()
    for files in (
        *(case.files for case in FRONT),
        *(case.files for case in BODIES),
        *(case.files for case in TREES),
    ):
        _, findings = read_library(site_of(files))
        for finding in findings:
            message = language(code).message(finding)
            said.add(finding.code)
            for sentence in (message.text, message.hint):
                assert sentence == sentence.strip()
                assert "{" not in sentence.replace(finding.facts.get("passage", "\0"), "").replace(
                    finding.facts.get("sign", "\0"), ""
                ).replace(finding.facts.get("line", "\0"), "")
                assert "[[" not in sentence
                assert sentence.count("`") % 2 == 0, sentence
    assert len(said) > 50


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("www.voorbeeld.nl", "`https://www.voorbeeld.nl`"),
        ("voorbeeld.nl/een-plan?deel=2#kop", "`https://voorbeeld.nl/een-plan?deel=2#kop`"),
        ("sub.voorbeeld.org", "`https://sub.voorbeeld.org`"),
        ("info@voorbeeld.nl", "`mailto:info@voorbeeld.nl`"),
        ("verslag.pdf", "https://www.voorbeeld.nl/plan"),
        ("../2024/licht-op-de-gang.md", "Kopieer het adres"),
        ("", "Kopieer het adres"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_one_that_works(
    site_of: SiteOf, address: str, hint: str
) -> None:
    text = f"---\ntitel: Verhaal\nstem: bewoner\n---\n\nZie [hier]({address}).\n"
    (found,) = read_library(site_of({"stories/de-linde/2024/verhaal.md": text}))[1]
    assert (found.code, found.place.line, found.place.column) == ("text/link", 6, 5)
    message = language("nl").message(found)
    assert hint in message.hint
    assert address in message.text


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("'s Avonds thuis'", '`"\'s Avonds thuis"`'),
        ("'t Heet \"thuis\"'", '`"\'t Heet \\"thuis\\""`'),
    ],
)
def test_a_text_that_lost_its_apostrophe_is_told_whole(site_of: SiteOf, written: str, better: str) -> None:
    path = "stories/de-linde/2024/verhaal.md"
    (found,) = read_library(site_of({path: f"---\ntitel: {written}\nstem: bewoner\n---\n"}))[1]
    hint = language("nl").message(found).hint
    assert better in hint
    mended = hint.partition("`")[2].rpartition("`")[0]
    library, findings = read_library(site_of({path: f"---\ntitel: {mended}\nstem: bewoner\n---\n"}))
    assert findings == ()
    assert written[:-1] in {voice.says.title for voice in library.voices.values()}
