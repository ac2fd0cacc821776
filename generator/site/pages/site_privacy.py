"""What this site does with its visitors' data, and how it can be used by everyone: true of every site made by us.

An agency's own privacy policy (``content/pages/privacy.md``) speaks of the agency; this page speaks of the site.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.site.page import Crumb, Page
from generator.site.views.free_text import free_pages
from generator.site.views.trail import HOME, Link

TITLE = "ความเป็นส่วนตัวและการเข้าถึงเว็บไซต์นี้"
OWN_POLICY = "privacy"
"""The free page that is taken for the agency's own policy."""


def compose(site: SiteContext) -> Iterator[Page]:
    """Yield the page; it leads to the agency's own policy where there is one."""
    agency = site.workspace.config.agency
    own = next((page for page in free_pages(site.workspace) if page.slug == OWN_POLICY), None)
    yield Page(
        path=addresses.SITE_PRIVACY,
        kind="site_privacy",
        title=TITLE,
        description=f"เว็บไซต์นี้ของ{agency.name}ไม่ใช้คุกกี้ ไม่ติดตามผู้เข้าชม และไม่โหลดสิ่งใดจากเว็บไซต์อื่น",
        data=(agency, Link(addresses.free_page(own.slug), own.title) if own else None),
        breadcrumbs=(HOME, Crumb(TITLE)),
    )
