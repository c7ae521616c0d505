"""A full line goes on in the next, unless that opens like a paragraph of its own."""

import pytest

from tests.letters.reading.printed_pages import LEFT, PITCH, full, page, texts

FIRST = full("Thực hiện văn bản")


@pytest.mark.parametrize(
    "second",
    [
        (LEFT + 30, 115, "Kết quả như sau"),
        (LEFT + 20, 115, "- Tiếp tục tuyên truyền;"),
        (LEFT + 20, 115, "a) Tuyên truyền;"),
        (LEFT + 20, 115, "2. Kết quả"),
    ],
)
def test_an_indented_line_or_an_item_opens_a_paragraph(second: tuple[float, float, str]) -> None:
    assert texts(page((LEFT, 100, FIRST), second)) == [FIRST, second[2]]


def test_a_dash_that_a_wrapped_line_begins_with_is_no_item() -> None:
    assert texts(page((LEFT, 100, FIRST), (LEFT, 115, "- xã hội và nghề nghiệp"))) == [
        f"{FIRST} - xã hội và nghề nghiệp"
    ]


def test_a_wider_gap_after_a_finished_sentence_opens_a_paragraph_without_any_indent() -> None:
    ended = FIRST[:-1] + "."
    lines = [(LEFT, 100 + at * PITCH, FIRST) for at in range(4)]

    told = texts(page(*lines, (LEFT, 160, ended), (LEFT, 185, "Kết quả như sau")))

    assert told == [" ".join([FIRST] * 4 + [ended]), "Kết quả như sau"]


def test_a_short_line_ends_its_paragraph() -> None:
    told = texts(page((LEFT, 100, FIRST), (LEFT, 115, "về cài đặt"), (LEFT, 130, "Kết quả như sau")))

    assert told == [f"{FIRST} về cài đặt", "Kết quả như sau"]


def test_an_item_with_its_lines_hanging_below_its_text_is_one_line() -> None:
    item = "- " + full("Tiếp tục")[:71]

    told = texts(page((LEFT, 70, FIRST), (LEFT + 20, 100, item), (LEFT + 32, 115, "tuyên truyền;")))

    assert told == [FIRST, f"{item} tuyên truyền;"]


def test_a_centred_title_does_not_run_into_the_next() -> None:
    title = full("BẢNG TỔNG HỢP")[:73]

    told = texts(
        page((LEFT + 18, 100, title), (LEFT + 90, 115, "(Kèm theo Công văn số 123/SCT-VP)"), (LEFT, 140, FIRST))
    )

    assert told == [title, "(Kèm theo Công văn số 123/SCT-VP)", FIRST]


def test_an_addressee_cut_where_it_looked_well_is_one_entry() -> None:
    told = texts(
        page(
            (LEFT, 60, FIRST),
            (150, 100, "Kính gửi:"),
            (200, 115, "- Các doanh nghiệp thuộc Khu công nghiệp và"),
            (212, 130, "Khu kinh tế Hòn La;"),
            (200, 145, "- Công ty Phát triển hạ tầng."),
            (LEFT + 30, 170, "Công văn này gửi các doanh nghiệp"),
        )
    )

    assert told[1:] == [
        "Kính gửi:",
        "- Các doanh nghiệp thuộc Khu công nghiệp và Khu kinh tế Hòn La;",
        "- Công ty Phát triển hạ tầng.",
        "Công văn này gửi các doanh nghiệp",
    ]
