"""Which of the documents that a notice names is the letter it tells of."""

from datetime import date

import pytest

from bluezone.letters.letter import Letter
from bluezone.letters.reading import notices
from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.reader import LEAST_CERTAINTY


def read(text: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for finding in notices.find(prepare(text), Letter()):
        if finding.certainty >= LEAST_CERTAINTY:
            found.setdefault(finding.part, finding.value)
    return found


def test_the_document_that_its_author_is_told_to_have_issued_is_the_letter() -> None:
    found = read(
        "Bộ Nội vụ tăng cường chống dịch\nNgày đăng: 28/07/2020\n"
        "Ngày 27/7/2020, Bộ Nội vụ ban hành Công văn số 3722/CV-BCĐ"
        " về tăng cường chống dịch.\n\nTheo đó, Ban Chỉ đạo phòng, chống dịch COVID-19 Bộ Nội vụ yêu cầu"
        " Thủ trưởng các đơn vị làm."
    )

    assert found == {
        "number": "3722",
        "symbol": "CV-BCĐ",
        "date": date(2020, 7, 27),
        "date_text": "Ngày 27/7/2020",
        "type": "Công văn",
        "issuer": "Ban Chỉ đạo phòng, chống dịch COVID-19 Bộ Nội vụ",
        "parent_org": "Bộ Nội vụ",
        "abstract": "tăng cường chống dịch",
    }


def test_a_document_in_brackets_behind_the_title_is_the_letter() -> None:
    found = read(
        "Triển khai cài đặt Bluezone (Công văn số 7414/UBND-CT ngày 18/8/2020)\nNgày cập nhật 19/08/2020\n\n"
        "UBND tỉnh yêu cầu Chủ tịch UBND các huyện:"
    )

    assert (found["number"], found["date"], found["issuer"]) == ("7414", date(2020, 8, 18), "UBND tỉnh")
    assert found["abstract"] == "Triển khai cài đặt Bluezone"


def test_a_document_is_only_cited_where_another_body_gives_the_orders() -> None:
    found = read(
        "Cài đặt Bluezone trên địa bàn huyện\n\n"
        "Ủy ban nhân dân tỉnh ban hành Công văn số 1967/UBND-KGVX ngày 04/8/2020.\n\n"
        "UBND huyện yêu cầu: Các cơ quan đơn vị thực hiện."
    )

    assert found == {"issuer": "UBND huyện", "abstract": "Cài đặt Bluezone trên địa bàn huyện"}


def test_a_day_on_the_line_above_is_the_portals() -> None:
    text = "Cài đặt\n\n29/12/2021\n\nSở Y tế ngày 24/12/2021 có Công văn số 35/SYT-VP về việc cài đặt."

    assert read(text)["date_text"] == "ngày 24/12/2021"


def test_a_document_that_is_only_cited_is_offered_as_an_alternative() -> None:
    text = "UBND tỉnh ban hành Công văn số 5/UBND-VX. UBND huyện yêu cầu: Các cơ quan đơn vị thực hiện."

    offered = {f.part: f.value for f in notices.find(prepare(text), Letter()) if f.certainty < LEAST_CERTAINTY}

    assert (offered["number"], offered["issuer"]) == ("5", "UBND tỉnh")


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Công văn số 3928/UBND-KGVX ngày 04/8/2020 của UBND tỉnh, cơ quan đã cài đặt.",
        "Tiếp tục cài đặt\nNgày 8 tháng 9 năm 2020.\n\nTỉnh có 5 máy.",
        "Trước đó, UBND tỉnh đã có Công văn số 7414/UBND-CT.",
        "Sở Thông tin và Truyền thông cho biết tỉnh có 5 máy.",
        "",
    ],
)
def test_what_is_cited_or_belongs_to_the_portal_is_not_the_letter(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "number", "issuer"),
    [
        (
            "Ngày 5/8/2020, Chủ tịch UBND tỉnh Trần Tiến Hưng ký ban hành Công văn số 51/UBND-VX về cài đặt.",
            "51",
            "Chủ tịch UBND tỉnh",
        ),
        ("UBND tỉnh vừa có Văn bản số 52/UBND-VX (ngày 6/8/2020) yêu cầu các sở chỉ đạo.", "52", "UBND tỉnh"),
        ("Sở Y tế vừa ban hành Công văn hỏa tốc số 53/SYT-NVY về phòng, chống dịch.", "53", "Sở Y tế"),
        ("Tại Công văn số 54/UBND-VX ngày 5/8/2020, UBND tỉnh yêu cầu các sở triển khai.", "54", "UBND tỉnh"),
        ("Công văn số 55/SYT-VP ngày 7/8/2020 của Sở Y tế về việc cài đặt\n\nNội dung", "55", "Sở Y tế"),
        ("Ngày 01/8/2020 Bộ Y tế (BYT) đã ban hành văn bản số 56/BYT-DP gửi các bộ về việc cài đặt.", "56", "Bộ Y tế"),
    ],
)
def test_there_are_many_ways_to_tell_of_a_letter(text: str, number: str, issuer: str) -> None:
    found = read(text)

    assert (found["number"], found["issuer"]) == (number, issuer)


def test_a_letter_without_number_is_one_if_the_notice_tells_what_it_is_about() -> None:
    found = read(
        "Trước tình hình này, UBND huyện Duy Xuyên ban hành công văn yêu cầu thủ trưởng các ban tiếp tục chỉ đạo."
    )

    assert found == {"type": "Công văn", "issuer": "UBND huyện Duy Xuyên"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UBND tỉnh Phú Yên", "UBND tỉnh", True),
        ("Ủy ban nhân dân tỉnh", "UBND tỉnh", True),
        ("Bộ TTTT", "Bộ Thông tin và Truyền thông", True),
        ("Ban Thường vụ LĐLĐ TP Cần Thơ", "LĐLĐ thành phố", True),
        ("UBND tỉnh", "UBND huyện", False),
        ("Sở Nông nghiệp và PTNT", "UBND tỉnh", False),
    ],
)
def test_two_names_may_be_those_of_one_body(one: str, other: str, same: bool) -> None:
    assert notices.same_body(one, other) is same


@pytest.mark.parametrize(
    ("text", "date_text", "issuer"),
    [
        (
            "Cài đặt PC-Covid\n(Cổng Sở) 08:30 | 26/10/2021\n\nSở Nội vụ tỉnh Hà Nam vừa ban hành Văn bản"
            " số 57/SNV-VP ngày 25/10/2021 về cài đặt.",
            "ngày 25/10/2021",
            "Sở Nội vụ tỉnh Hà Nam",
        ),
        (
            "(Cổng tỉnh) - Tối 08/7/2021, Chủ tịch UBND tỉnh Hà Nam ban hành Công điện khẩn số 57/CĐ-UBND về cài.",
            "Tối 08/7/2021",
            "Chủ tịch UBND tỉnh Hà Nam",
        ),
        (
            "Bản in\nKết quả\n\n(Cổng huyện) Tại Công văn số 57/UBND-VX ngày 10/9/2020, UBND huyện Ba Tơ đánh giá.",
            "ngày 10/9/2020",
            "UBND huyện Ba Tơ",
        ),
        (
            "UBND huyện Ba Tơ: Cài đặt (Công văn số 57/UBND-VX, ngày 20-8-2020)\nTin mới\n\n"
            "Ngày 20-8-2020, UBND huyện Ba Tơ ban hành Công văn số 57/UBND-VX về cài đặt.\n\nUBND huyện yêu cầu:",
            "Ngày 20-8-2020",
            "UBND huyện Ba Tơ",
        ),
    ],
)
def test_the_portals_own_lines_are_not_the_letters(text: str, date_text: str, issuer: str) -> None:
    found = read(text)

    assert (found["number"], found["date_text"], found["issuer"]) == ("57", date_text, issuer)


@pytest.mark.parametrize(
    ("told", "abstract"),
    [
        ("về cài đặt VNeID, gửi Công an tỉnh.", "cài đặt VNeID"),
        ('"Về việc quét mã tại chợ".', "quét mã tại chợ"),
        ('gửi các khu phố với nội dung "đôn đốc cài đặt".', "đôn đốc cài đặt"),
        ("gửi các phòng về việc thống nhất sử dụng.", "thống nhất sử dụng"),
        ("có nội dung: “tăng cường quét mã”, thay công văn trước.", "tăng cường quét mã"),
        ("gửi các trường, theo tinh thần chung.", None),
    ],
)
def test_the_abstract_is_what_the_letter_is_about_and_not_who_gets_it(told: str, abstract: str | None) -> None:
    assert read(f"Ngày 5/8/2020, Sở Y tế ban hành Công văn số 58/SYT-VP {told}").get("abstract") == abstract


@pytest.mark.parametrize(
    ("kind", "urgency"),
    [("Công điện khẩn", "khẩn"), ("Văn bản hỏa tốc", "hỏa tốc"), ("Công văn khẩn", "khẩn"), ("Công văn", None)],
)
def test_the_urgency_stands_with_the_kind(kind: str, urgency: str | None) -> None:
    assert read(f"Sở Y tế vừa ban hành {kind} số 59/SYT-VP về việc cài đặt.").get("urgency") == urgency


def test_a_title_with_v_v_is_the_abstract_where_the_notice_tells_none() -> None:
    text = "V/v khai báo y tế\nLượt xem: 5\n\nNgày 12/3/2020, UBND huyện ban hành Công văn số 31/UBND chỉ đạo các ban:"

    assert read(text)["abstract"] == "khai báo y tế"
