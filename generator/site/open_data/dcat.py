"""``data/dcat.json``: the same sets as a catalogue in DCAT-AP, as JSON-LD that asks no other host for its context.

https://www.w3.org/TR/vocab-dcat-3/ and DCAT-AP: catalogue, data sets and files with publisher, contact, licence, days
and what they cover. Addresses are whole ones where the agency has said where the site stands.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.public.links import absolute
from generator.records.model.licences import LICENCES
from generator.site.open_data.described import DataFile, Described

PATH = addresses.data_file("dcat", "json")
MEDIA_TYPES = {"CSV": "text/csv", "JSON": "application/json"}
_IANA = "https://www.iana.org/assignments/media-types/"
_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_THAI = {"@id": "http://publications.europa.eu/resource/authority/language/THA", "@type": "dct:LinguisticSystem"}


def dcat_bytes(site: SiteContext, sets: Sequence[Described]) -> bytes:
    """Write the catalogue of ``sets``."""
    return (json.dumps(_Writer(site).catalogue(sets), ensure_ascii=False, indent=1) + "\n").encode()


class _Writer:
    """Writes the catalogue of one site."""

    def __init__(self, site: SiteContext) -> None:
        self._site = site
        self._config = site.workspace.config
        agency = self._config.agency
        name = [{"@value": agency.name, "@language": "th"}]
        if agency.name_en:
            name.append({"@value": agency.name_en, "@language": "en"})
        self._publisher: dict[str, object] = {"@id": self._address("#agency"), "@type": "foaf:Agent", "foaf:name": name}
        self._contact: dict[str, object] = {
            "@type": "vcard:Organization",
            "vcard:fn": agency.name,
            **({"vcard:hasEmail": {"@id": f"mailto:{agency.email}"}} if agency.email else {}),
            **({"vcard:hasTelephone": agency.phone} if agency.phone else {}),
        }
        self._licence = {"@id": LICENCES[self._config.licence].address, "@type": "dct:LicenseDocument"}
        self._day = _typed(site.as_of)

    def catalogue(self, sets: Sequence[Described]) -> Mapping[str, object]:
        """Describe the catalogue with all its sets."""
        return {
            "@context": _CONTEXT,
            "@id": self._address(f"{addresses.DATA}#catalogue"),
            "@type": "dcat:Catalog",
            "dct:title": _thai(f"ข้อมูลเปิดของ{self._config.agency.name}"),
            "dct:description": _thai("ข้อ OIT หลักฐาน มาตรการ และผลการประเมิน ITA"),
            "dct:publisher": self._publisher,
            "dct:language": _THAI,
            "dct:license": self._licence,
            "dct:modified": self._day,
            **({"foaf:homepage": {"@id": self._config.site_url}} if self._config.site_url else {}),
            "dcat:dataset": [self._set(described) for described in sets],
        }

    def _set(self, described: Described) -> Mapping[str, object]:
        covers, province = described.covers, self._config.agency.province
        where = {"dct:spatial": {"@type": "dct:Location", "dct:title": _thai(province)}} if province else {}
        return {
            "@id": self._address(f"{addresses.DATA}#{described.data.name}"),
            "@type": "dcat:Dataset",
            "dct:title": _thai(described.data.title),
            "dct:description": _thai(described.description),
            "dct:identifier": described.data.name,
            "dct:publisher": {"@id": self._publisher["@id"]},
            "dcat:contactPoint": self._contact,
            "dct:language": _THAI,
            "dct:modified": self._day,
            "dcat:keyword": [_thai("OIT"), _thai("ITA"), _thai("ความโปร่งใส")],
            "dcat:landingPage": {"@id": self._address(addresses.DATA), "@type": "foaf:Document"},
            **where,
            **({"dct:temporal": _period(*covers)} if covers else {}),
            "dcat:distribution": [self._file(described, file) for file in described.files],
        }

    def _file(self, described: Described, file: DataFile) -> Mapping[str, object]:
        address = {"@id": self._address(file.path)}
        return {
            "@type": "dcat:Distribution",
            "dct:title": _thai(f"{described.data.title} ({file.format})"),
            "dcat:accessURL": address,
            "dcat:downloadURL": address,
            "dcat:mediaType": {"@id": f"{_IANA}{MEDIA_TYPES[file.format]}", "@type": "dct:MediaType"},
            "dct:format": {"@id": f"{_FILE_TYPES}{file.format}", "@type": "dct:MediaTypeOrExtent"},
            "dct:license": self._licence,
            "dct:modified": self._day,
            "dcat:byteSize": {"@value": str(len(file.content)), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                "spdx:checksumValue": {"@value": file.digest, "@type": "xsd:hexBinary"},
            },
        }

    def _address(self, path: str) -> str:
        """Return an address in full, or from where the catalogue stands."""
        if self._config.site_url:
            return f"{self._config.site_url}{path}" if "#" in path else absolute(path, self._config.site_url)
        return path.removeprefix(addresses.DATA) if path.startswith(addresses.DATA) else f"../{path}"


def _thai(text: str) -> Mapping[str, str]:
    return {"@value": text, "@language": "th"}


def _typed(day: date) -> Mapping[str, str]:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _period(first: date, last: date) -> Mapping[str, object]:
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": _typed(first), "dcat:endDate": _typed(last)}
