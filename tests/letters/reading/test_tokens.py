"""Words, numbers, marks and blanks; line breaks, sentences, items."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.reading.tokens import ANY_BLANK, ANY_NUMBER, Kind, Text, words

ANYTHING = st.text(max_size=200)


def written(text: Text) -> list[str]:
    return [token.written for token in text.tokens]


def test_words_numbers_marks_and_blanks_are_apart() -> None:
    text = Text("Đạt 95,3% …/…/2025 ____ ..... F0.")

    assert written(text) == ["Đạt", "95", ",", "3", "%", "…", "/", "…", "/", "2025", "____", ".....", "F", "0", "."]
    assert [token.kind for token in text.tokens[:3]] == [Kind.WORD, Kind.NUMBER, Kind.MARK]
    assert text[5].kind is Kind.BLANK


@given(ANYTHING)
def test_every_token_is_what_its_span_holds(given_text: str) -> None:
    text = Text(given_text)

    assert all(text.written[token.start : token.end] == token.written for token in text.tokens)
    assert all(one.end <= other.start for one, other in zip(text.tokens, text.tokens[1:], strict=False))


@given(ANYTHING)
def test_nothing_but_blanks_and_asterisks_is_left_out(given_text: str) -> None:
    text = Text(given_text)

    assert "".join(written(text)) == "".join(c for c in text.written if not c.isspace() and c != "*")


@given(ANYTHING)
def test_sentences_and_lines_cover_the_text_without_overlap(given_text: str) -> None:
    text = Text(given_text)
    at, ends = 0, []
    while at < len(text):
        first, last = text.sentence(at)
        assert first == at < last
        ends.append(last)
        at = last

    assert not ends or ends[-1] == len(text)
    assert [a for a, _ in text.lines()] == ([0, *text.line_starts[1:]] if len(text) else [])


def test_the_decomposed_form_has_the_same_tokens() -> None:
    letter = "Số: 1169/SCT-VP, ngày 10/8/2020"

    assert written(Text(unicodedata.normalize("NFD", letter))) == written(Text(letter))


def test_line_breaks_and_cells_are_counted_before_a_token() -> None:
    text = Text("STT\tĐơn vị\n\n1\tXã Ba")

    assert [(t.breaks, t.cells) for t in text.tokens] == [(2, 0), (0, 1), (0, 0), (2, 0), (0, 1), (0, 0)]
    assert text.line_starts == (0, 3)


def test_asterisks_of_bold_type_do_not_part_what_they_touch() -> None:
    text = Text("**41/43** máy")

    assert written(text) == ["41", "/", "43", "máy"]
    assert text[1].is_glued
    assert text.slice(0, 4) == "41/43 máy"


@pytest.mark.parametrize(("sentences", "cut"), [
    ("Sở đã làm. Kết quả tốt.", ["Sở đã làm.", "Kết quả tốt."]),
    ("Có 1.300 người. Hết", ["Có 1.300 người.", "Hết"]),
    ("TP. Huế có 3 F1, F2.Bộ trưởng nói", ["TP. Huế có 3 F1, F2.", "Bộ trưởng nói"]),
    ("thống kê được.Sau đó ra văn bản", ["thống kê được.", "Sau đó ra văn bản"]),
    ("Đạt 60%; còn lại 40%. Xong", ["Đạt 60%; còn lại 40%.", "Xong"]),
    ("Nội dung:\n- Một;\n- Hai;\n1. Ba\na) Bốn", ["Nội dung:", "- Một;", "- Hai;", "1. Ba", "a) Bốn"]),
    ("của Sở Lao động\n- Thương binh và Xã hội", ["của Sở Lao động - Thương binh và Xã hội"]),
    ("ngày\n17.8 có\n- 2 người", ["ngày 17.8 có", "- 2 người"]),
    ("Kính gửi: Sở Y tế\n\nThực hiện", ["Kính gửi: Sở Y tế", "Thực hiện"]),
    ("Sở nêu trên.\nKết quả", ["Sở nêu trên.", "Kết quả"]),
])  # fmt: skip
def test_sentences(sentences: str, cut: list[str]) -> None:
    text = Text(sentences)
    found = sorted({text.sentence(at) for at in range(len(text))})

    assert [text.slice(first, last) for first, last in found] == cut


def test_a_sentence_of_clauses_ends_at_a_semicolon_for_those_who_want_it() -> None:
    text = Text("Đạt 60%; còn lại 40%. Xong")

    assert text.slice(0, text.sentence_end(0)) == "Đạt 60%;"


def test_words_are_found_with_their_slips_and_kinds_by_their_sign() -> None:
    text = Text("phương án, phuơgn án 12 máy …… trình")

    assert text.near("phuong") == [0, 3]
    assert text.near(ANY_NUMBER) == [5]
    assert text.near(ANY_BLANK) == [7]


@pytest.mark.parametrize(("letter", "has"), [
    ("Thực hiện công văn của Sở", True), ("Thuc hien cong van cua So", False), ("", True), ("Sở 12 34 56 78 9", True),
])  # fmt: skip
def test_whether_diacritics_were_typed(letter: str, has: bool) -> None:
    assert Text(letter).has_diacritics is has


@pytest.mark.parametrize(("letter", "tells"), [
    ("Thực hiện công văn của Sở Công Thương về việc cài đặt", True), ("THỰC HIỆN CÔNG VĂN", False),
    ("thực hiện", False),
])  # fmt: skip
def test_whether_capitals_tell_names(letter: str, tells: bool) -> None:
    assert Text(letter).has_capitals is tells


def test_spans_slices_and_places() -> None:
    text = Text("Sở  Công\nThương, 43 máy")

    assert text.slice(0, 3) == "Sở Công Thương"
    assert text.written[slice(*text.span(0, 3))] == "Sở  Công\nThương"
    assert text.span(2, 2) == (9, 9)
    assert text.span(9, 9) == (len(text.written), len(text.written))
    assert text.index_at(4) == 1
    assert words(text.tokens) == ("so", "cong", "thuong", "may")


def test_a_line_break_of_markdown_is_a_line_break_and_no_text() -> None:
    text = Text("BỘ Y TẾ <br> Số: 5<br/>V/v")

    assert [(token.written, token.breaks) for token in text.tokens[2:5]] == [("TẾ", 0), ("Số", 1), (":", 0)]
    assert text.slice(0, len(text)) == "BỘ Y TẾ Số: 5 V/v"


@pytest.mark.parametrize(
    ("written", "is_double"), [("a\n\nb\n\nc\n\nd\n\ne", True), ("a\nb\n\nc\n\nd\n\ne", False), ("a\n\nb", False)]
)
def test_a_text_is_double_spaced_if_an_empty_line_stands_everywhere(written: str, is_double: bool) -> None:
    assert Text(written).is_double_spaced is is_double
