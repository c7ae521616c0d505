"""Deadlines: what must be sent, to whom, by when."""

from datetime import date

import pytest

from bluezone.letters.letter import Deadline, Letter
from bluezone.letters.reading import deadlines
from bluezone.letters.reading.page import prepare

LETTER = Letter(date=date(2020, 8, 10), is_draft=False)


def read(text: str, known: Letter = LETTER) -> list[Deadline]:
    return [finding.value for finding in deadlines.find(prepare(text), known) if finding.certainty >= 0.5]


@pytest.mark.parametrize(("text", "what", "to", "by"), [
    ("Đề nghị các đơn vị gửi báo cáo về Sở Thông tin và Truyền thông trước 16h00 ngày 12/8/2020 để tổng hợp.",
     "báo cáo", "Sở Thông tin và Truyền thông", "2020-08-12T16:00:00+07:00"),
    ("Báo cáo kết quả thực hiện về Sở Y tế (qua Phòng Nghiệp vụ) trước ngày 15/8/2020.",
     "Báo cáo kết quả thực hiện", "Sở Y tế (qua Phòng Nghiệp vụ)", "2020-08-15"),
    ("Kết quả gửi về Văn phòng Sở trước 10h00 ngày 13/8/2020, đồng thời gửi file mềm.",
     "Kết quả", "Văn phòng Sở", "2020-08-13T10:00:00+07:00"),
    ("Các phòng tổng hợp số liệu, gửi Văn phòng Sở chậm nhất là 15h00 thứ Tư, ngày 12/8/2020.",
     "số liệu", "Văn phòng Sở", "2020-08-12T15:00:00+07:00"),
    ("(Các phòng gửi số liệu cho Văn phòng trước 9h sáng mai, 12/8 để điền.)",
     "số liệu", "Văn phòng", "2020-08-12T09:00:00+07:00"),
    ("lập danh sách sinh viên không có điện thoại, gửi Phòng Công tác sinh viên trước 17h ngày 29/9/2020 để in mã.",
     "danh sách sinh viên không có điện thoại", "Phòng Công tác sinh viên", "2020-09-29T17:00:00+07:00"),
    ("Danh sách viên chức, người lao động nêu tại Khoản 2 đề nghị gửi về Văn phòng Bộ (Cơ quan thường trực) trước "
     "11h00 ngày 28/8/2020.", "Danh sách viên chức, người lao động nêu tại Khoản 2",
     "Văn phòng Bộ (Cơ quan thường trực)", "2020-08-28T11:00:00+07:00"),
    ("Trước ngày 15/8/2020, các đơn vị gửi danh sách cán bộ về Phòng Tổ chức.",
     "danh sách cán bộ", "Phòng Tổ chức", "2020-08-15"),
    ("Báo tên cán bộ đầu mối trong ngày 16/8/2020 về Văn phòng Bộ Y tế để được cấp mật khẩu.",
     "tên cán bộ đầu mối", "Văn phòng Bộ Y tế", "2020-08-16"),
    ("Đề nghị Quý cơ quan cho ý kiến trước ngày 20/8/2020.", "ý kiến", None, "2020-08-20"),
    ("Thời hạn gửi báo cáo: trước 17h00 ngày 14/8/2020.", "báo cáo", None, "2020-08-14T17:00:00+07:00"),
    ("gửi ảnh chụp màn hình về hộp thư tonghop@sotc.example.vn trước 16h ngày 01/10/2020./.",
     "ảnh chụp màn hình", "hộp thư tonghop@sotc.example.vn", "2020-10-01T16:00:00+07:00"),
    ("Gửi kết quả (số lao động, số đã cài đặt) về Ban Quản lý Khu kinh tế qua Văn phòng trước 16h30 ngày 12/8/2020.",
     "kết quả (số lao động, số đã cài đặt)", "Ban Quản lý Khu kinh tế", "2020-08-12T16:30:00+07:00"),
    ("báo cáo kết quả về Sở Công Thương để tổng hợp, báo cáo UBND tỉnh trước ngày 18/8/2020.",
     "báo cáo kết quả", "Sở Công Thương", "2020-08-18"),
    ("gửi danh sách về Phòng Tổ chức trong ngày hôm nay 11/8/2020.", "danh sách", "Phòng Tổ chức", "2020-08-11"),
    ("Hạn cuối nộp báo cáo là ngày 25/8/2020.", "báo cáo", None, "2020-08-25"),
    ("Ý kiến tham gia bằng văn bản gửi về Sở Tư pháp trước ngày 20/8/2020.",
     "Ý kiến tham gia bằng văn bản", "Sở Tư pháp", "2020-08-20"),
    ("Báo cáo phải được gửi đến Văn phòng UBND tỉnh chậm nhất vào lúc 10h00 ngày 12/8/2020.",
     "Báo cáo", "Văn phòng UBND tỉnh", "2020-08-12T10:00:00+07:00"),
    ("Hồ sơ nộp trực tiếp tại Bộ phận Một cửa trước 17h00 ngày 15/8/2020.",
     "Hồ sơ", "Bộ phận Một cửa", "2020-08-15T17:00:00+07:00"),
    ("trình UBND tỉnh xem xét, quyết định trước ngày 15/8/2020.", None, "UBND tỉnh", "2020-08-15"),
    ("báo danh sách cho bà Hà, công chức Văn hóa trước 09 giờ 00 ngày 12/8/2020.",
     "danh sách", "bà Hà, công chức Văn hóa", "2020-08-12T09:00:00+07:00"),
    ("Đề nghị đăng ký danh sách với đ/c Hạ (ĐT: 0912) trước 11h ngày 03/9.",
     "danh sách", "đ/c Hạ (ĐT: 0912)", "2020-09-03T11:00:00+07:00"),
    ("lập danh sách người về từ ngày 14/7 đến ngày 28/7, báo cáo Ban Chỉ đạo trước 12h00 ngày 12/8/2020.",
     "danh sách người về từ ngày 14/7 đến ngày 28/7", "Ban Chỉ đạo", "2020-08-12T12:00:00+07:00"),
    ("giao Sở Y tế tham mưu chỉ tiêu cài đặt cho từng địa phương, trình UBND tỉnh trước ngày 05/9/2020.",
     "chỉ tiêu cài đặt cho từng địa phương", "UBND tỉnh", "2020-09-05"),
    ("Kết quả báo cáo về Huyện ủy, UBND huyện trước ngày 5/9/2020.", "Kết quả", "Huyện ủy, UBND huyện", "2020-09-05"),
    ("thời hạn nộp học phí chậm nhất đến hết ngày 25 tháng 10 năm 2020.", "học phí", None, "2020-10-25"),
])  # fmt: skip
def test_a_deadline(text: str, what: str | None, to: str | None, by: str) -> None:
    (found,) = read(text)

    assert (found.what, found.to, found.by.iso) == (what, to, by)


@pytest.mark.parametrize("text", [
    "Hoàn thành việc cài đặt trước ngày 15/8/2020.",
    "bảo đảm 100% cán bộ cài đặt xong trước ngày 28/8/2020.",
    "Sở Công Thương đã gửi báo cáo trước ngày 12/8/2020.",
    "Ngày 01/8/2020, Sở đã có Công văn số 1061/STTTT-CNTT đề nghị báo cáo kết quả trước 15h00 ngày 14/8/2020.",
    "Đề nghị các đơn vị gửi báo cáo trước ngày 05/8/2020.",
    "Sở sẽ tổ chức tập huấn vào ngày 15/8/2020.",
    "Kính gửi: Các đơn vị trước ngày 15/8/2020",
    "Chương trình chuyển đổi số trước ngày 15/8/2020.",
    "Thực hiện Công văn số 563/STTTT-CNTT ngày 02/8/2020 về việc báo cáo kết quả trước ngày 11/8/2020, Sở báo cáo:",
    "Gửi báo cáo trước ngày …/…/2020.",
])  # fmt: skip
def test_what_is_no_deadline(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "written", "to"), [
    ("Sở tổng hợp, báo cáo UBND tỉnh vào 16h00 thứ Sáu hằng tuần.", "vào 16h00 thứ Sáu hằng tuần", "UBND tỉnh"),
    ("Gửi báo cáo trước 16h00 hằng ngày về Ban Chỉ đạo tỉnh.", "trước 16h00 hằng ngày", "Ban Chỉ đạo tỉnh"),
    ("Nộp hồ sơ về Trung tâm Y tế trước ngày 20 hằng tháng.", "trước ngày 20 hằng tháng", "Trung tâm Y tế"),
    ("gửi báo cáo trước 10h00 và 16h00 hằng ngày về Sở Y tế;", "trước 10h00 và 16h00 hằng ngày", "Sở Y tế"),
    ("báo cáo bổ sung trong thời hạn 02 ngày làm việc kể từ ngày nhận được văn bản này, gửi qua bà Thương (VHXH).",
     "trong thời hạn 02 ngày làm việc kể từ ngày nhận được văn bản này", "bà Thương (VHXH)"),
    ("báo cáo kết quả về Sở Y tế vào ngày 15 và 30 hằng tháng.", "vào ngày 15 và 30 hằng tháng", "Sở Y tế"),
    ("nộp phiếu về UBND xã trước 17h00 ngày 25 hằng tháng.", "trước 17h00 ngày 25 hằng tháng", "UBND xã"),
    ("Báo cáo định kỳ trước thứ Sáu hàng tuần về Sở Y tế.", "trước thứ Sáu hàng tuần", "Sở Y tế"),
])  # fmt: skip
def test_a_deadline_that_returns_has_no_date(text: str, written: str, to: str) -> None:
    (found,) = read(text)

    assert (found.by.day, found.by.at, found.by.as_written, found.to) == (None, None, written, to)


def test_a_second_deadline_of_the_sentence_keeps_the_addressee() -> None:
    found = read("Sở báo cáo UBND tỉnh vào 16h00 thứ Sáu hằng tuần; báo cáo đầu tiên trước 16h00 ngày 28/8/2020.")

    assert [(one.what, one.to) for one in found] == [("báo cáo", "UBND tỉnh"), ("báo cáo đầu tiên", "UBND tỉnh")]


def test_two_papers_of_one_sentence_have_their_own_days() -> None:
    found = read("gửi kế hoạch về Phòng Y tế trước ngày 24/8/2020 và báo cáo kết quả vào ngày 28 hằng tháng.")

    assert [(one.what, one.by.as_written) for one in found] == [
        ("kế hoạch", "trước ngày 24/8/2020"),
        ("báo cáo kết quả", "vào ngày 28 hằng tháng"),
    ]


def test_a_span_in_a_report_is_no_deadline() -> None:
    assert read("Sở gửi kèm danh sách 27 xã chưa có người dùng mới trong 07 ngày qua.") == []


def test_the_day_of_doing_is_not_that_of_sending() -> None:
    found = read("Hoàn thành cài đặt trước ngày 15/8/2020 và báo cáo kết quả về Sở Công Thương trước ngày 17/8/2020.")

    assert [one.by.iso for one in found] == ["2020-08-17"]


def test_the_own_request_behind_what_is_carried_out_counts() -> None:
    text = "Thực hiện Công văn số 4450/UBND-NC ngày 15/7/2020 của UBND tỉnh, Sở Tài chính đề nghị gửi danh sách "

    assert [one.by.iso for one in read(text + "về Sở Tài chính trước 16h ngày 11/8/2020.")] == [
        "2020-08-11T16:00:00+07:00"
    ]


def test_the_parts_are_marked_where_they_stand() -> None:
    text = "Đề nghị gửi báo cáo về Sở Y tế trước ngày 12/8/2020."
    (found,) = deadlines.find(prepare(text), LETTER)

    assert {name: text[at.start : at.end] for name, at in found.parts.items()} == {
        "what": "báo cáo", "to": "Sở Y tế", "by": "trước ngày 12/8/2020",
    }  # fmt: skip


@pytest.mark.parametrize(("text", "what", "to", "by"), [
    ("nộp UBND xã danh sách trước 10 giờ ngày 15/8/2020; UBND xã tổng hợp gửi Phòng Y tế trước 16 giờ cùng ngày.",
     None, "Phòng Y tế", "2020-08-15T16:00:00+07:00"),
    ("Các trường nộp phiếu trước 8h ngày 13/8/2020, Phòng Giáo dục gửi danh sách về Sở Y tế trước 17h00 cùng ngày.",
     "danh sách", "Sở Y tế", "2020-08-13T17:00:00+07:00"),
    ("Nộp phiếu trước 8h ngày 13/8/2020; gửi báo cáo về Sở Y tế chậm nhất 17h của cùng ngày.",
     "báo cáo", "Sở Y tế", "2020-08-13T17:00:00+07:00"),
])  # fmt: skip
def test_the_same_day_is_the_day_named_last(text: str, what: str | None, to: str, by: str) -> None:
    last = read(text)[-1]

    assert (last.to, last.by.iso) == (to, by)
    assert what is None or last.what == what


def test_the_same_day_without_a_day_before_has_no_date() -> None:
    (found,) = read("Các trường gửi báo cáo về Sở Y tế trước 17h00 cùng ngày.")

    assert found.by is not None
    assert found.by.iso is None


@pytest.mark.parametrize(("text", "what", "to", "by"), [
    ("Nhập số liệu vào Google Sheet (đường link đã gửi nhóm) trước 10g00 sáng thứ Hai hằng tuần.",
     "số liệu", "Google Sheet (đường link đã gửi nhóm)", None),
    ("Cập nhật số liệu lên biểu trực tuyến trước 15h00 thứ Năm hằng tuần.", "số liệu", "biểu trực tuyến", None),
    ("Cập nhật tiến độ trên nhóm Zalo trước 9h thứ Hai hằng tuần.", "tiến độ", "nhóm Zalo", None),
    ("Điền thông tin tại biểu mẫu trực tuyến trước ngày 20/8/2020.", "thông tin", "biểu mẫu trực tuyến", "2020-08-20"),
    ("Nhập kết quả vào hệ thống trước 17h00 ngày 14/8/2020.", "kết quả", "hệ thống", "2020-08-14T17:00:00+07:00"),
    ("Cập nhật danh sách vào bảng tính trước ngày 14/8/2020.", "danh sách", "bảng tính", "2020-08-14"),
])  # fmt: skip
def test_what_is_entered_in_a_form_is_sent(text: str, what: str, to: str, by: str | None) -> None:
    (found,) = read(text)

    assert found.by is not None
    assert (found.what, found.to, found.by.iso) == (what, to, by)


@pytest.mark.parametrize("text", [
    "Cập nhật phần mềm cho các máy cũ trước ngày 20/8/2020.",
    "Nhập học trước ngày 20/8/2020.",
    "Điền kinh được tổ chức trước ngày 20/8/2020.",
])  # fmt: skip
def test_what_is_entered_nowhere_has_no_deadline(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "what", "to"), [
    ("Thông tin cho Sở tên, số điện thoại cán bộ đầu mối trước ngày 13/8/2020.",
     "tên, số điện thoại cán bộ đầu mối", "Sở"),
    ("Thông báo cho Phòng Y tế số máy còn thiếu trước ngày 13/8/2020.", "số máy còn thiếu", "Phòng Y tế"),
    ("Giải trình nguyên nhân bằng văn bản gửi Sở Y tế trước ngày 13/8/2020.",
     "Giải trình nguyên nhân bằng văn bản", "Sở Y tế"),
    ("Đơn vị nào không đạt phải giải trình với UBND thành phố trước ngày 13/8/2020.", "giải trình", "UBND thành phố"),
])  # fmt: skip
def test_who_is_told_what(text: str, what: str, to: str) -> None:
    (found,) = read(text)

    assert (found.what, found.to) == (what, to)


@pytest.mark.parametrize("moment", [
    "lúc 16 giờ hằng ngày", "vào 16h hằng ngày", "trước 16 giờ hàng ngày", "lúc 7h30 mỗi ngày", "vào lúc 16h hằng ngày",
])  # fmt: skip
def test_an_hour_of_every_day_is_a_rhythm(moment: str) -> None:
    (found,) = read(f"Báo cáo số lượng người đã khai báo về UBND huyện {moment}.")

    assert found.by is not None
    assert (found.to, found.by.iso) == ("UBND huyện", None)


def test_the_paper_that_is_gathered_goes_to_whom_it_is_sent() -> None:
    text = (
        "Các xã gửi danh sách cho CDC tỉnh trước 20 giờ hằng ngày; báo cáo tổng hợp gửi Sở Y tế trước ngày 13/8/2020."
    )

    assert [found.to for found in read(text)] == ["CDC tỉnh", "Sở Y tế"]


def test_a_heading_in_capitals_begins_no_sentence() -> None:
    text = "III. TỔ CHỨC THỰC HIỆN\nCác cơ sở gửi danh sách trước ngày 12/8/2020, gửi báo cáo trước ngày 01/9/2020."

    assert [found.what for found in read(text)] == ["danh sách", "báo cáo"]
