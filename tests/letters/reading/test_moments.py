"""Cut-offs: which moments are those of the install figures, and which are something else."""

from datetime import date

import pytest

from bluezone.letters.letter import Letter, Moment, Precision
from bluezone.letters.reading import moments
from bluezone.letters.reading.page import prepare

LETTER = Letter(date=date(2020, 8, 10), is_draft=False)


def cutoff(text: str, known: Letter = LETTER) -> Moment | None:
    found = [finding for finding in moments.cutoffs(prepare(text), known) if finding.certainty >= 0.5]
    best = max(found, key=lambda finding: finding.certainty, default=None)
    return best.value if best else None


def iso(text: str, known: Letter = LETTER) -> str | None:
    found = cutoff(text, known)
    return found.iso if found else None


@pytest.mark.parametrize(("text", "expected"), [
    ("Kết quả, đến thời điểm 8h00 ngày 09/8/2020 Sở đã cài đặt 41/43 máy.", "2020-08-09T08:00:00+07:00"),
    ("Tính đến hết ngày 08/8, có 35/37 người cài đặt ứng dụng.", "2020-08-08"),
    ("Tính tới 8h sáng ngày 9/8/2020, 95% cán bộ đã cài đặt Bluezone.", "2020-08-09T08:00:00+07:00"),
    ("Đến ngày 08/8/2020, số lượng người dùng Bluezone là 234.483 người.", "2020-08-08"),
    ("Số đã cài Bluezone đến 17 giờ 30 ngày 08/08/2020: 1.611/1.732 người.", "2020-08-08T17:30:00+07:00"),
    ("đến ngày 7.8 toàn huyện chỉ có 23.387 người cài đặt phần mềm.", "2020-08-07"),
    ("Đến 15h ngày 9-8, toàn huyện có 12.345 thuê bao cài đặt.", "2020-08-09T15:00:00+07:00"),
    ("Số liệu cài đặt Bluezone chốt đến 16 giờ 30 phút ngày 08/8/2020: 120/130 người.", "2020-08-08T16:30:00+07:00"),
    ("Số liệu được cập nhật đến 07h00 ngày 09/8/2020. Đã có 41 máy cài đặt.", "2020-08-09T07:00:00+07:00"),
    ("Tại thời điểm báo cáo (8h00 ngày 09/8/2020), có 41/43 máy đã cài đặt.", "2020-08-09T08:00:00+07:00"),
    ("Kết quả cài đặt (số liệu đến 17h00 ngày 09/8/2020): 41/43 máy.", "2020-08-09T17:00:00+07:00"),
    ("Lũy kế đến ngày 08/8/2020: 1.234 lượt cài đặt.", "2020-08-08"),
    ("Tính đến thời điểm 24h00 ngày 08/8/2020 đã có 41 người cài Bluezone.", "2020-08-09T00:00:00+07:00"),
    ("Sở báo cáo kết quả cài đặt tính đến ngày 09/8/2020 như sau:\n1. Tổng số: 43 người.", "2020-08-09"),
    ("báo cáo kết quả đến 8h00' ngày 09/8/2020 như sau: đã cài đặt 119/121 người.", "2020-08-09T08:00:00+07:00"),
    ("số liệu cài đặt Bluezone của các bộ phận, ngày 09/8/2020:\nBến xe 17", "2020-08-09"),
    ("Đã cài 655/671 máy. Số liệu tính tới 15:30 ngày 07/08/2020.", "2020-08-07T15:30:00+07:00"),
    ("tổng hợp kết quả từ 05 doanh nghiệp, số liệu đến 17h00 ngày 09/8/2020:\n\nSTT\tĐã cài đặt\n1\t8.964",
     "2020-08-09T17:00:00+07:00"),
    ("đến ngày 9-8-2020, các công đoàn đã đạt được kết quả:\n+ Hơn 11.200 đoàn viên đã cài đặt", "2020-08-09"),
    ("Đã cài đặt 85/88 máy. Thời điểm chốt số liệu giữ nguyên: 8h00 ngày 09/8/2020.", "2020-08-09T08:00:00+07:00"),
    ("Tính đến ngày 09/8/2020, tổng số PC-Covid trên địa bàn là 605.710.", "2020-08-09"),
    ("Thời điểm chốt: 11h00 ngày 09 tháng 8 năm 2020. Đã cài 41 máy.", "2020-08-09T11:00:00+07:00"),
    ("Đã cấp tài khoản: 88/92.\nThời điểm lấy số liệu: hết ngày 08/8/2020.", "2020-08-08"),
    ("lúc 06h00 ngày 09/8/2020 toàn tỉnh có 41.307 người dùng Bluezone.", "2020-08-09T06:00:00+07:00"),
    ("7 giờ ngày 9/8, toàn tỉnh có 391.250 thuê bao cài đặt.", "2020-08-09T07:00:00+07:00"),
    ("Thời điểm báo cáo: 17h00 ngày 09/8/2020. Số người cài đặt: 41.", "2020-08-09T17:00:00+07:00"),
    ("Kỳ báo cáo: từ ngày 03/8/2020 đến ngày 09/8/2020. Đã cài đặt Bluezone cho 41 người.", "2020-08-09"),
    ("Vào thời điểm 8h00 ngày 09/8/2020, Sở có 41/43 máy cài Bluezone.", "2020-08-09T08:00:00+07:00"),
    ("Kết quả đến nay (09/8/2020): 41/43 máy đã cài đặt Bluezone.", "2020-08-09"),
    ("Tinh den 17h00 ngay 09/8/2020, toan So co 41/43 may cai dat Bluezone.", "2020-08-09T17:00:00+07:00"),
    ("Tính đến hết tháng 7/2020, có 41 máy cài đặt.", "2020-07-31"),
    ("Tính đến ngày 09/8/2020: 100% công chức đã cài đặt.", "2020-08-09"),
    ("tỷ lệ người dùng Bluezone từ 6,96% ngày 01/8 lên 10,5% đến ngày 09/8.", "2020-08-09"),
])  # fmt: skip
def test_a_cut_off(text: str, expected: str) -> None:
    assert iso(text) == expected


@pytest.mark.parametrize("text", [
    "Phấn đấu đến ngày 08/8/2020 đạt 100% cán bộ cài đặt Bluezone.",
    "Để đến ngày 09/8/2020, tối thiểu có 60% người dùng cài ứng dụng.",
    "Yêu cầu các đơn vị hoàn thành cài đặt đến hết ngày 09/8/2020.",
    "Mục tiêu: đến ngày 09-8 có tối thiểu 50% người dùng cài ứng dụng.",
    "phấn đấu đến hết ngày 01/8/2020 đạt 50% số người cài đặt; đến 09/8/2020 đạt 70%.",
    "Đến nay đã có 41 người cài đặt Bluezone.",
    "Đến thời điểm hiện tại, Sở đã cài đặt 41/43 máy.",
    "Từ ngày 03/8/2020 đến nay, đã hỗ trợ 412 người cài đặt.",
    "Người về từ Đà Nẵng từ ngày 15/7/2020 đến ngày 28/7/2020 phải khai báo y tế và cài đặt Bluezone.",
    "Tính đến 8h00 ngày 09/8/2020, đã thanh toán 41/43 hồ sơ, đạt 95,3%.",
    "Căn cứ kết quả rà soát đến ngày 09/8/2020, 92% sinh viên đã khai báo y tế, nhà trường thông báo:\n1. Cài đặt.",
    "Gửi báo cáo cài đặt trước ngày 09/8/2020.",
    "đến hết tháng 8 cùng cả nước đạt 40 triệu lượt tải.",
    "Đến cuối tháng 7/2020 có 41 máy cài đặt.",
    "Ngày cập nhật 09/8/2020. Đã cài đặt 41 máy.",
    "Thực hiện Công văn số 563/STTTT-CNTT ngày 02/8/2020 về việc cài đặt Bluezone.",
    "Kết quả cài đặt ứng dụng (từ ngày ... đến ngày ...)",
    "Hội nghị lúc 8h00 ngày 09/8/2020 bàn việc cài đặt Bluezone cho 41 người.",
    "Đến ngày 15/9/2020, 41 người cài đặt.",
])  # fmt: skip
def test_what_is_no_cut_off(text: str) -> None:
    assert cutoff(text) is None


@pytest.mark.parametrize("text", [
    "tính đến 08h00 ngày ………, 100% các đơn vị hướng dẫn cài đặt.", "Tính đến 16h00 ngày …/…/2025: đã kích hoạt: ……",
    "Đến ...h... ngày .../8/2020, đã cài đặt .../52 máy.", "Tính đến ngày ... tháng ... năm 2020, đã cài ... máy.",
])  # fmt: skip
def test_a_blank_in_a_form_is_told_as_such(text: str) -> None:
    found = cutoff(text)

    assert found is not None
    assert (found.day, found.precision) == (None, Precision.BLANK)


@pytest.mark.parametrize(("text", "written"), [
    ("Tính từ ngày 01/8/2020 đến hết ngày 08/8/2020 đã có 200 người cài đặt.", "đến hết ngày 08/8/2020"),
    ("Từ ngày 03/8/2020 đến ngày 09/8/2020, đã hỗ trợ 312 người cài đặt.", "đến ngày 09/8/2020"),
])  # fmt: skip
def test_of_a_period_the_end_is_the_cut_off(text: str, written: str) -> None:
    found = cutoff(text)

    assert found is not None
    assert found.as_written == written


def test_of_two_moments_the_later_is_the_letters() -> None:
    text = "Đến 8h00 ngày 03/8/2020: 41.870 thuê bao cài đặt. Đến 8h00 ngày 09/8/2020: 46.004 thuê bao cài đặt."

    assert iso(text) == "2020-08-09T08:00:00+07:00"


def test_the_figures_of_the_whole_country_are_not_the_letters() -> None:
    text = "Đến ngày 09/8/2020, cả nước có 15 triệu lượt tải Bluezone. Đến ngày 09/8/2020, Sở đã cài đặt 41/43 máy."
    found = sorted(moments.cutoffs(prepare(text), LETTER), key=lambda finding: finding.certainty)

    assert found[-1].span.start > text.index("Sở") - 30


def test_without_any_year_the_day_stays_unknown() -> None:
    found = cutoff("đến ngày 17.8 toàn huyện có 23.387 người cài đặt.", Letter(is_draft=False))

    assert found == Moment(None, None, Precision.DAY, "đến ngày 17.8")


def test_the_span_is_what_is_written() -> None:
    text = "Kết quả, tính đến 17h ngày 09/8/2020 đã cài đặt 38/40 máy"
    found = next(iter(moments.find(prepare(text), LETTER)))

    assert text[found.span.start : found.span.end] == found.value.as_written == "tính đến 17h ngày 09/8/2020"


@pytest.mark.parametrize("told", [
    "số liệu Công an xã cung cấp lúc 17 giờ 00 ngày 09/8/2020", "số liệu do Sở tổng hợp đến 17h00 ngày 09/8/2020",
    "số liệu trên hệ thống kết xuất lúc 17h00 ngày 09/8/2020", "thời điểm chốt: 17h00 ngày 09/8/2020",
    "thời điểm chốt số liệu là 17h00 ngày 09/8/2020", "số liệu chốt: 17h00 ngày 09/8/2020",
    "lũy kế đến 17h00 ngày 09/8/2020", "tại thời điểm 17h00 ngày 09/8/2020",
    "từ 8h00 ngày 01/8/2020 đến 17h00 ngày 09/8/2020",
])  # fmt: skip
@pytest.mark.parametrize("order", ["{figure} ({told}).", "{capital}, {figure}."])
def test_a_cutoff_called_otherwise(told: str, order: str) -> None:
    text = order.format(figure="41 người đã cài đặt Bluezone", told=told, capital=told.capitalize())

    assert iso(text) == "2020-08-09T17:00:00+07:00"
