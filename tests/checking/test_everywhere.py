"""Personal data is looked for wherever a text can stand: one planted passage in each place gives one finding, there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
from PIL import Image
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.content.fields import Keys
from generator.content.plan import CommitmentKeys, DeviationKeys, PlanKeys, ScoresKeys
from generator.content.voice import ConversationKeys, ObservationKeys, ResponseKeys, StoryKeys
from generator.findings import Finding
from generator.pipeline import examine
from tests.conftest import SiteOf
from tests.sites import CONSENT

ON = dt.date(2026, 1, 31)
PLANTED = {"personal/phone": "06-23456789", "personal/name": "mevrouw Zwartendijk"}
NEVER_SHOWN = {"consent.capacity", "consent.reference"}
"""Held back by the wall itself: the first only says by what right somebody consented."""
OF_SETTLING = {"settled.code", "settled.text", "settled.because"}
"""What a writer notes for colleagues; no page tells it."""

PLAN = "plans/de-linde/2025"
VOICES = "stories/de-linde/2024"
HEADS = {
    "plan": f"{PLAN}/plan.md",
    "commitment": f"{PLAN}/commitments/nachtrust.md",
    "deviation": f"{PLAN}/deviations/samen-eten.md",
    "scores": f"{PLAN}/scores/spiegel.yml",
    "story": f"{VOICES}/verhaal.md",
    "observation": f"{VOICES}/observatie.md",
    "conversation": f"{VOICES}/gesprek.md",
    "response": f"{VOICES}/reactie.md",
}
_VOICE = """\
titel: [title]
over: nachtrust
trefwoorden:
  - [keywords]
dilemma: [dilemma]
samenvatting: [summary]
"""
"""The keys with texts that every voice has."""
KEYS: dict[str, str] = {
    "plan": """\
titel: [title]
document: [document]
volgt_op: 2024
vorm: wijzigingen
vastgesteld:
  op: 2025-01-15
  door: [adopted.by]
geraadpleegd:
  - gremium: clientenraad
    op: 2024-12-01
    recht: instemming
    uitkomst: [consulted.outcome]
bronnen:
  - titel: [sources.title]
    soort: audit
leerpunten:
  - [lessons]
eenvoudig: [plain]
""",
    "commitment": """\
titel: [title]
aandachtsgebied: wonen
aanleiding: [reason]
trekker: [owner]
vraagt_ruimte:
  regel: [asks_room.rule]
  status: gevraagd
""",
    "deviation": """\
uitkomst: anders
aanleiding: [reason]
geleerd: [learnt]
en_nu: [next]
""",
    "scores": """\
op: 2025-10-04
werkwijze: [method]
geduid_in: [2024/gesprek]
uitkomsten:
  - n: 30
    scores:
      een: 3
""",
    "story": """\
titel: [title]
stem: bewoner
maand: 2024-09
klank: gemengd
over: nachtrust
trefwoorden:
  - [keywords]
dilemma: [dilemma]
samenvatting: [summary]
verteld_door: [told_by]
opgetekend_door: [collected_by]
betekenis: [meaning]
"""
    + CONSENT,
    "observation": _VOICE
    + """\
soort: observatie
waarnemers:
  - [observers]
van: 2024-09-01
team: [team]
getoetst_door_team: 2024-10-01
besproken_in: 2024/gesprek
""",
    "conversation": _VOICE
    + """\
soort: gesprek
vorm: dialoog
op: 2024-10-01
plaats: [place]
deelnemers:
  - rol: [participants.role]
    aantal: 20
  - organisatie: [participants.organisation]
    aantal: 12
vragen:
  - [questions]
inzichten:
  - [insights]
onverwacht:
  - [unexpected]
afgesproken:
  - [agreed]
open_voor:
  - [open_to]
bron:
  titel: [source.title]
""",
    "response": _VOICE
    + """\
soort: reactie
van: clientenraad
op: 2024-11-01
op_plan: de-linde/2025
met_instemming: ja
""",
}
"""Kind of document → its keys; `[key]` is where a text can stand."""
MODELS: dict[str, type[Keys]] = {
    "plan": PlanKeys, "commitment": CommitmentKeys, "deviation": DeviationKeys, "scores": ScoresKeys,
    "story": StoryKeys, "observation": ObservationKeys, "conversation": ConversationKeys, "response": ResponseKeys,
}  # fmt: skip
BODY = "\n\nEen gewone regel.\n\n* [list] hoort erbij.\n\n> [quote] werd gezegd.\n\n| a | b |\n|---|---|\n| x | [cell] |\n\n## Kop [heading]\n\nTekst.[^n]\n\n[^n]: Noot [footnote] erbij.\n\n![Op de foto: [caption]](foto.png)\n"
IN_BODY = ("list", "quote", "cell", "heading", "footnote", "caption")
INSTRUMENT = "titel: Spiegel\nschaal: {min: 1, max: 5}\nthemas:\n  - {id: een, titel: Een}\n"


def takes(field: FieldInfo, value: Any) -> bool:
    """Whether a key takes this value as it is: a text does, and no id, date or choice."""
    kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    try:
        return bool(TypeAdapter(kind).validate_python(value) == value)
    except ValidationError:
        return False


def models(annotation: Any) -> Iterator[type[Keys]]:
    """The mappings somewhere in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Keys):
        yield annotation
    for each in get_args(annotation):
        yield from models(each)


def free_texts(model: type[Keys], before: str = "") -> Iterator[str]:
    """Every key of a kind of document that takes free text, and those of the mappings in it."""
    words = "Bel maar, zei zij: altijd!"
    for name, field in model.model_fields.items():
        inner = list(models(field.annotation))
        for each in inner:
            yield from free_texts(each, f"{name}.")
        if not inner and (takes(field, words) or takes(field, (words,))):
            yield f"{before}{name}"


def photo() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(stream, "PNG")
    return stream.getvalue()


def drawn(
    kind: str, slot: str, words: str, picture: str = "foto.png", name: str | None = None
) -> dict[str, str | bytes | None]:
    """The whole site with these words in one place of one document, and plain words everywhere else."""
    files: dict[str, str | bytes | None] = {
        "site_config/instruments/spiegel.yml": INSTRUMENT,
        f"{PLAN}/commitments/foto.png": photo(), f"{PLAN}/deviations/foto.png": photo(),
        f"{PLAN}/foto.png": photo(), f"{VOICES}/foto.png": photo(),
    }  # fmt: skip
    for each, path in HEADS.items():
        at = path
        text = KEYS[each] if each == "scores" else f"---\n{KEYS[each]}---\n{BODY}"
        if each == kind:
            text = text.replace(f"[{slot}]", words).replace("foto.png", picture)
            at = path if name is None else f"{path.rpartition('/')[0]}/{name}.md"
            files[f"{path.rpartition('/')[0]}/{picture}"] = photo()
        for other in (*(key.partition("]")[0] for key in KEYS[each].split("[")[1:]), *IN_BODY):
            if not other.startswith(("site", "2024")):
                text = text.replace(f"[{other}]", "gewoon")
        files[at] = text
    return files


def found(root: Path) -> list[Finding]:
    return [f for f in examine(root, ON).findings if f.code.startswith("personal/")]


CASES = [
    (kind, slot)
    for kind, keys in KEYS.items()
    for slot in (
        *(part.partition("]")[0] for part in keys.split("[")[1:]),
        *(() if kind == "scores" else IN_BODY),
    )
    if not slot.startswith(("site", "2024"))
]


def test_plain_words_everywhere_give_no_finding(site_of: SiteOf) -> None:
    assert found(site_of(drawn("", "", ""))) == []


@pytest.mark.parametrize("code", PLANTED)
@pytest.mark.parametrize(("kind", "slot"), CASES, ids=[f"{kind}-{slot}" for kind, slot in CASES])
def test_one_planted_passage_gives_one_finding_at_its_place(
    site_of: SiteOf, kind: str, slot: str, code: str
) -> None:
    files = drawn(kind, slot, f"Wij vroegen {PLANTED[code]} erbij")
    told = found(site_of(files))
    if (kind, slot, code) == (
        "story",
        "told_by",
        "personal/name",
    ):  # a teller chooses the name that readers see
        assert told == []
        return
    text = files[HEADS[kind]]
    assert isinstance(text, str)
    line = next(n for n, each in enumerate(text.splitlines(), 1) if PLANTED[code] in each)
    assert [(f.code, f.place.path, f.place.line, f.facts["text"]) for f in told] == [
        (code, HEADS[kind], line, PLANTED[code])
    ]
    if slot in ("list", "quote", "cell", "heading"):
        assert told[0].place.column == text.splitlines()[line - 1].index(PLANTED[code]) + 1


@pytest.mark.parametrize(
    ("picture", "name", "code"),
    [
        ("06-23456789.png", None, "personal/phone"),
        ("mevrouw-zwartendijk.png", None, "personal/name"),
        ("foto.png", "bel-06-23456789", "personal/phone"),
        ("foto.png", "bij-mevrouw-zwartendijk", "personal/name"),
    ],
)
@pytest.mark.parametrize("kind", ["story", "observation", "response"])
def test_names_of_files_are_looked_at_too(
    site_of: SiteOf, kind: str, picture: str, name: str | None, code: str
) -> None:
    files = drawn(kind, "", "", picture, name)
    told = found(site_of(files))
    path = HEADS[kind] if name is None else f"{VOICES}/{name}.md"
    assert [(f.code, f.place.path) for f in told] == [(code, path)]
    assert told[0].facts["text"] in (picture, name)


@pytest.mark.parametrize("kind", MODELS)
def test_no_key_that_takes_a_text_is_forgotten(kind: str) -> None:
    """A key that is added to the format is looked at, or said here why not."""
    planted = {slot for each, slot in CASES if each == kind} - set(IN_BODY)
    assert set(free_texts(MODELS[kind])) - NEVER_SHOWN - OF_SETTLING == planted
