"""Papers for tests: the directive that came in, letters that pass every check, documents at any stage."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bluezone.letters import wording
from bluezone.letters.letter import Archive, Letter, Moment, Recipient, Reference, Signer
from bluezone.rollout import report
from bluezone.rollout.report import Deeds, Office
from bluezone.rollout.rights import Role
from bluezone.server.rollout import assigning, campaigns, drafting_steps, drafts, freezing, numbering
from bluezone.server.rollout.assigning import Order
from bluezone.server.rollout.models import Incoming, Outgoing, Period, Series, Snapshot
from tests.server.rollout.province import ASKED, CUTOFF, Province

OFFICE = Office(
    organ="Sở Công Thương",
    abbreviation="SCT",
    drafting="VP",
    parent="UBND tỉnh Quảng Trị",
    place="Quảng Trị",
    signer=Signer(authority="KT. GIÁM ĐỐC", title="PHÓ GIÁM ĐỐC", name="Trần Văn Bình"),
    others=(Recipient("UBND tỉnh", "b/c"),),
    archive=Archive(("VT", "VP")),
)
LETTER_TEXT = """UBND TỈNH QUẢNG TRỊ
SỞ THÔNG TIN VÀ TRUYỀN THÔNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 563/STTTT-CNTT
V/v tăng cường triển khai cài đặt ứng dụng Bluezone

Quảng Trị, ngày 02 tháng 8 năm 2020

Kính gửi: Sở Công Thương

Thực hiện Công văn số 2841/BTTTT-THH ngày 01/8/2020 của Bộ Thông tin và Truyền thông, Sở Thông tin và Truyền thông \
đề nghị quý cơ quan triển khai cài đặt ứng dụng Bluezone và báo cáo trước ngày 10/8/2020./.

Nơi nhận:
- Như trên;
- Lưu: VT, CNTT.

GIÁM ĐỐC

Nguyễn Văn Hoàng
"""
TASKS = ("Phổ biến đến toàn thể cán bộ", "Hỗ trợ cài đặt trên điện thoại cá nhân")


def letter(office: Office = OFFICE, directive: Reference = ASKED, **values: Any) -> Letter:
    """Return a letter that passes *directive* on and breaks no rule."""
    units = ("Các phòng, đơn vị thuộc Sở",)
    head = office.head(report.OFFICIAL_LETTER, units, "triển khai cài đặt ứng dụng Bluezone")
    body = wording.forwarding(
        office.organ,
        "ứng dụng Bluezone",
        directive,
        TASKS,
        units="các phòng, đơn vị",
        until=Moment(date(2020, 8, 9)),
    )
    return replace(head, **{"references": (directive,), "body": body, **values})


def draft(province: Province, purpose: str = Outgoing.Purpose.FORWARDING, **values: Any) -> Outgoing:
    """Return a new draft of the department."""
    given = {"by": province.acting(Role.DRAFTER), "now": province.now, **values}
    return drafts.create(given.pop("letter", letter()), purpose, given.pop("unit", "sct"), **given)


def approved(province: Province, **values: Any) -> Outgoing:
    """Return a document that waits for its number."""
    made = draft(province, **values)
    drafting_steps.check(made, by=province.acting(Role.CHECKER), now=province.now)
    return drafting_steps.approve(made, by=province.acting(Role.SIGNER), now=province.now)


def numbered(province: Province, **values: Any) -> Outgoing:
    """Return a document that has its number and is not issued."""
    return drafting_steps.number(approved(province, **values), by=province.acting(Role.CLERK), now=province.now)


def issued(province: Province, **values: Any) -> Outgoing:
    """Return an issued document."""
    return drafting_steps.issue(numbered(province, **values), by=province.acting(Role.CLERK), now=province.now)


def frozen(province: Province, n_installed: int = 3, n_exempt: int = 1) -> Snapshot:
    """Return the department's figures of the cut-off, with so many members; the province's clock stands after it."""
    settled: dict[str, Any] = {"is_settled": True, "proof": "ticked"}
    for number in range(n_installed):
        province.member(f"An {number}", state="installed", is_installed=True, **settled)
    for number in range(n_exempt):
        province.member(f"Bình {number}", state="exempt", reason="incompatible_device", **settled)
    freezing.freeze_due(CUTOFF)
    province.now = CUTOFF + timedelta(hours=26)
    found = freezing.latest(province.at("sct"), Period.objects.get())
    assert found is not None
    return found


def report_values(province: Province, snapshot: Snapshot, office: Office = OFFICE) -> dict[str, Any]:
    """Return what drafts.create takes for the report on *snapshot*."""
    campaign = campaigns.pure(province.campaign)
    pure = snapshot.pure()
    names = {"stttt": "Sở Thông tin và Truyền thông"}
    drafted = report.draft(pure, campaign, office, names, Deeds(), report.counts(pure, campaign))
    return {
        "letter": drafted.letter,
        "purpose": Outgoing.Purpose.REPORT,
        "participant": province.at("sct"),
        "snapshot": snapshot,
    }


def incoming(province: Province, number: int = 1, unit: str = "sct", **values: Any) -> Incoming:
    """Return a row of the register as it stands, without the service that makes one."""
    series, _ = Series.objects.get_or_create(unit_id=unit, year=2020, direction=Series.Direction.INCOMING, name="")
    given = {
        "issuer": ASKED.issuer or "",
        "number_symbol": ASKED.number_symbol,
        "symbol_key": numbering.symbol_key(ASKED.number_symbol or ""),
        "dated": ASKED.date,
        "kind": "Công văn",
        "abstract": "tăng cường triển khai cài đặt ứng dụng Bluezone",
        "arrived_on": date(2020, 8, 3),
        "made_at": province.now,
    }
    return Incoming.objects.create(unit_id=unit, series=series, number=number, **{**given, **values})


def late(province: Province, unit: str, number: int, days: int) -> Incoming:
    """Return a document that *unit* should have settled so many days ago."""
    row = incoming(province, number, unit=unit)
    order = Order(unit, due=province.now - timedelta(days=days))
    assigning.assign(row, order, by=province.acting(Role.SIGNER, unit), now=province.now)
    return row
