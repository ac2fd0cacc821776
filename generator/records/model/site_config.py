"""The site config: the agency, its units, its fiscal years, its EIT survey and its look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from generator.records.model.agency_type import AGENCY_TYPE_THAI, AgencyType, TypedAgencyType
from generator.records.model.base import INTERNAL, Record
from generator.records.model.fields import (
    BuddhistDate,
    DocumentPath,
    FiscalYear,
    Identifier,
    Text,
    WebAddress,
    as_list,
    refuse,
)
from generator.records.model.licences import DEFAULT_LICENCE, LICENCES, Licence
from generator.records.model.publishing import Target
from generator.records.model.survey_address import why_no_public_survey
from generator.records.model.waiver import FindingCode, SeverityName, Waiver

CODES = ("E230", "E232", "E233", "E234", "E243")


def _choices(words: Mapping[AgencyType, str]) -> str:
    return ", ".join(f"{choice} = {meaning}" for choice, meaning in words.items())


_DOMAIN = re.compile(r"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$")
"""The name of a host as DNS allows it: labels of at most 63 characters, 253 in all, and a top level of letters."""
_EIT = re.compile(r"^https://itas\.nacc\.go\.th/go/eit/[A-Za-z0-9]{6}$")
"""The address of the public's survey (EIT) as ITAS gives it to an agency, with its code of six characters."""


def _domain(text: str) -> str:
    if not _DOMAIN.match(text.lower()):
        raise refuse("E234", value=text)
    return text.lower()


def _color(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise refuse("E232", value=text)
    return text.lower()


def _eit_address(text: str) -> str:
    if _EIT.match(text):
        return text
    raise refuse("E233", value=text, why=why_no_public_survey(text))


def _site_address(text: str) -> str:
    """Return the address in the one form that everything relies on: with a slash at its end."""
    if "?" in text or "#" in text:
        raise refuse("E243", value=text, cure=re.split(r"[?#]", text)[0])
    return f"{text.rstrip('/')}/"


Domain = Annotated[Text, AfterValidator(_domain)]
Color = Annotated[Text, AfterValidator(_color)]
SiteAddress = Annotated[WebAddress, AfterValidator(_site_address)]
EitAddress = Annotated[WebAddress, AfterValidator(_eit_address)]


class Executive(Record):
    """The chief executive, who signs what the form wants signed by the chief executive."""

    name: Text = Field(title="ชื่อผู้บริหารสูงสุด", description="ชื่อและสกุล")
    position: Text = Field(title="ตำแหน่ง", description="เช่น นายกเทศมนตรีตำบล…")
    since: BuddhistDate | None = Field(None, title="ดำรงตำแหน่งตั้งแต่", description="วันที่เริ่มดำรงตำแหน่ง")
    until: BuddhistDate | None = Field(None, title="ถึงวันที่", description="วันสุดท้ายในตำแหน่ง (ถ้าพ้นแล้ว)")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise refuse("E225", at=("until",))
        return self


class ComplaintChannel(Record):
    """Where corruption is reported: apart from the general complaint channel."""

    title: Text = Field("แจ้งเรื่องร้องเรียนการทุจริต", title="ชื่อช่องทาง", description="ชื่อช่องทางที่ประชาชนเห็น")
    url: WebAddress | None = Field(None, title="ที่อยู่เว็บ", description="แบบฟอร์มออนไลน์")
    phone: Text | None = Field(None, title="โทรศัพท์", description="หมายเลขโทรศัพท์")
    email: Text | None = Field(None, title="อีเมล", description="ที่อยู่อีเมล")
    note: Text | None = Field(None, title="หมายเหตุ", description="เวลาทำการ หรือการคุ้มครองผู้แจ้ง")


class Agency(Record):
    """The agency: what it is called, where it is, how it is reached."""

    name: Text = Field(title="ชื่อหน่วยงาน", description="ชื่อเต็ม เช่น เทศบาลตำบลดอนตะวัน")
    name_en: Text | None = Field(None, title="ชื่อภาษาอังกฤษ", description="ชื่อเต็มภาษาอังกฤษ")
    short: Text | None = Field(None, title="ชื่อย่อ", description="เช่น ทต.ดอนตะวัน")
    type: TypedAgencyType = Field(title="ประเภทหน่วยงาน", description=_choices(AGENCY_TYPE_THAI))
    tambon: Text | None = Field(None, title="ตำบล", description="ชื่อตำบล")
    district: Text | None = Field(None, title="อำเภอ", description="ชื่ออำเภอ")
    province: Text | None = Field(None, title="จังหวัด", description="ชื่อจังหวัด")
    address: Text | None = Field(None, title="ที่อยู่", description="ที่อยู่ที่ตั้งสำนักงาน ครอบด้วยเครื่องหมายคำพูดถ้ามี # หรือ :")
    phone: Text | None = Field(None, title="โทรศัพท์", description="หมายเลขโทรศัพท์สำนักงาน")
    fax: Text | None = Field(None, title="โทรสาร", description="หมายเลขโทรสาร")
    email: Text | None = Field(None, title="อีเมล", description="อีเมลกลางของหน่วยงาน")
    map_url: WebAddress | None = Field(None, title="แผนที่", description="ที่อยู่เว็บของแผนที่ตั้ง")
    facebook: WebAddress | None = Field(None, title="เฟซบุ๊ก", description="เพจของหน่วยงาน")
    line: WebAddress | None = Field(None, title="ไลน์", description="LINE Official ของหน่วยงาน")
    official_accounts: Annotated[tuple[WebAddress, ...], as_list] = Field(
        (),
        title="บัญชีทางการอื่น",
        description="ที่อยู่ของบัญชีทางการของหน่วยงานที่ผู้ให้บริการอื่น นอกจาก facebook และ line เช่น https://www.youtube.com/@ชื่อช่อง",
    )
    emblem: DocumentPath | None = Field(None, title="ตราหน่วยงาน", description="แฟ้มภาพใน content/images")
    domains: Annotated[tuple[Domain, ...], as_list] = Field(
        (), title="โดเมนของหน่วยงาน", description="เช่น www.example.go.th"
    )
    executives: Annotated[tuple[Executive, ...], as_list] = Field(
        (), title="ผู้บริหารสูงสุด", description="ผู้บริหารสูงสุดตามช่วงเวลาที่ดำรงตำแหน่ง"
    )

    def executive_on(self, day: date) -> Executive | None:
        """Return who held the office on ``day``, where it is said from when."""
        terms = (one for one in self.executives if one.since and one.since <= day)
        return next((one for one in terms if not one.until or day <= one.until), None)


class Unit(Record):
    """A unit of the agency, in the register that records refer to by id, name or alias."""

    id: Identifier = Field(title="รหัสส่วนราชการ", description="เช่น clerk")
    name: Text = Field(title="ชื่อส่วนราชการ", description="เช่น สำนักปลัดเทศบาล")
    aliases: Annotated[tuple[Text, ...], as_list] = Field((), title="ชื่อเรียกอื่น", description="เช่น สำนักปลัดฯ")
    phone: Text | None = Field(None, title="โทรศัพท์", description="หมายเลขภายใน")
    head: Text | None = Field(None, title="หัวหน้าส่วนราชการ", description="ชื่อหัวหน้าส่วนราชการ")


class YearOptions(Record):
    """A fiscal year of the site: whose form it uses and in which layout its measure table is shown first."""

    year: FiscalYear = Field(title="ปีงบประมาณ", description="เช่น 2569")
    form: FiscalYear | None = Field(None, title="ใช้แบบของปี", description="เมื่อปีนี้ใช้รายการข้อ OIT ของปีอื่น")
    layout: Identifier | None = Field(None, title="แบบตารางมาตรการ", description="รหัสแบบตาราง เช่น a5")
    status: Literal["open", "closed"] = Field("open", title="สถานะปี", description="closed เมื่อประเมินเสร็จแล้ว")
    shown_from: BuddhistDate | None = Field(
        None, title="หน้าแรกแสดงตั้งแต่", description="วันที่หน้าแรกและเมนูเปลี่ยนมาเป็นปีนี้ ใช้แทนการแก้ current_year ในวันนั้น"
    )


class EitSurvey(Record):
    """The EIT survey of a fiscal year: its address in ITAS and when it is open."""

    fiscal_year: FiscalYear = Field(title="ปีงบประมาณ", description="ปีที่ประเมิน")
    url: EitAddress = Field(title="ที่อยู่แบบวัด EIT", description="https://itas.nacc.go.th/go/eit/ ตามด้วยรหัส 6 ตัว")
    opens: BuddhistDate | None = Field(None, title="วันเปิดรับ", description="วันแรกที่ตอบได้")
    closes: BuddhistDate | None = Field(None, title="วันปิดรับ", description="วันสุดท้ายที่ตอบได้")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.opens and self.closes and self.closes < self.opens:
            raise refuse("E225", at=("closes",))
        return self


class Look(Record):
    """What an agency may choose of the site's look."""

    primary: Color = Field("#1b4f8a", title="สีหลัก", description='รหัสสี เช่น "#1b4f8a"')
    accent: Color | None = Field(None, title="สีรอง", description='รหัสสี เช่น "#b35900"')
    font: DocumentPath | None = Field(None, title="แฟ้มตัวอักษร", description="แฟ้ม .woff2 ใน content/images")


BROKEN_AFTER_DAYS = 3
"""Days after which a server in trouble makes a link broken: longer than a weekend."""


class LinkOptions(Record):
    """When links that lead elsewhere are given up."""

    broken_after_days: int = Field(
        BROKEN_AFTER_DAYS,
        ge=1,
        le=90,
        title="นับว่าเสียหลังกี่วัน",
        description="เครื่องปลายทางที่ขัดข้อง ตอบช้า หรือปิดปรับปรุงติดต่อกันนานเท่านี้ นับว่าลิงก์เสีย",
    )


class SiteConfig(Record):
    """The whole of ``site_config.yml``."""

    agency: Agency = Field(title="หน่วยงาน", description="ชื่อ ที่อยู่ และช่องทางติดต่อ")
    units: Annotated[tuple[Unit, ...], as_list] = Field((), title="ส่วนราชการ", description="ทะเบียนส่วนราชการ")
    site_url: SiteAddress | None = Field(
        None, title="ที่อยู่เว็บไซต์", description="ที่อยู่ที่เว็บนี้จะเผยแพร่ เช่น https://www.example.go.th/ita/"
    )
    tagline: Text | None = Field(None, title="คำโปรย", description="ประโยคเดียวใต้ชื่อเว็บ")
    fiscal_years: Annotated[tuple[YearOptions, ...], as_list] = Field(
        (), title="ปีงบประมาณ", description="ปีที่แสดงในเว็บ ถ้าไม่ระบุจะดูจากโฟลเดอร์"
    )
    current_year: FiscalYear | None = Field(None, title="ปีปัจจุบัน", description="ปีที่หน้าแรกแสดง ถ้าไม่ระบุใช้ปีล่าสุดที่เผยแพร่แล้ว")
    complaint: ComplaintChannel | None = Field(None, title="ช่องทางแจ้งทุจริต", description="แยกจากร้องเรียนทั่วไป")
    eit: Annotated[tuple[EitSurvey, ...], as_list] = Field((), title="แบบวัด EIT", description="ที่อยู่และวันเปิด–ปิดรายปี")
    licence: Licence = Field(
        DEFAULT_LICENCE,
        title="สัญญาอนุญาตของข้อมูลเปิด",
        description="ให้ใช้ข้อมูลเปิดต่อได้อย่างไร: " + ", ".join(f"{key} {known.thai}" for key, known in LICENCES.items()),
    )
    look: Look = Field(default_factory=Look, title="รูปลักษณ์", description="สีและตัวอักษร")
    links: LinkOptions = Field(default_factory=LinkOptions, title="ลิงก์ภายนอก", description="การตรวจลิงก์ที่ออกนอกเว็บ")
    waivers: Annotated[tuple[Waiver, ...], as_list] = Field(
        (),
        title="ข้อยกเว้น",
        description="ข้อค้นพบที่หน่วยงานยอมรับ พร้อมเหตุผล ผู้อนุมัติ และวันสิ้นสุด",
        json_schema_extra=INTERNAL,
    )
    severities: dict[FindingCode, SeverityName] = Field(
        default_factory=dict,
        title="ระดับของข้อค้นพบ",
        description="ปรับระดับตามรหัส เช่น {M506: note} ใช้ error, gap, warning หรือ note",
        json_schema_extra=INTERNAL,
    )
    publish: dict[Identifier, Target] = Field(
        default_factory=dict,
        title="ที่เผยแพร่",
        description="ที่ที่ oit publish นำเว็บไปวาง เช่น {main: {kind: ftps, host: …, user: …, path: …}}",
        json_schema_extra=INTERNAL,
    )

    @model_validator(mode="after")
    def _no_twins(self) -> Self:
        for field, name in (("units", "id"), ("fiscal_years", "year"), ("eit", "fiscal_year")):
            values = [getattr(entry, name) for entry in getattr(self, field)]
            twin = next((index for index, value in enumerate(values) if value in values[:index]), None)
            if twin is not None:
                raise refuse("E230", value=values[twin], at=(field, twin, name))
        return self
