"""Why a document is cited."""

from datetime import date

import pytest

from bluezone.letters.letter import Letter
from bluezone.letters.reading import references, roles
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


@pytest.mark.parametrize(("one", "other"), [
    ("UBND huyện", "Ủy ban nhân dân huyện Ea Rôk"), ("Sở TT&TT", STTTT), ("Sở", "Sở Công Thương"),
    ("Thành phố", "Ủy ban nhân dân thành phố Đồng Sơn Hải"), ("UBND tỉnh", "UBND tỉnh Thừa Thiên Huế"),
])  # fmt: skip
def test_two_names_of_one_body(one: str, other: str) -> None:
    assert roles.is_same_body(one, other)
    assert roles.is_same_body(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("UBND tỉnh", "Ủy ban nhân dân huyện Ea Rôk"), ("Sở Y tế", "Sở Công Thương"), ("", "Sở Y tế"), ("Sở", "UBND tỉnh"),
])  # fmt: skip
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert not roles.is_same_body(one, other)


@pytest.mark.parametrize(("symbol", "body"), [
    ("SCT-VP", "sct"), ("BC-SCT", "sct"), ("KH-BTV", "btv"), ("UBND-KGVX", "ubnd"), ("2020/NĐ-CP", "cp"), (None, None),
])  # fmt: skip
def test_the_office_in_a_symbol(symbol: str | None, body: str | None) -> None:
    assert roles.body_of(symbol) == body


@pytest.mark.parametrize(("courtesy", "addressees", "name"), [
    ("Quý Sở", (STTTT, "UBND tỉnh"), STTTT),
    ("Quý Ban", ("UBND huyện", "Ban Quản lý Khu kinh tế"), "Ban Quản lý Khu kinh tế"),
    ("Quý cơ quan", (STTTT,), STTTT),
    ("Quý cơ quan", (STTTT, "UBND tỉnh"), None),
    ("Quý Công ty", (STTTT,), None),
])  # fmt: skip
def test_whom_a_courteous_name_means(courtesy: str, addressees: tuple[str, ...], name: str | None) -> None:
    assert roles.reader_name(Letter(addressees=addressees, is_draft=False), courtesy) == name


@pytest.mark.parametrize(("text", "known", "reports"), [
    ("Sở Công Thương báo cáo như sau:", LETTER, True),
    ("Sở đề nghị các đơn vị gửi báo cáo kết quả.", LETTER, False),
    ("", Letter(type="Báo cáo", is_draft=False), True),
    ("", Letter(type="Chỉ thị", is_draft=False), False),
    ("", Letter(type="Công văn", abstract="báo cáo kết quả cài đặt", is_draft=False), True),
    ("đề nghị Sở gửi báo cáo", Letter(abstract="đôn đốc báo cáo kết quả", is_draft=False), False),
    ("Sở yêu cầu các đơn vị gửi số liệu.", Letter(abstract="báo cáo kết quả cài đặt", is_draft=False), False),
    ("Trời đẹp.", LETTER, None),
])  # fmt: skip
def test_whether_a_letter_reports_or_orders(text: str, known: Letter, reports: bool | None) -> None:
    assert roles.is_report(prepare(text), known) is reports
