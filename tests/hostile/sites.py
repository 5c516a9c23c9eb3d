"""A site with one text in every field of every kind of document."""

from __future__ import annotations

import datetime as dt
import json
from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.comparing.linking import link
from generator.composing.compose import compose
from generator.composing.site import ComposedSite
from generator.content.wall import publishable
from generator.locale import language
from generator.publishing.renderer import Job, renderer
from generator.reading.library import read_library
from generator.reading.owned_text import own_texts
from tests.hostile.payloads import PAYLOADS
from tests.sites import write

ON = dt.date(2026, 11, 24)

Tree = dict[str, str | bytes | None]


def yaml(data: object) -> str:
    """Data as JSON, which is YAML with every text in quotes."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def text(keys: object, body: str) -> str:
    """A text with these keys."""
    return f"---\n{yaml(keys)}---\n\n{body}\n"


def photo() -> bytes:
    """A small whole picture."""
    stream = BytesIO()
    Image.new("RGB", (640, 400), "teal").save(stream, "PNG")
    return stream.getvalue()


def site_of(payloads: tuple[str, ...] = PAYLOADS) -> Tree:
    """One organisation, framework, instrument and reader for every payload, all of it filled with that payload."""
    tree: Tree = {}
    for number, payload in enumerate(payloads):
        tree |= _attack(f"aanval-{number}", payload)
    ids = [f"aanval-{number}" for number in range(len(payloads))]
    tree["site_config/site.yml"] = yaml({
        "titel": "Titel " + " ".join(p for p in payloads if "\n" not in p), "taal": "nl", "organisaties": ids,
        "url": "https://example.org/a/",
        "regels": {"voice/without-commitment": {"niveau": "uit", "omdat": payloads[0]}},
    })  # fmt: skip
    return tree


def _attack(id: str, p: str) -> Tree:
    x = f"woord {p} woord"
    organisation = {
        "naam": x, "inleiding": x, "document": x, "contact": x, "openbare_namen": [x],
        "aandachtsgebieden": [{"id": "wonen", "titel": x, "omschrijving": x, "kaders": [f"{id}/een"]}],
        "locaties": [{"id": "hof", "titel": x, "omschrijving": x}],
        "gremia": [{"id": "raad", "titel": x, "recht": "instemming"}],
        "lezers": [id], "brengt": [{"thema": f"{id}/een", "zin": x}], "zoekt": [{"thema": f"{id}/een", "zin": x}],
        "labels": {"naaste": x, "naasten": x, "medewerker": x, "medewerkers": x},
    }  # fmt: skip
    plan = {
        "titel": x, "document": x, "vastgesteld": {"op": "2024-01-15", "door": x},
        "geraadpleegd": [{"gremium": "raad", "op": "2023-12-01", "recht": "instemming", "uitkomst": x}],
        "bronnen": [{"titel": x, "soort": "audit", "op": "2023-11-01", "url": "https://example.org/?a=%22onload=x"}],
        "leerpunten": x, "eenvoudig": x,
    }  # fmt: skip
    commitment = {
        "titel": x, "aandachtsgebied": "wonen", "aanleiding": x, "trekker": x, "naar_aanleiding_van": "2024/verhaal",
        "vraagt_ruimte": {"regel": x, "aan": id, "status": "gevraagd"},
    }  # fmt: skip
    body = f"# {p}\n\n{p}\n\n- {p}\n\n> {p}\n\nWij {p} doen dit.\n\n![foto {p.splitlines()[0]}](foto.png)"
    shared = {
        "titel": x,
        "over": ["nachten"],
        "locaties": ["hof"],
        "trefwoorden": [x],
        "dilemma": x,
        "samenvatting": x,
    }
    plans, stories = f"plans/{id}", f"stories/{id}/2024"
    return {
        f"site_config/organisations/{id}.yml": yaml(organisation),
        f"site_config/frameworks/{id}.yml": yaml({
            "titel": x, "bron": {"titel": x, "url": "https://example.org/"},
            "themas": [{"id": "een", "titel": x, "aliassen": [x]}]}),
        f"site_config/instruments/{id}.yml": yaml({
            "titel": x, "schaal": {"min": 1, "max": 5, "labels": {"1": x, "5": x}}, "vraag": x,
            "themas": [{"id": "een", "titel": x, "soort": "zacht"}, {"id": "twee", "titel": x, "soort": "hard"}]}),
        f"site_config/readers/{id}.yml": yaml({
            "titel": x, "kader": id, "inleiding": x,
            "vragen": [{"vraag": x, "beantwoord_door": "wijzigingen"}, {"vraag": x, "beantwoord_door": "stemmen"}]}),
        f"{plans}/2024/plan.md": text(plan, body.replace("![foto", "[foto")),
        f"{plans}/2024/commitments/nachten.md": text(commitment, body),
        f"{plans}/2024/commitments/foto.png": photo(),
        f"{plans}/2024/commitments/weg.md": text(commitment, body),
        f"{plans}/2024/deviations/nachten.md": text(
            {"uitkomst": "anders", "aanleiding": x, "geleerd": x, "en_nu": x}, body.replace("![foto", "[foto")),
        f"{plans}/2024/scores/{id}.yml": yaml({
            "op": "2024-10-04", "werkwijze": x, "geduid_in": ["2024/gesprek"],
            "uitkomsten": [{"locatie": "hof", "n": 30, "scores": {"een": 3, "twee": 4}}]}),
        f"{plans}/2025/plan.md": text(
            plan | {"vorm": "wijzigingen", "vastgesteld": {"op": "2025-01-15", "door": x}}, p),
        f"{plans}/2025/commitments/nachten.md": text(
            {"titel": f"anders {x}", "aanleiding": x, "trekker": f"ploeg {x}"}, f"Heel anders.\n\n{p}\n\nEn nieuw {p}."),
        f"{plans}/2025/commitments/weg.md": text({"eindigt": "gestopt", "aanleiding": x}, ""),
        f"{plans}/2026/plan.md": text(
            plan | {"vorm": "wijzigingen", "vastgesteld": {"op": "2026-01-15", "door": x}}, p),
        f"{plans}/2026/commitments/nachten.md": text(
            {"titel": f"nog anders {x}", "aanleiding": x, "naar_aanleiding_van": "2024/gesprek"}, f"Weer anders.\n\n{p}"),
        f"stories/{id}/2026/straks.md": text(shared | {
            "soort": "gesprek", "vorm": "leerbezoek", "op": "2027-01-15", "plaats": x, "vragen": [x], "open_voor": [x, x],
            "deelnemers": [{"organisatie": x, "aantal": 12}]}, body.replace("![foto", "[foto")),
        f"{stories}/ingetrokken.md": text({
            "titel": x, "stem": "bewoner", "verteld_door": x, "toestemming": {
                "gegeven_door": "zelf", "op": "2024-09-20", "voor": ["site"], "gelezen_door_verteller": "2024-09-25",
                "ingetrokken": "2024-12-01", "kenmerk": x}}, body.replace("![foto", "[foto")),
        f"{stories}/foto.png": photo(),
        f"{stories}/verhaal.md": text(shared | {
            "stem": "bewoner", "maand": "2024-09", "klank": "kritisch", "verteld_door": x, "opgetekend_door": x, "betekenis": x,
            "toestemming": {"gegeven_door": "vertegenwoordiger", "hoedanigheid": x, "op": "2024-09-20", "tot": "2099-12-31",
                            "voor": ["site", "beeld", "print"], "gelezen_door_verteller": "2024-09-25", "kenmerk": x},
        }, body),
        f"{stories}/observatie.md": text(shared | {
            "soort": "observatie", "waarnemers": [x], "van": "2024-09-01", "tot": "2024-09-02", "team": x,
            "getoetst_door_team": "2024-10-01", "besproken_in": ["2024/gesprek"]}, body.replace("![foto", "[foto")),
        f"{stories}/gesprek.md": text(shared | {
            "soort": "gesprek", "vorm": "dialoog", "op": "2024-10-01", "plaats": x,
            "deelnemers": [{"rol": x, "aantal": 20}, {"organisatie": x, "aantal": 12}], "vertrekpunt": ["2024/verhaal"],
            "vragen": [x], "inzichten": [x], "onverwacht": [x], "afgesproken": [x], "open_voor": [x],
            "bron": {"titel": x, "url": "https://example.org/x"}}, body.replace("![foto", "[foto")),
        f"{stories}/reactie.md": text(shared | {
            "soort": "reactie", "van": "raad", "op": "2024-11-01", "op_plan": f"{id}/2024", "met_instemming": "ja",
        }, body.replace("![foto", "[foto")),
    }  # fmt: skip


def composed(root: Path) -> ComposedSite:
    """The site, with no finding held against it: as if every check had missed every payload."""
    library, _ = read_library(root)
    published = publishable(library, (), ON)
    chains, _ = link(published.library)
    return compose(published, chains, language("nl"), None, own_texts(root))


def rendered(root: Path, out: Path, name: str) -> ComposedSite:
    """The same, written by a renderer into the new folder `out`."""
    out.mkdir(parents=True)
    site = composed(root)
    renderer(name).render(Job(site, root, out, ON))
    return site


def attacked(root: Path, payloads: tuple[str, ...] = PAYLOADS) -> Path:
    """The site of all payloads, on disk."""
    return write(root, site_of(payloads))
