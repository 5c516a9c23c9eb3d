"""Every finding code, with its own level and what it guards.

Each has a message in every language and a heading in the manual; tests hold both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal


class Guards(StrEnum):
    """Why a site may not set a code below its own level."""

    PRIVACY = "privacy"
    """It guards people."""
    COMPARING = "comparing"
    """Without it a comparison could not be made, and silence would read as *no changes*."""


@dataclass(frozen=True, slots=True)
class Code:
    """The level that a code has of itself, and what it guards, if anything."""

    level: Literal["note", "warning", "error"]
    guards: Guards | None = None


_ERROR: Final = Code("error")
_FIRM: Final = Code("error", Guards.COMPARING)
_GUARD: Final = Code("error", Guards.PRIVACY)
_HELD: Final = Code("warning", Guards.PRIVACY)
_WARNING: Final = Code("warning")
_NOTE: Final = Code("note")

CATALOGUE: Final[Mapping[str, Code]] = {
    # files: what may stand where
    "file/unknown": _ERROR,
    "file/name": _ERROR,
    "file/reserved-name": _FIRM,
    "file/encoding": _FIRM,
    "file/character": _ERROR,
    "file/unreadable": _FIRM,
    "file/too-large": _FIRM,
    "file/too-many": _FIRM,
    "file/link": _FIRM,
    "file/missing": _FIRM,
    "file/empty": _FIRM,
    "file/picture-kind": _ERROR,
    "file/unused-picture": _NOTE,
    # front matter and YAML
    "file/no-front-matter": _FIRM,
    "file/unterminated": _FIRM,
    "file/yaml": _FIRM,
    "file/yaml-key": _FIRM,
    "file/yaml-colon": _FIRM,
    "file/yaml-tab": _FIRM,
    "file/yaml-quote": _FIRM,
    "file/yaml-bracket": _FIRM,
    "file/yaml-character": _FIRM,
    "file/yaml-indent": _FIRM,
    "file/yaml-anchor": _FIRM,
    "file/yaml-deep": _FIRM,
    "file/not-a-mapping": _FIRM,
    # keys and values
    "file/unknown-key": _ERROR,
    "file/duplicate-key": _FIRM,
    "file/missing-key": _FIRM,
    "value/empty": _FIRM,
    "value/cleared": _FIRM,
    "value/taken": _FIRM,
    "value/beside": _FIRM,
    "value/text": _FIRM,
    "value/list": _FIRM,
    "value/mapping": _FIRM,
    "value/number": _FIRM,
    "value/score": _FIRM,
    "value/date": _FIRM,
    "value/year": _FIRM,
    "value/month": _FIRM,
    "value/period": _FIRM,
    "value/flag": _FIRM,
    "value/name": _FIRM,
    "value/url": _FIRM,
    "value/colour": _FIRM,
    "value/reference": _FIRM,
    "value/choice": _FIRM,
    "value/cut": _NOTE,
    "value/apostrophe": _WARNING,
    "value/order": _ERROR,
    # bodies
    "text/html": _ERROR,
    "text/script-link": _GUARD,
    "text/link": _WARNING,
    "text/bidi": _GUARD,
    "text/attributes": _ERROR,
    "text/include": _ERROR,
    "text/picture-missing": _ERROR,
    "text/picture-remote": _ERROR,
    "text/picture-alternative": _ERROR,
    "text/picture-broken": _ERROR,
    "text/picture-place": _ERROR,
    "text/deep": _ERROR,
    "text/footnote": _ERROR,
    "text/loads-elsewhere": _WARNING,
    "text/missing": _WARNING,
    "text/long": _NOTE,
    # site and organisations
    "site/unknown-organisation": _ERROR,
    "site/unknown-rule": _ERROR,
    "site/rule-too-low": _ERROR,
    "site/unknown-kind": _ERROR,
    "site/twice": _FIRM,
    "site/unknown-label": _ERROR,
    "site/address-taken": _ERROR,
    "site/hides-nobody": _GUARD,
    "site/few-people": _HELD,
    "site/long-consent": _HELD,
    "site/faint-colour": _WARNING,
    "site/members-without-network": _WARNING,
    # references
    "reference/unknown-voice": _ERROR,
    "reference/held-back": _NOTE,
    "reference/unknown-commitment": _ERROR,
    "reference/unknown-scores": _ERROR,
    "reference/unknown-plan": _ERROR,
    "reference/unknown-organisation": _ERROR,
    "reference/unknown-area": _FIRM,
    "reference/unknown-location": _ERROR,
    "reference/unknown-body": _ERROR,
    "reference/unknown-reader": _ERROR,
    "reference/unknown-framework": _ERROR,
    "reference/unknown-theme": _ERROR,
    "reference/unknown-instrument": _ERROR,
    "reference/not-in-force": _WARNING,
    "framework/mapping-from-nothing": _ERROR,
    "framework/circle": _ERROR,
    # the chain of plans
    "chain/unknown": _FIRM,
    "chain/later": _FIRM,
    "chain/cycle": _FIRM,
    "chain/fork": _FIRM,
    "chain/overlap": _FIRM,
    "chain/same-period": _FIRM,
    "chain/root-form": _FIRM,
    "chain/gap": _NOTE,
    "chain/adopted-after-draft": _FIRM,
    "chain/broken": _FIRM,
    "plan/draft": _NOTE,
    "plan/not-consulted": _NOTE,
    "plan/consent-not-asked": _WARNING,
    "plan/theme-uncovered": _NOTE,
    "plan/framework-uncovered": _NOTE,
    # commitments and changes
    "commitment/title-missing": _FIRM,
    "commitment/area-missing": _FIRM,
    "commitment/ends-unknown": _FIRM,
    "commitment/ends-twice": _FIRM,
    "commitment/was-unknown": _FIRM,
    "commitment/was-itself": _FIRM,
    "commitment/was-ends": _FIRM,
    "commitment/id-reused": _FIRM,
    "commitment/other-organisation": _FIRM,
    "commitment/end-says-more": _NOTE,
    "change/without-reason": _FIRM,
    "change/end-without-file": _FIRM,
    "change/new-without-reason": _WARNING,
    "change/without-voice": _NOTE,
    "change/rolled-years": _NOTE,
    "change/likely-rename": _WARNING,
    "change/nothing-differs": _NOTE,
    "editorial/substance": _FIRM,
    "editorial/more-than-words": _FIRM,
    "editorial/not-changed": _WARNING,
    "deviation/unknown-commitment": _FIRM,
    "deviation/not-in-plan": _FIRM,
    # voices: what holds them back
    "consent/missing": _HELD,
    "consent/not-yet": _HELD,
    "consent/not-for-site": _HELD,
    "consent/expired": _HELD,
    "consent/expires-soon": _NOTE,
    "consent/withdrawn": _HELD,
    "consent/not-read-by-teller": _HELD,
    "consent/without-capacity": _GUARD,
    "consent/no-picture": _HELD,
    "consent/picture-of-another": _HELD,
    "observation/not-checked": _HELD,
    "observation/not-discussed": _WARNING,
    "conversation/without-insights": _NOTE,
    "response/without-agreement": _HELD,
    "response/without-sender": _WARNING,
    "scores/not-interpreted": _HELD,
    "scores/not-yet": _HELD,
    "scores/few-people": _HELD,
    "scores/small-rest": _NOTE,
    "scores/out-of-scale": _ERROR,
    "scores/label-outside-scale": _WARNING,
    "voice/without-commitment": _NOTE,
    "voice/side-silent": _NOTE,
    "voice/critical-without-answer": _NOTE,
    # personal data
    "personal/bsn": _GUARD,
    "personal/iban": _GUARD,
    "personal/phone": _GUARD,
    "personal/email": _GUARD,
    "personal/address": _HELD,
    "personal/exact-day": _HELD,
    "personal/birth-date": _HELD,
    "personal/age": _HELD,
    "personal/room": _HELD,
    "personal/name": _HELD,
    "personal/place": _NOTE,
    "personal/few-people": _HELD,
    # the finished site
    "leak/text": _GUARD,
    "leak/name": _GUARD,
    "leak/file-name": _GUARD,
    "leak/picture": _GUARD,
    "publish/address-lost": _ERROR,
    "publish/voice-lost": _ERROR,
    "publish/manifest-unreadable": _WARNING,
    # settling
    "settled/unknown-code": _ERROR,
    "settled/not-allowed": _GUARD,
    "settled/without-passage": _WARNING,
    "settled/unused": _NOTE,
}
"""Code → its level and what it guards, in the order of the manual."""
