"""Words that make careless programs do something: markup, scripts, templates, formulas, and odd letters."""

from __future__ import annotations

NASTY = {
    "element": "<img src=x onerror=alert(1)>",
    "end of everything": "</title></textarea></script></style></svg><script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "comment": "<!-- --><!--oit:content-->x<!--/oit:content--> ]]> <![CDATA[",
    "entities": "&lt;b&gt; &amp;amp; &#60;script&#62; &nbsp",
    "script scheme": "javascript:alert(1)",
    "data scheme": "data:text/html,<script>alert(1)</script>",
    "markdown": "**หนา** [ลิงก์](javascript:alert(1)) ![x](//evil.example/x.png) # `x` <https://evil.example>",
    "template": "{{ 7*7 }}{% raw %}{{ config }}{# #}${7*7} #{7*7} <%= 7*7 %>",
    "format": "{agency}{year}{n}{fy}{fy-1} %s %(x)s \\1 \\g<0>",
    "tokens of frames": "oit-0000-title oit-frame-0 [oit-page]: / {#title}",
    "yaml": "*a &b !!python/object:os.system c: [d, - e] | # f %TAG",
    "formula": "=cmd|' /C calc'!A0",
    "formula behind a space": " \u00a0+1+1",
    "wide formula": "＝1+1;\"x\",'y'",
    "turned around": "\u202eกลับด้าน\u202c \u2067x\u2069 \u200f",
    "marks alone": "\u0e4e\u0e38\u0e49\u0e4d\u0e33 ก็่่่่็็็ำำ",
    "joined": "👩\u200d👩\u200d👧 ก\u200bข\u2060ค\ufeffง",
    "astral": "𝓣𝓱𝓪𝓲 🇹🇭 \U000e0041",
    "long word": "ยาว" * 120,
    "long code": "x" * 400,
    "digits": "๑๒๓ 456 ۷۸۹ Ⅷ",
    "sql": "'; DROP TABLE items; -- \\",
    "path": "../../../etc/passwd C:\\x \\\\host\\x file:///x",
    "http": "x\\r\\nSet-Cookie: a=b",
}
