"""Words with boxes come out as a person reads the page."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters.reading import columns
from bluezone.letters.reading.printed import Box, PrintedPage, Word
from tests.letters.reading.printed_pages import HEIGHT, LEFT, PITCH, WIDTH, full, grid, page, texts, words

HEAD = (
    (90, 50, "UBND TỈNH QUẢNG TRỊ"),
    (300, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (100, 65, "SỞ CÔNG THƯƠNG"),
    (330, 65, "Độc lập - Tự do - Hạnh phúc"),
    (105, 90, "Số: 1169/SCT-VP"),
    (310, 90, "Quảng Trị, ngày 10 tháng 8 năm 2020"),
    (85, 108, "V/v cài đặt ứng dụng"),
    (95, 123, "Bluezone ở cơ quan"),
    (180, 160, "Kính gửi: Sở Thông tin và Truyền thông"),
)


def test_the_left_column_of_the_head_comes_before_the_right_and_both_before_the_addressee() -> None:
    told = texts(page(*HEAD))

    assert told == [
        "UBND TỈNH QUẢNG TRỊ",
        "SỞ CÔNG THƯƠNG",
        "Số: 1169/SCT-VP",
        "V/v cài đặt ứng dụng Bluezone ở cơ quan",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Quảng Trị, ngày 10 tháng 8 năm 2020",
        "Kính gửi: Sở Thông tin và Truyền thông",
    ]


def test_columns_whose_lines_lie_between_each_other_are_still_two_columns() -> None:
    right = [(x, y + 7, text) for x, y, text in HEAD if x >= 300]
    left = [line for line in HEAD if line[0] < 300]

    told = texts(page(*left, *right))

    assert told == texts(page(*HEAD))


def test_an_organ_that_almost_touches_the_national_title_is_kept_apart_from_it() -> None:
    told = texts(
        page(
            (80, 50, "ỦY BAN NHÂN DÂN HUYỆN HẢI LĂNG"),
            (266, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (110, 65, "PHÒNG NỘI VỤ"),
            (300, 65, "Độc lập - Tự do - Hạnh phúc"),
        )
    )

    assert told[:3] == ["ỦY BAN NHÂN DÂN HUYỆN HẢI LĂNG", "PHÒNG NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_a_letter_without_a_head_begins_with_its_text() -> None:
    told = texts(page((LEFT + 30, 50, "Công đoàn cơ sở báo cáo như sau:"), (LEFT + 30, 75, "Đã cài 45/47 máy.")))

    assert told == ["Công đoàn cơ sở báo cáo như sau:", "Đã cài 45/47 máy."]


def test_recipients_come_before_the_signature_with_wrapped_entries_whole() -> None:
    told = texts(
        page(
            (LEFT + 30, 400, "Trên đây là báo cáo của Sở./."),
            (LEFT, 440, "Nơi nhận:"),
            (380, 440, "KT. GIÁM ĐỐC"),
            (LEFT, 455, "- Như trên;"),
            (375, 455, "PHÓ GIÁM ĐỐC"),
            (LEFT, 470, "- Các phòng, đơn vị"),
            (LEFT, 485, "trực thuộc (để biết);"),
            (LEFT, 500, "- Lưu: VT, VP."),
            (370, 540, "Nguyễn Hữu Hưng"),
        )
    )

    assert told == [
        "Trên đây là báo cáo của Sở./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Các phòng, đơn vị trực thuộc (để biết);",
        "- Lưu: VT, VP.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Hữu Hưng",
    ]


def test_a_title_that_stands_above_the_recipients_is_part_of_the_signature() -> None:
    told = texts(
        page(
            (LEFT + 30, 400, "Kính báo cáo./."),
            (360, 440, "TM. ỦY BAN NHÂN DÂN"),
            (LEFT, 455, "Nơi nhận:"),
            (380, 455, "CHỦ TỊCH"),
            (LEFT, 470, "- Lưu: VT."),
            (370, 520, "Lê Thị Lan"),
        )
    )

    assert told == ["Kính báo cáo./.", "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Lan"]


def test_a_paragraph_is_one_line_also_across_a_page_and_page_numbers_are_left_out() -> None:
    first = full("Thực hiện văn bản")
    second = full("của Sở Thông tin")
    one = page((LEFT, 700, first), (LEFT, 700 + PITCH, second))
    two = page((295, 30, "2"), (LEFT, 80, "về việc cài đặt."), (LEFT + 30, 80 + PITCH, "Kết quả."), number=2)

    told = texts(one, two)

    assert told == [f"{first} {second} về việc cài đặt.", "Kết quả."]


def test_a_table_between_rules_gives_a_line_for_each_row_and_a_tab_for_each_edge() -> None:
    told = texts(
        page(
            (LEFT, 60, "Kết quả theo đơn vị:"),
            (90, 104, "STT"),
            (140, 104, "Đơn vị"),
            (300, 104, "Đã cài"),
            (90, 130, "1"),
            (140, 124, "Trung tâm"),
            (140, 138, "Khuyến công"),
            (300, 130, "18"),
            (140, 164, "Tổng"),
            (300, 164, "18"),
            (LEFT, 210, "Trên đây là kết quả."),
            rules=grid([85, 130, 290, 400], [100, 120, 160, 180]),
        )
    )

    assert told == [
        "Kết quả theo đơn vị:",
        "STT\tĐơn vị\tĐã cài",
        "1\tTrung tâm Khuyến công\t18",
        "\tTổng\t18",
        "Trên đây là kết quả.",
    ]


def test_the_head_of_a_table_is_read_once_though_every_page_repeats_it() -> None:
    def part(number: int, unit: str) -> PrintedPage:
        cells = ((90, 104, "STT"), (140, 104, "Đơn vị"), (90, 124, str(number)), (140, 124, unit))
        return page(*cells, number=number, rules=grid([85, 130, 290], [100, 120, 140], number))

    told = texts(part(1, "Văn phòng"), part(2, "Thanh tra"))

    assert told == ["STT\tĐơn vị", "1\tVăn phòng", "2\tThanh tra"]


def test_figures_below_each_other_are_a_table_without_any_rule() -> None:
    told = texts(
        page(
            (90, 100, "TT"),
            (140, 100, "Địa phương"),
            (350, 100, "Đã cài"),
            (90, 120, "1"),
            (140, 120, "Huyện Bình Sơn và"),
            (350, 120, "30.000"),
            (140, 135, "các xã ven biển"),
            (90, 160, "2"),
            (140, 160, "Huyện Sơn Tịnh"),
            (350, 160, "20.340"),
        )
    )

    assert told == [
        "TT\tĐịa phương\tĐã cài",
        "1\tHuyện Bình Sơn và các xã ven biển\t30.000",
        "2\tHuyện Sơn Tịnh\t20.340",
    ]


def test_a_page_that_lies_on_its_side_reads_like_one_that_stands() -> None:
    upright = page(*HEAD)

    for turn in (1, 2, 3):
        assert texts(_lying(upright, turn)) == texts(upright)


def test_lines_that_climb_two_degrees_are_level_lines_to_the_reader() -> None:
    first, second = full("Thực hiện văn bản"), full("của Sở Thông tin")
    level = page(*HEAD, (LEFT, 200, first), (LEFT, 215, second), (LEFT, 230, "về việc cài đặt."))
    climbing = tuple(
        replace(word, box=replace(word.box, y0=word.box.y0 - word.box.x0 * 0.035, y1=word.box.y1 - word.box.x0 * 0.035))
        for word in level.words
    )

    assert texts(replace(level, words=climbing)) == texts(level)


def test_every_line_remembers_where_its_words_stand() -> None:
    printed = page(*HEAD)

    lines = columns.read([printed])

    for line in lines:
        assert [line.text[placed.start : placed.end] for placed in line.words] == [
            placed.word.text for placed in line.words
        ]
        assert all(placed.word in printed.words for placed in line.words)


def test_the_columns_of_head_and_foot_are_named_for_a_recogniser() -> None:
    left, right = columns.side_by_side(page(*HEAD))

    assert left.x1 == right.x0
    assert 200 < left.x1 < 300
    assert left.y1 < 160


PLACES = st.tuples(
    st.floats(0, WIDTH - 10),
    st.floats(HEIGHT * 0.15, HEIGHT * 0.8),
    st.sampled_from(["Sở", "41/43", "-", "NƠI", "1.", "a"]),
)


@settings(max_examples=60)
@given(st.lists(PLACES, max_size=40), st.lists(st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT)), max_size=8))
def test_no_word_is_lost_or_doubled_wherever_the_words_and_rules_stand(
    places: list[tuple[float, float, str]], corners: list[tuple[float, float]]
) -> None:
    found = tuple(word for x, y, text in places for word in words(text, x, y))
    rules = tuple(Box(1, x, y, x + 200, y + 0.5) for x, y in corners) + tuple(
        Box(1, x, y, x + 0.5, y + 200) for x, y in corners
    )

    lines = columns.read([PrintedPage(1, WIDTH, HEIGHT, found, rules)])

    assert Counter(placed.word.text for line in lines for placed in line.words) == Counter(word.text for word in found)


def _lying(upright: PrintedPage, turn: int) -> PrintedPage:
    """Return *upright* as it looks before *turn* quarter turns clockwise bring it upright."""
    page, width, height = upright.words, upright.width, upright.height
    for _ in range(turn):
        page = tuple(_turned_back(word, width) for word in page)
        width, height = height, width
    return replace(upright, words=page, width=width, height=height, turn=turn)


def _turned_back(word: Word, width: float) -> Word:
    box = word.box
    return replace(word, box=Box(box.page, box.y0, width - box.x1, box.y1, width - box.x0))
