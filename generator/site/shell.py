"""From the site config to what stands around every page: name, menu, years, contact, colours."""

from __future__ import annotations

from collections.abc import Iterator

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.look import properties
from generator.records.model.agency_type import AGENCY_TYPE_THAI
from generator.records.model.site_config import Agency
from generator.site import kinds, look_files
from generator.site.page import ContactLine, MenuEntry, Shell
from generator.site.pages import link_health
from generator.site.views.contact_links import mail_link, telephone_link


def shell(site: SiteContext) -> Shell:
    """Return the shell of the whole site."""
    site = site.public
    config = site.workspace.config
    agency = config.agency
    url = config.site_url
    domain = next(iter(agency.domains), None)
    return Shell(
        site_name=f"การเปิดเผยข้อมูลสาธารณะ (OIT) {agency.short or agency.name}",
        agency_name=agency.name,
        site_url=url,
        home_url=f"https://{domain}/" if domain else None,
        years=site.workspace.years,
        current_year=site.front_year,
        menu=tuple(kinds.menu(site)),
        footer_links=tuple(_footer_links(site)),
        contact=tuple(_contact(agency)),
        emblem=look_files.emblem(site),
        search=addresses.SEARCH,
        english=addresses.ENGLISH,
        privacy=addresses.SITE_PRIVACY,
        feed=addresses.FEED if url else None,
        site_name_en=f"Public disclosure (OIT), {agency.name_en or agency.name}",
        agency_name_en=agency.name_en or "",
        look=properties(config.look),
        font=look_files.font(site),
    )


def _footer_links(site: SiteContext) -> Iterator[MenuEntry]:
    for page in site.workspace.pages:
        if page.slug != addresses.WELCOME:
            yield MenuEntry(page.title, addresses.free_page(page.slug))
    yield MenuEntry(link_health.TITLE, addresses.LINK_HEALTH)


def _contact(agency: Agency) -> Iterator[ContactLine]:
    place = " ".join(
        f"{word}{name}"
        for word, name in (("ตำบล", agency.tambon), ("อำเภอ", agency.district), ("จังหวัด", agency.province))
        if name
    )
    if agency.address or place:
        address = agency.address or f"{AGENCY_TYPE_THAI[agency.type]} {place}"
        yield ContactLine("ที่อยู่", address, agency.map_url, "Address")
    if agency.phone:
        yield ContactLine("โทรศัพท์", agency.phone, telephone_link(agency.phone), "Telephone")
    if agency.fax:
        yield ContactLine("โทรสาร", agency.fax, None, "Fax")
    if agency.email:
        yield ContactLine("อีเมล", agency.email, mail_link(agency.email), "Email")
    if agency.facebook:
        yield ContactLine("เฟซบุ๊ก", agency.facebook.removeprefix("https://"), agency.facebook, "Facebook")
    if agency.line:
        yield ContactLine("ไลน์", agency.line.removeprefix("https://"), agency.line, "LINE")
