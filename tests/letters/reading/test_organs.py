"""Where the name of a public body begins and ends."""

import pytest

from bluezone.letters.reading.organs import GRAMMAR
from bluezone.letters.reading.tokens import Text


def found(text: str, hole: str = "organ") -> list[str]:
    return [match[hole] for match in GRAMMAR.phrase(f"<{hole}>").search(Text(text))]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("đến nay Sở Công Thương đã thực hiện xong", "Sở Công Thương"),
        ("Sở Lao động - Thương binh và Xã hội báo cáo", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở Văn hóa, Thể thao và Du lịch đã cài", "Sở Văn hóa, Thể thao và Du lịch"),
        ("của Sở TT&TT tổng hợp", "Sở TT&TT"),
        ("Sở Y tế Thanh Hóa đề nghị", "Sở Y tế Thanh Hóa"),
        ("do UBND tỉnh Thừa Thiên Huế ban hành", "UBND tỉnh Thừa Thiên Huế"),
        ("do Cục Thông tin cơ sở có công văn", "Cục Thông tin cơ sở"),
        ("tại UBND phường 5 từ sáng", "UBND phường 5"),
        ("gửi UBND TP. Huế trước ngày 5/8", "UBND TP. Huế"),
        ("Ủy ban nhân dân Thành phố Hà Nội trực tiếp quản lý", "Ủy ban nhân dân Thành phố Hà Nội"),
        (
            "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp và cán bộ",
            "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp",
        ),
        (
            "Công ty Phát triển hạ tầng khu công nghiệp Tâm Thắng kiểm tra",
            "Công ty Phát triển hạ tầng khu công nghiệp Tâm Thắng",
        ),
        ("Công đoàn Cơ sở Sở Kế hoạch và Đầu tư thông qua", "Công đoàn Cơ sở Sở Kế hoạch và Đầu tư"),
        ("Văn phòng Sở Nông nghiệp và Phát triển nông thôn nhận", "Văn phòng Sở Nông nghiệp và Phát triển nông thôn"),
        ("Bệnh viện Đa khoa Sông Lam báo cáo", "Bệnh viện Đa khoa Sông Lam"),
        ("Trường Cao đẳng Y tế Phú Yên.", "Trường Cao đẳng Y tế Phú Yên"),
        ("Công ty cổ phần May Tân Phúc Hưng xin gửi", "Công ty cổ phần May Tân Phúc Hưng"),
    ],
)
def test_a_name_ends_where_its_pieces_end(sentence: str, name: str) -> None:
    assert found(sentence) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh",
        "Ban Chỉ đạo phòng, chống dịch COVID-19 Bộ Nội vụ",
        "Ban chỉ đạo phòng, chống dịch bệnh viêm đường hô hấp cấp do chủng mới của vi rút Corona (nCov)"
        " tỉnh Thừa Thiên Huế",
    ],
)
def test_a_steering_committee_keeps_what_it_steers_and_where(name: str) -> None:
    assert found(f"{name} yêu cầu các địa phương") == [name]


def test_a_lost_letter_of_the_head_is_put_back_before_a_known_subject() -> None:
    assert found("theo văn bản của ở Thông tin và Truyền thông.") == ["Sở Thông tin và Truyền thông"]


def test_a_person_behind_the_place_is_no_part_of_it() -> None:
    assert found("do Chủ tịch UBND tỉnh Trần Tiến Hưng ký") == ["UBND tỉnh"]
    assert found("do Chủ tịch UBND huyện Cam Lộ Trần Văn Bình ký") == ["UBND huyện Cam Lộ"]


def test_a_name_may_have_the_words_of_another_head() -> None:
    assert found("Công ty Điện lực Quảng Trị đã cài đặt xong") == ["Công ty Điện lực Quảng Trị"]


def test_two_bodies_side_by_side_are_two_names() -> None:
    assert found("Bộ Y tế, Bộ Thông tin và Truyền thông và các cơ quan") == ["Bộ Y tế", "Bộ Thông tin và Truyền thông"]


def test_capitals_end_where_the_next_body_or_the_number_begins() -> None:
    assert found("SỞ Y TẾ THANH HÓA BỆNH VIỆN ĐA KHOA SÔNG LAM Số: 734/BVSL-TCHC") == [
        "SỞ Y TẾ THANH HÓA",
        "BỆNH VIỆN ĐA KHOA SÔNG LAM",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "cán bộ, công chức",
        "Báo cáo số 5",
        "các cơ sở kinh doanh",
        "Phòng, chống dịch",
        "Số 12 phố Huế",
        "Đoàn viên mới",
    ],
)
def test_words_that_only_look_like_a_head_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_name_without_diacritics_is_found_too() -> None:
    assert found("cong van cua so thong tin va truyen thong ve viec") == ["so thong tin va truyen thong"]


def test_an_officer_is_named_with_his_body() -> None:
    assert found("Chủ tịch UBND tỉnh chỉ đạo như sau", "officer") == ["Chủ tịch UBND tỉnh"]
    assert found("Phó Thủ tướng Chính phủ Vũ Đức Đam có ý kiến", "officer") == ["Phó Thủ tướng Chính phủ"]


def test_an_abbreviation_of_a_department_is_a_name_too() -> None:
    assert found("theo yêu cầu của STTTT về việc") == ["STTTT"]
