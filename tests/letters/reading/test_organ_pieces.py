"""The pieces of a body's name, one by one."""

import pytest

from bluezone.letters.reading import organ_pieces
from bluezone.letters.reading.tokens import Text


def up_to(text: str, end: int | None) -> str | None:
    return None if end is None else Text(text).slice(0, end)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Sở Y tế", "Sở"),
        ("Ban Chỉ đạo tỉnh", "Ban Chỉ đạo"),
        ("Trường Đại học Huế", "Trường Đại học"),
        ("Văn phòng Chính phủ", "Văn phòng Chính phủ"),
        ("sở y tế đã làm", None),
        ("Số 5", None),
        ("Báo cáo", None),
        ("Khoa học và Công nghệ", None),
    ],
)
def test_a_head_is_one_of_the_table_with_a_capital(text: str, head: str | None) -> None:
    found = organ_pieces.head(Text(f"{text} của Anh em bà con làng trên xóm dưới"), 0)

    assert up_to(text, found[0] if found else None) == head


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tỉnh Thừa Thiên Huế yêu cầu", "tỉnh Thừa Thiên Huế"),
        ("tỉnh yêu cầu", "tỉnh"),
        ("huyện Văn Giang báo cáo", "huyện Văn Giang"),
        ("phường 5 báo cáo", "phường 5"),
        ("TP. Huế trước", "TP. Huế"),
        ("xã K'Brêm có", "xã K'Brêm"),
        ("Sở Y tế", None),
    ],
)
def test_a_place_has_its_kind_and_perhaps_a_name(text: str, place: str | None) -> None:
    assert up_to(text, organ_pieces.place(Text(text), 0)) == place


def test_a_subject_needs_its_capital_in_running_text() -> None:
    text = "Lao động - Thương binh và Xã hội xin"

    assert up_to(text, organ_pieces.subject(Text(text), 0, True)) == "Lao động - Thương binh và Xã hội"
    assert organ_pieces.subject(Text("Sở Y tế lo tổ chức tiêm"), 4, True) is None


def test_a_family_name_with_two_more_words_begins_a_person() -> None:
    assert organ_pieces.starts_person(Text("Trần Văn Bình ký"), 0)
    assert not organ_pieces.starts_person(Text("Trần Văn ký"), 0)
    assert not organ_pieces.starts_person(Text("Quảng Trị Nam"), 0)
