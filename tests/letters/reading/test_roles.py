"""Why a document is cited."""

from datetime import date

import pytest

from bluezone.letters.letter import Letter
from bluezone.letters.reading import references
from bluezone.letters.reading.page import prepare

STTTT = "Sở Thông tin và Truyền thông"
LETTER = Letter(
    type="Công văn", number="1169", symbol="SCT-VP", date=date(2020, 8, 10), issuer="Sở Công Thương",
    addressees=(STTTT,), is_draft=False,
)  # fmt: skip
REPORTS = " Sở Công Thương báo cáo kết quả như sau."
ORDERS = " Sở Công Thương đề nghị các đơn vị triển khai thực hiện."


def role_of(text: str, known: Letter = LETTER) -> list[str | None]:
    return [finding.value.role for finding in references.find(prepare(text), known)]


@pytest.mark.parametrize(("text", "expected"), [
    (f"Thực hiện Công văn số 563/STTTT-CNTT của {STTTT}.{REPORTS}", "directive_answered"),
    (f"Phúc đáp Công văn số 563/STTTT-CNTT của {STTTT}.{REPORTS}", "directive_answered"),
    (f"Nhận được Công văn số 563/STTTT-CNTT của {STTTT}.{REPORTS}", "directive_answered"),
    (f"Đăng tin theo Văn bản số 571/STTTT-TTBCXB của {STTTT}.{REPORTS}", "directive_answered"),
    (f"Căn cứ Công văn số 563/STTTT-CNTT của {STTTT}.{REPORTS}", "directive_answered"),
    (f"Thực hiện Công văn số 563/STTTT-CNTT của {STTTT}.{ORDERS}", "directive_forwarded"),
    (f"UBND tỉnh ban hành Công văn số 3928/UBND-KGVX.{ORDERS}", "directive_forwarded"),
    (f"Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh.{ORDERS}", "directive_answered"),
    (f"Sở đã ban hành Văn bản số 1158/SCT-QLTM.{REPORTS}", "own_onward_directive"),
    (f"Sở đã chỉ đạo tại Văn bản số 1158/SCT-QLTM của Sở Công Thương.{REPORTS}", "own_onward_directive"),
    (f"Trước đó, Sở Công Thương đã có Công văn số 1100/SCT-VP.{ORDERS}", "earlier_directive"),
    (f"Tiếp theo Công văn số 1100/SCT-VP của Sở Công Thương.{ORDERS}", "earlier_directive"),
    (f"Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ.{REPORTS}", "legal_basis"),
    (f"Căn cứ Luật Công nghệ thông tin.{REPORTS}", "legal_basis"),
    (f"thu theo quyết định số 4792/QĐ-SCT ngày 01/12/2019.{ORDERS}", "legal_basis"),
    (f"Xét đề nghị của UBND huyện tại văn bản số 92/UBND-VX.{ORDERS}", "letter_answered"),
    (f"Theo đề nghị của Sở Y tế tại Tờ trình số 191/TTr-SYT.{ORDERS}", "letter_answered"),
    (f"Trả lời Công văn số 92/UBND-VX của UBND huyện.{ORDERS}", "letter_answered"),
    (f"Các cơ quan tiếp tục thực hiện Chỉ thị số 19/CT-TTg của Thủ tướng Chính phủ.{ORDERS}", "earlier_directive"),
    (f"Tiếp theo Báo cáo số 201/BC-SCT ngày 01/8/2020.{REPORTS}", "earlier_report"),
    (f"Căn cứ ý kiến của Thủ tướng nêu trong Thông báo số 113/TB-VPCP.{ORDERS}", "directive_answered"),
    (f"Theo đề nghị của Sở Y tế tại Công văn số 211/SYT-TH.{REPORTS}", "directive_answered"),
    ("Nội dung Công văn số 92/UBND-VX rất dài.", None),
])  # fmt: skip
def test_a_role(text: str, expected: str | None) -> None:
    assert role_of(text) == [expected]


def test_the_wish_behind_the_directive_is_the_root() -> None:
    text = f"Thực hiện Công văn số 12/STTTT-VP của {STTTT}; ý kiến của UBND tỉnh tại Văn bản số 8455/UBND-VX.{REPORTS}"

    assert role_of(text) == ["directive_answered", "root_directive"]


def test_the_governments_order_is_the_root_of_what_the_province_passed_on() -> None:
    text = (
        f"Thực hiện Công điện số 76/CĐ-TTg của Thủ tướng Chính phủ và Công văn số 4450/UBND-NC của UBND tỉnh.{ORDERS}"
    )

    assert role_of(text) == ["root_directive", "directive_forwarded"]


def test_a_correction_names_the_report_it_corrects() -> None:
    known = Letter(symbol="SNN-VP", issuer="Sở Y tế", abstract="đính chính số liệu tại Báo cáo", is_draft=False)

    assert role_of("Sở Y tế có Báo cáo số 214/BC-SNN. Sở xin đính chính như sau:", known) == ["letter_corrected"]


def test_a_decision_has_everything_it_rests_on_as_its_basis() -> None:
    known = Letter(type="Quyết định", issuer="UBND tỉnh", is_draft=False)

    assert role_of("Căn cứ Kế hoạch số 325/KH-UBND ngày 03/12/2025 của UBND tỉnh;", known) == ["legal_basis"]


@pytest.mark.parametrize("lead", [
    "Được sự thống nhất của UBND tỉnh tại", "Được sự đồng ý của UBND tỉnh tại", "Được sự cho phép của UBND tỉnh tại",
    "Đối chiếu chỉ tiêu UBND tỉnh giao tại", "So với chỉ tiêu UBND tỉnh giao tại", "Cụ thể hóa nội dung",
])  # fmt: skip
def test_what_a_letter_only_rests_on_is_a_root(lead: str) -> None:
    assert role_of(f"{lead} Công văn số 1925/UBND-VX ngày 01/8/2020, Sở lập đoàn.{ORDERS}") == ["root_directive"]


@pytest.mark.parametrize(("text", "expected"), [
    ("Thực hiện Kế hoạch số 77/KH-UBND của UBND tỉnh, Sở Công Thương đã có Công văn số 655/SCT-VP.",
     ["root_directive", "earlier_directive"]),
    ("Thực hiện Công văn số 77/UBND-VX của UBND tỉnh, ngày 01/8/2020, Sở Công Thương đã ban hành các Công văn số "
     "655/SCT-VP và số 903/SCT-VP.", ["root_directive", "earlier_directive", "earlier_directive"]),
    ("Triển khai Chỉ thị số 19/CT-UBND của UBND tỉnh, Sở đã gửi Công văn số 655/SCT-VP.",
     ["root_directive", "earlier_directive"]),
    ("Thực hiện Công văn số 77/UBND-VX của UBND tỉnh. Sở đã có Công văn số 655/SCT-VP.",
     ["directive_forwarded", "earlier_directive"]),
])  # fmt: skip
def test_a_reminder_has_its_own_orders_as_earlier_and_what_they_carried_out_as_root(
    text: str, expected: list[str]
) -> None:
    assert role_of(text + ORDERS) == expected


@pytest.mark.parametrize("lead", [
    "Ngay sau khi có", "Sau khi có", "Ngay khi nhận được", "Ngay sau khi nhận được",
])  # fmt: skip
def test_a_higher_order_behind_the_letter_answered_is_its_root(lead: str) -> None:
    asked = f"Sở Công Thương nhận được Công văn số 764/STTTT-VP của {STTTT}. "
    behind = f"{lead} Công văn số 2143/UBND-VX của UBND tỉnh, Giám đốc đã giao các phòng.{REPORTS}"

    assert role_of(asked + behind) == ["directive_answered", "root_directive"]
    assert role_of(behind) == ["directive_answered"]


@pytest.mark.parametrize("head", ["Giám đốc ", "Lãnh đạo ", "Phó Giám đốc ", "Ban Giám đốc ", ""])
def test_the_head_of_an_office_writes_for_it(head: str) -> None:
    text = f"Thực hiện Công văn số 12/UBND-VX của UBND tỉnh, {head}Sở Công Thương đã ban hành Công văn số 702/SC-VP."

    assert role_of(text + REPORTS) == ["directive_answered", "own_onward_directive"]


@pytest.mark.parametrize(("number", "expected"), [
    ("Công văn 4987/UBND-YT", "earlier_directive"),
    ("Công văn số 12/UBND-YT", "earlier_directive"),
    ("Công văn số 6000/UBND-YT", "directive_forwarded"),
    ("Công văn số 4987/UBND-VX", "directive_forwarded"),
    ("Công văn số 4987/UBND-YT của UBND tỉnh", "directive_forwarded"),
])  # fmt: skip
def test_a_lower_number_of_the_very_same_symbol_is_the_offices_own(number: str, expected: str) -> None:
    known = Letter(number="5102", symbol="UBND-YT", issuer="UBND thành phố Móng Cái", is_draft=False)

    assert role_of(f"Gửi kèm bản cam kết thực hiện {number}. Đề nghị các đơn vị thực hiện.", known) == [expected]


@pytest.mark.parametrize("verb", ["Tiếp nhận", "Nhận được", "Nghiên cứu", "Sau khi nghiên cứu"])
def test_a_letter_that_came_is_answered(verb: str) -> None:
    assert role_of(f"{verb} Văn bản số 702/STTTT-VP của {STTTT}, Sở Công Thương phản hồi:") == ["directive_answered"]


@pytest.mark.parametrize(("text", "expected"), [
    ("Căn cứ Nghị định số 10/2020/NĐ-CP; thực hiện chỉ đạo của Thủ tướng tại Văn bản số 6920/VPCP-KGVX.",
     ["legal_basis", "directive_forwarded"]),
    ("Căn cứ Quyết định số 12/QĐ-UBND của UBND tỉnh, thực hiện Công văn số 563/UBND-VX của UBND tỉnh.",
     ["legal_basis", "directive_forwarded"]),
    ("Căn cứ Công văn số 5023/UBND-VX của UBND tỉnh; Quyết định số 2084/QĐ-BYT của Bộ Y tế.",
     ["directive_forwarded", "legal_basis"]),
    ("Thực hiện Thông báo số 172-TB/VPTW của Văn phòng Trung ương Đảng và Công văn số 355-CV/TU của Tỉnh ủy.",
     ["root_directive", "directive_forwarded"]),
])  # fmt: skip
def test_each_clause_has_its_own_lead(text: str, expected: list[str]) -> None:
    assert role_of(text + ORDERS) == expected


def test_the_wish_of_the_body_right_above_is_answered() -> None:
    known = Letter(symbol="BC-VHTT", type="Báo cáo", parent_org="UBND huyện Kế Trị", is_draft=False)
    text = f"Thực hiện Công văn số 987/STTTT-VP của {STTTT} và ý kiến của UBND huyện tại Công văn số 1402/UBND-VX."

    assert role_of(text, known) == ["directive_answered", "directive_answered"]
