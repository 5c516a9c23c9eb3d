"""Every finding of reading can be said, in every language, with the facts that it has."""

from __future__ import annotations

import pytest

from generator.locale import language
from generator.reading.library import read_library
from tests.conftest import SiteOf
from tests.reading.mistakes import BODIES, FRONT, TREES


@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_finding_can_be_said(site_of: SiteOf, code: str) -> None:
    said = set()
    for files in (
        *(case.files for case in FRONT),
        *(case.files for case in BODIES),
        *(case.files for case in TREES),
    ):
        _, findings = read_library(site_of(files))
        for finding in findings:
            message = language(code).message(finding)
            said.add(finding.code)
            for sentence in (message.text, message.hint):
                assert sentence == sentence.strip()
                assert "{" not in sentence.replace(finding.facts.get("passage", "\0"), "").replace(
                    finding.facts.get("sign", "\0"), ""
                ).replace(finding.facts.get("line", "\0"), "")
                assert "[[" not in sentence
                assert sentence.count("`") % 2 == 0, sentence
    assert len(said) > 50
