"""Documents that act: macros, scripts, objects and templates, made as office programs and viewers make them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    TextStringObject,
)

from tests import small_documents as make
from tests.small_papers import REPORT


def office(packed: bytes, **parts: bytes) -> bytes:
    """Return an office file with ``parts`` added: names with ``__`` for the dot and ``___`` for the slash."""
    return make.repacked(
        packed, {name.replace("___", "/").replace("__", "."): content for name, content in parts.items()}
    )


def word(**parts: bytes) -> bytes:
    return office(make.docx(REPORT), **parts)


def of_types(packed: bytes, old: bytes, new: bytes) -> bytes:
    """Return an office file that says something else of the types of its parts."""
    with ZipFile(BytesIO(packed)) as parts:
        types = parts.read("[Content_Types].xml")
    assert old in types
    return make.repacked(packed, {"[Content_Types].xml": types.replace(old, new)})


def relations(kind: str, target: str, mode: str = "External") -> bytes:
    """Return the part of an office file that says what another part of it refers to."""
    start = "http://schemas.openxmlformats.org"
    kind = f"{start}/officeDocument/2006/relationships/{kind}"
    return (
        f'<Relationships xmlns="{start}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    ).encode()


def old_office(*names: str) -> bytes:
    """Return an older office file with ``names`` in its directory, as they stand there."""
    return make.OLE + b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in names)


def paper(change: Callable[[PdfWriter], object]) -> bytes:
    """Return a PDF to which ``change`` was done."""
    writer = PdfWriter(clone_from=BytesIO(make.pdf(REPORT)))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def opening(**action: str) -> Callable[[PdfWriter], object]:
    """Let a PDF do ``action`` when it is opened; a value that begins with ``/`` is a name."""
    fields = {
        NameObject(f"/{key}"): NameObject(value) if value.startswith("/") else TextStringObject(value)
        for key, value in action.items()
    }
    return lambda writer: writer.root_object.update({NameObject("/OpenAction"): DictionaryObject(fields)})


def added(writer: PdfWriter, value: PdfObject) -> IndirectObject:
    """Put an object into a PDF and return the reference to it."""
    return writer._add_object(value)  # noqa: SLF001 - pypdf offers no other way


def field_that_calculates(writer: PdfWriter) -> None:
    """Return the first page a field whose script is behind two references and a second action."""
    script = {NameObject("/S"): added(writer, NameObject("/JavaScript")), NameObject("/JS"): TextStringObject("1")}
    first = {NameObject("/S"): NameObject("/Named"), NameObject("/Next"): added(writer, DictionaryObject(script))}
    actions = DictionaryObject({NameObject("/C"): added(writer, DictionaryObject(first))})
    field = DictionaryObject({NameObject("/Subtype"): NameObject("/Widget"), NameObject("/AA"): actions})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([added(writer, field)])


def script_by_name(writer: PdfWriter) -> None:
    """Return a PDF a script among its names, which runs when it is opened."""
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    names = ArrayObject([TextStringObject("a"), added(writer, DictionaryObject(script))])
    tree = DictionaryObject({NameObject("/JavaScript"): DictionaryObject({NameObject("/Names"): names})})
    writer.root_object[NameObject("/Names")] = added(writer, tree)


def form_of_adobe(content: bytes) -> Callable[[PdfWriter], object]:
    """Return a PDF a form of Adobe's own kind with that XML."""

    def change(writer: PdfWriter) -> None:
        """Put it into the catalogue."""
        stream = DecodedStreamObject()
        stream.set_data(content)
        form = DictionaryObject({NameObject("/XFA"): ArrayObject([TextStringObject("a"), added(writer, stream)])})
        writer.root_object[NameObject("/AcroForm")] = form

    return change


def carrying(name: str, *, as_data: bool = False) -> Callable[[PdfWriter], object]:
    """Let a PDF carry a file of that name, ``as_data`` of an electronic document."""

    def change(writer: PdfWriter) -> None:
        """Attach the file."""
        attached = writer.add_attachment(name, b"content")
        if as_data:
            attached.associated_file_relationship = NameObject("/Data")

    return change
