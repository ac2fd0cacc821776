"""Words that would be markup, code or a trick of the eye anywhere but in a text, and a site to put them into."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from generator.assessment.site_context import SiteContext

SEEDS = (
    "<img src=x onerror=alert(1)>",
    "</ul></li></td></tr></table><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}{# #}{% for a in b %}",
    '" onmouseover="alert(1)" x="',
    "javascript:alert(1)",
    "**หนา** [ลิงก์](javascript:alert(1))",
    "\u202eกลับด้าน\u202c",
    "ก็่่่่็็็ำำ\u0e4e",
    "&lt;b&gt; &amp;amp;",
    "*a &b !!c : #d",
    "'; DROP TABLE measures; --",
)
WORDS = st.one_of(
    st.sampled_from(SEEDS),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\x85"), max_size=60),
).filter(lambda text: text.strip())


@dataclass(frozen=True, repr=False)
class Plain:
    """A site to put words into; Hypothesis prints its arguments, and a whole site is too long for that."""

    site: SiteContext
