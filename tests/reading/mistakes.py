"""Tables of mistakes: files in; codes with line and column out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from tests.sites import MINIMAL, ORGANISATION, SITE, STORY_2024

STORY = "stories/de-linde/2024/verhaal.md"
HEAD = "---\ntitel: Verhaal\nstem: bewoner\n"
PLAN = "plans/de-linde/2025/plan.md"
NIGHT = "plans/de-linde/2025/commitments/nachtrust.md"


@dataclass(frozen=True)
class Case:
    """Files on top of the minimal site, and the findings: code, path, line, column."""

    name: str
    files: dict[str, str | bytes | None]
    findings: tuple[tuple[str, str, int, int], ...]


def front(name: str, text: str, *found: tuple[str, int, int]) -> Case:
    """A story with this text."""
    return Case(
        name, {STORY: text.encode()}, tuple((code, STORY, line, column) for code, line, column in found)
    )


def body(name: str, text: str, *found: tuple[str, int, int]) -> Case:
    """A story with this body, which begins at line 6."""
    return front(name, f"{HEAD}---\n\n{text}", *found)


def picture(form: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    """The bytes of a picture."""
    stream = BytesIO()
    Image.new("RGB", size, "white").save(stream, form)
    return stream.getvalue()


def site(name: str, files: dict[str, str | bytes | None], *found: tuple[str, str, int, int]) -> Case:
    """Files anywhere."""
    return Case(name, files, found)


FRONT = [
    front("right", HEAD + "---\n"),
    front("closing_fence_with_blanks", HEAD + "---  \nTekst\n"),
    front("opening_fence_after_blank_lines", "\n\n" + HEAD + "---\n"),
    front("no_front_matter", "Gewoon tekst\n", ("file/no-front-matter", 1, 1)),
    front("unterminated", HEAD + "\nTekst\n", ("file/unterminated", 1, 1)),
    front("empty_file", "", ("file/empty", 1, 1)),
    front("only_blank_lines", "\n \n", ("file/empty", 1, 1)),
    front("empty_front_matter", "---\n---\n", ("file/missing-key", 1, 1), ("file/missing-key", 1, 1)),
    front("colon_in_value", "---\ntitel: Zorg: beter\nstem: bewoner\n---\n", ("file/yaml-colon", 2, 12)),
    front(
        "two_colons_on_two_lines",
        "---\ntitel: Zorg: beter\nstem: bewoner\nsamenvatting: Nu: dan\n---\n",
        ("file/yaml-colon", 2, 12),
        ("file/yaml-colon", 4, 17),
    ),
    front("tab", "---\ntitel: x\nstem: bewoner\ntoestemming:\n\top: 2025-01-01\n\tgegeven_door: zelf\n---\n",
          ("file/yaml-tab", 5, 1), ("file/yaml-tab", 6, 1)),
    front("unclosed_quote", '---\ntitel: "Zorg\nstem: bewoner\n---\n', ("file/yaml-quote", 2, 8)),
    front("quote_in_quotes", "---\ntitel: 'zo'n dag'\nstem: bewoner\n---\n", ("file/yaml-quote", 2, 12)),
    front("backslash", '---\ntitel: "C:\\map"\nstem: bewoner\n---\n', ("file/yaml-quote", 2, 8)),
    front("unclosed_bracket", "---\ntitel: x\nover: [a, b\nstem: bewoner\n---\n", ("file/yaml-bracket", 3, 7)),
    front("at_sign", "---\ntitel: @home\nstem: bewoner\n---\n", ("file/yaml-character", 2, 8)),
    front("per_cent", "---\ntitel: %x\nstem: bewoner\n---\n", ("file/yaml-character", 2, 8)),
    front("indentation", "---\ntitel: x\n  stem: bewoner\n---\n", ("file/yaml-indent", 3, 3)),
    front("indentation_back", HEAD + "toestemming:\n    op: 2025-01-01\n  gegeven_door: zelf\n---\n",
          ("file/yaml-indent", 6, 3)),
    front("list_item_out_of_place", HEAD + "over: a\n- b\n---\n", ("file/yaml-indent", 5, 1)),
    front("list_on_the_line_of_its_key", HEAD + "over: - a\n---\n", ("file/yaml", 4, 7)),
    front("no_blank_behind_colon", "---\ntitel:Zorg\nstem: bewoner\n---\n", ("file/yaml-key", 2, 1)),
    front("no_colon", HEAD + "maand 2025-09\nklank: kritisch\n---\n", ("file/yaml-key", 4, 1)),
    front("anchor", "---\ntitel: &a x\nstem: bewoner\n---\n", ("file/yaml-anchor", 2, 8)),
    front("alias", HEAD + "samenvatting: *a\n---\n", ("file/yaml-anchor", 4, 15)),
    front("emphasis", "---\ntitel: *Zorg* dichtbij\nstem: bewoner\n---\n", ("file/yaml-anchor", 2, 8)),
    front("tag", "---\ntitel: !!str x\nstem: bewoner\n---\n", ("file/yaml-anchor", 2, 8)),
    front("braces", HEAD + "samenvatting: {{ x }}\n---\n", ("file/yaml-key", 4, 16)),
    front("deep", HEAD + "over: " + "[" * 30 + "]" * 30 + "\n---\n", ("file/yaml-deep", 4, 26)),
    front("a_list", "---\n- titel\n- stem\n---\n", ("file/not-a-mapping", 2, 1)),
    front("unknown_key", HEAD + "kleur: rood\n---\n", ("file/unknown-key", 4, 1)),
    front("misspelt_key", HEAD + "trefwoord: rood\n---\n", ("file/unknown-key", 4, 1)),
    front("misspelt_required_key", "---\ntitle: x\nstme: bewoner\n---\n", ("file/unknown-key", 3, 1)),
    front("capital_key", "---\nTitel: x\nstem: bewoner\n---\n", ("file/unknown-key", 2, 1)),
    front("key_of_another_kind", HEAD + "waarnemers: [x]\n---\n", ("file/unknown-key", 4, 1)),
    front("duplicate", HEAD + "titel: Anders\n---\n", ("file/duplicate-key", 4, 1)),
    front("duplicate_in_two_languages", HEAD + "title: Anders\n---\n", ("file/duplicate-key", 4, 1)),
    front("duplicate_unknown", HEAD + "kleur: a\nkleur: b\n---\n",
          ("file/unknown-key", 4, 1), ("file/duplicate-key", 5, 1)),
    front("missing", "---\nstem: bewoner\n---\n", ("file/missing-key", 1, 1)),
    front("missing_below", HEAD + "toestemming:\n  op: 2025-01-01\n---\n", ("file/missing-key", 4, 1)),
    front("empty_value", HEAD + "samenvatting:\n---\n", ("value/empty", 4, 1)),
    front("empty_text", HEAD + 'samenvatting: ""\n---\n', ("value/empty", 4, 1)),
    front("empty_list", HEAD + "over: []\n---\n", ("value/empty", 4, 1)),
    front("empty_item", HEAD + "trefwoorden:\n  - a\n  -\n---\n", ("value/empty", 6, 4)),
    front("empty_required", "---\ntitel:\nstem: bewoner\n---\n", ("value/empty", 2, 1)),
    front("list_for_text", "---\ntitel: [a, b]\nstem: bewoner\n---\n", ("value/text", 2, 1)),
    front("remark_behind_a_text", HEAD + "samenvatting: Zo #1 in de lijst\nklank: gemengd # wat de verteller vindt\n---\n",
          ("value/cut", 4, 15)),
    front("remark_behind_an_item", HEAD + "trefwoorden:\n  - nacht # laat\n  - 'licht' # en donker\n---\n", ("value/cut", 5, 5)),
    front("remarks_on_lines_of_their_own", HEAD + "# het #1\nsamenvatting: Zo#1 in de lijst\n---\n"),
    front("apostrophe", "---\ntitel: 's Avonds thuis'\nstem: bewoner\nsamenvatting: 't Oude huis'\n---\n",
          ("value/apostrophe", 2, 8), ("value/apostrophe", 4, 15)),
    front("apostrophe_with_a_capital", "---\ntitel: 'S avonds thuis'\nstem: bewoner\nsamenvatting: 't 1e huis'\n---\n",
          ("value/apostrophe", 2, 8), ("value/apostrophe", 4, 15)),
    front("apostrophe_of_a_town", "---\ntitel: 's-Hertogenbosch is mooi'\nstem: bewoner\n---\n", ("value/apostrophe", 2, 8)),
    front("apostrophe_in_a_list", HEAD + "trefwoorden: ['s nachts', 'n beetje', 'samen']\n---\n",
          ("value/apostrophe", 4, 15), ("value/apostrophe", 4, 27)),
    front("apostrophe_beside_what_takes_long_to_read", "---\ntitel: 'k Weet het'\nstem: bewoner\nmaand: '2024-09' # zo\n---\n",
          ("value/apostrophe", 2, 8)),
    front("quotes_that_are_quotes", "---\ntitel: 'Samen eten'\nstem: bewoner\nsamenvatting: '''s Avonds thuis'\n"
          "betekenis: \"'t Oude huis\"\ntrefwoorden: ['s', 't/m', 'n.v.t.', 's-vormig', 'k-waarde', 'm 2', \"s nachts\", s avonds]\n---\n"),
    front("colon_in_item", HEAD + "trefwoorden:\n  - nacht: licht\n---\n", ("value/text", 5, 5)),
    front("text_for_mapping", HEAD + "toestemming: 2025-01-01\n---\n", ("value/mapping", 4, 1)),
    front("month_as_day", HEAD + "maand: 2025-09-03\n---\n", ("value/month", 4, 1)),
    front("month_that_is_none", HEAD + "maand: 2025-13\n---\n", ("value/month", 4, 1)),
    front("day_that_is_none", HEAD + "toestemming:\n  gegeven_door: zelf\n  op: 2025-13-02\n---\n",
          ("value/date", 6, 3)),
    front("choice", "---\ntitel: x\nstem: bewonr\n---\n", ("value/choice", 3, 1)),
    front("choice_in_list", HEAD + "toestemming:\n  gegeven_door: zelf\n  op: 2025-01-01\n  voor:\n    - site\n    - krant\n---\n",
          ("value/choice", 9, 7)),
    front("reference", HEAD + "over: [nachtrust, Nacht rust]\n---\n", ("value/reference", 4, 19)),
    front("unknown_kind", "---\ntitel: x\nsoort: sprookje\nstem: bewoner\n---\n", ("value/choice", 3, 1)),
    front("unknown_kind_of_conversation", "---\ntitel: x\nsoort: gesprekk\nvragen: [a]\ninzichten: [b]\n---\n",
          ("value/choice", 3, 1)),
    front("flag", "---\ntitel: x\nsoort: reactie\nmet_instemming: misschien\n---\n", ("value/flag", 4, 1)),
    front("number", "---\ntitel: x\nsoort: gesprek\ndeelnemers:\n  - rol: bewoner\n    aantal: veel\n---\n",
          ("value/number", 6, 5)),
    front("url", "---\ntitel: x\nsoort: gesprek\nbron:\n  titel: y\n  url: www.x.nl\n---\n", ("value/url", 6, 3)),
    front("name", HEAD + "locaties: De Hof\n---\n", ("value/name", 4, 1)),
    front("all_beside_others", HEAD + "locaties: [alle, lindehof]\n---\n", ("value/beside", 4, 12)),
    front("all_behind_others", HEAD + "locaties:\n  - lindehof\n  - Alle\n---\n", ("value/beside", 6, 5)),
    front("all_twice", HEAD + "locaties: [alle, all]\n---\n", ("value/beside", 4, 12)),
    front("none_beside_others", HEAD + "over: [nachtrust, geen]\n---\n", ("value/beside", 4, 19)),
    front("none_among_words", HEAD + "trefwoorden: [geen, alle, nacht]\n---\n"),
    front("several_at_once", "---\ntitel:\nstem: bewonr\nmaand: gisteren\nkleur: rood\n---\n<b>x</b>\n",
          ("value/empty", 2, 1), ("value/choice", 3, 1), ("value/month", 4, 1), ("file/unknown-key", 5, 1),
          ("text/html", 7, 1)),
    Case("list_for_consulted", {PLAN: "---\ntitel: x\nvolgt_op: 2024\ngeraadpleegd: de raad\n---\n"},
         (("value/list", PLAN, 4, 1),)),
    Case("period", {PLAN: "---\ntitel: x\nvolgt_op: vorig jaar\n---\n"}, (("value/period", PLAN, 3, 1),)),
    Case("years", {"site_config/organisations/de-linde.yml": ORGANISATION.replace("leven\n", "leven\n    van: ooit\n    tot: 2024-13-01\n")},
         (("value/year", "site_config/organisations/de-linde.yml", 5, 5),
          ("value/date", "site_config/organisations/de-linde.yml", 6, 5))),
    Case("date_in_a_list", {PLAN: "---\ntitel: x\ngeraadpleegd:\n  - gremium: clientenraad\n    op: 1-12-2024\n---\n"},
         (("value/date", PLAN, 5, 5),)),
    Case("encoding", {STORY: b"---\ntitel: x\nstem: bewoner\n---\n\nEen caf\xe9.\n"}, (("file/encoding", STORY, 6, 8),)),
    Case("utf_16", {STORY: "---\ntitel: x\n---\n".encode("utf-16")}, (("file/encoding", STORY, 1, 1),)),
    Case("nul", {STORY: b"---\ntitel: a\x00b\n---\n"}, (("file/encoding", STORY, 2, 9),)),
    Case("control_character", {STORY: HEAD.encode() + b"---\na\x0bb\n"}, (("file/character", STORY, 5, 2),)),
    Case("too_large", {STORY: HEAD + "---\n" + "tekst " * 100_000}, (("file/too-large", STORY, 1, 1),)),
    Case("score", {"plans/de-linde/2025/scores/meting.yml": "geduid_in: 2025/x\nuitkomsten:\n  - scores:\n      a: veel\n"},
         (("value/score", "plans/de-linde/2025/scores/meting.yml", 4, 7),)),
    Case("empty_yaml", {"site_config/readers/x.yml": "# niets\n"}, (("file/empty", "site_config/readers/x.yml", 1, 1),)),
    Case("yaml_of_a_fence", {"site_config/readers/x.yml": "---\n "}, (("file/empty", "site_config/readers/x.yml", 1, 1),)),
    Case("two_documents", {"site_config/readers/x.yml": "titel: a\n---\ntitel: b\n"},
         (("file/yaml", "site_config/readers/x.yml", 2, 1),)),
    Case("fences_in_yaml", {"site_config/readers/x.yml": "---\ntitel: a\n---\n"}, ()),
]  # fmt: skip

BODIES = [
    body("plain", "2 < 3 en 3 > 2, <3, a<b, <https://x.nl> en <a@b.nl>; `<b>` en `{{ x }}`, {x}, 50 % { en } --- -- #"),
    body("html", "Een <b>vet</b> woord.", ("text/html", 6, 5)),
    body("html_block", "<div class='x'>\nTekst\n</div>", ("text/html", 6, 1)),
    body("html_unfinished", "Tekst\n\n<script\nalert(1)", ("text/html", 8, 1)),
    body("html_comment", "Tekst <!-- weg -->", ("text/html", 6, 7)),
    body("html_in_list", "- een\n- <i>twee</i>", ("text/html", 7, 3)),
    body("html_in_table", "| a | b |\n|---|---|\n| x | <u>y</u> |", ("text/html", 8, 7)),
    body("html_on_second_line", "Een\ntwee <br> drie", ("text/html", 7, 6)),
    body("script_link", "Een [link](javascript:alert(1)).", ("text/script-link", 6, 5)),
    body("script_link_in_entities", "[link](java&#115;cript&colon;alert(1))", ("text/script-link", 6, 1)),
    body("script_link_in_capitals", "[link](JaVaScRiPt:alert(1))", ("text/script-link", 6, 1)),
    body("script_link_with_tab", "[link](<java\tscript:alert(1)>)", ("text/script-link", 6, 1)),
    body("script_link_by_definition", "[link][x]\n\n[x]: vbscript:x", ("text/script-link", 8, 1)),
    body("script_autolink", "<javascript:alert(1)>", ("text/script-link", 6, 1)),
    body("data_link", "[link](data:text/html;base64,xx)", ("text/script-link", 6, 1)),
    body("data_picture", "![x](data:image/png;base64,xx)", ("text/script-link", 6, 1)),
    body("file_link", "[link](file:///etc/passwd)", ("text/script-link", 6, 1)),
    body("good_links", "[a](https://x.nl) [b](//x.nl/2024/) [c](#v-scores) [e](mailto:a@b.nl) [f](http://x.nl/x.html?a=b:c)[^1]\n\n[^1]: Noot"),
    body("link_without_scheme", "Zie [de **site**](www.voorbeeld.nl) en [ons](voorbeeld.nl/plan?a=1).", ("text/link", 6, 5), ("text/link", 6, 40)),
    body("link_to_a_file", "[Lees](verslag.pdf) [het](../2024/licht.md)\n[plan](/de-linde/2025/)", ("text/link", 6, 1), ("text/link", 6, 21), ("text/link", 7, 1)),
    body("link_within_the_text", "## Kop\n\n[Zie](#kop) en [hier]().", ("text/link", 8, 1), ("text/link", 8, 16)),
    body("link_by_definition_without_scheme", "- een [link][x]\n\n[x]: www.x.nl", ("text/link", 6, 7)),
    body("link_to_a_mailbox", "| a |\n|---|\n| [wij](info@voorbeeld.nl) |", ("text/link", 8, 3)),
    body("no_link_at_all", "`[site](www.voorbeeld.nl)` en \\[site](www.voorbeeld.nl) en [zo]"),

    body("attributes", "Tekst\n{: .klasse }", ("text/attributes", 7, 1)),
    body("attributes_of_heading", "## Kop {#id .klasse}", ("text/attributes", 6, 8)),
    body("include", '--8<-- "ander.md"', ("text/include", 6, 1)),
    body("jinja", "Tekst {{ naam }} {% include 'x' %}", ("text/include", 6, 7), ("text/include", 6, 18)),
    body("include_directive", "!include ander.md", ("text/include", 6, 1)),
    body("picture_remote", "![x](https://x.nl/a.png)", ("text/picture-remote", 6, 1)),
    body("picture_remote_without_scheme", "![x](//x.nl/a.png)", ("text/picture-remote", 6, 1)),
    body("picture_missing", "Tekst ![x](foto.png)", ("text/picture-missing", 6, 7)),
    body("picture_above", "![x](../foto.png)", ("text/picture-place", 6, 1)),
    body("picture_in_folder", "![x](map/foto.png)", ("text/picture-place", 6, 1)),
    body("picture_with_backslash", "![x](map%5Cfoto.png)", ("text/picture-place", 6, 1)),
    body("deep", "> " * 30 + "diep", ("text/deep", 6, 1)),
    body("footnote_without_reference", "Tekst\n\n[^1]: noot", ("text/footnote", 8, 1)),
    Case("picture_alternative", {STORY: f"{HEAD}---\n\n![](foto.png)\n", "stories/de-linde/2024/foto.png": picture()},
         (("text/picture-alternative", STORY, 6, 1),)),
    Case("picture_broken", {STORY: f"{HEAD}---\n\n![x](foto.png)\n", "stories/de-linde/2024/foto.png": b"geen foto"},
         (("text/picture-broken", STORY, 6, 1),)),
    Case("picture_cut_off",
         {STORY: f"{HEAD}---\n\n![x](foto.jpg)\n", "stories/de-linde/2024/foto.jpg": picture("JPEG", (300, 300))[:900]},
         (("text/picture-broken", STORY, 6, 1),)),
    Case("picture_bomb",
         {STORY: f"{HEAD}---\n\n![x](foto.png)\n",
          "stories/de-linde/2024/foto.png": picture()[:16] + (90_000).to_bytes(4) * 2 + picture()[24:]},
         (("text/picture-broken", STORY, 6, 1),)),
    Case("picture_right", {STORY: f"{HEAD}---\n\n![x](foto.png)\n", "stories/de-linde/2024/foto.png": picture()}, ()),
]  # fmt: skip

P25 = "plans/de-linde/2025"
S24 = "stories/de-linde/2024"
TREES = [
    site("minimal", {}),
    site("left_alone", {f"{S24}/_klad.md": "x", f"{S24}/.x": "x", f"{S24}/~$x.docx": "x", f"{S24}/README.md": "x",
                        f"{P25}/Thumbs.db": b"\0", "plans/desktop.ini": "x", "plans/_oud/2020/plan.md": "x",
                        "site_config/pages/over.md": "<b>x</b> {{ y }}"}),
    site("story_without_period", {"stories/de-linde/x.md": "x"}, ("file/unknown", "stories/de-linde/x.md", 1, 1)),
    site("story_as_markdown", {f"{S24}/x.markdown": "x"}, ("file/unknown", f"{S24}/x.markdown", 1, 1)),
    site("story_in_word", {f"{S24}/Mijn verhaal.docx": "x"}, ("file/unknown", f"{S24}/Mijn verhaal.docx", 1, 1)),
    site("folder_in_stories", {f"{S24}/map/x.md": "x"}, ("file/unknown", f"{S24}/map", 1, 1)),
    site("plna", {f"{P25}/plan.md": None, f"{P25}/plna.md": "x"}, ("file/unknown", f"{P25}/plna.md", 1, 1)),
    site("dutch_folder", {f"{P25}/voornemens/x.md": "x"}, ("file/unknown", f"{P25}/voornemens", 1, 1)),
    site("capital_folder", {f"{P25}/Deviations/x.md": "x"}, ("file/unknown", f"{P25}/Deviations", 1, 1)),
    site("dutch_root", {"verhalen/x.md": "x"}, ("file/unknown", "verhalen", 1, 1)),
    site("yaml_ending", {"site_config/readers/x.yaml": "titel: x"}, ("file/unknown", "site_config/readers/x.yaml", 1, 1)),
    site("story_name", {f"{S24}/Mijn verhaal.md": STORY_2024}, ("file/name", f"{S24}/Mijn verhaal.md", 1, 1)),
    site("windows_name", {f"{S24}/aux.md": STORY_2024}, ("file/name", f"{S24}/aux.md", 1, 1)),
    site("picture_name", {f"{S24}/foto van oma.jpg": picture("JPEG")},
         ("file/name", f"{S24}/foto van oma.jpg", 1, 1)),
    site("unused_picture", {f"{S24}/foto.JPG": picture("JPEG")}, ("file/unused-picture", f"{S24}/foto.JPG", 1, 1)),
    site("picture_of_another_form", {f"{S24}/foto.heic": b"x"}, ("file/picture-kind", f"{S24}/foto.heic", 1, 1)),
    site("picture_of_another_form_in_a_text", {f"{S24}/foto.gif": b"x", STORY: f"{HEAD}---\n\n![Een tuin](foto.gif)\n"},
         ("file/picture-kind", f"{S24}/foto.gif", 1, 1)),
    site("site_misnamed", {"site_config/site.yml": None, "site_config/site.yaml": SITE},
         ("file/unknown", "site_config/site.yaml", 1, 1)),
    site("period", {"stories/de-linde/zomer/x.md": "x"}, ("value/period", "stories/de-linde/zomer", 1, 1)),
    site("period_back", {"plans/de-linde/2026-2025/plan.md": "x"}, ("value/period", "plans/de-linde/2026-2025", 1, 1)),
    site("same_period", {"plans/de-linde/2025-2025/plan.md": "x"},
         ("chain/same-period", "plans/de-linde/2025-2025", 1, 1)),
    site("plan_missing", {"plans/de-linde/2026/commitments/x.md": "---\n---\n"},
         ("file/missing", "plans/de-linde/2026/plan.md", 1, 1)),
    site("site_missing", {"site_config/site.yml": None}, ("file/missing", "site_config/site.yml", 1, 1)),
    site("organisation_unknown", {"stories/de-lnde/2024/x.md": STORY_2024},
         ("reference/unknown-organisation", "stories/de-lnde", 1, 1)),
    site("organisation_in_site", {"site_config/site.yml": SITE.replace("[de-linde]", "[de-linde, de-eik]")},
         ("site/unknown-organisation", "site_config/site.yml", 3, 26)),
    site("organisation_reserved", {"site_config/organisations/zoeken.yml": ORGANISATION},
         ("file/reserved-name", "site_config/organisations/zoeken.yml", 1, 1)),
    site("organisation_like_a_page", {"site_config/organisations/over.yml": ORGANISATION, "site_config/pages/over.md": "x"},
         ("site/address-taken", "site_config/pages/over.md", 1, 1)),
    site("organisation_like_a_period", {"site_config/organisations/2025.yml": ORGANISATION},
         ("file/reserved-name", "site_config/organisations/2025.yml", 1, 1)),
    site("organisation_unreadable", {"site_config/organisations/de-linde.yml": "aandachtsgebieden: x\n"},
         ("file/missing-key", "site_config/organisations/de-linde.yml", 1, 1),
         ("value/list", "site_config/organisations/de-linde.yml", 1, 1)),
]  # fmt: skip
assert MINIMAL
