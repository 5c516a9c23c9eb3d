"""Surnames that many people in the Netherlands have, and endings that only surnames have: enough to tell `J. Jansen` from the end of a sentence."""

from __future__ import annotations

import re
from typing import Final

from generator.checking.personal.words import words

_SURNAMES: Final = words(
    """jansen janssen jong vries berg dijk bakker visser smit meijer meyer boer mulder groot bos vos peters hendriks leeuwen
    dekker brouwer wit dijkstra smits graaf meer kok jacobs haan vermeulen heuvel veen broek willems schouten jonge hoekstra
    koster huisman bosch maas verhoeven postma kuipers linden jonker wal prins kuiper post kramer veenstra koning beek dam
    molenaar kroon timmermans groen gerritsen dongen boer evers schipper timmer vink bosman smeets mol martens peeters
    claassen driessen maassen wouters sanders hermans janssens willemsen pietersen cornelissen jaspers jonkers scholten
    hofman vermeer vliet wijk vermaat hoeven velden verbeek verhagen verweij wolters zwart molen schaap snijders blom
    rietveld kooij bakx aarts gerrits geurts goossens hoogland klein koopman lammers linders mertens muller peerboom
    pronk reijnders roelofs ruiter schutte simons slot stam sterk swart thijssen tromp veldman verkerk verschuren vlieger
    wagenaar wessels wiersma winter withagen zijlstra zuidema
    yilmaz yılmaz kaya demir celik çelik sahin şahin aydin aydın arslan dogan doğan özdemir öztürk yildiz yıldız bulut
    nguyen tran singh kumar hussain amrani idrissi bouzid haddad benali alaoui silva santos ferreira rodrigues"""
)
_NOUNS: Final = words(
    "bakker visser boer bos vos post kok prins koning wit groot zwart groen klein sterk winter meer slot molen mol haan dam"
)
"""Surnames that are words as well, with which a sentence or an item of a list may begin."""
_ENDING: Final = re.compile(
    r"[a-zà-ÿğış]{2,}(?:ssen|nsen|rsen|ksen|stra|inga|enga|sma|tema|kema|ink|mans|meijer|meyer|berg|burg|dijk|horst|kamp|veld|huizen|"
    r"ski|ska|wicz|oğlu|oglu|ović)"
)


def is_surname(word: str, *, begins: bool = False) -> bool:
    """Whether a word with a capital is surely a surname; with `begins`, one that may also begin a sentence is none."""
    low = word.lower()
    if begins and low in _NOUNS:
        return False
    return low in _SURNAMES or _ENDING.fullmatch(low) is not None
