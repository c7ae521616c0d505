"""The office of the story in the values of the rollout: 43 members in three units, 41 installed, 2 that cannot."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bluezone.letters.kinds import Kind
from bluezone.letters.letter import Recipient, Reference, Signer
from bluezone.letters.wording import Gate
from bluezone.rollout import report, snapshot, tally
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.campaign import Campaign, Receiver
from bluezone.rollout.issuing import Report
from bluezone.rollout.outreach import Entry
from bluezone.rollout.report import Deeds, Office
from bluezone.rollout.schedule import Fixed, ReportingPeriod
from bluezone.rollout.snapshot import Snapshot
from bluezone.rollout.tally import Standing, Tally, Unit

CUTOFF = datetime(2020, 8, 9, 1, tzinfo=UTC)  # 08:00 in Vietnam, a Sunday
DEADLINE = datetime(2020, 8, 10, 10, tzinfo=UTC)
BEFORE = datetime(2020, 8, 7, 2, tzinfo=UTC)
UNITS = (
    Unit("u2", "Cơ quan Sở"),
    Unit("u1", "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp"),
    Unit("u3", "Công đoàn Ngành"),
)
RECEIVER = "Sở Thông tin và Truyền thông"
DIRECTIVE = Reference(
    "563/STTTT-CNTT",
    date(2020, 8, 2),
    RECEIVER,
    "Văn bản",
    abstract="triển khai cài đặt ứng dụng Bluezone trên thiết bị điện thoại thông minh",
    role="directive_answered",
)
ONWARD = Reference(
    "1158/SCT-QLTM",
    date(2020, 8, 7),
    "Sở Công Thương",
    "Văn bản",
    abstract="cài đặt ứng dụng Bluezone",
    role="own_onward_directive",
)
CAMPAIGN = Campaign(
    code="app-2020",
    name=Bilingual("triển khai cài đặt ứng dụng Bluezone trên thiết bị điện thoại thông minh", "rollout of Bluezone"),
    app=Bilingual("ứng dụng Bluezone", "the Bluezone app"),
    start=date(2020, 8, 2),
    schedule=Fixed((ReportingPeriod(CUTOFF, DEADLINE),)),
    receivers=(Receiver("stttt", date(2020, 8, 1)), Receiver("skhcn", date(2025, 3, 1))),
    denominator="registered_phones",
    answered=(DIRECTIVE,),
)
RECEIVERS = {"stttt": RECEIVER, "skhcn": "Sở Khoa học và Công nghệ"}
OFFICE = Office(
    organ="Sở Công Thương",
    abbreviation="SCT",
    drafting="VP",
    parent="UBND tỉnh Quảng Trị",
    place="Quảng Trị",
    signer=Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn An"),
    others=(
        Recipient("UBND tỉnh", "b/c"),
        Recipient("BCĐ phòng, chống dịch bệnh Covid-19 tỉnh", "b/c"),
        Recipient("Lãnh đạo Sở"),
        Recipient("Các phòng, đơn vị thuộc Sở"),
    ),
)
DEEDS = Deeds(
    is_told=True,
    onward=(ONWARD,),
    gate=Gate(screened=118, helped=9),
    outreach=(Entry("markets", BEFORE, 120, 30), Entry("enterprises", BEFORE, 60), Entry("families", BEFORE)),
)


def roster() -> list[Standing]:
    """Return the 43: 30, 10 and 3 of the three units; one of the first and one of the second has an old phone."""
    sizes = {"u2": 30, "u1": 10, "u3": 3}
    return [
        Standing(
            unit, f"{unit}-{number}", BEFORE, is_installed=not is_old, reason="incompatible_device" if is_old else None
        )
        for unit, size in sizes.items()
        for number in range(size)
        for is_old in [number == 0 and unit != "u3"]
    ]


def counted(*changes: Standing) -> Tally:
    """Return the tally of the story, after *changes*."""
    return tally.count([*roster(), *changes], UNITS, CAMPAIGN.kind(), CUTOFF)


def frozen(given: Tally | None = None, **changes: Any) -> Snapshot:
    """Return the snapshot of the story, but for *changes*."""
    whole = snapshot.freeze(CAMPAIGN.code, "sct", given or counted(), at=CUTOFF, by="job")
    return replace(whole, **changes)


def drafted(given: Snapshot | None = None, kind: Kind = report.OFFICIAL_LETTER) -> Report:
    """Return the draft of the story's letter."""
    of = given or frozen()
    return report.draft(
        of,
        CAMPAIGN,
        OFFICE,
        RECEIVERS,
        DEEDS,
        report.counts(of, CAMPAIGN, order=tuple(unit.id for unit in UNITS)),
        kind=kind,
    )
