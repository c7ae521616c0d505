"""Values as lines: what a clerk reads beside the paper."""

from datetime import date, time
from decimal import Decimal

import pytest

from bluezone.letters import part_texts, schema
from bluezone.letters.letter import (
    Archive,
    Counts,
    Deadline,
    Letter,
    Moment,
    Precision,
    Reason,
    Recipient,
    Reference,
    Signer,
    Target,
    UnitCount,
)
from bluezone.letters.read_values import value_at

CUTOFF = Moment(date(2020, 8, 9), time(8, 0), Precision.MINUTE)
COUNTS = Counts(
    installed=1_041,
    total=1_128_620,
    percent=Decimal("95.3"),
    not_installed=(Reason("incompatible_device", 2, "cấu hình không phù hợp"), Reason("on_leave", None)),
    by_unit=(UnitCount("Văn phòng", 4, 4), UnitCount("Thanh tra", 2, 3, Decimal("66.7"))),
)
LETTER = Letter(
    date=date(2020, 8, 10),
    addressees=("Sở Y tế", "Sở Công Thương"),
    references=(
        Reference("563/STTTT-CNTT", date(2020, 8, 2), "Sở Thông tin và Truyền thông"),
        Reference(None, type="Luật"),
    ),
    cutoff=CUTOFF,
    counts=COUNTS,
    targets=(Target("từng xã", Decimal(70), denominator="chủ thuê bao", by_relative_days=3),),
    deadlines=(Deadline("Danh sách", "Văn phòng Bộ", Moment(date(2020, 8, 9), time(11, 0), Precision.MINUTE)),),
    recipients=(Recipient("UBND tỉnh", "b/c"), Recipient("Lãnh đạo Sở")),
    archive=Archive(("VT", "KGVX"), 3, "vt"),
    signer=Signer(None, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Ặng"),
)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("doc.date", "10/8/2020"),
        ("doc.addressees", "Sở Y tế; Sở Công Thương"),
        ("doc.urgency", "–"),
        ("references[0]", "563/STTTT-CNTT, 02/8/2020, Sở Thông tin và Truyền thông"),
        ("references[0].date", "02/8/2020"),
        ("references[1]", "Luật"),
        ("cutoff", "8h00 ngày 09/8/2020"),
        ("counts.installed", "1.041"),
        ("counts.total", "1.128.620"),
        ("counts.percent", "95,3%"),
        ("counts.not_installed", "02: cấu hình không phù hợp; nghỉ phép, đi học, ốm hoặc biệt phái"),
        ("counts.by_unit", "Văn phòng 4/4; Thanh tra 2/3 66,7%"),
        ("counts.rank", "–"),
        ("targets[0]", "từng xã, 70% chủ thuê bao, trong 03 ngày"),
        ("deadlines[0]", "11h00 ngày 09/8/2020, Danh sách, Văn phòng Bộ"),
        ("recipients[0]", "UBND tỉnh (b/c)"),
        ("recipients[1]", "Lãnh đạo Sở"),
        ("archive", "VT, KGVX (3). vt"),
        ("signer", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Nguyễn Thị Ặng"),
    ],
)
def test_a_value_is_shown_as_the_decree_writes_it(path: str, shown: str) -> None:
    assert part_texts.line(path, value_at(schema.encode(LETTER), path)) == shown


def test_a_day_without_time_and_a_blank_form_are_shown_as_far_as_they_go() -> None:
    assert part_texts.line("cutoff", {"iso": "2020-08-13", "as_written": None}) == "ngày 13/8/2020"
    assert part_texts.line("cutoff", {"iso": None, "as_written": "08h00 ngày ………"}) == "08h00 ngày ………"


def test_line_breaks_of_the_paper_do_not_break_the_line() -> None:
    assert part_texts.line("doc.abstract", "cài đặt\n ứng dụng") == "cài đặt ứng dụng"
