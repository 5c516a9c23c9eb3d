"""Names of people: a title or role with a name behind it, initials or a first name with a surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.personal.first_names import FIRST_NAMES
from generator.checking.personal.glance import PARTED, Glance, Hit, Setting
from generator.checking.personal.surnames import is_surname
from generator.checking.personal.words import PARTICLES, words

TITLES: Final = words(
    """mevrouw mevr mevr. mw mw. meneer mijnheer m'neer heer dhr dhr. juffrouw mej. zuster broeder dokter dr dr. drs drs.
    ir ir. ing. mr mr. prof prof. professor dominee ds. pastor pastoor pater opa oma tante oom familie fam. echtpaar
    weduwe weduwnaar opoe mama papa
    mrs mrs. ms ms. miss sister doctor nurse uncle aunt grandma grandpa"""
)
"""Words in front of a name that say that a person follows."""
ROLES: Final = words(
    """bewoner bewoonster cliënt client cliënte patiënt patiënte verpleegkundige verzorgende huisarts arts specialist
    fysiotherapeut ergotherapeut logopedist psycholoog begeleider begeleidster vrijwilliger vrijwilligster mantelzorger
    mantelzorgster collega kok kokkin teamleider teamcoach coach locatiemanager manager directeur bestuurder gastvrouw
    gastheer activiteitenbegeleider wijkverpleegkundige praktijkverpleegkundige nachtzuster nachtverzorgende helpende
    stagiair stagiaire leerling dochter zoon zus broer man vrouw moeder vader buurman buurvrouw vriend vriendin
    echtgenoot echtgenote partner kleinzoon kleindochter kleinkind nicht neef schoonzoon schoondochter schoonzus curator
    mentor bewindvoerder notaris wethouder burgemeester medewerker medewerkster huishoudster kapper kapster pedicure
    chauffeur voorzitter secretaris receptioniste zorgmanager
    resident carer daughter son volunteer colleague husband wife mother father brother neighbour
    friend manager director"""
)
"""Roles and relations: a person may follow, or a department or a place."""
STREETS: Final = re.compile(
    r"\w{2,}(?:straat|laan|weg|plein|kade|singel|dreef|gracht|steeg|school|(?:zieken|verpleeg|zorg|verzorgings|gast)huis|zaal)"
)
_OF: Final = frozenset(
    {"van", "van de", "van het", "in", "op", "in de", "op de", "in het", "het", "al", "ben", "te"}
)
"""Particles that between a role and a name say where someone works or lives: `directeur van De Linde`."""
_NO_NAMES: Final = words(
    """zij ze hij ik wij we jij je u de het een die dat dit deze er en of maar want dus toen daarna nu ook als wat wie
    waar waarom hoe in op aan bij met zonder voor na om te tot uit over onder door haar zijn hun mijn onze ons geen niet
    wel al alle alles iedereen niemand iets niets soms altijd nooit vandaag gisteren morgen later eerst
    zorg wonen welzijn kwaliteit thuiszorg behandeling centraal facilitair dementie ouderenzorg ouderengeneeskunde
    wijkverpleging huishouding keuken receptie personeelszaken financiën bedrijfsvoering opleiding leren veiligheid
    activiteiten technische dienst communicatie marketing inkoop vastgoed techniek horeca roosters planning
    ondersteuning begeleiding administratie zorgadministratie maatschappelijk verpleeghuiszorg wijk wijkteam
    gehandicaptenzorg jeugd organisatie innovatie digitalisering vrijwilligerswerk verzuim beleid natuur aarde overste
    voorzitter minister staatssecretaris burgemeester directeur koning koningin president
    algemeen internationaal dagbesteding palliatief nacht dagdienst team afdeling locatie huis raad stichting zorggroep
    the he she they it we you and but or a an his her their our care nederland amsterdam rotterdam utrecht"""
)
"""Words with a capital that begin a sentence or name a department, and no person."""

_CAPITAL: Final = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'-]*")
_BEFORE: Final = frozenset(" \x00(\"'“‘„-")
"""Signs after which a word with a capital can begin."""
_ENDS: Final = frozenset("!?:;,)…”")
"""Signs before a blank that part a title from what follows."""
_ABBREVIATED: Final = frozenset("rwjsgfm")
"""Last letters of abbreviated titles: `mevr.`, `mw.`, `mej.`, `ds.`, `ing.`, `prof.`, `fam.`"""
_REST: Final = re.compile(
    r"\.?(?:(?:[ ]|(?<=\.))(?:(?:van|de|der|den|het|'t|ter|ten|te|la|le|du|von|el|al|bin|ben)[ ])*[A-ZÀ-ÖØ-Þ][\w'-]*(?:\.(?=[ ]?[A-ZÀ-ÖØ-Þ]))?){0,4}"
)
_INITIALS: Final = re.compile(
    r"(?<![\w.])(?:(?:[A-Z]\.[ ]?){2,9}(?:(?:van|de|der|den|het|'t|ter|ten|te)[ ])*|(?:[A-Z]\.[ ]?)(?:(?:van|de|der|den|het|'t|ter|ten|te)[ ])+)"
    r"[A-ZÀ-Þ][a-zß-ÿ][\w'-]*"
)
_ONE_INITIAL: Final = re.compile(
    r"(?<![\w.])[A-Z]\.[ ]?(?P<name>[A-ZÀ-ÖØ-Þ][a-zß-ÿğış]+(?:-[A-ZÀ-ÖØ-Þ][a-zß-ÿ]+)?)(?![\w-])"
)
_LETTERED: Final = re.compile(
    r"(?:vitamine|afdeling|groep|team|plan|hepatitis|blok|gang|optie|versie|type|letter|punt|categorie|bijlage|variant|klasse|vleugel|"
    r"gebouw|woning|huis|zaal|cohort|stap|fase|deel|van [A-Z] naar|ward|group|option|version|vitamin)\s$",
    re.IGNORECASE,
)
"""What a single letter belongs to that is no initial."""
_INITIALS_BEHIND: Final = re.compile(
    r",[ ](?P<initials>[A-Z]\.(?:[ ]?[A-Z]\.)*)(?:[ ](?:van|de|der|den|het|'t|ter|ten|te)(?![\w]))*(?![\w])"
)
_LONGEST: Final = 40
"""Signs that are looked at in front of a name: more than any title has. Looking further would take ever longer."""
_COMPANY: Final = re.compile(r"[BNV]\.[ ]?V\.")


def names(glance: Glance, setting: Setting) -> Iterator[Hit]:
    """People's names, as far as they can be told without knowing everybody; not those that may be named."""
    text = glance.text
    for capital in _CAPITAL.finditer(text):
        start, end = capital.span()
        before = text[start - 1] if start else " "
        if before not in _BEFORE:
            continue
        behind = text[end : end + 1]
        if behind == " " and capital[0].lower() in FIRST_NAMES:
            yield from _full_name(text, capital, setting)
        elif behind == "." and end - start == 1:
            yield from _with_initials(text, capital, setting)
        elif behind == ",":
            yield from _with_initials_behind(text, capital, setting)
        sign = text[start - 2 : start - 1]
        if (
            before != " "
            or start == 0
            or sign in _ENDS
            or (sign == "." and text[start - 3] not in _ABBREVIATED)
        ):
            continue
        title = _title_before(text, start)
        if title is not None:
            yield from _titled(text, title, capital, setting)


def _with_initials(text: str, capital: re.Match[str], setting: Setting) -> Iterator[Hit]:
    """Initials with a surname: `A.B. Jansen`, `J. de Vries`; `J. Jansen` where that is surely a surname."""
    start = capital.start()
    match = _INITIALS.match(text, start)
    if match is None:
        match = _ONE_INITIAL.match(text, start)
        begins = _begins(text, start)
        if match is None or not is_surname(match["name"].partition("-")[0], begins=begins):
            return
        if _LETTERED.search(text, max(0, start - 14), start) or (start and _title_before(text, start)):
            return
    if not _COMPANY.match(match[0]) and not _may_be_called(match[0], setting):
        yield Hit("personal/name", *match.span())


def _begins(text: str, at: int) -> bool:
    """Whether only blanks stand between here and the beginning of the text."""
    while at and text[at - 1].isspace():
        at -= 1
    return at == 0 or text[at - 1] == PARTED


def _with_initials_behind(text: str, capital: re.Match[str], setting: Setting) -> Iterator[Hit]:
    """A surname with its initials behind it: `Jansen, J.`; by one initial only where that is surely a surname."""
    match = _INITIALS_BEHIND.match(text, capital.end())
    if match is None or capital[0].lower() in _NO_NAMES or capital[0].lower() in setting.own_words:
        return
    several = match["initials"].count(".") > 1 and len(capital[0]) > 2
    if not (several or is_surname(capital[0])) or _COMPANY.match(match["initials"]):
        return
    if not _may_be_called(f"{match['initials']} {capital[0]}", setting):
        yield Hit("personal/name", capital.start(), match.end())


def _may_be_called(name: str, setting: Setting) -> bool:
    """Whether a name with initials may stand here: as it is, or as the initial of a whole name that may."""
    last = re.split(r"\.[ ]?(?=[^.]*$)", name.lower())[-1].strip()
    return setting.may_name(name) or any(
        public.endswith(f" {last}") and public[:1] == name[:1].lower() for public in setting.public_names
    )


def _title_before(text: str, at: int) -> tuple[int, str] | None:
    """The title or role in front of a name at `at`, over particles such as `van der`: its beginning and the word."""
    between = ""
    for _ in range(4):
        at -= 1
        while at > 0 and text[at - 1] == " ":
            at -= 1
        begin = max(text.rfind(" ", max(0, at - _LONGEST), at) + 1, at - _LONGEST, 0)
        word = text[begin:at].rpartition(PARTED)[2].lstrip("(\"'“‘„-")
        low = word.lower()
        if low in TITLES or (low in ROLES and between not in _OF):
            shouts = word.isupper() and len(word) > 1
            return None if shouts else (at - len(word), low)
        if low not in PARTICLES or begin == 0 or not word.islower():
            return None
        between = f"{low} {between}".rstrip()
        at = begin
    return None


def _titled(text: str, title: tuple[int, str], capital: re.Match[str], setting: Setting) -> Iterator[Hit]:
    begin, word = title
    rest = _REST.match(text, capital.end())
    end = rest.end() if rest else capital.end()
    name = text[capital.start() : end]
    parts = [part.strip(".'-") for part in re.split(r"[ .]", name)]
    told = [part for part in parts if len(part) > 1 and not part.isupper() and part.lower() not in PARTICLES]
    first = parts[0].lower()
    if len(first) > 1 and first in _NO_NAMES and not (first in ("de", "het", "al") and len(told) > 0):
        return
    if first in PARTICLES and not told:
        return
    if len(parts[0]) == 1 and name[1:2] == "." and len(told) > 0 and told[0].lower() in _NO_NAMES:
        return
    if not told or told[0].lower() in _NO_NAMES:
        return
    if word in ROLES and any(part.lower() in setting.own_words for part in told):
        return
    if word not in ("mevrouw", "meneer", "heer") and STREETS.fullmatch(told[-1].lower()):
        return
    end = capital.start() + len(name.rstrip(".'-"))
    if len(told) == 1 and _SPOKEN_TO.match(text, end):
        return
    if not setting.may_name(text[begin + len(word) : end]):
        yield Hit("personal/name", begin, end)


_SPOKEN_TO: Final = re.compile(r" (?:je|u|jij|we|wij|ik|jullie)\b")
"""After a word with a capital that begins what someone says: `Mevrouw Wilt u koffie?`"""
_SURNAME: Final = re.compile(
    r" (?:(?:van|de|der|den|het|'t|ter|ten|te|la|von|el|Van|De|Der|Den|Ter|Ten|El|Al|Ben|Bin|Ait|Aït|La|Le|Da|Dos)[ ])*[A-ZÀ-ÖØ-Þ][a-zß-ÿ][\w'-]+(?:-[A-ZÀ-ÖØ-Þ][\w'-]+)?"
)


def _full_name(text: str, capital: re.Match[str], setting: Setting) -> Iterator[Hit]:
    """A first name that many people have, with a surname behind it."""
    match = _SURNAME.match(text, capital.end())
    if match is None:
        return
    last = match[0].split()[-1].lower()
    before = (
        text[max(0, capital.start() - _LONGEST) : capital.start()]
        .rstrip()
        .rpartition(" ")[2]
        .lower()
        .rstrip(".")
    )
    if (
        last in _NO_NAMES
        or last in setting.own_words
        or before in ("sint", "st", "prins", "prinses", "koning", "koningin")
    ):
        return
    if CALLED_AFTER.match(text, match.end()):
        return
    if STREETS.fullmatch(last) or capital[0].lower() in setting.own_words:
        return
    if not setting.may_name(text[capital.start() : match.end()]):
        yield Hit("personal/name", capital.start(), match.end())


CALLED_AFTER: Final = re.compile(
    r"[ -](?:[A-Za-z]+)?(?:[Zz]iekenhuis|[Ss]chool|[Ss]tichting|[Ff]onds|[Kk]liniek|[Cc]entrum|[Mm]useum|[Tt]heater|[Aa]cademie|[Ii]nstituut|"
    r"[Cc]ollege|[Hh]uis|[Pp]rijs|[Ff]oundation|[Hh]ospital)\b"
)
"""What is called after someone: not about the person whose name it has."""
_FILE_TITLE: Final = re.compile(r"(?:^|[ ])(?:Mevrouw|Mevr|Mw|Meneer|Mijnheer|Dhr|Mrs|Mr)[ ](?=[A-ZÀ-Þ])")


def titled_name(name: str) -> str | None:
    """From the words of a file's name, each with a capital: the title and the name behind it, if there are such."""
    for match in _FILE_TITLE.finditer(name):
        rest = name[match.end() :].lower().split()
        if (rest[0] not in _NO_NAMES or rest[0] in ("de", "het")) and any(w not in PARTICLES for w in rest):
            return name[match.start() :].strip()
    return None
