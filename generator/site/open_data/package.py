"""``data/datapackage.json``: the sets of open data as a Frictionless Data Package, every column with its type.

https://specs.frictionlessdata.io/data-package/ and …/table-schema/. What the Thai catalogue of government data
(gdcatalog.go.th) asks for besides stands under ``gdcatalog``, by the names of its form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.assessment.site_context import SiteContext
from generator.public import addresses
from generator.records.model.licences import LICENCES
from generator.site.open_data.described import DataFile, Described
from generator.site.open_data.files import SCHEMA

PATH = addresses.data_file("datapackage", "json")
_ENCODING = "utf-8"


def package_bytes(site: SiteContext, sets: Sequence[Described]) -> bytes:
    """Write the package of ``sets``; its files are named from where it stands, so that it holds in any place."""
    config = site.workspace.config
    licence = LICENCES[config.licence]
    package = {
        "profile": "tabular-data-package",
        "name": "oit-data",
        "id": f"{config.site_url or ''}{PATH}",
        "title": f"ข้อมูลเปิดของ{config.agency.name}",
        "description": f"ข้อมูลข้อ OIT หลักฐาน มาตรการ และผลการประเมินของ{config.agency.name} ตามโครงสร้าง {SCHEMA}",
        "version": site.as_of.isoformat(),
        "created": f"{site.as_of.isoformat()}T00:00:00Z",
        "licenses": [{"name": config.licence.upper(), "path": licence.address, "title": licence.name}],
        "contributors": [{"title": config.agency.name, "role": "publisher"}],
        **({"homepage": config.site_url} if config.site_url else {}),
        "resources": [_resource(described, file) for described in sets for file in described.files if _is_table(file)],
        "gdcatalog": _thai_catalogue(site),
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _is_table(file: DataFile) -> bool:
    return file.format == "CSV"


def _resource(described: Described, file: DataFile) -> Mapping[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": described.data.name,
        "path": file.path.rsplit("/", 1)[-1],
        "title": described.data.title,
        "description": described.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": _ENCODING,
        "bytes": len(file.content),
        "hash": f"sha256:{file.digest}",
        "schema": {
            "fields": [
                {"name": column.name, "type": described.type_of(column), "title": column.meaning}
                for column in described.data.columns
            ],
            "missingValues": [""],
        },
    }


def _thai_catalogue(site: SiteContext) -> Mapping[str, object]:
    """Return the fourteen answers that the Thai catalogue of government data asks of every set."""
    agency, licence = site.workspace.config.agency, LICENCES[site.workspace.config.licence]
    return {
        "data_type": "ข้อมูลระเบียน",
        "title": f"การเปิดเผยข้อมูลสาธารณะ (OIT) ของ{agency.name}",
        "owner_org": agency.name,
        "maintainer": agency.name,
        "maintainer_email": agency.email,
        "tag_string": ["OIT", "ITA", "ความโปร่งใส", "การป้องกันการทุจริต"],
        "notes": "ข้อของแบบ OIT หลักฐาน ความครบถ้วน มาตรการส่งเสริมคุณธรรมและความโปร่งใส และผลการประเมิน ITA",
        "objective": "เพื่อความโปร่งใสและการตรวจสอบโดยประชาชน",
        "update_frequency_unit": "ตามการปรับปรุงเว็บไซต์",
        "update_frequency_interval": None,
        "geo_coverage": " ".join(filter(None, (agency.tambon, agency.district, agency.province))) or None,
        "data_source": f"ระเบียนของ{agency.name}",
        "data_format": ["CSV", "JSON"],
        "data_category": "ข้อมูลสาธารณะ",
        "license_id": licence.name,
    }
