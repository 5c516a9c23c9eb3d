"""Content to measure with: a fictional organisation with many stories, 30 plans and 40 commitments, always the same."""

from __future__ import annotations

import random
from pathlib import Path

WORDS = (
    "wij bewoners naasten team huis kamer tuin koffie ochtend avond nacht samen rustig vaak soms altijd eten slapen "
    "lopen praten luisteren vragen helpen kiezen mogen willen kunnen weten zien horen voelen dag week maand familie "
    "vrijwilliger medewerker gesprek verhaal moment raam deur gang tafel stoel muziek wandelen lachen stil druk nieuw "
    "oud klein groot warm koud fijn lastig eerlijk open vrij veilig thuis buiten binnen vandaag gisteren morgen"
).split()
SPEAKERS = ("bewoner", "naaste", "vrijwilliger", "medewerker")
TONES = ("positief", "gemengd", "kritisch")
FIRST_YEAR = 1997
PLANS = 30
COMMITMENTS = 40
AREAS = ("leven", "samen", "team", "veilig", "huis")


def sentences(rng: random.Random, words: int) -> str:
    """About so many words in sentences of eight to fourteen."""
    out = []
    while words > 0:
        size = rng.randint(8, 14)
        out.append(" ".join(rng.choices(WORDS, k=size)).capitalize() + ".")
        words -= size
    return " ".join(out)


def paragraphs(rng: random.Random, words: int) -> str:
    """About so many words in paragraphs of sixty."""
    return "\n\n".join(sentences(rng, 60) for _ in range(max(1, words // 60)))


def write(root: Path, path: str, text: str) -> None:
    """Writes a file and the folders above it."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def generate(root: Path, stories: int, words: int = 200) -> None:
    """A whole project with so many stories, each of about so many words."""
    rng = random.Random(stories)
    write(
        root,
        "mkdocs.yml",
        "site_name: Proef\ndocs_dir: site_config/pages\ntheme:\n  name: material\nplugins:\n  - verschil\n",
    )
    write(root, "site_config/site.yml", "titel: Proef\ntaal: nl\norganisaties: [proef]\n")
    areas = "".join(f"  - {{id: {a}, titel: {a.capitalize()}}}\n" for a in AREAS)
    write(root, "site_config/organisations/proef.yml", f"naam: Proef\naandachtsgebieden:\n{areas}")
    write(root, "site_config/pages/over.md", "# Over deze site\n\nEen proef.\n")
    _plans(root, rng)
    for number in range(stories):
        year = FIRST_YEAR + number % PLANS
        _story(root, rng, number, year, words)


def _plans(root: Path, rng: random.Random) -> None:
    for index in range(PLANS):
        year = FIRST_YEAR + index
        folder = f"plans/proef/{year}"
        form = "" if index else "vorm: volledig\n"
        write(
            root,
            f"{folder}/plan.md",
            f"---\ntitel: Plan {year}\n{form}vastgesteld:\n  op: {year - 1}-12-10\n  door: Raad van bestuur\n---\n\n"
            + sentences(rng, 80)
            + "\n",
        )
        for number in range(COMMITMENTS):
            if index and number % 4 != index % 4:
                continue
            stories = (
                f"naar_aanleiding_van: [{year}/verhaal-{index + PLANS * number}]\n" if number < 8 else ""
            )
            write(
                root,
                f"{folder}/commitments/voornemen-{number}.md",
                f"---\ntitel: Voornemen {number}\naandachtsgebied: {AREAS[number % 5]}\n"
                f"aanleiding: {sentences(rng, 12)}\n{stories if index else ''}---\n\n{sentences(rng, 60)}\n",
            )
        for number in range(0, COMMITMENTS, 13):
            write(
                root,
                f"{folder}/deviations/voornemen-{number}.md",
                f"---\nuitkomst: later\naanleiding: {sentences(rng, 12)}\ngeleerd: {sentences(rng, 12)}\n---\n\n"
                f"{sentences(rng, 40)}\n",
            )


def _story(root: Path, rng: random.Random, number: int, year: int, words: int) -> None:
    write(
        root,
        f"stories/proef/{year}/verhaal-{number}.md",
        f"---\ntitel: Verhaal {number} over {rng.choice(WORDS)}\nstem: {SPEAKERS[number % 4]}\nmaand: {year}-{1 + number % 12:02d}\n"
        f"klank: {TONES[number % 3]}\nover: voornemen-{number % COMMITMENTS}\nsamenvatting: {sentences(rng, 12)}\n"
        f"betekenis: {sentences(rng, 10)}\ntoestemming:\n  gegeven_door: zelf\n  op: {year}-02-01\n  tot: 2099-12-31\n"
        f"  voor: [site]\n  gelezen_door_verteller: {year}-02-10\n---\n\n{paragraphs(rng, words)}\n",
    )


def generate_plain(root: Path, pages: int, words: int = 200) -> None:
    """A plain MkDocs project with Material, so many pages of about so many words and a hand-made navigation."""
    rng = random.Random(pages)
    write(
        root,
        "mkdocs.yml",
        "site_name: Proef\ntheme:\n  name: material\n  language: nl\n  font: false\nplugins:\n  - search:\n      lang: nl\n"
        "nav:\n  - Begin: index.md\n  - Over: over.md\nnot_in_nav: /pagina/\nvalidation:\n  omitted_files: ignore\n",
    )
    write(root, "docs/index.md", "# Begin\n\nEen proef.\n")
    write(root, "docs/over.md", "# Over\n\nEen proef.\n")
    for number in range(pages):
        write(
            root,
            f"docs/pagina/{number % PLANS}/verhaal-{number}.md",
            f"---\ntitle: Verhaal {number}\n---\n\n# Verhaal {number} over {rng.choice(WORDS)}\n\n{paragraphs(rng, words)}\n",
        )
