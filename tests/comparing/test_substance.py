"""Which new wordings leave the substance alone: tables of old and new, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.substance import same_substance
from tests.comparing.building import body
from tests.comparing.strategies import texts


def leaves_alone(old: str, new: str) -> bool:
    """Whether the new wording says the same, whether it is a title or a text, and whichever comes first."""
    found = same_substance("Eten", "Eten", body(old), body(new))
    assert same_substance(old, new, body(""), body("")) is found
    assert same_substance("Eten", "Eten", body(new), body(old)) is found
    return found


@pytest.mark.parametrize(
    ("sentence", "was", "becomes"),
    [
        ("Er zijn {} plaatsen.", "vijfentwintig", "zesentwintig"),
        ("Er zijn {} plaatsen.", "eenentwintig", "tweeëntwintig"),
        ("Er zijn {} plaatsen.", "24", "vijfentwintig"),
        ("Er zijn {} plaatsen.", "drie", "4"),
        ("Er is {} muziek.", "3 keer", "drie uur"),
        ("Er is {} muziek.", "drie keer", "drie uur"),
        ("Er is {} muziek.", "3 keer", "driemaal"),
        ("Er is {} muziek.", "03 keer", "drie keer"),
        ("Het kost {}.", "5 miljoen", "vijf"),
        ("Het kost {}.", "vijf miljoen", "vijf"),
        ("Het kost {} euro.", "5 miljoen", "vijf miljard"),
        ("Er is {} tevreden.", "80 %", "tachtig"),
        ("Wij bieden {} zorg.", "3 dagen", "drie hele weken"),
        ("Wij bieden {} zorg.", "drie dagen", "drie hele weken"),
        ("Het is {} graden.", "-5", "5"),
        ("Het is {} graden.", "−5", "vijf"),
        ("Het is {} graden.", "min vijf", "vijf"),
        ("Het is {} graden.", "min vijf", "plus vijf"),
        ("Wij meten {} %.", "≥ 80", "≤ 80"),
        ("Het duurt {} dagen.", "> 5", "< 5"),
        ("Het duurt {} dagen.", "meer dan 5", "minder dan 5"),
        ("Wij komen {} keer.", "minstens drie", "hoogstens drie"),
        ("We come {} times.", "at least 3", "at most 3"),
        ("Wij zijn met zijn {}.", "tienen", "twaalven"),
        ("Er is een {}.", "tweepersoonskamer", "eenpersoonskamer"),
        ("{} ronde per week lopen wij.", "Eén", "Twee"),
        ("{} in de week lopen wij.", "Eén keer", "Soms"),
        ("Er is {} beschikbaar.", "€ 3", "drie"),
        ("Er is {} fte.", "3,5", "drie"),
        ("Het is de {} keer.", "3e", "drie"),
        ("Er zijn {} plaatsen.", "vijfhonderd", "zeshonderd"),
        ("Er zijn {} plaatsen.", "honderdtien", "honderdtwintig"),
        ("Er zijn {} plaatsen.", "tweeduizend", "drieduizend"),
        ("Er zijn {} plaatsen.", "honderddrieëndertig", "honderdvierendertig"),
        ("Er zijn {} plaatsen.", "tientallen", "honderden"),
        ("Het is de {} keer.", "eenentwintigste", "tweeëntwintigste"),
        ("Er is een {} plan.", "driejarig", "vierjarig"),
        ("Wij vragen het {}.", "tweemaandelijks", "driemaandelijks"),
        ("Wij komen {} per dag.", "viermaal", "vijfmaal"),
        ("Een {} later is er koffie.", "kwartier", "halfuur"),
        ("Er is {} fte bij.", "½", "¼"),
        ("Er is {} fte bij.", "1½", "1¼"),
        ("Het begint in {}.", "mei", "juni"),
        ("Het begint op de derde {}.", "mei", "juni"),
        ("Het begint in {}.", "Mei", "Juni"),
        ("Het begint op {}.", "maandag", "dinsdag"),
        ("Het begint op {}.", "maandagmiddag", "dinsdagmiddag"),
        ("Het is er 's {}.", "maandags", "zondags"),
        ("Het begint op {}.", "3 mei", "3 juni"),
        ("Het begint in {}.", "2025", "2026"),
        ("It begins on {}.", "March 3", "April 3"),
        ("It begins on {}.", "March 3rd", "April 3rd"),
        ("It begins on {}.", "March 3rd", "March 4th"),
        ("It begins on the 3rd of {}.", "March", "April"),
        ("It begins on the first of {}.", "May", "June"),
        ("It begins in {}.", "March", "April"),
        ("It begins in {}.", "March", "May"),
        ("{} is a quiet month.", "May", "March"),
        ("There are {} places.", "twenty-five", "twenty-six"),
        ("It is the {} time.", "twenty-fifth", "twenty-sixth"),
        ("It takes {} of the time.", "two-thirds", "three-quarters"),
        ("It begins on {}.", "Monday", "Tuesday"),
        ("We are open on {}.", "Mondays", "Tuesdays"),
    ],
)
def test_another_number_or_date_is_refused(sentence: str, was: str, becomes: str) -> None:
    assert not leaves_alone(sentence.format(was), sentence.format(becomes))
    assert not leaves_alone(sentence.format(was), sentence.format("altijd"))
    assert leaves_alone(sentence.format(was), sentence.format(was) + " Echt waar.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Wij koken niet, maar bakken.", "Wij koken, maar bakken niet."),
        ("Wij koken niet, maar bakken.", "Wij koken maar bakken niet."),
        ("Wij koken niet. Wij bakken.", "Wij koken. Wij bakken niet."),
        ("Wij koken niet\n\nWij bakken", "Wij koken\n\nWij bakken niet"),
        ("Wij koken niet en bakken.", "Wij koken en bakken niet."),
        ("Wij koken niet.", "Wij koken."),
        ("We don't cook, but we bake.", "We cook, but we don't bake."),
        ("We do not cook, so guests bake.", "We cook, so guests do not bake."),
        ("Wij lopen nooit rondes.", "Wij lopen altijd rondes."),
    ],
)
def test_another_negation_is_refused(old: str, new: str) -> None:
    assert not leaves_alone(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Wij lopen na 23.00 uur geen rondes.", "Na 23.00 uur lopen wij geen rondes meer."),
        ("Omdat stilte telt, lopen wij geen rondes.", "Wij lopen geen rondes, omdat stilte telt."),
        ("Wij lopen geen rondes, tenzij u belt.", "Rondes lopen wij niet tenzij u belt."),
        ("Wij koken niet. Wij bakken.", "Wij bakken. Koken doen wij niet."),
        ("Er zijn tweeëntwintig plaatsen.", "Plaatsen zijn er tweeentwintig."),
        ("Wij komen 3 keer langs.", "Wij komen drie keer langs."),
        ("Wij komen 3 keer langs.", "Wij komen langs: drie keer."),
        ("Wij komen minstens 3 keer.", "Wij komen minimaal drie keer."),
        ("Eén ronde per week lopen wij.", "Per week lopen wij 1 ronde."),
        ("De 3-5 koks staan er.", "De koks, 3-5, staan er."),
        ("Het is -5 graden.", "Het is min vijf graden."),
        ("Er zijn 3 koks en 12 gasten.", "Er zijn drie koks en twaalf gasten."),
        ("Er is 1 keer per week muziek.", "Er is één keer per week muziek."),
        ("Er zijn 25 plaatsen.", "Er zijn vijfentwintig plaatsen."),
        ("Het duurt 22 dagen.", "Het duurt tweeëntwintig dagen."),
        (
            "Er zijn 27, 110, 512, 1000 en 2133 boeken.",
            "Er zijn zevenentwintig, honderdtien, vijfhonderdtwaalf, duizend en tweeduizendhonderddrieëndertig boeken.",
        ),
        ("There are 25 places for 3 weeks.", "There are twenty-five places for three weeks."),
        ("Wij vieren feest.", "Wij houden feest."),
        ("Een team komt langs.", "Het team komt langs."),
        ("Het is de eenvoud die telt.", "Het gaat om eenvoud."),
        ("Ik ben het meisje van de maatregel.", "Ik ben de vrouw van de regel."),
        ("You may come in and march along.", "You can come in and walk along."),
        ("May we come in?", "Can we come in?"),
        ("First we ask someone, often twice in May.", "To begin, we ask a person, often twice in May."),
        ("De 3e mei is er koffie.", "Koffie is er op de 3e mei."),
        ("Wij doen dit dus samen.", "Dit doen wij samen."),
    ],
)
def test_a_better_wording_of_the_same_is_accepted(old: str, new: str) -> None:
    assert leaves_alone(old, new)


def test_an_article_is_no_number() -> None:
    assert not leaves_alone("Er is een keer muziek.", "Er is 1 keer muziek.")
    assert not leaves_alone("Er is een keer muziek.", "Er is één keer muziek.")


@given(
    texts(),
    st.sampled_from(["vijfentwintig", "honderdtien", "½", "maandag", "in mei", "in March", "niet", "geen"]),
)
def test_a_text_leaves_itself_alone_and_one_count_more_never(text: str, more: str) -> None:
    assert leaves_alone(text, text)
    assert not leaves_alone(text, f"{text} Dan {more}.")
