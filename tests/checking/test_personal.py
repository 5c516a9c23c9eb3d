"""Personal data on a small labelled corpus: what must be found, and near misses that must not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.personal.glance import Setting
from generator.checking.personal.rules import scan

FOUND: list[tuple[str, str, str]] = [
    # numbers that identify
    ("bsn", "Haar nummer is 111222333.", "111222333"),
    ("bsn", "BSN 123.456.782 staat in het dossier.", "123.456.782"),
    ("bsn", "Nummer 1112 22 333, zei hij.", "1112 22 333"),
    ("bsn", "Op 2025 111222333 genoteerd", "111222333"),
    ("bsn", "burgerservicenummer: 10000008", "10000008"),
    ("iban", "Maak het over naar NL91 ABNA 0417 1643 00.", "NL91 ABNA 0417 1643 00"),
    ("iban", "nl91abna0417164300 is de rekening", "nl91abna0417164300"),
    ("iban", "Rekening BE68 5390 0754 7034 in België", "BE68 5390 0754 7034"),
    ("phone", "Bel 06-12345678 na zessen.", "06-12345678"),
    ("phone", "Bel 06 12 34 56 78.", "06 12 34 56 78"),
    ("phone", "Bel +31 6 12345678", "+31 6 12345678"),
    ("phone", "Bel +31 (0)6 1234 5678 even", "+31 (0)6 1234 5678"),
    ("phone", "0031612345678 is mijn nummer", "0031612345678"),
    ("phone", "Het nummer is 020-1234567.", "020-1234567"),
    ("phone", "Het nummer is (0543) 123456.", "(0543) 123456"),
    ("phone", "Ons nummer: 0543 12 34 56", "0543 12 34 56"),
    ("email", "Mail naar j.jansen@delinde.nl voor meer.", "j.jansen@delinde.nl"),
    ("email", "Mail jan (at) delinde.nl", "jan (at) delinde.nl"),
    # addresses and rooms
    ("address", "Zij woont Dorpsstraat 12, 7101 AB in Winterswijk.", "Dorpsstraat 12, 7101 AB"),
    ("address", "Post naar 7101AB 12 graag.", "7101AB 12"),
    ("address", "Zij woonde op de Kerklaan 4b in het dorp.", "Kerklaan 4b"),
    ("room", "Op kamer 12 brandde nog licht.", "kamer 12"),
    ("room", "Appartement 4b is leeg.", "Appartement 4b"),
    ("room", "Zij huurt woning nr. 7 al lang.", "woning nr. 7"),
    ("room", "Kamer 1.12 kijkt uit op de tuin.", "Kamer 1.12"),
    ("room", "De kamers 12 en 14 zijn leeg.", "kamers 12 en 14"),
    # days
    ("exact-day", "Het gebeurde op 5 oktober 2021.", "5 oktober 2021"),
    ("exact-day", "Op maandag 3 maart ging het mis.", "3 maart"),
    ("exact-day", "Het was 12-03-2025.", "12-03-2025"),
    ("exact-day", "Het was 12/3/2025.", "12/3/2025"),
    ("exact-day", "Opgenomen 2025-03-12 en weer thuis.", "2025-03-12"),
    ("exact-day", "De 3e juni was ze jarig.", "3e juni"),
    ("exact-day", "Op vijf oktober kwam ze.", "vijf oktober"),
    ("exact-day", "Op 12 dec. 2024 viel hij.", "12 dec. 2024"),
    ("exact-day", "She moved in on October 5, 2021.", "October 5, 2021"),
    ("birth-date", "Geboren op 12 mei 1934 in Aalten.", "Geboren op 12 mei 1934"),
    ("birth-date", "Zij is geboren in 1934.", "geboren in 1934"),
    ("birth-date", "geb. 12-05-1934", "geb. 12-05-1934"),
    # ages
    ("age", "Zij is 87 jaar.", "87 jaar"),
    ("age", "Een 87-jarige bewoonster.", "87-jarige"),
    ("age", "Mevrouw is zevenentachtig jaar oud.", "zevenentachtig jaar"),
    ("age", "Een zevenentachtigjarige vrouw.", "zevenentachtigjarige"),
    ("age", "Een vrouw van 42 jaar.", "vrouw van 42"),
    ("age", "Mijn moeder van 87 zingt.", "moeder van 87"),
    ("age", "Een man van tachtig.", "man van tachtig"),
    ("age", "Iemand van 87, met een hond.", "Iemand van 87"),
    ("age", "Zij overleed op haar 91e.", "op haar 91e"),
    ("age", "Op zijn 90e verjaardag danste hij.", "Op zijn 90e"),
    ("age", "Zij is 87, en nog vol grappen.", "Zij is 87"),
    ("age", "De bewoonster (87) danste.", "bewoonster (87)"),
    ("age", "Annie (87) danste.", "Annie (87)"),
    ("age", "Op haar honderdste danste zij.", "haar honderdste"),
    ("age", "A woman aged 87 lives here.", "aged 87"),
    ("age", "An 87-year-old man.", "87-year-old"),
    # names
    ("name", "Toen kwam mevrouw De Vries binnen.", "mevrouw De Vries"),
    ("name", "Mevrouw de Vries lachte.", "Mevrouw de Vries"),
    ("name", "Dokter Jansen keek op.", "Dokter Jansen"),
    ("name", "Daar is zuster Ans.", "zuster Ans"),
    ("name", "Mevr. Van der Meer-Bakker zei niets.", "Mevr. Van der Meer-Bakker"),
    ("name", "De heer Smit kwam later.", "heer Smit"),
    ("name", "De heer en mevrouw Bos wonen samen.", "mevrouw Bos"),
    ("name", "Wij vroegen verpleegkundige Sandra erbij.", "verpleegkundige Sandra"),
    ("name", "Haar dochter Els belde.", "dochter Els"),
    ("name", "collega van der Meer had dienst.", "collega van der Meer"),
    ("name", "Jan de Vries woont hier.", "Jan de Vries"),
    ("name", "Volgens A.B. Jansen klopt het.", "A.B. Jansen"),
    ("name", "Volgens J. de Boer klopt het.", "J. de Boer"),
    ("name", "Familie Bakker kwam op zondag.", "Familie Bakker"),
    ("name", "Toen belde dhr. P. Jansen op.", "dhr. P. Jansen"),
    ("name", "Dr. A. Bakker keek mee.", "Dr. A. Bakker"),
    ("name", "Mevrouw  De Vries lachte.", "Mevrouw  De Vries"),
    ("name", "Mevrouw Çelik en mevrouw El Amrani zongen.", "Mevrouw Çelik"),
    ("name", "Daar zit oma Truus.", "oma Truus"),
    # small counts
    ("few-people", "Er waren twee bewoners bij.", "twee bewoners"),
    ("few-people", "Met 3 medewerkers gingen we.", "3 medewerkers"),
    ("few-people", "Drie oudere bewoners misten hun eten.", "Drie oudere bewoners"),
    ("few-people", "Vier van de bewoners zeiden nee.", "Vier van de bewoners"),
    ("few-people", "Eén bewoner wilde niet.", "Eén bewoner"),
    ("few-people", "Two residents fell.", "Two residents"),
    ("few-people", "Zes vrijwilligers stopten.", "Zes vrijwilligers"),
]

NOT_FOUND: list[str] = [
    # numbers
    "Het nummer 111222334 doet de elfproef niet.",
    "Wij gaven € 123.456.782 uit.",
    "Het RSIN is 111222333.",
    "In 2024 2025 en 2026 was het rustig.",
    "Rekening NL91 ABNA 0417 1643 01 bestaat niet.",
    "Bel 112 of 0800-1234567.",
    "Het gemiddelde was 0,6123456789.",
    "Op 08-2025 begonnen wij.",
    "Zie https://www.voorbeeld.nl/pagina voor meer.",
    "Wij zijn er dag en nacht (at home).",
    # addresses and rooms
    "Wij fietsten door de Prinses Beatrixlaan.",
    "De Kamer van Koophandel kent ons.",
    "Dat staat bij de kamer van koophandel.",
    "De kamer 24 uur luchten.",
    "Een kamer 20 graden warm houden.",
    "In 2025 EN 2026 kan het.",
    "De Lindehof 16 keer gebeld.",
    "In 1234 gevallen.",
    # days
    "In oktober 2021 begonnen we.",
    "In 2025 veranderen wij één ding.",
    "Het gaat om 3 maaltijden.",
    "In oktober 12 gesprekken gevoerd.",
    "In mei 3 avonden.",
    "Versie 1.2.3 staat klaar.",
    "Om 7.30 uur beginnen wij.",
    "De score ging van 3-4 naar 4-5.",
    "Wij lopen 24/7 mee.",
    "Er may 3 zijn.",
    "Dat meisje kwam in mei terug.",
    # ages
    "Wij werken 40 uur per week.",
    "Het huis bestaat 75 jaar.",
    "Zij werkt hier al 25 jaar.",
    "Wij waren 60 jaar getrouwd.",
    "Dat was 70 jaar geleden.",
    "De bezetting ging van 80 naar 90 procent.",
    "Minder dan 80 % van de bewoners.",
    "Een score van 87.",
    "Over 2 jaar kijken wij weer.",
    "Een contract van 3 jaar.",
    "Het gaat om 87 bewoners.",
    "Dit jaar is het rustig.",
    "Voor mensen van 80 jaar en ouder.",
    "Wie ouder dan 80 jaar is.",
    "Tussen 70 en 80 jaar gaat het goed.",
    "Mensen van 18 tot 65 jaar.",
    "De Lindehof (34) is vol.",
    "Zijn tweede kans, haar derde plek.",
    # names
    "De heer en mevrouw kwamen samen.",
    "Mevrouw, zei hij. De zon scheen.",
    "Daar was de zuster. Ans lachte.",
    "De bewoners van De Linde eten samen.",
    "Zij is bewoner van De Lindehof.",
    "De directeur van Zorggroep De Linde sprak.",
    "De manager Zorg en Welzijn kwam.",
    "Een arts VG keek mee.",
    "Mevrouw A. vertelde haar verhaal.",
    "Meneer B. Zij zwegen.",
    "Zij ging naar de Dokter Schaepmanlaan.",
    "Wij bellen de ING Bank.",
    "De familie En vrijwilligers helpen.",
    "Mijn vrouw. Ik mis haar.",
    "Zorg B.V. Noord is van ons.",
    "Dank u, mevrouw de Voorzitter.",
    "De medewerker Technische Dienst kwam.",
    "Het Sint Jan Hof gaat dicht.",
    "Wij namen vitamine A. Daarna sliepen wij.",
    # counts
    "Een bewoner wilde niet.",
    "Wij spraken twintig bewoners.",
    "Er zijn altijd twee medewerkers aanwezig.",
    "Eén medewerker op acht bewoners is de norm.",
    "Er wonen 34 bewoners.",
    "Er zijn drie medewerkers per groep.",
    "Er komen gemiddeld 3 bewoners.",
    "Er zijn 2 cliëntenraadsleden.",
    "Bijna 1.250 cliënten.",
    "Voor 5 % van de bewoners.",
    "In acht groepen wonen mensen met dementie.",
    "De twee huizen eten samen.",
    "Tien bewoners kwamen.",
    "Wij zagen enkele bewoners.",
]


def hits(text: str, setting: Setting | None = None) -> list[tuple[str, str]]:
    found = scan([text], setting or Setting())
    return [(hit.code.removeprefix("personal/"), text[hit.start : hit.end]) for _, hit in found]


@pytest.mark.parametrize(("code", "text", "passage"), FOUND, ids=[text for _, text, _ in FOUND])
def test_it_is_found(code: str, text: str, passage: str) -> None:
    found = [(each, words) for each, words in hits(text) if each == code]
    assert found, hits(text)
    assert found[0][1].startswith(passage), found


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_near_miss_is_left_alone(text: str) -> None:
    assert hits(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mevrouw De Vries",
        "Toen zei De Vries: mevrouw De Vries",
        "Jan de Vries",
        "directeur Jan de Vries",
        "J. de Vries",
    ],
)
def test_who_may_be_named_is_no_finding(text: str) -> None:
    assert hits(text, Setting(public_names=("jan de vries", "j. de vries"))) == []


@pytest.mark.parametrize("text", ["J. Jansen", "Jansen, J.", "M. van Dalen"])
def test_who_may_be_named_may_be_so_by_an_initial(text: str) -> None:
    setting = Setting(public_names=("jan jansen", "marieke van dalen"))
    assert hits(f"Toen sprak {text} ons toe.", setting) == []


def test_another_initial_of_that_surname_stays_a_finding() -> None:
    assert hits("Toen sprak P. Jansen.", Setting(public_names=("jan jansen",))) == [("name", "P. Jansen")]


def test_another_person_of_that_surname_stays_a_finding() -> None:
    assert hits("Piet de Vries", Setting(public_names=("jan de vries",))) == [("name", "Piet de Vries")]


def test_words_of_the_organisations_own_names_are_no_surnames() -> None:
    assert hits("De manager Lindehof belde.", Setting(own_words=frozenset({"lindehof"}))) == []


def test_the_smallest_number_is_the_sites() -> None:
    assert hits("Er kwamen twaalf bewoners.", Setting(smallest=15)) == [("few-people", "twaalf bewoners")]
    assert hits("Er kwamen vier bewoners.", Setting(smallest=3)) == []


def test_a_plan_may_say_from_which_day_on() -> None:
    plan = Setting(is_plan=True)
    assert hits("Vanaf 1 januari 2026 lopen wij geen rondes.", plan) == []
    assert hits("Uiterlijk 30 juni 2026 is het klaar.", plan) == []
    assert hits("Op 14 juni 2026 is het klaar.", plan) == [("exact-day", "14 juni 2026")]
    assert hits("Vanaf 1 januari 2026 woont zij hier.") == [("exact-day", "1 januari 2026")]


def test_the_day_in_the_documents_own_keys_is_known() -> None:
    setting = Setting(known_days=(dt.date(2024, 10, 22),))
    assert hits("Op 22 oktober 2024 zaten wij om tafel, op 22 oktober.", setting) == []
    assert hits("Op 22 oktober 2023 zaten wij om tafel.", setting) == [("exact-day", "22 oktober 2023")]


def test_blanks_and_dashes_of_any_style_make_no_difference() -> None:
    assert hits("BSN 123\u00a0456\u00a0782") == [("bsn", "123\u00a0456\u00a0782")]
    assert hits("Bel 06\u201112345678") == [("phone", "06\u201112345678")]
    assert hits("Kamer\u00a012") == [("room", "Kamer\u00a012")]


INVISIBLE = [
    *"\u200b\u00ad\u2060\u200c\u200d\ufeff\u200e\u200f\u034f\ufe00\ufe0f\U000e0101\u180e\u3164\uffa0\u115f\u2063\u061c\u2066",
    *map(chr, range(0xE0061, 0xE0064)),
]


@pytest.mark.parametrize("sign", INVISIBLE, ids=[f"{ord(sign):04x}" for sign in INVISIBLE])
@pytest.mark.parametrize(
    ("code", "passage"),
    [
        ("bsn", "1234|56782"),
        ("phone", "06|12345678"),
        ("email", "jan|@voorbeeld.nl"),
        ("email", "jan@voor|beeld.nl"),
        ("iban", "NL91|ABNA0417164300"),
        ("room", "ka|mer 1|2"),
        ("age", "8|7-jar|ige"),
        ("name", "mevrouw| De V|ries"),
    ],
)
def test_a_sign_that_nobody_sees_hides_nothing(code: str, passage: str, sign: str) -> None:
    """And the passage is the one that stands in the text, with the sign."""
    written = passage.replace("|", sign)
    assert hits(f"{sign}Daar is{sign} het: {written}, zei{sign} zij.") == [(code, written)]


@pytest.mark.parametrize(
    ("code", "passage"),
    [
        ("bsn", "１２３４５６７８２"),
        ("bsn", "١٢٣٤٥٦٧٨٢"),
        ("bsn", "१२३४५६७८२"),
        ("bsn", "𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟐"),
        ("bsn", "¹²³⁴⁵⁶⁷⁸²"),
        ("bsn", "1234⁵6782"),
        ("bsn", "①②③④⑤⑥⑦⑧②"),
        ("bsn", "1⃣2⃣3⃣4⃣5⃣6⃣7⃣8⃣2"),
        ("bsn", "1̶2̶3̶4̶56782"),
        ("bsn", "1234·56782"),
        ("bsn", "123•456•782"),
        ("bsn", "1234/56782"),
        ("bsn", "1234_56782"),
        ("bsn", "12*34*56782"),
        ("bsn", "1234  56782"),
        ("bsn", "1234\u201156782"),
        ("bsn", "1234\u221256782"),
        ("bsn", "123 - 456 - 782"),
        ("bsn", "123 / 456 / 782"),
        ("phone", "06·12·34·56·78"),
        ("phone", "06/12/34/56/78"),
        ("phone", "06_12345678"),
        ("phone", "0 6 1 2 3 4 5 6 7 8"),
        ("iban", "NL·91·ABNA·0417·1643·00"),
        ("iban", "ＮＬ９１ＡＢＮＡ０４１７１６４３００"),
        ("email", "jan（at)voorbeeld.nl"),
        ("email", "jan＠voorbeeld．nl"),
        ("email", "jan @ voorbeeld.nl"),
        ("email", "jan**@**voorbeeld.nl"),
        ("email", "jan[at]voorbeeld[punt]nl"),
        ("email", "jan [at] voorbeeld [punt] nl"),
        ("email", "jan at voorbeeld [punt] nl"),
        ("email", "j punt jansen at zorg punt voorbeeld punt nl"),
        ("email", "jan apenstaartje voorbeeld punt nl"),
        ("email", "jan {at} voorbeeld (dot) com"),
    ],
)
def test_what_looks_like_one_number_or_address_is_found(code: str, passage: str) -> None:
    assert hits(f"Daar: {passage}, zei zij.") == [(code, passage)]


@pytest.mark.parametrize(
    "text",
    [
        "Hij at een punt taart met slagroom.",
        "Zij at om tien punt over half, en zag in gedachten de zee.",
        "Wij aten soep.Toen ging hij.",
        "Look at example.com for more.",
        "Volg ons op @zorg@zorg.voorbeeld, daar.",
        "Van 1.234 - 56.789 euro.",
        "De kamer is 80 m² groot, een deel ¹ daarvan.",
        "Een half jaar, of ½ jaar, en ² jaar.",
        "Wij aten 👨‍👩‍👧 samen.",
        "De mail kwam niet aan @ kantoor.",
        "Van 2019 - 2025 groeide het team.",
    ],
)
def test_what_only_looks_a_little_like_it_is_left_alone(text: str) -> None:
    assert hits(text) == []


def test_a_raised_number_behind_a_short_one_is_a_note() -> None:
    assert hits("Zij is 87¹ jaar.") == [("age", "87¹ jaar")]
    assert hits("Op 06-12-2025 14:00 uur.") == [("exact-day", "06-12-2025")]


def test_no_rule_reaches_over_the_border_of_two_texts() -> None:
    assert scan(["Op kamer", "12 stoelen, mevrouw", "De Vries", "06-1234", "5678"], Setting()) == []


def test_each_passage_is_told_with_its_own_text() -> None:
    texts = ["Niets.", "Een vrouw van 87 op kamer 12.", "Ook niets.", "Zuster Ans kwam."]
    found = [(number, texts[number][hit.start : hit.end]) for number, hit in scan(texts, Setting())]
    assert found == [(1, "vrouw van 87"), (1, "kamer 12"), (3, "Zuster Ans")]


@given(st.lists(st.text(max_size=60), max_size=5))
def test_whatever_stands_in_a_text_gives_passages_within_it(texts: list[str]) -> None:
    for number, hit in scan(texts, Setting()):
        assert 0 <= hit.start < hit.end <= len(texts[number])


@given(st.integers(0, 999_999_999).map(lambda number: f"{number:09d}"), st.sampled_from(["", " ", ".", "-"]))
def test_a_citizen_number_is_found_exactly_when_it_passes_the_eleven_test(digits: str, sign: str) -> None:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    passes = sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0 and int(digits) > 0
    text = f"Het nummer {digits[:4]}{sign}{digits[4:6]}{sign}{digits[6:]}, zei zij."
    assert (("bsn", text[11:-10]) in hits(text)) == passes
