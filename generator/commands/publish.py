"""``oit publish``: puts the site on the web space, or an earlier one back, after showing what will change."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from generator.app import publish as app
from generator.app.public_look import How, verifier
from generator.app.publish import Done, Offer, Verifier, Wish
from generator.app.publishing.earlier import Earlier, earlier
from generator.commands.asking import is_person_there
from generator.commands.links import AllowPrivate
from generator.commands.options import AsOf, ExitCode, Folder, Format, OutputFormat, today
from generator.commands.progress import Terminal
from generator.commands.reporter import as_json, print_findings
from generator.commands.thai_help import ThaiCommand
from generator.findings.finding import has_errors
from generator.findings.usage import usage_problem
from generator.link_health.guard import Guard
from generator.publishing.connecting import Access, local_path
from generator.publishing.tally import Tally
from generator.publishing.zip_file import deletions_beside
from generator.thai.figures import file_size
from generator.thai.moments import moment

CODES = ("U995",)

UNFINISHED = 4
"""Exit code of a publish that was cut off: the same call goes on where it stood."""
HELP = (
    "นำเว็บขึ้นพื้นที่เว็บ: ตรวจ สร้าง แสดงว่าอะไรจะเปลี่ยน ถาม แล้ววางทีละแฟ้มโดยไม่มีหน้าใดเสียระหว่างทาง และลบสิ่งที่ถอนออก\n\n"
    "oit publish --dry-run ดูก่อน · oit publish --history ดูครั้งก่อน ๆ · oit publish --back 3 นำครั้งที่ 3 กลับมา\n\n"
    "รหัสผ่านมาจากที่เก็บของระบบ ตัวแปร OIT_PUBLISH_PASSWORD หรือถาม ไม่เขียนในแฟ้มใด\n\n"
    "(รหัสจบ: 0 เผยแพร่แล้วหรือไม่มีอะไรเปลี่ยน, 1 มีสิ่งที่ต้องแก้ก่อน, 2 ใช้คำสั่งผิด, 3 โปรแกรมผิดพลาด, 4 ยังไม่เสร็จ สั่งอีกครั้งเพื่อทำต่อ)"
)
TargetName = Annotated[str, typer.Argument(help="ชื่อที่เผยแพร่ใน site_config.yml", metavar="ที่เผยแพร่", show_default="ที่แรก")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="แสดงว่าอะไรจะเปลี่ยน แล้วหยุด")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="ไม่ต้องถามก่อนทำ")]
ShowHistory = Annotated[bool, typer.Option("--history", help="แสดงการเผยแพร่ครั้งก่อน ๆ")]
Back = Annotated[
    int | None, typer.Option("--back", min=1, help="นำการเผยแพร่ครั้งที่นี้กลับมา", metavar="ครั้งที่", show_default=False)
]
Thorough = Annotated[bool, typer.Option("--thorough", help="ไล่ดูทุกโฟลเดอร์บนเครื่องแม่ข่ายใหม่ ไม่เชื่อรายการที่จำไว้")]
Over = Annotated[bool, typer.Option("--over", help="วางแทนเว็บที่ผู้อื่นเผยแพร่จากโฟลเดอร์อื่น")]


def add_to(program: typer.Typer) -> None:
    """Offer the verb."""
    program.command("publish", cls=ThaiCommand, help=HELP)(publish)


def publish(  # noqa: PLR0913, PLR0917 - the options of the verb
    target: TargetName = "",
    folder: Folder = Path(),
    dry_run: DryRun = False,
    yes: Yes = False,
    history: ShowHistory = False,
    back: Back = None,
    thorough: Thorough = False,
    over: Over = False,
    as_of: AsOf = None,
    allow_private: AllowPrivate = False,
    output: Format = OutputFormat.TEXT,
) -> None:
    """Publish the site of ``folder``, or show what was published before."""
    if history:
        _print_history(earlier(folder, target), output)
        return
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    wish = Wish(target, back, thorough, over, access_of(console), progress=Terminal(console))
    with app.prepared(folder, as_of or today(), wish) as offer:
        done = settle(offer, console, output, dry_run=dry_run, yes=yes, guard=Guard(allow_private))
    if done is None:
        return
    if done.is_unfinished:
        raise typer.Exit(UNFINISHED)
    if not done.is_done or has_errors(done.findings):
        raise typer.Exit(ExitCode.FINDINGS)


def settle(  # noqa: PLR0913 - what was wanted of the verb
    offer: Offer,
    console: Console,
    output: OutputFormat,
    *,
    dry_run: bool,
    yes: bool,
    guard: Guard,
) -> Done | None:
    """Show what would change, ask, do it and print how it ended; None where that was all that was wanted."""
    screen = Console(soft_wrap=True, highlight=False)
    text = output is OutputFormat.TEXT
    if text:
        print_findings(screen, offer.findings)
        for line in offer.lines():
            screen.print(line, markup=False)
    if not offer.can_go:
        return _told(Done(offer.findings, is_done=False, is_unfinished=offer.is_unfinished), offer, output, screen)
    if dry_run:
        if not text:
            typer.echo(_json(offer, None))
        elif offer.plan and offer.plan.is_empty:
            screen.print("ไม่มีอะไรเปลี่ยน", markup=False)
        else:
            screen.print("ยังไม่ได้เปลี่ยนอะไร ทำจริงด้วย oit publish", markup=False)
        return None
    if offer.plan and not offer.plan.is_empty and not yes:
        _want_yes(offer, text=text)
    done = app.perform(offer, progress_shown(console), looks_at(offer, guard, console))
    _offer_to_keep(offer, done)
    return _told(done, offer, output, screen)


def looks_at(offer: Offer, guard: Guard, console: Console) -> Verifier:
    """Return what looks at the public site: what stood there before, and what will be gone, is known to it."""
    gone = offer.plan.gone if offer.plan else ()
    last = {path: stamp.digest for path, stamp in offer.known.sure().items()}
    return verifier(How(guard, progress=Terminal(console), gone=gone, last=last))


def _want_yes(offer: Offer, *, text: bool) -> None:
    if not is_person_there() or not text:
        raise usage_problem("U995", value="เผยแพร่")
    where = offer.place.target.place if offer.place else ""
    typer.confirm(f"เผยแพร่ไปที่ {where} หรือไม่", abort=True, err=True)


def access_of(console: Console) -> Access:
    """Return who is asked for passwords and about servers that nobody met: the person before the screen, if any."""

    def password(place: str) -> str:
        """Ask without showing what is typed."""
        if not is_person_there():
            return ""
        return str(typer.prompt(f"รหัสผ่านของ {place}", hide_input=True, err=True))

    def introduce(name: str, fingerprint: str) -> bool:
        """Show the fingerprint and ask whether it is the right one."""
        if not is_person_there():
            return False
        console.print(f"เครื่องแม่ข่าย {name} ยังไม่เคยพบ ลายนิ้วมือคือ\n  SHA256:{fingerprint}", markup=False)
        return typer.confirm("ตรงกับที่ผู้ให้บริการแจ้งหรือไม่", default=False, err=True)

    return Access(password, introduce)


def _offer_to_keep(offer: Offer, done: Done) -> None:
    secret = offer.place.secret if offer.place else None
    if secret is None or not done.is_done or not secret.can_be_kept or not is_person_there():
        return
    if typer.confirm("ให้เครื่องนี้จำรหัสผ่านไว้หรือไม่", default=True, err=True) and not secret.keep():
        typer.echo("เครื่องนี้ไม่มีที่เก็บรหัสผ่าน", err=True)


def progress_shown(console: Console) -> Callable[[Tally], None]:
    """Return what shows bytes and minutes left on one line, at most twice a second."""
    if not console.is_terminal or console.is_dumb_terminal:
        return lambda _tally: None
    began, last = time.monotonic(), [0.0]

    def show(tally: Tally) -> None:
        """Write the line over the one before."""
        now = time.monotonic()
        if now - last[0] < 0.5:  # noqa: PLR2004 - seconds
            return
        last[0] = now
        console.print(f"\r{progress_line(tally, now - began)}\x1b[K", end="", markup=False)

    return show


def progress_line(tally: Tally, seconds: float) -> str:
    """Say how far a publish is, and how many minutes it will take at the speed so far."""
    if tally.is_live:
        return f"กำลังวางแฟ้ม {tally.put} แฟ้ม"
    line = f"ส่งแล้ว {file_size(tally.sent)} จาก {file_size(tally.whole)}"
    if tally.sent <= 0 or seconds < 2:  # noqa: PLR2004 - too early to tell
        return line
    left = (tally.whole - tally.sent) * seconds / tally.sent / 60
    return f"{line} เหลือประมาณ {max(1, round(left))} นาที"


def _told(done: Done, offer: Offer, output: OutputFormat, screen: Console) -> Done:
    if output is OutputFormat.JSON:
        typer.echo(_json(offer, done))
        return done
    print_findings(screen, [found for found in done.findings if found not in offer.findings])
    if done.is_done and offer.plan and offer.plan.is_empty and not done.tally.put:
        screen.print("เว็บบนเครื่องแม่ข่ายตรงกับระเบียนแล้ว ไม่มีอะไรเปลี่ยน", markup=False)
    elif done.is_done:
        for line in _ended(done, offer):
            screen.print(line, markup=False)
    elif done.is_unfinished:
        screen.print("ยังไม่เสร็จ สั่ง oit publish อีกครั้งเพื่อทำต่อจากที่ค้าง", markup=False)
    else:
        screen.print("ยังไม่ได้เผยแพร่", markup=False)
    if offer.place and not done.is_done:
        screen.print(f"บันทึกสำหรับผู้ให้บริการ: {offer.place.log.path.as_posix()}", markup=False)
    return done


def _ended(done: Done, offer: Offer) -> Iterator[str]:
    """Say what was done, what is left to the person, and what was seen of it in public."""
    place, tally = offer.place, done.tally
    if place is not None and place.target.kind == "zip":
        path = local_path(place.target, place.workspace.folder)
        yield f"เขียน {path.as_posix()} แล้ว {tally.put} แฟ้ม ส่งขึ้นไปแล้วกด “แตกไฟล์” ในหน้าจัดการของผู้ให้บริการ"
        if deletions_beside(path).exists():
            yield f"แล้วลบแฟ้มตามรายชื่อใน {deletions_beside(path).name} เพราะการแตกไฟล์ไม่ลบสิ่งที่ถอนออก"
        return
    yield f"เผยแพร่ครั้งที่ {done.number} แล้ว: วาง {tally.put} แฟ้ม ถอนออก {tally.removed} แฟ้ม ส่ง {file_size(tally.sent)}"
    if place is None or place.url is None:
        yield "ยังไม่ได้เปิดดูเว็บจริง เพราะไม่ได้ตั้ง url: ของที่เผยแพร่นี้หรือ site_url"
    elif all(found in offer.findings for found in done.findings):
        yield f"เปิดดูที่ {place.url} แล้ว ตรงกับที่เผยแพร่"


def _json(offer: Offer, done: Done | None) -> str:
    changes = [asdict(change) for change in offer.changes()]
    figures: dict[str, Any] = {
        "target": offer.place.name if offer.place else None,
        "published": bool(done and done.is_done),
        "unfinished": bool(done and done.is_unfinished),
        "number": done.number if done else None,
        "put": done.tally.put if done else 0,
        "removed": done.tally.removed if done else 0,
        "bytes": done.tally.sent if done else 0,
    }
    data = json.loads(as_json(done.findings if done else offer.findings, figures))
    return json.dumps({**data, "changes": changes}, ensure_ascii=False, indent=2)


def _print_history(found: Earlier, output: OutputFormat) -> None:
    if output is OutputFormat.JSON:
        rows = [
            {"number": one.number, "time": one.time, "who": one.who, "note": one.note, "files": len(one.files)}
            for one in found.publishes
        ]
        typer.echo(
            json.dumps(
                {"target": found.name, "public_name": found.public_name, "publishes": rows},
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    for one in found.publishes:
        mark = f" (นำกลับไม่ได้: ถอน {', '.join(one.withdrawn)})" if one.withdrawn else ""
        note = f" {one.note}" if one.note else ""
        typer.echo(f"{one.number:>4}  {moment(one.time)}  {one.who}  {len(one.files)} แฟ้ม{note}{mark}")
    typer.echo(f"ผู้เผยแพร่จากเครื่องอื่นเห็นเครื่องนี้ในชื่อ “{found.public_name}”")
    if not found.publishes:
        typer.echo("ยังไม่เคยเผยแพร่จากโฟลเดอร์นี้")
