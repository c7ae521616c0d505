"""The reader: what its files find, put together; and that no text, however cut or shuffled, breaks it."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters.letter import Letter, Moment, Reference
from bluezone.letters.reading import reader
from bluezone.letters.reading.finding import Finding, Span
from bluezone.letters.reading.reader import LEAST_CERTAINTY, LISTS, Reading, read

SEED = """Số: 1169 /SCT-VP

Quảng Trị, ngày 10 tháng 8 năm 2020

V/v triển khai cài đặt ứng dụng
Bluezone trên thiết bị điện thoại
thông minh.

Kính gửi: Sở Thông tin và Truyền thông

Thực hiện văn bản số 563/STTTT-CNTT ngày 02/8/2020 của Sở Thông tin và Truyền thông về việc triển khai cài đặt ứng dụng
Bluezone; Lãnh đạo Sở đã chỉ đạo các đơn vị tại Văn bản số 1158/SCT-QLTM, ngày 07/8/2020 của Sở Công Thương.

Kết quả, đến thời điểm 8h00 ngày 09/8/2020 Sở Công Thương đã thực hiện cài đặt ứng dụng Bluezone 41/43 máy điện thoại;
đạt 95,3% số máy điện thoại. Phấn đấu đến ngày 15/8/2020 đạt 100% công chức, viên chức cài đặt.

Các phòng gửi số liệu về Văn phòng trước 9h00 ngày 12/8/2020. Sở Công Thương báo cáo để Sở Thông tin và Truyền thông
biết, tổng hợp./.

Nơi nhận:

- Như trên;
- UBND tỉnh (b/c);
- Lưu VT, VP.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Nguyễn Hữu Hưng
"""


def finding(part: str, value: object, certainty: float, start: int = 0) -> Finding:
    return Finding(part, value, Span(start, start + 1), certainty, "rule")


def test_a_whole_letter_is_read() -> None:
    letter = read(SEED).letter

    assert letter.number_symbol == "1169/SCT-VP"
    assert letter.date == date(2020, 8, 10)
    assert letter.addressees == ("Sở Thông tin và Truyền thông",)
    assert [(one.number_symbol, one.role) for one in letter.references] == [
        ("563/STTTT-CNTT", "directive_answered"),
        ("1158/SCT-QLTM", "own_onward_directive"),
    ]
    assert letter.cutoff is not None
    assert letter.cutoff.iso == "2020-08-09T08:00:00+07:00"
    assert letter.counts is not None
    assert (letter.counts.installed, letter.counts.total) == (41, 43)
    assert [(str(one.percent), one.by) for one in letter.targets] == [("100", date(2020, 8, 15))]
    assert [one.by.iso for one in letter.deadlines] == ["2020-08-12T09:00:00+07:00"]
    assert letter.signer is not None
    assert letter.signer.name == "Nguyễn Hữu Hưng"
    assert not letter.is_draft


def test_every_value_of_a_letter_stands_where_its_finding_says() -> None:
    reading = read(SEED)

    for part in ("cutoff", "references"):
        for one in reading.found(part):
            written = " ".join(reading.text[one.span.start : one.span.end].split())
            assert written == one.value.as_written


def test_findings_are_of_parts_that_a_letter_has() -> None:
    parts = {field.name for field in fields(Letter)}

    assert {one.part.partition(".")[0] for one in read(SEED).findings} <= parts
    assert parts >= LISTS


def test_of_several_values_the_surest_is_taken_and_the_others_are_offered() -> None:
    one, other, unsure = (Moment(date(2020, 8, day)) for day in (9, 8, 7))
    found = (finding("cutoff", one, 0.9), finding("cutoff", other, 0.8), finding("cutoff", unsure, 0.2))
    reading = Reading("", Letter(is_draft=False), found)

    assert [f.value for f in reading.found("cutoff")] == [one]
    assert [f.value for f in reading.alternatives("cutoff")] == [other, unsure]


def test_a_list_has_all_that_is_sure_in_the_order_of_the_text() -> None:
    late, early, unsure = Reference("2/B"), Reference("1/A"), Reference("3/C")
    found = (
        finding("references", late, 0.9, 9),
        finding("references", early, 0.6, 1),
        finding("references", unsure, 0.4),
    )
    reading = Reading("", Letter(is_draft=False), found)

    assert [f.value for f in reading.found("references")] == [early, late]
    assert [f.value for f in reading.alternatives("references")] == [unsure]


def test_what_is_less_sure_than_a_coin_is_no_value() -> None:
    letter = reader._with(Letter(is_draft=False), [finding("number", "12", LEAST_CERTAINTY - 0.01)])

    assert letter.number is None


def test_what_a_file_found_is_known_to_those_after_it() -> None:
    text = "Số: 12/SYT\n\nHuế, ngày 10 tháng 8 năm 2020\n\nĐến 11 giờ ngày 9/8 có 12 người cài đặt ứng dụng."

    found = read(text).letter.cutoff

    assert found is not None
    assert found.day == date(2020, 8, 9)


def test_a_year_from_outside_serves_where_the_text_prints_none() -> None:
    text = "Đến ngày 17.8 toàn huyện có 23.387 người cài đặt ứng dụng."
    with_year, without = read(text, year=2020).letter.cutoff, read(text).letter.cutoff

    assert with_year is not None
    assert without is not None
    assert (with_year.day, without.day) == (date(2020, 8, 17), None)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "*", "\x00", "a", "12", "🙂", "…", "Số:", "Kính gửi:", "Nơi nhận:"])
def test_almost_nothing_is_a_letter_with_almost_nothing(text: str) -> None:
    letter = read(text).letter

    assert (letter.number, letter.date, letter.cutoff, letter.references, letter.counts) == (None, None, None, (), None)


def test_of_a_text_of_many_books_only_the_start_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LONGEST_TEXT", 100)

    reading = read(SEED)

    assert reading.is_cut
    assert len(reading.text) == 100


@settings(max_examples=60)
@given(st.integers(0, len(SEED)), st.integers(0, len(SEED)))
def test_a_letter_cut_anywhere_is_still_read(one: int, other: int) -> None:
    first, last = sorted((one, other))

    reading = read(SEED[first:last])

    assert all(0 <= f.span.start <= f.span.end <= len(reading.text) for f in reading.findings)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*SEED.split(), "\n", "\n\n", "\t", ""]), max_size=60), st.sampled_from(["", " ", "\n"])
)
def test_words_in_any_order_are_read_without_an_error(soup: list[str], joint: str) -> None:
    assert isinstance(read(joint.join(soup)), Reading)


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(read(text), Reading)
