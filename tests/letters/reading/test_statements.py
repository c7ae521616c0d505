"""Sentences and what each is about."""

import pytest

from bluezone.letters.reading.page import prepare
from bluezone.letters.reading.statements import Statement, behind_mark, mark_of, names_app, statements
from bluezone.letters.reading.tokens import Text


def told(text: str) -> list[tuple[str, bool]]:
    page = prepare(text)
    return [(page.text.slice(s.first, s.last), s.is_of_installing) for s in statements(page)]


def only(text: str) -> tuple[Text, Statement]:
    page = prepare(text)
    return page.text, next(iter(statements(page)))


def test_each_sentence_is_of_installing_or_not_by_its_own_words() -> None:
    assert told("Sở đã cài đặt 41/43 máy. Đã thanh toán 41/43 hồ sơ.") == [
        ("Sở đã cài đặt 41/43 máy.", True),
        ("Đã thanh toán 41/43 hồ sơ.", False),
    ]


@pytest.mark.parametrize("marks", ["- {}\n- {}", "1. {}\n2. {}", "a) {}\nb) {}", "• {}\n• {}"])
def test_the_items_below_a_heading_are_about_what_it_says(marks: str) -> None:
    text = "Kết quả cài đặt Bluezone:\n" + marks.format("Cán bộ: 41/43 người;", "Người dân: 120 người.")

    assert [says for _, says in told(text)] == [True, True, True]


def test_a_sentence_that_sums_up_goes_on_with_the_one_before() -> None:
    assert told("Văn phòng đã cài đặt 12/12 máy. Tổng cộng 25/26 người.")[1] == ("Tổng cộng 25/26 người.", True)


def test_an_empty_line_within_a_sentence_does_not_end_it() -> None:
    assert told("Sở Nội vụ đã cài đặt\n\n38/40 điện thoại.") == [("Sở Nội vụ đã cài đặt 38/40 điện thoại.", True)]


def test_vận_tải_is_no_download() -> None:
    assert told("Sở Giao thông vận tải đã kiểm tra 41/43 xe.")[0][1] is False


@pytest.mark.parametrize(
    ("text", "is_goal"),
    [
        ("Phấn đấu cài đặt 41 máy", True),
        ("Yêu cầu cài đặt 41 máy", True),
        ("Theo yêu cầu của Sở, đơn vị có 41 máy cài đặt", False),
        ("Mục tiêu 43 máy, đến nay đã cài đặt 41 máy", False),
        ("Sở Giao thông vận tải có 41 máy cài đặt", False),
    ],
)
def test_a_figure_is_a_goal_by_the_last_word_that_wants_or_reports(text: str, is_goal: bool) -> None:
    tokens, statement = only(text)

    assert (
        statement.is_wanted(tokens, next(at for at, token in enumerate(tokens.tokens) if token.written == "41"))
        is is_goal
    )


@pytest.mark.parametrize(
    ("text", "is_missing"),
    [
        ("còn 02 máy chưa cài đặt", True),
        ("riêng 02 máy cấu hình thấp", True),
        ("riêng Quảng Trị có 02 máy cài đặt", False),
        ("đã cài 02 máy; chưa cài 01", False),
    ],
)
def test_the_words_right_around_a_figure_say_whether_it_counts_those_without(text: str, is_missing: bool) -> None:
    tokens, statement = only(text)
    at = next(at for at, token in enumerate(tokens.tokens) if token.written == "02")

    assert statement.is_missing(tokens, at, at + 2) is is_missing


@pytest.mark.parametrize(
    ("text", "mark"), [("- máy đã", "-"), ("1. Kết quả", "1."), ("a) Kết quả", "a)"), ("1.250 máy", None)]
)
def test_an_item_is_known_by_its_mark(text: str, mark: str | None) -> None:
    assert mark_of(Text(text), 0) == mark
    assert (behind_mark(Text(text), 0) is None) == (mark is None)


def test_an_app_that_the_text_names_elsewhere_is_had() -> None:
    page = prepare("Ứng dụng Bluezone. 120 người có Bluezone trên máy.")

    assert names_app(page, 4, len(page.text))
    assert not names_app(page, 0, 4)


def test_figures_under_a_title_of_goals_are_goals_until_the_next_title() -> None:
    page = prepare("I. MỤC TIÊU\n- Toàn tỉnh có 400 người cài đặt.\nII. KẾT QUẢ\n- Toàn tỉnh có 300 người cài đặt.")

    told = [(page.text.slice(s.first, s.last), s.is_goal) for s in statements(page)]

    assert [is_goal for _, is_goal in told] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Chưa cài đặt Bluezone: 12/43 người", True),
        ("Chưa cài 02 máy, đã cài 12/43 máy", False),
        ("Đã cài đặt 12/43 máy", False),
    ],
)
def test_a_fraction_may_be_of_those_without(text: str, tells: bool) -> None:
    tokens, statement = only(text)

    assert (
        statement.tells_missing(tokens, next(i for i, token in enumerate(tokens.tokens) if token.written == "12"))
        is tells
    )
