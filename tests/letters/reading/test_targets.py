"""Targets: who shall reach how much by when; results are none."""

from datetime import date
from decimal import Decimal

import pytest

from bluezone.letters.letter import Letter, Moment, Target
from bluezone.letters.reading import targets
from bluezone.letters.reading.page import prepare

LETTER = Letter(date=date(2020, 8, 10), is_draft=False)


def read(text: str, known: Letter = LETTER) -> list[Target]:
    return [finding.value for finding in targets.find(prepare(text), known) if finding.certainty >= 0.5]


@pytest.mark.parametrize(("text", "percent", "scope", "kind", "by"), [
    ("Đảm bảo 100% cán bộ, công chức, viên chức cài đặt ứng dụng trước ngày 15/8/2020.",
     100, "cán bộ, công chức, viên chức", "staff", date(2020, 8, 15)),
    ("phấn đấu đến ngày 20.8 có 60% dân số cài đặt ứng dụng.", 60, "dân số", "population", date(2020, 8, 20)),
    ("Chỉ tiêu: 50% người dùng điện thoại thông minh cài đặt trước ngày 20/8/2020.",
     50, "người dùng điện thoại thông minh", "smartphone owners", date(2020, 8, 20)),
    ("Yêu cầu 100% công chức, viên chức cài đặt và sử dụng.", 100, "công chức, viên chức", "staff", None),
    ("chưa đạt mục tiêu theo chỉ đạo của Chính phủ là tối thiều 60% dân số cài đặt.", 60, "dân số", "population", None),
    ("mỗi chi hội vận động ít nhất 40% hội viên có điện thoại thông minh cài đặt.",
     40, "hội viên có điện thoại thông minh", "smartphone owners", None),
    ("quán triệt cho 100% học sinh, sinh viên cài đặt.", 100, "học sinh, sinh viên", "students", None),
    ("Tỉnh đặt mục tiêu 30% dân số vào cuối tháng.", 30, "dân số", "population", None),
    ("Đến hết tháng 12/2020, phải có 50% dân số có tài khoản định danh.",
     50, "dân số có tài khoản định danh", "population", date(2020, 12, 31)),
    ("Phấn đấu hết tháng 8/2020, có trên 30% dân số cài đặt.", 30, "dân số", "population", date(2020, 8, 31)),
    ("Đến 20/8/2020, 100% cán bộ, công chức phải hoàn thành cài đặt.", 100, "cán bộ, công chức", "staff",
     date(2020, 8, 20)),
    ("Yêu cầu đạt 70% trở lên số hộ cài đặt trước ngày 30/8.", 70, "số hộ", "units", date(2020, 8, 30)),
    ("Phấn đấu 80-90% người dân trong độ tuổi cài đặt.", 80, "người dân", "population", None),
    ("mong các địa phương đưa tỷ lệ lên 30% - 45% dân số.", 30, "dân số", "population", None),
    ("Phương hướng: đến 31 tháng 8 năm 2020 đạt 70% người có điện thoại thông minh.", 70,
     "người có điện thoại thông minh", "smartphone owners", date(2020, 8, 31)),
    ("100% nhân viên y tế cài đặt trước ngày 15/8/2020.", 100, "nhân viên y tế", "staff", date(2020, 8, 15)),
    ("Hoàn thành cài đặt cho 100% cán bộ trong ngày 12/8/2020.", 100, "cán bộ", "staff", date(2020, 8, 12)),
])  # fmt: skip
def test_a_share_to_be_reached(text: str, percent: int, scope: str, kind: str, by: date | None) -> None:
    (found,) = read(text)

    assert (found.percent, found.scope, found.denominator, found.by) == (Decimal(percent), scope, kind, by)


@pytest.mark.parametrize(("text", "count", "by"), [
    ("mục tiêu hỗ trợ thêm 5.000 người trước ngày 15.9.", 5000, date(2020, 9, 15)),
    ("Mỗi cán bộ vận động ít nhất 03 người thân cài đặt Bluezone.", 3, None),
    ("Mỗi đoàn viên hướng dẫn tối thiểu 5 người/ngày cài đặt.", 5, None),
    ("giao chỉ tiêu cho mỗi xã 1.500 lượt cài đặt trước ngày 31/8/2020.", 1500, date(2020, 8, 31)),
    ("đến năm 2025 phải cấp 40 triệu tài khoản định danh.", 40_000_000, None),
])  # fmt: skip
def test_a_count_to_be_reached(text: str, count: int, by: date | None) -> None:
    (found,) = read(text)

    assert (found.percent, found.count, found.by) == (None, count, by)


@pytest.mark.parametrize("text", [
    "100% cán bộ, công chức của Sở đã cài đặt Bluezone.",
    "100% công đoàn cấp huyện đã tuyên truyền và yêu cầu đoàn viên cài đặt.",
    "Sở đã đảm bảo 100% cán bộ cài đặt Bluezone.",
    "Kết quả: đã có 41/43 máy cài đặt, đạt 95,3% số máy.",
    "số người dùng là 234.483 người, chiếm 18,72% dân số.",
    "Giữ khoảng cách tối thiểu 2 mét, rửa tay ít nhất 20 giây.",
    "Yêu cầu 100% người vào cơ quan đeo khẩu trang.",
    "Đảm bảo 100% công dân đến giao dịch được đo thân nhiệt và hướng dẫn cài đặt.",
    "Cử ít nhất 01 cán bộ hỗ trợ người dân cài đặt.",
    "người dùng còn ít, thấp hơn mục tiêu (dưới 10% dân số).",
    "phấn đấu; tỷ lệ cài đặt tăng 5% so với tuần trước.",
    "Ban chỉ đạo quốc gia nhận định: tỷ lệ cài Bluezone ở tỉnh được 14%.",
    "Dự kiến 860 triệu đồng, ngân sách tỉnh bảo đảm 70%, nguồn thu sự nghiệp 30%.",
    "100% cán bộ cài đặt trước ngày 05/8/2020.",
    "Số đã cấp/số đề nghị cấp: 88/92 (đạt 95,65%)",
    "Kinh phí thực hiện đạt 75% dự toán.",
    "xếp thứ 41/63 tỉnh, thành phố, phấn đấu vào nhóm đầu.",
    "từ ngày 06/8 đến 12/8/2020 đã hướng dẫn 64/64 đoàn viên; vận động thêm 215 người thân cài đặt.",
    "61,5% sinh viên đã tiêm ít nhất một mũi vắc xin.",
])  # fmt: skip
def test_what_is_no_target(text: str) -> None:
    assert read(text) == []


def test_days_from_the_letters_date_stay_days() -> None:
    (found,) = read("trong vòng 3 ngày tới đảm bảo 70% người dân có điện thoại smartphone đã được cài đặt.")

    assert (found.by, found.by_relative_days, found.as_written) == (None, 3, "trong vòng 3 ngày tới")


def test_each_share_of_a_sentence_has_its_own_day() -> None:
    text = (
        "phấn đấu đến hết ngày 10/9/2020 đạt tối thiểu 50% số người dùng điện thoại thông minh; đến 30/9/2020 đạt 70%."
    )

    found = read(text)

    assert [(one.percent, one.by) for one in found] == [
        (Decimal(50), date(2020, 9, 10)),
        (Decimal(70), date(2020, 9, 30)),
    ]
    assert found[1].scope == found[0].scope == "số người dùng điện thoại thông minh"


def test_a_day_that_another_share_of_the_clause_has_is_not_taken_twice() -> None:
    text = "Để đến ngày 20/8/2020 có 60% người dân cài ứng dụng, Sở giao các phòng bảo đảm 100% cán bộ dùng Bluezone."

    assert [one.by for one in read(text)] == [date(2020, 8, 20), None]


def test_the_cut_off_is_no_targets_day() -> None:
    known = Letter(
        date=date(2020, 9, 1), cutoff=Moment(date(2020, 8, 28), as_written="Đến ngày 28/8/2020"), is_draft=False
    )

    (found,) = read("Đến ngày 28/8/2020, chưa đạt mục tiêu tối thiểu 60% dân số cài đặt.", known)

    assert found.by is None


def test_how_often_something_is_broadcast_is_only_offered() -> None:
    (found,) = targets.find(prepare("Phát thanh tối thiểu 02 lượt/ngày trên hệ thống truyền thanh."), LETTER)

    assert (found.value.count, found.certainty < 0.5) == (2, True)


def test_items_under_a_heading_of_goals_are_goals() -> None:
    text = """I. MỤC TIÊU
- 100% viên chức duy trì ứng dụng;
- Đến ngày 31 tháng 12 năm 2020: 60% người dân cài đặt; toàn tỉnh có 400.000 tài khoản.
II. KẾT QUẢ
- 41% người dân cài đặt."""

    assert [(one.percent, one.count, one.by) for one in read(text)] == [
        (Decimal(100), None, None),
        (Decimal(60), None, date(2020, 12, 31)),
        (None, 400_000, date(2020, 12, 31)),
    ]


def test_the_day_of_sending_is_not_that_of_the_goal() -> None:
    (found,) = read("vận động ít nhất 05 người thân cài đặt, gửi danh sách cho Văn phòng trước ngày 10/8/2020.")

    assert (found.count, found.by) == (5, None)


def test_a_count_within_a_share_is_no_target_of_its_own() -> None:
    found = read("phấn đấu 100% hộ gia đình cài đặt ít nhất 01 máy.")

    assert [(str(one.percent), one.count) for one in found] == [("100", None)]


def test_a_target_told_twice_is_one() -> None:
    text = "Phấn đấu 60% dân số cài đặt. Sở đề nghị các xã phấn đấu 60% dân số cài đặt."

    assert len(read(text)) == 1


@pytest.mark.parametrize("head", [
    "II. CHỈ TIÊU (hoàn thành trước ngày 20/8/2020)", "UBND phường giao chỉ tiêu đến ngày 20/8/2020:",
    "Phấn đấu đến ngày 20/8/2020 đạt các chỉ tiêu sau:", "Mục tiêu đến 20/8/2020:", "1. Mục tiêu đến ngày 20/8/2020:",
])  # fmt: skip
@pytest.mark.parametrize("items", [
    "1. 98% người từ đủ 14 tuổi có tài khoản.\n2. 70% người trưởng thành có sổ sức khỏe điện tử.",
    "- 98% người từ đủ 14 tuổi có tài khoản;\n- 70% người trưởng thành có sổ sức khỏe điện tử.",
    "Tổ dân phố số 1: 98% người trưởng thành.\nTổ dân phố số 2: 70% người trưởng thành.",
    "a) 98% người trưởng thành cài đặt;\nb) 70% người dân cài đặt.",
])  # fmt: skip
def test_a_list_has_the_goal_and_the_day_of_the_line_that_opens_it(head: str, items: str) -> None:
    found = read(f"{head}\n\n{items}")

    assert [target.percent for target in found] == [98, 70]
    assert {target.by for target in found} == {date(2020, 8, 20)}


@pytest.mark.parametrize("head", ["Sở Y tế yêu cầu:", "UBND xã đề nghị các thôn:", "Đồng chí Chủ tịch chỉ đạo:"])
def test_a_share_in_a_list_of_requests_is_a_goal_where_it_speaks_of_the_app(head: str) -> None:
    items = "1. 90% cán bộ cài đặt Bluezone.\n2. Chi 30% kinh phí cho loa.\n3. Xã A đã có 12% dân số cài đặt."

    assert [target.percent for target in read(f"{head}\n{items}")] == [90]


@pytest.mark.parametrize("text", [
    "Kết quả thực hiện chỉ tiêu đến ngày 05/8/2020 đã đạt:\n- Xã A: 75% dân số.\n- Xã B: 80% dân số.",
    "Kết quả từng xã:\n1. Xã A: 75% dân số cài đặt.\n2. Xã B: 80% dân số cài đặt.",
    "Số liệu các xã như sau:\n\nXã A: 75% dân số cài đặt.\nXã B: 80% dân số cài đặt.",
])  # fmt: skip
def test_a_list_of_results_has_no_goals(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "percents"), [
    ("Kế hoạch: trước ngày 30/8/2020 đạt 85% nhân khẩu; cuối năm đạt 90%.", [85, 90]),
    ("Trong năm 2020 phấn đấu trên 50% người dân cài đặt; đến hết năm 2021 là 75%.", [50, 75]),
    ("1- 100% đảng viên phải cài đặt Bluezone.", [100]),
    ("Yêu cầu 80 - 90% người dân cài đặt.", [80]),
])  # fmt: skip
def test_goals_of_one_sentence(text: str, percents: list[int]) -> None:
    assert [target.percent for target in read(text)] == percents


def test_a_day_behind_a_share_is_that_shares_alone() -> None:
    text = "Bảo đảm 100% lái xe cài đặt trước ngày 20/8/2020; phấn đấu 80% hành khách cài đặt."

    assert [target.by for target in read(text)] == [date(2020, 8, 20), None]
