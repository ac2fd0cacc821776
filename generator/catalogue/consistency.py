"""Contradictions inside one year's form: what the shape of the fields alone cannot rule out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from generator.catalogue.codes import letters, numbers
from generator.catalogue.form import Form

_FULL_MARKS = 100


def contradictions(form: Form) -> Iterator[str]:
    """Yield every contradiction in ``form``, in Thai, naming the item or sub-indicator it concerns."""
    yield from _repeated("ข้อ", (item.code for item in form.items))
    yield from _repeated("รหัสประจำข้อ (key)", (item.key for item in form.items))
    yield from _repeated("ตัวชี้วัด", (str(indicator.number) for indicator in form.indicators))
    yield from _repeated("ตัวชี้วัดย่อย", (sub.code for sub in form.sub_indicators))
    for item in form.items:
        yield from _repeated(f"รหัสองค์ประกอบของข้อ {item.code}", (part.id for part in item.parts))
    kept = {item.key for item in form.items}
    yield from _repeated("รหัสประจำข้อเดิม (former_keys)", (key for item in form.items for key in item.former_keys))
    for item in form.items:
        yield from (
            f"รหัสเดิม {key} ของข้อ {item.code} เป็น key ของข้ออื่นในแบบเดียวกัน" for key in item.former_keys if key in kept
        )
    yield from _order(form)
    yield from _references(form)
    yield from _arithmetic(form)


def _repeated(what: str, values: Iterable[str]) -> Iterator[str]:
    """Yield a line for every value that stands more than once."""
    for value, times in Counter(values).items():
        if times > 1:
            yield f"{what} {value} ซ้ำกัน {times} ครั้ง"


def _order(form: Form) -> Iterator[str]:
    """Check that items run from the first without gaps and that those of a sub-indicator stand together."""
    heads = {letters(item.code) for item in form.items}
    if len(heads) > 1:
        yield f"รหัสข้อขึ้นต้นด้วยอักษรต่างกัน ({', '.join(sorted(heads))}): ทั้งแบบต้องใช้อักษรเดียวกัน"
    else:
        yield from _gaps(form.letters, [item.code for item in form.items])
    printed = [code for code, _ in groupby(item.sub_indicator for item in form.items)]
    declared = [sub.code for sub in form.sub_indicators]
    if printed != declared:
        yield f"ลำดับตัวชี้วัดย่อยของข้อ ({', '.join(printed)}) ไม่ตรงกับที่ประกาศไว้ ({', '.join(declared)})"


def _gaps(head: str, codes: Sequence[str]) -> Iterator[str]:
    """Say where codes first leave one out: the next number must follow, of dotted codes at any of their places."""
    before: tuple[int, ...] = ()
    for code in codes:
        padded = (*before, 0)
        follows = {(*padded[:place], padded[place] + 1) for place in range(len(padded))}
        follows |= {(*one, *(1,) * more) for one in follows for more in (1, 2)}
        here = numbers(code)
        if here not in follows:
            right = min(follows, key=lambda one: (len(one) != len(here), -len(one), one))
            first = codes[0] if before else f"{head}1"
            yield (f"ข้อ {code} ควรเป็นข้อ {head}{'.'.join(map(str, right))}: ข้อต้องเรียงจาก {first} โดยไม่ข้าม")
            return
        before = here


def _references(form: Form) -> Iterator[str]:
    """Check that everything named exists and that no item reports on itself."""
    codes = {item.code for item in form.items}
    known = {indicator.number for indicator in form.indicators}
    for item in form.items:
        yield from (f"ข้อ {item.code} อ้างถึงข้อ {code} ซึ่งไม่มีในปีนี้" for code in item.reports_on if code not in codes)
        if item.code in item.reports_on:
            yield f"ข้อ {item.code} รายงานผลของตัวเองไม่ได้"
        if item.came_from and form.follows is None:
            yield f"ข้อ {item.code} มี came_from แต่ไม่ได้ระบุ follows ว่าเป็นรหัสของปีใด"
    for sub in form.sub_indicators:
        if sub.indicator not in known or not (sub.is_whole or sub.code.startswith(f"{sub.indicator}.")):
            yield f"ตัวชี้วัดย่อย {sub.code} อยู่ใต้ตัวชี้วัดที่ {sub.indicator} ไม่ได้"
    for asked in form.questions:
        if asked.indicator not in known or asked.first[0] != asked.last[0] or not asked.codes:
            yield f"ช่วงคำถาม {asked.first}–{asked.last} ของตัวชี้วัดที่ {asked.indicator} ไม่ถูกต้อง"
    yield from _repeated("คำถาม", (code for asked in form.questions for code in asked.codes))


def _arithmetic(form: Form) -> Iterator[str]:
    """Check that weights make a hundred and that levels go down to zero, so that every total has one."""
    if sum(form.weights.values()) != _FULL_MARKS:
        yield "น้ำหนักของเครื่องมือรวมกันต้องเป็น 100"
    if {indicator.instrument for indicator in form.indicators} != set(form.weights):
        yield "เครื่องมือของตัวชี้วัดไม่ตรงกับเครื่องมือที่มีน้ำหนัก"
    levels = form.levels.levels
    if any(better.total < worse.total for better, worse in pairwise(levels)):
        yield "ระดับผลการประเมินต้องเรียงจากสูงไปต่ำ"
    if not levels or levels[-1].total != 0 or levels[-1].instruments is not None:
        yield "ระดับสุดท้ายต้องเริ่มที่ 0 คะแนน"
