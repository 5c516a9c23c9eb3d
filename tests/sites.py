"""Sites for tests, drawn as file trees: a minimal valid one, and ways to write more files beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

Files = Mapping[str, str | bytes | None]
"""Path from the root → text (its common indentation and first line break are dropped), bytes, or None: no file."""

SITE = """\
titel: Anders dan vorig jaar
taal: nl
organisaties: [de-linde]
"""

ORGANISATION = """\
naam: Zorggroep De Linde
aandachtsgebieden:
  - id: wonen
    titel: Wonen en leven
  - id: zorg
    titel: Goede zorg
locaties:
  - id: lindehof
    titel: Lindehof
  - id: beukenhof
    titel: Beukenhof
gremia:
  - id: clientenraad
    titel: Centrale cliëntenraad
    recht: instemming
"""

PLAN_2024 = """\
---
titel: Kwaliteitsplan 2024
vastgesteld:
  op: 2024-01-15
  door: Raad van bestuur
geraadpleegd:
  - gremium: clientenraad
    op: 2023-12-01
    recht: instemming
---

Dit is ons eerste plan.
"""

NIGHT_2024 = """\
---
titel: Rustige nachten
aandachtsgebied: wonen
aanleiding: Bewoners sliepen slecht.
---

Wij lopen na elf uur geen rondes meer.
"""

MEALS_2024 = """\
---
titel: Samen eten
aandachtsgebied: zorg
aanleiding: Samen eten smaakt beter.
---

Wie wil, eet samen in de huiskamer.
"""

PLAN_2025 = """\
---
titel: Kwaliteitsplan 2025
volgt_op: 2024
vorm: wijzigingen
vastgesteld:
  op: 2025-01-15
  door: Raad van bestuur
geraadpleegd:
  - gremium: clientenraad
    op: 2024-12-01
    recht: instemming
---

In 2025 veranderen wij één ding.
"""

NIGHT_2025 = """\
---
aanleiding: Twee bewoners vroegen erom.
naar_aanleiding_van: 2024/licht-op-de-gang
---

Wij lopen na tien uur geen rondes meer.
"""

CONSENT = """\
toestemming:
  gegeven_door: zelf
  op: 2024-09-20
  tot: 2099-12-31
  voor: [site, beeld]
  gelezen_door_verteller: 2024-09-25
"""
"""A consent that is valid for a long time, for text and picture."""

STORY_2024 = f"""\
---
titel: Licht op de gang
stem: bewoner
maand: 2024-09
klank: gemengd
over: nachtrust
{CONSENT}---

Het licht op de gang hield mij wakker. Nu gaat het om tien uur uit.
"""

MINIMAL: Mapping[str, str | bytes | None] = {
    "site_config/site.yml": SITE,
    "site_config/organisations/de-linde.yml": ORGANISATION,
    "plans/de-linde/2024/plan.md": PLAN_2024,
    "plans/de-linde/2024/commitments/nachtrust.md": NIGHT_2024,
    "plans/de-linde/2024/commitments/samen-eten.md": MEALS_2024,
    "plans/de-linde/2025/plan.md": PLAN_2025,
    "plans/de-linde/2025/commitments/nachtrust.md": NIGHT_2025,
    "stories/de-linde/2024/licht-op-de-gang.md": STORY_2024,
}
"""A valid site of one organisation with two adopted plans, one change (`nachtrust`) and one publishable story."""


def write(root: Path, files: Files) -> Path:
    """Write the files under `root` (made when it is not there) with LF line ends; gives `root` back."""
    root.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        target = root / path
        if content is None:
            target.unlink(missing_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            text = content.removeprefix("\n") if content.startswith("\n") else content
            target.write_bytes(dedent(text).encode("utf-8"))
    return root
