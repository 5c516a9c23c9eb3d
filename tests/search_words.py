"""Words and what search makes of them: one table, held against the Python and against the script in a browser."""

from __future__ import annotations

SAME: dict[str, tuple[str, ...]] = {
    "nl": (
        "naasten naaste Naasten’",
        "cliënten cliënt client CLIËNT cli\u00ebnt clie\u0308nt",
        "verhalen verhaal verhaaltje",
        "huizen huis huisje huisjes",
        "brieven brief",
        "bewoners bewoner",
        "gesprekken gesprek",
        "mogelijkheden mogelijkheid",
        "knieën knie",
        "ideeën idee",
        "mensen mens",
        "kinderen kind",
        "foto's foto foto’s",
        "grote groot",
        "lieve lief",
        "kopjes kopje kop",
        "teams team",
        "nachten nacht",
        "uren uur",
        "medewerkers medewerker",
        "gemeenten gemeente",
        "commissies commissie",
        "2026 ２０２６",
        "Bjørn bjorn",
        "straße strasse",
        "zorg\u00adgroep zorggroep",
    ),
    "en": (
        "stories story",
        "residents resident",
        "changes change changed changing",
        "boxes box",
        "planning planned plan",
        "living live lived",
        "families family",
        "café cafe cafés",
        "needs need",
    ),
}
"""Language → words that find each other, however one of them is asked for."""

APART: dict[str, tuple[tuple[str, str], ...]] = {
    "nl": (
        ("naaste", "naast"),
        ("bewoner", "bewaker"),
        ("open", "op"),
        ("mens", "men"),
        ("nacht", "nachtzorg"),
    ),
    "en": (("this", "thi"), ("news", "need"), ("string", "str")),
}
"""Language → words that do not."""

TEXTS = (
    "De cliënt zei: “Ik wíl naar huis!” — en ging.",
    "foto's, e-mail, 80 %, 3,5 fte; om 7.00 uur (afd. A) a b c 9",
    "ĲSBEER ǅ ﬁets ﷺ İstanbul ΣΟΦΟΣ Ærø ŁÓDŹ \u200bx\u200d",
    "日本語 हिन्दी ภาษาไทย кириллица עִבְרִית 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ½ Ⅳ ² ① ٣٤",
    "onder_streep __init__ a1b2 1a C3PO 👵🏽👨‍👩‍👧 naïeve coëfficiënt",
    "",
)
"""Texts in which Python and JavaScript must see the same words."""
