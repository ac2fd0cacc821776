"""Which kind of record a file holds, told by its fields: what to say of one that stands where another kind belongs."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from generator.findings.finding import Finding, finding
from generator.records.layouts.model import Layout
from generator.records.model.item import Item
from generator.records.model.measure import Measure
from generator.records.model.redirects import Redirects
from generator.records.model.result import Result
from generator.records.model.site_config import SiteConfig
from generator.records.yaml_source import SourceFile

CODES = ("E244",)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of record: its Thai name, the fields that no other kind has at its top, and where it belongs."""

    model: type[BaseModel]
    name: str
    signs: frozenset[str]
    home: str


_KINDS = (
    _Kind(Item, "ระเบียนข้อ OIT", frozenset({"item"}), "oit_items/{year}"),
    _Kind(Measure, "ระเบียนมาตรการ", frozenset({"answers", "rows"}), "content/measures/{year}"),
    _Kind(Result, "ผลการประเมิน", frozenset({"total", "failed_items", "verdicts"}), "content/results"),
    _Kind(SiteConfig, "ทะเบียนหน่วยงาน", frozenset({"agency", "fiscal_years"}), "site_config.yml ที่ชั้นบนสุด"),
    _Kind(Layout, "แบบตาราง", frozenset({"columns", "one_row_per"}), "content/layouts"),
    _Kind(Redirects, "รายการที่อยู่ที่ย้าย", frozenset({"redirects"}), "content/redirects.yml"),
)


def other_kind(model: type[BaseModel], source: SourceFile, year: int | None) -> Finding | None:
    """Say that ``source``, read as a ``model`` of ``year`` (BE), is of another kind; ``None`` where that is not sure.

    It is sure where none of the fields that mark its own kind is there, one of another kind's is, and more of its
    fields are known there than here.
    """
    own = next((kind for kind in _KINDS if kind.model is model), None)
    if own is None or not isinstance(source.data, dict) or own.signs & source.data.keys():
        return None
    known = len(source.data.keys() & model.model_fields.keys())
    for kind in _KINDS:
        if kind.signs & source.data.keys() and len(source.data.keys() & kind.model.model_fields.keys()) > known:
            place = source.place((next(iter(source.data)),), key=True)
            home = kind.home.replace("{year}", str(year or "ปีงบประมาณ"))
            return finding("E244", place, file=source.name, kind=kind.name, expected=own.name, home=home)
    return None
