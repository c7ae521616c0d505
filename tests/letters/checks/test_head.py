"""The head of a letter: each thing that may be wrong is found by its own code, and alone."""

from typing import Any

import pytest

from bluezone.letters import sheet
from bluezone.letters.checks import text_of
from tests.letters.checks.checked import changed, codes, edited
from tests.letters.office import letter

TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (TITLE, "", "title_missing"),
        (TITLE, "CỘNG HÒA HỘI CHỦ NGHĨA VIỆT NAM", "title_wrong"),
        (TITLE, "Cộng hòa xã hội chủ nghĩa Việt Nam", "title_wrong"),
        (TITLE, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "title_tone"),
        (MOTTO, "", "motto_missing"),
        (MOTTO, "Độc lập-Tự do-Hạnh phúc", "motto_wrong"),
        (MOTTO, "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "motto_wrong"),
        (MOTTO, "Độc lập – Tự do – Hạnh phúc", "motto_dash"),
        ("UBND TỈNH QUẢNG TRỊ\nSỞ CÔNG THƯƠNG", "", "issuer_missing"),
        ("Số: 1169/SCT-VP", "Số: 1169 /SCT-VP", "number_blank"),
        ("Số: 1169/SCT-VP", "Số: 1169/ SCT-VP", "number_blank"),
        ("Số: 1169/SCT-VP", "Số: 1169/SCT - VP", "number_blank"),
        ("Số: 1169/SCT-VP", "Số 1169/SCT-VP", "number_colon"),
        ("Số: 1169/SCT-VP", "Số: 1196/SCT-VP", "number_contradicts"),
        ("Số: 1169/SCT-VP", "Số: 1169/SCT-VT", "number_contradicts"),
        ("ngày 10 tháng 8 năm 2020", "ngày 11 tháng 8 năm 2020", "date_contradicts"),
        ("Quảng Trị, ngày 10", "Quảng Trị ngày 10", "place_comma"),
        ("thông minh\n\nKính", "thông minh.\n\nKính", "abstract_full_stop"),
        ("V/v triển khai", "V/v: triển khai", "abstract_colon"),
        ("Kính gửi: Sở", "Kính gửi Sở", "addressee_colon"),
        ("Kính gửi: Sở Thông tin và Truyền thông", "Kính gửi:\n- Sở A,\n- Sở B.", "addressee_marks"),
        ("Kính gửi: Sở Thông tin và Truyền thông", "Kính gửi:\n- Sở A;\n- Sở B", "addressee_marks"),
    ],
)
def test_one_thing_wrong_on_paper_is_one_finding(old: str, new: str, code: str) -> None:
    assert edited(old, new) == [code]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{TITLE}\n{MOTTO}", f"CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n{MOTTO}"),
        ("Kính gửi: Sở Thông tin và Truyền thông", "Kính gửi:\n\n- Sở Thông tin\n  và Truyền thông;\n- UBND tỉnh."),
        (TITLE, f"**{TITLE}**"),
    ],
)
def test_other_line_breaks_and_marks_of_stored_copies_are_no_fault(old: str, new: str) -> None:
    assert edited(old, new) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": None}, "number_missing"),
        ({"number": "CV-56"}, "number_form"),
        ({"place": None}, "place_missing"),
        ({"abstract": None}, "abstract_missing"),
        ({"parent_org": None}, "parent_missing"),
        ({"symbol": "BC-SCT"}, "symbol_kind"),
        ({"type": "Báo cáo"}, "symbol_kind"),
        ({"type": "Thư ngỏ"}, "kind_unknown"),
        ({"urgency": "RẤT GẤP"}, "stamp_unknown"),
        ({"secrecy": "KÍN"}, "stamp_unknown"),
        ({"date_text": "ngày 11 tháng 8 năm 2020"}, "date_contradicts"),
        ({"symbol": "SCT--VP"}, "symbol_form"),
    ],
)
def test_one_thing_wrong_in_the_value_is_one_finding(changes: dict[str, Any], code: str) -> None:
    assert changed(**changes) == [code]


def test_a_number_below_ten_has_its_zero_on_paper_whatever_the_value_says() -> None:
    small = letter(number="3")
    text = text_of(sheet.lay_out(small))

    assert codes(small, text=text) == []
    assert codes(small, text=text.replace("03/SCT-VP", "3/SCT-VP")) == ["number_zero"]


def test_papers_of_the_party_have_a_title_of_their_own() -> None:
    assert edited(f"{TITLE}\n{MOTTO}", "ĐẢNG CỘNG SẢN VIỆT NAM") == []


def test_a_letter_to_nobody_and_from_nobody_is_told() -> None:
    assert "addressee_missing" in changed(addressees=None)
    assert "issuer_missing" in changed(issuer=None)
    assert "symbol_missing" in changed(symbol=None)
    assert "date_missing" in changed(date=None)


def test_the_tone_mark_of_a_stamp_may_stand_where_it_likes() -> None:
    assert changed(urgency="HOẢ TỐC") == []
