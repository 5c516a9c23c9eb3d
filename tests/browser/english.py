"""A small English site that has every kind of page and every kind of difference, with awkward data among it."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image

from tests.sites import Files


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 500), (150, 120, 90)).save(out, "PNG")
    return out.getvalue()


_SITE = """\
title: What is different
language: en
url: https://example.org/sub/path
organisations: [meadow, circle]
"""

_MEADOW = """\
name: Meadow House
introduction: Meadow House does not exist. It is there to try the pages with.
areas:
  - id: day
    title: My day, my life
    description: How a day begins and ends.
    frameworks: [compass/person]
  - id: team
    title: A team that stays
locations:
  - id: north
    title: North Wing
  - id: south
    title: Huize Meervoudigegehandicaptenzorginstelling
bodies:
  - id: council
    title: Residents' council
    right: consent
readers: [insurer]
contact: Ask at the desk.
brings:
  - theme: open doors
    sentence: Come and see what went wrong, too.
seeks:
  - theme: evenings
    sentence: How do others do their evenings?
"""

_CIRCLE = """\
name: The Circle
kind: network
members: [meadow]
introduction: Houses that learn from each other.
brings:
  - theme: Evening
    sentence: We collect what houses do after supper.
"""

_COMPASS = """\
title: Compass
themes:
  - id: person
    title: The person first
"""

_INSURER = """\
title: Insurer
framework: compass
introduction: You buy care and want to know what was agreed.
questions:
  - question: What is different this year?
    answered_by: changes
  - question: What went otherwise?
    answered_by: deviations
  - question: Who was heard?
    answered_by: consulted
"""

_MIRROR = """\
title: The Mirror
scale:
  min: 1
  max: 5
  labels:
    1: never
    5: always
question: What would you have seen?
themes:
  - id: heard
    title: My opinion counts
    kind: soft
  - id: bell
    title: Somebody comes when I ring
    kind: hard
"""

_SCORES = """\
on: 2025-10-01
method: Asked by volunteers of another house.
interpreted_in: [2025/an-evening]
results:
  - location: north
    n: 30
    scores:
      heard: 3.2
      bell: 4
  - location: south
    n: 24
    scores:
      heard: 2.8
      bell: 4.1
"""

_PLAN = """\
---
title: Quality plan {period}
document: quality plan
adopted:
  on: {period}-01-15
  by: The board
consulted:
  - body: council
    on: {period}-01-08
    right: consent
    outcome: The council agreed, and asked for warmer evenings.
sources:
  - title: Annual plan
    kind: annual_plan
    on: {period}-01-02
plain: We change a few things. Residents asked for them.
lessons: Ask earlier.
{more}---

What we want with {period}, in our *own* words.
"""

_WIDE = """\
| Day | Morning | Afternoon | Evening | Night | Who | Where |
| --- | --- | --- | --- | --- | --- | --- |
| Monday | everybody together | whoever wants to | whoever wants to | a few | the team | North Wing |
| Tuesday | everybody together | whoever wants to | whoever wants to | a few | the team | North Wing |
"""


def _commitment(title: str | None, text: str, area: str = "day", **keys: str) -> str:
    lines = [f"title: {title}", f"area: {area}"] if title else []
    lines += [f"{key}: {value}" for key, value in keys.items()]
    return "\n".join(["---", *lines, "---", "", text, ""])


def _story(title: str, text: str, *, voice: str = "resident", more: str = "", month: str = "2025-03") -> str:
    return f"""\
---
title: {title}
voice: {voice}
month: {month}
told_by: somebody of the North Wing
collected_by: a volunteer
tone: mixed
meaning: Sleep is the first medicine.
about: [nights]
keywords: [sleep]
dilemma: Checking on me, or letting me sleep
consent:
  given_by: self
  on: 2025-04-01
  until: 2099-12-31
  for: [site, picture]
  checked_by_teller: 2025-04-02
{more}---

{text}
"""


_NEW = "A resident asked for it."
_STORIES: Mapping[str, str | bytes] = {
    "stories/meadow/2025/footsteps.md": _story(
        "Footsteps at two", "I hear footsteps at two.\n\n![The corridor at night](footsteps.png)"
    ),
    "stories/meadow/2025/footsteps.png": _picture(),
    "stories/meadow/2025/my-mother.md": _story(
        "My mother", "She was never asked what she wanted.", voice="family"
    ),
    "stories/meadow/2025/short-of-hands.md": _story(
        "Short of hands", "We were two where four were meant to be.", voice="staff"
    ),
    "stories/meadow/2025/taken-back.md": _story(
        "Taken back", "This may not be read.", more="  withdrawn: 2025-06-01\n"
    ),
    "stories/meadow/2025/an-evening.md": """\
---
title: An evening about sleep
kind: conversation
form: reflection
on: 2025-11-01
place: The garden
participants:
  - role: residents
    number: 14
  - role: relatives
starts_from:
  - 2025/footsteps
questions:
  - When do you sleep well?
insights:
  - Quiet is a choice.
unexpected: Nobody spoke of food.
agreed: No rounds after ten.
---

What was said.
""",
    "stories/meadow/2025/a-night-seen.md": """\
---
title: A night seen
kind: observation
observers: [a volunteer, a member of the board]
from: 2025-05-01
until: 2025-05-03
team: Night team
checked_by_team: 2025-05-20
about: nights
---

The door opened six times.
""",
    "stories/meadow/2026/a-morning-seen.md": """\
---
title: A morning seen, by people who do not work here and who sat still for very long
kind: observation
observers: [a cook of another house]
from: 2025-09-01
team: Morning team
checked_by_team: 2025-10-01
about: meals
discussed_in: [2025/an-evening, 2026/come-and-see]
---

The table was empty.
""",
    "stories/meadow/2026/come-and-see.md": """\
---
title: Come and see
kind: conversation
form: panel
on: 2027-01-20
place: The long table
participants:
  - role: residents
  - organisation: The village of Wherever-upon-the-Water
open_to: [neighbours, whoever doubts]
about: meals
---

Bring a chair.
""",
    "stories/meadow/2026/insurer-answers.md": """\
---
title: The insurer answers
kind: response
from: insurer
on: 2026-02-01
to: meadow/2026
with_agreement: yes
---

We read it in five minutes.
""",
    "stories/circle/2025/a-visit.md": """\
---
title: A visit
kind: conversation
form: learning_visit
on: 2025-09-01
place: Meadow House
participants:
  - organisation: Meadow House
questions: How do you begin?
insights: By listening.
source:
  title: Report of the visit
  url: https://example.org/visit
---

We looked.
""",
}

_2025: Mapping[str, str] = {
    "plan": _PLAN.format(period="2025", more=""),
    "commitments/nights": _commitment(
        "Quiet nights",
        "We make no rounds after 11. We knock at 80 % of the doors.",
        reason=_NEW,
        owner="Night team",
    ),
    "commitments/meals": _commitment("Eating together", _WIDE, reason=_NEW),
    "commitments/garden": _commitment("The garden", "The garden is open.", reason=_NEW),
    "commitments/same-faces": _commitment("The same faces", "At most six faces a week.", "team", reason=_NEW),
    "commitments/learning": _commitment(
        "Learning on the floor", "We learn while we work.", "team", reason=_NEW
    ),
    "commitments/choir": _commitment("The choir", "We sing on Fridays.", reason=_NEW),
    "deviations/nights": "---\noutcome: partly\nreason: The South Wing was short of people.\nlearnt: Begin with one"
    " wing.\nnext: We go on.\nprompted_by: 2025/short-of-hands\n---\n\nIn the North Wing it went well.\n",
    "deviations/garden": "---\noutcome: not_done\nreason: The path was not safe.\n---\n\nThe garden stayed shut.\n",
}

_2026: Mapping[str, str] = {
    "plan": _PLAN.format(period="2026", more="follows: 2025\nform: changes\n"),
    "commitments/nights": _commitment(
        None,
        "We make no rounds after 10. We knock at 95 % of the doors. Whoever wants to be looked after at night says so.",
        reason="Residents could not sleep.",
        prompted_by="[2025/footsteps, 2025/an-evening]",
        asks_room="{rule: Two rounds a night are obligatory, of: insurer, status: asked}",
    ),
    "commitments/weekly-faces": _commitment(
        "Known faces", "At most four faces a week.", "team", was="same-faces", reason="Six is too many."
    ),
    "commitments/garden": _commitment(None, "", ends="stopped", reason="The path cannot be made safe."),
    "commitments/cats": _commitment(
        "Cats are welcome", "Whoever moves in brings the cat.", reason=_NEW, locations="south"
    ),
    "commitments/singing": _commitment("We sing", "We sing on Fridays.", was="choir", reason="A better name."),
}  # fmt: skip

_ABOUT = """\
---
title: About this site
---

# About this site

It tells [what is different](index.md).

## How it works

| word | meaning |
| --- | --- |
| edition | what differs |

A note.[^1]

[^1]: It stands at the foot.
"""


def _plan(period: str, files: Mapping[str, str]) -> dict[str, str]:
    return {f"plans/meadow/{period}/{name}.md": text for name, text in files.items()}


ENGLISH: Files = {
    "site_config/site.yml": _SITE,
    "site_config/organisations/meadow.yml": _MEADOW,
    "site_config/organisations/circle.yml": _CIRCLE,
    "site_config/frameworks/compass.yml": _COMPASS,
    "site_config/readers/insurer.yml": _INSURER,
    "site_config/instruments/mirror.yml": _MIRROR,
    "site_config/pages/about.md": _ABOUT,
    "plans/meadow/2025/scores/mirror.yml": _SCORES,
    **_plan("2025", _2025),
    **_plan("2026", _2026),
    **_STORIES,
}
"""The English site as a file tree."""
