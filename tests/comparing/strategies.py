"""Generated texts and chains of plans that look like the real ones."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from generator.content.plan import Plan
from tests.comparing.building import plan

_WORDS = [
    "wij", "bewoners", "naasten", "het", "team", "eten", "slapen", "samen", "niet", "geen", "rustig", "80 %", "3,5 fte",
    "om 7.00 uur", "in 2025", "in 2026", "elke week", "de nacht", "De tuin", "koffie", "’s avonds", "“thuis”", "–",
]  # fmt: skip

_YEAR = re.compile(r"20\d\d")
_ENDS = [".", "!", "?", ";", ""]


def sentences() -> st.SearchStrategy[str]:
    """A few words with an end."""
    words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)
    return st.builds(lambda text, end: text[:1].upper() + text[1:] + end, words, st.sampled_from(_ENDS))


def texts() -> st.SearchStrategy[str]:
    """Paragraphs of sentences."""
    paragraphs = st.lists(sentences(), min_size=1, max_size=4).map(" ".join)
    return st.lists(paragraphs, max_size=4).map("\n\n".join)


@st.composite
def later_texts(draw: st.DrawFn, text: str, shift: int) -> str:
    """A text a period later: years may have moved along, words and paragraphs may be others."""
    paragraphs = []
    for paragraph in text.split("\n\n"):
        parts = paragraph.split(" ")
        for place, part in enumerate(parts):
            match draw(st.integers(0, 7)):
                case 0:
                    parts[place] = draw(st.sampled_from(_WORDS))
                case 1:
                    parts[place] = ""
                case 2 | 3 | 4 | 5:
                    parts[place] = _YEAR.sub(lambda m: str(int(m[0]) + shift), part)
        paragraphs.append(" ".join(filter(None, parts)))
    return "\n\n".join(filter(None, draw(st.permutations(paragraphs)) if draw(st.booleans()) else paragraphs))


_RULES = [
    "Elke dag – tekenen",
    "elke dag - tekenen",
    "Elk uur tekenen",
    "Tekenen als in 2024",
    "Tekenen als in 2025",
]
_IDS = ["a", "b", "c", "d", "e", "f"]
"""So few that names come back: after an end, after a rename, and for something new."""


def _keys(draw: st.DrawFn) -> dict[str, Any]:
    title = draw(sentences().filter(lambda text: text != "Geen"))  # which would clear the title
    keys: dict[str, Any] = {"title": title, "area": draw(st.sampled_from(["wonen", "zorg"]))}
    keys["text"] = draw(texts())
    if draw(st.booleans()):
        keys["reason"] = "Omdat."
    if draw(st.integers(0, 3)) == 0:
        keys["owner"] = draw(st.sampled_from(["kwaliteitsteam", "huiskamerteam", "geen"]))
    if draw(st.integers(0, 3)) == 0:
        keys["locations"] = draw(
            st.sampled_from([["noord"], ["west"], ["noord", "west"], ["oost", "noord"], "alle"])
        )
    if draw(st.integers(0, 4)) == 0:
        keys["asks_room"] = {
            "rule": draw(st.sampled_from(_RULES)),
            "status": draw(st.sampled_from(["gevraagd", "gekregen"])),
        }
    return keys


@st.composite
def chains(draw: st.DrawFn, most: int = 4) -> tuple[Plan, ...]:
    """Plans that follow one another: commitments begin, change, end, come back, are renamed, merged and split."""
    alive: dict[str, dict[str, Any]] = {}
    gone: set[str] = set()
    ever: set[str] = set()
    made = []
    for year in range(2024, 2024 + draw(st.integers(1, most))):
        first = year == 2024
        complete = first or draw(st.integers(0, 3)) == 0
        files: dict[str, dict[str, Any]] = {}
        before = dict(alive)
        for id in sorted(before):
            match draw(st.sampled_from(["stay", "stay", "restate", "change", "end", "absorb", "leave"])):
                case "restate":
                    files[id] = dict(before[id])
                case "change":
                    files[id] = _keys(draw)
                case "end":
                    files[id] = {"ends": "gestopt", "reason": "Klaar."}
                case "absorb":
                    others = [o for o in sorted(before) if o != id]
                    files[id] = {**_keys(draw), "was": others[: draw(st.integers(0, 2))]}
                case "stay" if complete:
                    files[id] = dict(before[id])
        again = sorted(gone) if draw(st.booleans()) else []
        for id in draw(st.lists(st.sampled_from(again or _IDS), max_size=3, unique=True)):
            if id in before or id in files:
                continue
            files[id] = _keys(draw)
            candidates = [o for o in sorted({*before, *gone}) if o != id]
            if candidates and draw(st.booleans()):
                files[id]["was"] = draw(st.lists(st.sampled_from(candidates), max_size=2, unique=True))
        for keys in files.values():
            if "was" in keys:
                keys["was"] = [w for w in keys["was"] if w in ever and "ends" not in files.get(w, {})]
        alive = {
            **{i: k for i, k in before.items() if not complete},
            **{i: k for i, k in files.items() if "ends" not in k},
        }
        for id, keys in files.items():
            if "ends" in keys:
                alive.pop(id, None)
                gone.add(id)
            for was in keys.get("was", []):
                if was not in files:
                    alive.pop(was, None)
        alive = {i: {k: v for k, v in keys.items() if k != "was"} for i, keys in alive.items()}
        gone = {id for id in gone | set(before) if id not in alive}
        ever |= set(files)
        otherwise: dict[str, dict[str, Any]] = {
            id: {} for id in sorted(alive) if draw(st.integers(0, 5)) == 0
        }
        made.append(plan(str(year), files, otherwise, form="volledig" if complete else "wijzigingen"))
    return tuple(made)
