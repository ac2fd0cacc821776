"""Which kinds of file may be published, and for every other kind what to do instead.

A web server and a browser go by the ending of a name, some servers by any ending in it (``plan.php.pdf``), so a name
that could make either of them run something is refused whatever the file holds. What the file holds is judged apart.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from generator.records.file_kinds import Use, endings
from generator.system.text_characters import INVISIBLE

CODES = ("D440", "D441", "D442", "D443")

PICTURES, FONTS, DOCUMENTS = endings(Use.PICTURE), endings(Use.FONT), endings(Use.DOCUMENT)


class Refused(NamedTuple):
    """Kinds of file that are not published: their endings, what they are and the cure in Thai.

    ``hidden`` are the endings that are refused in front of another ending as well (``plan.php.pdf``).
    """

    endings: frozenset[str]
    what: str
    cure: str
    hidden: frozenset[str] = frozenset()


class Reason(NamedTuple):
    """Why a file of that name is not published: the code of the finding, the ending, what it is and the cure."""

    code: str
    ending: str = ""
    what: str = ""
    cure: str = ""


def _refused(what: str, cure: str, hidden: str = "", plain: str = "") -> Refused:
    """Take ``hidden`` as the endings refused anywhere in a name and ``plain`` as those refused at its end only."""
    anywhere = frozenset(hidden.split())
    return Refused(anywhere | frozenset(plain.split()), what, cure, anywhere)


REFUSED = (
    _refused(
        "โปรแกรมหรือคำสั่งของเครื่องแม่ข่าย",
        "แฟ้มนี้ไม่ใช่เอกสาร ห้ามนำขึ้นเว็บ ให้บันทึกสิ่งที่ต้องการแสดงเป็น PDF หรือตาราง CSV แล้วใช้แฟ้มนั้นแทน",
        "php php2 php3 php4 php5 php6 php7 php8 phps phtm phtml pht phar asp aspx asa asax ascx ashx asmx axd cdx "
        "cshtml jsp jspx jspf jsw jsv cfm cfml cfc cgi fcgi pl py pyc rhtml shtml shtm stm asis var htaccess htpasswd",
        "inc config conf ini env cer pm rb lua tcl htc do action map",
    ),
    _refused(
        "หน้าเว็บ",
        "เขียนเป็นหน้าใน content/pages หรือเปิดในเบราว์เซอร์แล้วพิมพ์เป็น PDF",
        "htm html xhtml xht mht mhtml hta",
    ),
    _refused(
        "ภาพลายเส้น SVG ซึ่งซ่อนสคริปต์ได้",
        "เปิดภาพแล้วส่งออกเป็น .png หรือพิมพ์เป็น PDF",
        "svg svgz",
    ),
    _refused(
        "สคริปต์หรือส่วนประกอบของหน้าเว็บ",
        "แฟ้มนี้ไม่ใช่เอกสาร ถ้าต้องการแสดงเนื้อหา ให้พิมพ์เป็น PDF",
        "js mjs cjs jse swf xap",
        "css wasm ts jsx tsx jnlp class",
    ),
    _refused(
        "แฟ้ม XML ซึ่งเบราว์เซอร์เปิดเป็นหน้าเว็บที่มีสคริปต์ได้",
        "ถ้าเป็นข้อมูลเปิด ให้บันทึกเป็น CSV, XLSX หรือ JSON ถ้าเป็นเอกสาร ให้พิมพ์เป็น PDF",
        plain="xml xsl xslt xsd dtd rss atom rdf gpx kml wsdl",
    ),
    _refused(
        "โปรแกรมที่ทำงานบนเครื่องของผู้เปิด",
        "ห้ามนำโปรแกรมขึ้นเว็บ ให้บันทึกสิ่งที่ต้องการแสดงเป็น PDF",
        "exe scr bat cmd ps1 psm1 vbs vbe wsf wsh msi msp pif jar apk dll cpl reg lnk chm",
        "com bin run sys app dmg pkg deb rpm sh bash ipa gadget",
    ),
    _refused(
        "ทางลัดไปยังที่อื่น",
        "เปิดทางลัดนั้น แล้วใส่ที่อยู่ของเว็บในช่อง url: แทน file:",
        "desktop webloc scf",
        "url website library-ms search-ms gdoc gsheet gslides gform",
    ),
    _refused(
        "แฟ้มบีบอัด ซึ่งประชาชนและผู้ประเมินเปิดดูข้างในไม่ได้ทันที",
        "แตกแฟ้มออก แล้วเผยแพร่เอกสารข้างในทีละแฟ้ม โดยเขียนเป็นหลักฐานแฟ้มละรายการ",
        "gz tgz br",
        "zip rar 7z tar bz2 xz z zst lz lzh arj ace cab iso img vhd kmz",
    ),
    _refused(
        "เอกสาร Office ชนิดที่มีแมโคร",
        "สั่ง “บันทึกเป็น” .docx .xlsx หรือ .pptx ซึ่งไม่เก็บแมโคร หรือบันทึกเป็น PDF",
        plain="docm dotm xlsm xltm xlsb xlam xla xll pptm potm ppsm ppam sldm ppa",
    ),
    _refused(
        "ต้นแบบหรือแฟ้มฉายภาพของ Office",
        "สั่ง “บันทึกเป็น” .docx .xlsx .pptx หรือ PDF",
        plain="dot dotx xlt xltx pot potx pps ppsx sldx ott ots otp odg odf odb wps wpd",
    ),
    _refused(
        "ภาพเคลื่อนไหวหรือเสียง",
        "นำขึ้นช่องทางของหน่วยงาน เช่น YouTube แล้วใส่ที่อยู่ในช่อง url: แทน file:",
        plain="mp4 m4v mov avi wmv mkv webm mpg mpeg 3gp flv mp3 wav m4a wma aac ogg",
    ),
    _refused(
        "ภาพชนิดที่เบราว์เซอร์ทั่วไปไม่แสดง",
        "เปิดภาพแล้วสั่ง “บันทึกเป็น” .jpg หรือ .png",
        plain="heic heif avif bmp ico jfif jpe tga raw cr2 nef psd ai eps wmf emf",
    ),
    _refused(
        "แบบแปลน แผนที่ หรือแฟ้มของโปรแกรมเฉพาะทาง",
        "พิมพ์เป็น PDF จากโปรแกรมที่ใช้สร้าง",
        plain="dwg dxf dgn shp skp vsd vsdx pub one mpp xps oxps ps pages numbers key epub",
    ),
    _refused("อีเมล", "เปิดแล้วพิมพ์เป็น PDF และปิดทับข้อมูลส่วนบุคคลก่อน", plain="eml msg mbox pst vcf ics"),
    _refused("ฐานข้อมูล", "ส่งออกเฉพาะตารางที่เผยแพร่ได้เป็น CSV หรือ XLSX", plain="mdb accdb sql db sqlite dbf sav bak"),
    _refused("ข้อความชนิดที่ประชาชนเปิดไม่ได้ทันที", "บันทึกเป็น .csv, .txt หรือ PDF", plain="md tsv log yml yaml tex"),
    _refused("แบบอักษร", "แบบอักษรใช้ได้เฉพาะ .woff2 ที่ระบุใน look: font", plain="woff woff2 ttf otf eot ttc"),
)
"""What is not published, in the order in which it is looked up."""

_UNKNOWN = ("แฟ้มชนิดที่ไม่รู้จัก", "เปิดด้วยโปรแกรมที่ใช้สร้าง แล้วสั่ง “บันทึกเป็น” PDF หรือถ้าเป็นตารางให้ใช้ XLSX หรือ CSV")
TURNING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Characters that break a line or turn the letters after them around, so that ``fdp.exe`` is read as ``exe.pdf``."""
_ENDING = re.compile(r"\.\s*([a-z0-9]+)", re.ASCII)
"""Every ending in a name, wherever it stands: a dot and the Latin letters and digits behind it."""
_HIDDEN = {ending: group for group in REFUSED for ending in group.hidden}
_LAST = {ending: group for group in reversed(REFUSED) for ending in group.endings}


def reason(name: str, allowed: frozenset[str] = DOCUMENTS) -> Reason | None:
    """Return why a file with the POSIX path ``name`` is not published, or None where its name is fit.

    Only the endings ``allowed`` may be published.
    """
    if odd := _odd(name):
        return odd
    last = ending(name)
    if last not in allowed:
        what, cure = _UNKNOWN
        if group := _LAST.get(last):
            what, cure = group.what, group.cure
        return Reason("D440", last, what, cure)
    return _hidden(name)


def reason_to_keep_off(old: str, new: str) -> Reason | None:
    """Return why what stands at the address ``new`` may not be published at ``old`` as well, or None where it may."""
    if odd := _odd(old) or _hidden(old):
        return odd
    spellings = {"jpeg": "jpg", "tiff": "tif"}
    old_kind, new_kind = (spellings.get(ending(name), ending(name)) for name in (old, new))
    return None if old_kind == new_kind else Reason("D443", ending(old), ending(new))


def ending(name: str) -> str:
    """Return what stands behind the last dot of a file's name, in small letters; nothing where there is no dot."""
    last = name.rpartition("/")[2]
    return last.rpartition(".")[2].lower() if "." in last else ""


def _odd(name: str) -> Reason | None:
    """Tell of letters that make a name look like another, or that a server or Windows reads in its own way."""
    steps = name.split("/")
    if TURNING.search(name):
        return Reason("D442", what="อักขระที่มองไม่เห็น ซึ่งทำให้อ่านชื่อเป็นอย่างอื่นได้")
    if any(step != step.rstrip().rstrip(".") for step in steps):
        return Reason("D442", what="เว้นวรรคหรือจุดต่อท้าย ซึ่ง Windows ตัดทิ้ง")
    if any(step.startswith(".") for step in steps):
        return Reason("D442", what="จุดนำหน้า ซึ่งเครื่องแม่ข่ายถือเป็นแฟ้มซ่อนหรือแฟ้มตั้งค่า")
    return None


def _hidden(name: str) -> Reason | None:
    """Tell of an ending in front of another, or in a folder's name, that a server may go by."""
    # As a server, or a program that carries files, may spell it: full-width letters as plain ones, nothing unseen.
    plain = unicodedata.normalize("NFKC", INVISIBLE.sub("", name)).lower()
    for step in plain.split("/"):
        for inner in _ENDING.findall(step):
            if group := _HIDDEN.get(inner):
                return Reason("D441", inner, group.what, group.cure)
    return None
