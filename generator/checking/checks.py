"""The checks, in the order in which they run. None knows another; each gives findings and changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final

from generator.checking import (
    answers,
    balance,
    colours,
    consent,
    conversations,
    coverage,
    endings,
    names,
    observations,
    order,
    organisations,
    personal,
    plans,
    references,
    responses,
    scores,
    site,
    texts,
)
from generator.checking.context import Context, Recognise
from generator.comparing.chains import Chains
from generator.content.library import Library
from generator.findings import Finding

Check = Callable[[Context], Iterable[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    site.check,
    organisations.check,
    colours.check,
    references.check,
    names.check,
    order.check,
    plans.check,
    endings.check,
    coverage.check,
    consent.check,
    observations.check,
    conversations.check,
    answers.check,
    balance.check,
    responses.check,
    scores.check,
    texts.check,
    personal.check,
)
"""Every check: from what all content has in common to what single texts say."""


def check(
    library: Library, chains: Chains, on: dt.date, recognise: Recognise | None = None
) -> tuple[Finding, ...]:
    """Everything that is wrong with the library as of a day, in the order of the checks; not yet weighed.

    What reading and comparing found is not among it. `recognise` looks for names and places besides our own rules.
    """
    context = Context(library, chains, on, recognise)
    return tuple(finding for each in CHECKS for finding in each(context))
