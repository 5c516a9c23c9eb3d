"""Sites with scores in tests: an instrument, a year's results and the conversation about them, each in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

INSTRUMENT = """\
titel: De spiegel
schaal:
  min: 1
  max: 5
  labels:
    1: bijna nooit
    5: bijna altijd
vraag: Wat zou u zien als u meeliep?
themas:
  - id: gezicht
    titel: Ik zie bekende gezichten
    soort: hard
  - id: gehoord
    titel: Mijn mening telt
    soort: zacht
  - id: thuis
    titel: Ik voel me thuis
    soort: zacht
"""

Results = Mapping[str, tuple[int | None, Mapping[str, str]]]
"""Location → how many people (None: not said) and theme → score as a writer types it."""


def scores(results: Results, *, on: str = "2025-10-03", meant_in: str = "2025/spiegelgesprek") -> str:
    """A file with scores."""
    lines = [
        f"op: {on}",
        "werkwijze: Vrijwilligers stelden de vragen.",
        f"geduid_in: [{meant_in}]",
        "uitkomsten:",
    ]
    for place, (people, themes) in results.items():
        lines.append(f"  - locatie: {place}" if place else "  - n: 0")
        if not place:
            lines.pop()
            lines.append(f"  - n: {people}")
        elif people is not None:
            lines.append(f"    n: {people}")
        lines.append("    scores:")
        lines += [f"      {theme}: {score}" for theme, score in themes.items()]
    return "\n".join(lines) + "\n"


def conversation(
    *,
    on: str = "2025-10-21",
    questions: Sequence[str] = (),
    insights: Sequence[str] = ("Iets anders dan we dachten.",),
    unexpected: Sequence[str] = (),
    agreed: Sequence[str] = (),
    keywords: Sequence[str] = (),
) -> str:
    """A conversation about scores."""
    lines = ["---", "titel: Zeven is te weinig", "soort: gesprek", "vorm: reflectiegesprek", f"op: {on}"]
    lists = (
        ("vragen", questions),
        ("inzichten", insights),
        ("onverwacht", unexpected),
        ("afgesproken", agreed),
        ("trefwoorden", keywords),
    )
    for key, texts in lists:
        if texts:
            lines.append(f"{key}:")
            lines += [f"  - '{text}'" for text in texts]
    return "\n".join([*lines, "---", "", "Wij legden de cijfers op tafel.", ""])


def site_files(
    now: Results, before: Results | None = None, talk: str | None = None, instrument: str = INSTRUMENT
) -> dict[str, str | bytes | None]:
    """The minimal site's 2025 with scores, and 2024 when it had any."""
    files: dict[str, str | bytes | None] = {
        "site_config/instruments/spiegel.yml": instrument,
        "plans/de-linde/2025/scores/spiegel.yml": scores(now),
        "stories/de-linde/2025/spiegelgesprek.md": talk or conversation(),
    }
    if before is not None:
        files["plans/de-linde/2024/scores/spiegel.yml"] = scores(
            before, on="2024-10-03", meant_in="2024/spiegelgesprek"
        )
        files["stories/de-linde/2024/spiegelgesprek.md"] = conversation(on="2024-10-21")
    return files
