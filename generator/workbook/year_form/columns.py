"""The sheets of a form's workbook and their columns, as data: what each is called, how it is read, what it means."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue.groups import GROUP_THAI
from generator.workbook.year_form.values import (
    DAY,
    LINES,
    NUMBER,
    SLUG,
    SLUGS,
    TEXT,
    WHOLE,
    WHOLES,
    WORDS,
    YES,
    Form,
    choice,
    codes,
)

BASIS = choice({"stated": "แบบระบุ", "observed": "พบในสิ่งที่หน่วยงานเผยแพร่", "unconfirmed": "ยังไม่ยืนยัน"})
WINDOW = choice(
    {
        "evergreen": "ไม่กำหนดปี ต้องเป็นปัจจุบัน",
        "fiscal_year": "ปีงบประมาณ",
        "first_half": "6 เดือนแรกของปีงบประมาณ",
        "monthly": "รายเดือนในปีงบประมาณ",
        "plan": "แผนที่ครอบคลุมปีงบประมาณ",
        "previous_result": "ผลการประเมินปีก่อนและมาตรการ",
        "not_stated": "ไม่ทราบ",
    }
)
OFFSET = choice({"0": "ปีที่ประเมิน", "-1": "ปีก่อน", "-2": "สองปีก่อน", "1": "ปีถัดไป"})
ROUND = choice({"month": "ทุกเดือน", "quarter": "ทุกไตรมาส", "half": "ทุก 6 เดือน"})
_STATUS = choice({"verified": "สอบทานแล้ว", "unverified": "ยังไม่ได้สอบทาน"})
_CREDIT = choice({"all-or-nothing": "ครบได้เต็ม ขาดได้ 0", "partial": "ให้บางส่วนได้"})
_GROUP = choice({str(group): thai for group, thai in GROUP_THAI.items()})


@dataclass(frozen=True, slots=True)
class Column:
    """A column (or a line of the general sheet): the field it fills, its heading, how its cells are read.

    ``path`` leads into the entry's data; ``also`` are other headings it is known by.
    """

    path: tuple[str, ...]
    heading: str
    form: Form
    note: str
    required: bool = False
    also: tuple[str, ...] = ()
    width: int = 18


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet whose rows are the entries of ``field`` of the form."""

    name: str
    field: tuple[str, ...]
    columns: tuple[Column, ...]
    note: str

    def column(self, *path: str) -> Column:
        """Return the column that fills ``path``."""
        return next(one for one in self.columns if one.path == path)


def _window(of: str) -> tuple[Column, ...]:
    return (
        Column(
            ("window", "kind"), "ช่วงเวลาของหลักฐาน", WINDOW, f"หลักฐานของ{of}ต้องเป็นของช่วงใด", also=("ช่วงเวลา",), width=26
        ),
        Column(("window", "offset"), "ของปีใด", OFFSET, "ช่วงนั้นเป็นของปีที่ประเมินหรือปีก่อน ปล่อยว่างคือปีที่ประเมิน"),
        Column(("window", "or_offset"), "หรือของปี", OFFSET, "กรอกเมื่อแหล่งข้อมูลไม่ตรงกันว่าเป็นปีใด รับทั้งสองปี"),
        Column(("window_basis",), "ที่มาของช่วงเวลา", BASIS, "ช่วงเวลานี้แบบระบุเอง หรือสรุปจากที่อื่น"),
        Column(("window_note",), "หมายเหตุช่วงเวลา", TEXT, "ข้อยกเว้นเรื่องเวลา", width=30),
        Column(("rounds", "every"), "ตอบเป็นรอบ", ROUND, f"{of}ต้องแสดงซ้ำทุกเดือน ทุกไตรมาส หรือทุกครึ่งปี"),
        Column(("rounds", "only"), "เฉพาะรอบที่", WHOLES, "เลขรอบที่ต้องส่ง เช่น 2, 4 ปล่อยว่างคือทุกรอบ"),
    )


def sheets(letters: str) -> tuple[Sheet, ...]:
    """Return the sheets of a form whose item codes begin with ``letters``, in their order."""
    code = codes(letters)
    return (
        Sheet("เครื่องมือ", ("weights",), _WEIGHTS, "เครื่องมือของแบบ เช่น IIT EIT OIT และน้ำหนัก รวมกันต้องได้ 100"),
        Sheet("ตัวชี้วัด", ("indicators",), _INDICATORS, "ตัวชี้วัดทุกตัว และเครื่องมือที่ใช้ให้คะแนน"),
        Sheet("ตัวชี้วัดย่อย", ("sub_indicators",), _SUBS, "กลุ่มของข้อในตัวชี้วัด ตามลำดับในแบบ"),
        Sheet("ข้อ", ("items",), _items(code), "ข้อทุกข้อของแบบ เรียงอย่างไรก็ได้"),
        Sheet("องค์ประกอบ", ("parts",), _parts(), "องค์ประกอบด้านข้อมูลของแต่ละข้อ แถวละหนึ่งองค์ประกอบ ตามลำดับ"),
        Sheet("ข้อคำถาม", ("questions",), _QUESTIONS, "ช่วงข้อคำถามของแบบสำรวจ ไม่ทราบให้ว่างไว้"),
        Sheet("ระดับ", ("levels", "levels"), _LEVELS, "ระดับผลการประเมิน จากดีที่สุดลงไปถึง 0 คะแนน"),
        Sheet("ปฏิทิน", ("calendar", "events"), _EVENTS, "ขั้นตอนของปี ไม่รู้วันให้ว่างไว้"),
    )


GENERAL = (
    Column(("fiscal_year",), "ปีงบประมาณ", WHOLE, "พ.ศ. 4 หลัก", required=True, also=("ปี",)),
    Column(("status",), "สถานะ", _STATUS, "สอบทานแล้ว เมื่อเทียบกับแบบฉบับทางการครบทุกข้อ", required=True),
    Column(("source",), "แหล่งข้อมูล", TEXT, "เอกสารที่ใช้กรอก", required=True, width=60),
    Column(
        ("groups",),
        "กลุ่มหน่วยงาน",
        Form(
            lambda v: "\n".join(map(_GROUP.show, v)),
            lambda t: [_GROUP.read(x) for x in t.splitlines() if x.strip()],
            _GROUP.choices,
        ),
        "กลุ่มที่ใช้แบบนี้ บรรทัดละกลุ่ม ว่างคือทุกกลุ่ม",
    ),
    Column(("numbering_basis",), "ที่มาของเลขข้อ", BASIS, "ลำดับและจำนวนข้อมาจากแบบเอง หรือสรุปจากที่อื่น"),
    Column(("caveats",), "ข้อควรระวัง", LINES, "สิ่งที่ยังไม่แน่ใจ บรรทัดละหนึ่งเรื่อง", width=60),
    Column(("follows",), "ปีที่เทียบ", WHOLE, "เลขข้อในช่อง “มาจากข้อ” เป็นของแบบปีใด"),
    Column(("item_credit",), "วิธีให้คะแนนรายข้อ", _CREDIT, "ได้บางส่วนหรือไม่", required=True),
    Column(("weights_basis",), "ที่มาของน้ำหนัก", BASIS, "น้ำหนักเครื่องมือมาจากแบบเอง หรือสรุปจากที่อื่น"),
    Column(("levels", "basis"), "ที่มาของระดับ", BASIS, "เกณฑ์ระดับมาจากแบบเอง หรือสรุปจากที่อื่น", required=True),
    Column(("levels", "note"), "หมายเหตุของระดับ", TEXT, "เช่น แหล่งที่มา", width=60),
    Column(("calendar", "basis"), "ที่มาของปฏิทิน", BASIS, "ปฏิทินมาจากประกาศ หรือสรุปจากที่อื่น", required=True),
    Column(("calendar", "note"), "หมายเหตุของปฏิทิน", TEXT, "เช่น ให้ยึดประกาศของปีนั้น", width=60),
)
_WEIGHTS = (
    Column(("name",), "ชื่อเครื่องมือ", TEXT, "อักษรอังกฤษตัวใหญ่ เช่น OIT", required=True, also=("เครื่องมือ",)),
    Column(("weight",), "น้ำหนัก", NUMBER, "ร้อยละของคะแนนรวม", required=True),
)
_INDICATORS = (
    Column(("number",), "ตัวชี้วัดที่", WHOLE, "เลขตัวชี้วัด", required=True, also=("เลขตัวชี้วัด", "ที่")),
    Column(("title",), "ชื่อตัวชี้วัด", TEXT, "ชื่อตามแบบ", required=True, width=50),
    Column(("instrument",), "เครื่องมือ", TEXT, "ชื่อเครื่องมือในแผ่นเครื่องมือ", required=True),
)
_SUBS = (
    Column(("code",), "รหัสตัวชี้วัดย่อย", TEXT, "เช่น 9.1 ถ้าแบบไม่แบ่งย่อยให้ใช้เลขตัวชี้วัด", required=True),
    Column(("title",), "ชื่อตัวชี้วัดย่อย", TEXT, "ชื่อตามแบบ", required=True, width=50),
    Column(("indicator",), "ตัวชี้วัดที่", WHOLE, "อยู่ใต้ตัวชี้วัดใด", required=True),
    Column(("also_called",), "ชื่ออื่น", LINES, "ชื่อที่แหล่งอื่นใช้ บรรทัดละชื่อ", width=40),
    Column(("basis",), "ที่มา", BASIS, "ชื่อและรายการข้อในกลุ่มนี้มาจากแบบเอง หรือสรุปจากที่อื่น"),
)
_QUESTIONS = (
    Column(("indicator",), "ตัวชี้วัดที่", WHOLE, "เลขตัวชี้วัด", required=True),
    Column(("first",), "ข้อแรก", TEXT, "เช่น i1", required=True),
    Column(("last",), "ข้อสุดท้าย", TEXT, "เช่น i6", required=True),
)
_LEVELS = (
    Column(("name",), "ระดับ", TEXT, "ชื่อระดับ", required=True, width=24),
    Column(("total",), "คะแนนรวมอย่างน้อย", NUMBER, "คะแนนต่ำสุดของระดับ", required=True),
    Column(("instruments",), "ทุกเครื่องมืออย่างน้อย", NUMBER, "ถ้ากำหนดให้ทุกเครื่องมือได้ไม่ต่ำกว่า"),
    Column(("words",), "คำบรรยาย", LINES, "คำที่ใช้เรียกระดับ บรรทัดละคำ", width=30),
    Column(("note",), "หมายเหตุ", TEXT, "ข้อสังเกต", width=40),
)
_EVENTS = (
    Column(("key",), "รหัสขั้นตอน", SLUG, "เช่น oit-answers", required=True),
    Column(("title",), "ขั้นตอน", TEXT, "ชื่อขั้นตอน", required=True, width=50),
    Column(("start",), "วันแรก", DAY, "วันและเดือน ไม่ใส่ปี เช่น 1 มี.ค."),
    Column(("end",), "วันสุดท้าย", DAY, "วันและเดือน ไม่ใส่ปี"),
    Column(("offset",), "ของปีใด", OFFSET, "เป็นของปีที่ประเมินหรือปีถัดไป"),
    Column(("basis",), "ที่มา", BASIS, "มาจากประกาศ หรือสรุปจากที่อื่น"),
    Column(("note",), "หมายเหตุ", TEXT, "ข้อสังเกต", width=40),
)


def _items(code: Form) -> tuple[Column, ...]:
    return (
        Column(("code",), "รหัสข้อ", TEXT, "เช่น O1 MOIT1 1.2", required=True, also=("ข้อ", "ที่", "รหัส", "เลขข้อ")),
        Column(
            ("title",), "ชื่อข้อ", TEXT, "ชื่อตามแบบ", required=True, also=("รายการ", "ประเด็น", "ข้อมูล", "เรื่อง"), width=60
        ),
        Column(("sub_indicator",), "ตัวชี้วัดย่อย", TEXT, "รหัสในแผ่นตัวชี้วัดย่อย", required=True),
        Column(("title_basis",), "ที่มาของชื่อ", BASIS, "ชื่อข้อมาจากแบบเอง หรือสรุปจากที่อื่น"),
        *_window("ข้อนี้"),
        Column(("rounds_basis",), "ที่มาของรอบ", BASIS, "รอบมาจากแบบเอง หรือสรุปจากที่อื่น"),
        Column(("min_count",), "จำนวนขั้นต่ำ", WHOLE, "ต้องมีอย่างน้อยกี่เรื่อง"),
        Column(("open_format",), "ข้อมูลเปิด", YES, "ใช่ เมื่อแบบขอแฟ้ม Excel หรือ CSV ด้วย"),
        Column(("open_format_basis",), "ที่มาของข้อมูลเปิด", BASIS, "แบบระบุเอง หรือสรุปจากที่อื่น"),
        Column(("eit_qr",), "มี QR แบบวัด EIT", YES, "ใช่ เมื่อข้อนี้ต้องแสดง QR code"),
        Column(("eit_qr_basis",), "ที่มาของ QR", BASIS, "แบบระบุเอง หรือสรุปจากที่อื่น"),
        Column(("came_from",), "มาจากข้อ", code, "เลขข้อของปีที่เทียบ หลายข้อคือรวมกัน ข้อเดียวในหลายแถวคือแยกออก ว่างคือข้อใหม่"),
        Column(("reports_on",), "รายงานผลของข้อ", code, "ข้อของปีเดียวกันที่ข้อนี้รายงานผล"),
        Column(("reports_on_last_year",), "รายงานผลของเรื่องปีก่อน", SLUGS, "รหัสประจำเรื่อง (key) ของแผนปีก่อน"),
        Column(("group",), "กลุ่ม", TEXT, "หัวข้อกลุ่มในแบบ"),
        Column(("outside_papers",), "ใช้เอกสารผู้อื่นได้", YES, "ใช่ เช่น กฎหมาย"),
        Column(("public_contacts",), "บอกวิธีติดต่อ", YES, "ใช่ เมื่อข้อนี้ตั้งใจแสดงเบอร์โทรหรือชื่อบุคคล"),
        Column(("parts_incomplete",), "องค์ประกอบไม่ครบ", YES, "ใช่ เมื่อรู้องค์ประกอบเพียงบางส่วน"),
        Column(("key",), "รหัสประจำเรื่อง", SLUG, "รหัสที่ไม่เปลี่ยนตามปี ว่างไว้จะใช้ของข้อที่มาจาก", also=("key",), width=24),
        Column(("former_keys",), "รหัสประจำเรื่องเดิม", SLUGS, "รหัสที่เคยเผยแพร่ ที่อยู่เดิมจะนำมาที่นี่", width=24),
        Column(("title_en",), "ชื่ออังกฤษ", TEXT, "ไม่บังคับ", width=40),
        Column(("note",), "ข้อควรระวัง", TEXT, "สิ่งที่ผู้ทำข้อนี้ควรรู้", also=("หมายเหตุ",), width=50),
        Column(("local_note",), "ข้อควรระวังของท้องถิ่น", TEXT, "เฉพาะองค์กรปกครองส่วนท้องถิ่น", width=50),
        Column(("outside_places",), "อยู่ที่อื่นได้", YES, "ใช่ เมื่อขอทางไปยังสิ่งที่อยู่นอกเว็บไซต์หลักได้ เช่น สื่อสังคม"),
    )


def _parts() -> tuple[Column, ...]:
    return (
        Column(("item",), "รหัสข้อ", TEXT, "องค์ประกอบของข้อใด", required=True, also=("ข้อ",)),
        Column(
            ("title",),
            "องค์ประกอบ",
            TEXT,
            "สิ่งที่ผู้ประเมินมองหา",
            required=True,
            also=("องค์ประกอบด้านข้อมูล", "ชื่อองค์ประกอบ"),
            width=60,
        ),
        Column(("min_count",), "จำนวนขั้นต่ำ", WHOLE, "0 คือแสดงเมื่อหน่วยงานมี ว่างคือ 1"),
        Column(("basis",), "ที่มา", BASIS, "แบบระบุเอง หรือสรุปจากที่อื่น"),
        *_window("องค์ประกอบนี้"),
        Column(("outside_places",), "อยู่ที่อื่นได้", YES, "ใช่ เมื่อขอทางไปยังสิ่งที่อยู่นอกเว็บไซต์หลักได้ เช่น ระบบบริการ"),
        Column(("open_format",), "ข้อมูลเปิด", YES, "ใช่ เมื่อองค์ประกอบนี้ต้องมีแฟ้ม Excel หรือ CSV"),
        Column(("open_format_basis",), "ที่มาของข้อมูลเปิด", BASIS, "แบบระบุเอง หรือสรุปจากที่อื่น"),
        Column(("words",), "คำที่ต้องพบ", WORDS, "บรรทัดละกลุ่ม ในกลุ่มคั่นด้วย | พบคำใดคำหนึ่งก็พอ", width=30),
        Column(("id",), "รหัสองค์ประกอบ", SLUG, "อังกฤษตัวเล็ก ว่างไว้โปรแกรมตั้งให้", width=22),
        Column(("note",), "หมายเหตุ", TEXT, "ข้อสังเกต", width=40),
    )
