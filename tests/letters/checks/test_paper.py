"""A text as a clerk looks at it: regions, lists, and whether it is a letter at all."""

import pytest

from bluezone.letters.checks.paper import Paper
from bluezone.letters.reading.page import LONGEST_TEXT
from tests.letters.checks.checked import TEXT
from tests.letters.shared_letters import NAMES, text_of

LETTERS = {"quang-tri-sct-1169-2020", "vpcp-1126-2020", "mau-bao-cao-nhanh-bluezone"}


@pytest.mark.parametrize("name", NAMES)
def test_letters_are_told_from_notices_and_forms_from_letters(name: str) -> None:
    paper = Paper(text_of(name))

    assert paper.is_letter == (name in LETTERS)
    assert paper.is_form == (name == "mau-bao-cao-nhanh-bluezone")


def test_a_letter_with_some_dots_is_no_form() -> None:
    assert not Paper("các chợ…, trung tâm…, cụm công nghiệp… và nơi khác..., v.v....").is_form


def test_the_regions_follow_each_other() -> None:
    paper = Paper(TEXT)

    assert paper.text[paper.head.end :].startswith("Kính gửi")
    assert paper.text[paper.closing.start :].startswith("Nơi nhận")
    assert paper.text[: paper.body.end].rstrip().endswith("./.")


def test_a_report_without_addressee_has_its_head_end_at_its_kind() -> None:
    paper = Paper("SỞ CÔNG THƯƠNG\n\nSố: 12/BC-SCT\n\nBÁO CÁO NHANH\nKết quả\n\nNơi nhận:\n- Lưu: VT.")

    assert paper.text[paper.head.end :].startswith("BÁO CÁO NHANH")


def test_a_list_is_read_over_its_line_breaks_and_beside_a_second_column() -> None:
    paper = Paper(
        "Kính gửi:\n   - Bộ Y tế;\n   - Bộ Thông tin\n     và Truyền thông.\n\nNội dung./.\n\n"
        "*Nơi nhận:*                KT. GIÁM ĐỐC\n- Như trên;\n+ UBND tỉnh;\n- Lưu: VT, VP.      PHÓ GIÁM ĐỐC\n\n"
        "Nguyễn Văn An"
    )

    assert [entry.written for entry in paper.addressees] == ["Bộ Y tế;", "Bộ Thông tin và Truyền thông."]
    assert [entry.written for entry in paper.recipients] == ["Như trên;", "UBND tỉnh;", "Lưu: VT, VP."]
    assert all(entry.is_dashed for entry in paper.recipients)


def test_the_abstract_ends_where_another_box_begins() -> None:
    for behind in (
        "\n\n",
        "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        "\nQuảng Trị, ngày 10 tháng 8 năm 2020\n",
        "\n-----\n",
    ):
        paper = Paper(f"Số: 5/SCT-VP\nV/v cài đặt\nứng dụng.{behind}Kính gửi: Sở\nNơi nhận:")

        assert paper.subject is not None
        assert paper.subject.written == "cài đặt ứng dụng."


def test_spans_count_characters_of_the_composed_text() -> None:
    paper = Paper("Ki\u0301nh gửi: Sơ\u0309\n")

    (entry,) = paper.addressees
    assert (paper.text[:8], entry.written) == ("Kính gửi", "Sở")
    assert len(paper.level) == len(paper.text)


def test_what_is_longer_than_five_hundred_pages_is_not_read() -> None:
    assert len(Paper("a" * (LONGEST_TEXT + 5)).text) == LONGEST_TEXT


def test_letters_of_other_scripts_keep_their_place() -> None:
    for text in ("İstanbul 한글 ﬁne ẞ", "𝔘nicode", ""):
        assert len(Paper(text).level) == len(Paper(text).text)
