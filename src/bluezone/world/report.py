"""What the office of the drill reports on Monday: the letter 1169/SCT-VP, made from the figures of the drill.

Source of its parts: shared data, letters, quang-tri-sct-1169-2020. Who signs it is invented, like all people here.
"""

from collections.abc import Sequence
from datetime import date, time

from bluezone.letters import wording, written
from bluezone.letters.letter import (
    Archive,
    Counts,
    Letter,
    Moment,
    Precision,
    Reason,
    Recipient,
    Reference,
    Signer,
)
from bluezone.letters.wording import Facts, Gate, Outreach
from bluezone.world.people import Person

APP = "ứng dụng Bluezone"
ORGAN, RECEIVER = "Sở Công Thương", "Sở Thông tin và Truyền thông"
SUBJECT = f"triển khai cài đặt {APP} trên thiết bị điện thoại thông minh"
DATE = date(2020, 8, 10)
CUTOFF = Moment(date(2020, 8, 9), time(8, 0), Precision.MINUTE)
SCOPE = (
    "cán bộ, công chức, viên chức, người lao động cơ quan Sở Công Thương; Trung tâm Khuyến công và Tư vấn phát triển "
    "công nghiệp; cán bộ Công đoàn Ngành"
)
ASKED = Reference(
    "563/STTTT-CNTT", date(2020, 8, 2), RECEIVER, type="Văn bản", abstract=SUBJECT, role="directive_answered"
)
# What 1158/SCT-QLTM is about is assumed: the seed letter does not say, and the decree wants it said.
ONWARD = Reference(
    "1158/SCT-QLTM",
    date(2020, 8, 7),
    ORGAN,
    type="Văn bản",
    abstract=f"triển khai cài đặt {APP}",
    role="own_onward_directive",
)
GROUPS = ("các doanh nghiệp", "cụm công nghiệp", "khu kinh tế", "trung tâm thương mại", "chợ")
DEPUTY = 1
"""Place of the deputy director in the roster, which begins with the director."""


def letter(members: Sequence[Person], with_app: frozenset[int]) -> Letter:
    """Return the letter that reports on *members*, the roster, of whom those numbered in *with_app* have the app."""
    counts = _counts(len(members), sum(person.number in with_app for person in members))
    facts = Facts(
        organ=ORGAN,
        receiver=RECEIVER,
        app=APP,
        counts=counts,
        cutoff=CUTOFF,
        answered=(ASKED,),
        is_told=True,
        onward=(ONWARD,),
        gate=Gate(),
        outreach=Outreach(GROUPS, has_family=True),
    )
    return Letter(
        type="Công văn",
        number="1169",
        symbol="SCT-VP",
        date=DATE,
        place="Quảng Trị",
        parent_org="UBND tỉnh Quảng Trị",
        issuer=ORGAN,
        addressees=(RECEIVER,),
        abstract=SUBJECT,
        references=(ASKED, ONWARD),
        cutoff=CUTOFF,
        counts=counts,
        recipients=_RECIPIENTS,
        archive=Archive(("VT", "VP")),
        signer=Signer(authority="KT. GIÁM ĐỐC", title="PHÓ GIÁM ĐỐC", name=members[DEPUTY].name),
        body=wording.official_letter(facts),
        is_draft=False,
    )


_RECIPIENTS = (
    Recipient(RECEIVER, as_written="Như trên"),
    Recipient("UBND tỉnh", "b/c"),
    Recipient("BCĐ phòng, chống dịch bệnh Covid-19 tỉnh", "b/c"),
    Recipient("Lãnh đạo Sở"),
    Recipient("Các phòng, đơn vị thuộc Sở"),
)


def _counts(total: int, installed: int) -> Counts:
    rate = written.rate(installed, total)
    return Counts(
        installed=installed,
        total=total,
        percent=rate,
        percent_text=written.percent(rate),
        unit=wording.DEVICE,
        denominator="số điện thoại cá nhân đăng ký",
        scope=SCOPE,
        not_installed=(Reason("incompatible_device", total - installed, "do cấu hình không phù hợp"),),
    )
