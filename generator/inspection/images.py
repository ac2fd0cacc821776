"""Pictures: whether they open, and whether they tell where they were taken."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

from PIL import ExifTags, Image, UnidentifiedImageError

from generator.inspection.bounds import PICTURE_PIXELS
from generator.inspection.result import Inspection, Problem, failed
from generator.records.file_kinds import Kind

_LATITUDE, _LONGITUDE = ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude
_XMP_LATITUDE = b"exif:GPSLatitude"
_DRAFT = (64, 64)


def read_image(raw: bytes) -> Inspection:
    """Open the picture ``raw``; a picture has no text that can be read."""
    if not is_whole(raw):
        return failed(Problem.DAMAGED, Kind.IMAGE)
    return Inspection(Kind.IMAGE, page_count=1, complete=False, located=int(is_located(raw)))


def is_whole(raw: bytes) -> bool:
    """Tell whether the picture ``raw`` opens to its last line; one too large to try counts as whole."""
    try:
        with Image.open(BytesIO(raw)) as picture:
            if picture.width * picture.height <= PICTURE_PIXELS:
                picture.draft(None, _DRAFT)  # a JPEG is then read whole but made small: a fraction of the work
                picture.load()
    except Image.DecompressionBombError:
        return True
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        return False
    return True


def is_located(raw: bytes) -> bool:
    """Tell whether the picture ``raw`` carries the latitude and longitude where it was taken."""
    if _XMP_LATITUDE in raw:
        return True
    with (
        suppress(UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError),
        Image.open(BytesIO(raw)) as picture,
    ):
        position = picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
        return bool(position.get(_LATITUDE)) and bool(position.get(_LONGITUDE))
    return False
