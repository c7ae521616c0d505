"""The install figures of sentences as clerks write them, and of whole letters in every shape."""

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from textwrap import fill
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters.letter import Counts
from bluezone.letters.reading.reader import LEAST_CERTAINTY
from tests.letters.reading.figure_texts import counts_of, findings, sentences, shown
from tests.letters.shared_letters import NAMES, text_of, truth_of


@pytest.mark.parametrize(("text", "wanted"), sentences())
def test_a_clerks_sentence_gives_its_figures_and_no_others(text: str, wanted: dict[str, Any] | None) -> None:
    counts = counts_of(text)

    assert (shown(counts, wanted or {}) if counts else None) == wanted


def figures_of(counts: Counts) -> tuple[Any, ...]:
    return counts.installed, counts.total, counts.percent, counts.percent_text


@pytest.mark.parametrize("name", NAMES)
def test_the_real_documents_give_what_a_person_read_in_them(name: str) -> None:
    truth = truth_of(name)["counts"]

    counts = counts_of(text_of(name))

    assert (counts is None) == (truth is None)
    if counts:
        percent = truth["percent"] and Decimal(str(truth["percent"]))
        assert figures_of(counts) == (truth["installed"], truth["total"], percent, truth["percent_text"])


def without_diacritics(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


SHAPES: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "without diacritics": without_diacritics,
    "in capitals": str.upper,
    "with Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "in narrow lines": lambda text: "\n".join(
        line if "\t" in line or "|" in line else fill(line, 50) for line in text.split("\n")
    ),
    "in one paragraph": lambda text: text if "\t" in text or "|" in text else " ".join(text.split()),
    "with an empty line behind each": lambda text: text.replace("\n", "\n\n"),
}


def numbers_of(counts: Counts | None) -> tuple[Any, ...] | None:
    return figures_of(counts)[:3] if counts else None


def is_of_lines(text: str) -> bool:
    """Whether a text needs its line breaks: a table, a list of items, a form of lines."""
    return "\n" in text or "\t" in text


@pytest.mark.parametrize("shape", SHAPES)
def test_the_shape_of_a_text_does_not_change_its_figures(shape: str) -> None:
    changed = [
        text
        for text, _ in sentences()
        if not (is_of_lines(text) and shape in {"in one paragraph", "with an empty line behind each"})
        and numbers_of(counts_of(SHAPES[shape](text))) != numbers_of(counts_of(text))
    ]

    assert changed == []


def test_what_was_not_taken_is_offered_below_the_line() -> None:
    text = (
        "Tổng số công chức: 52 người. Số có điện thoại thông minh: 43 người. Đến nay đã cài đặt Bluezone 41/43 máy,"
        " đạt 95,3%. Người dân: đã có 2.350 người cài đặt ứng dụng, đạt 28,9%."
    )

    found = findings(text)

    taken, *others = found
    assert (taken.value.installed, taken.value.total) == (41, 43)
    assert all(finding.certainty < LEAST_CERTAINTY for finding in others)
    assert {finding.value for finding in others if finding.part == "counts.total"} == {52}
    assert {finding.value for finding in others if finding.part == "counts.percent"} == {Decimal("28.9")}
    assert 2350 in {finding.value.installed for finding in others if finding.part == "counts"}


def test_a_finding_says_where_each_of_its_figures_stands() -> None:
    text = "Đến nay Sở Công Thương đã cài đặt Bluezone 41/43 máy điện thoại, đạt 95,3% số máy."

    found = findings(text)[0]

    marked = {name: text[span.start : span.end] for name, span in found.parts.items()}
    assert marked == {
        "installed": "41",
        "total": "43",
        "unit": "máy điện thoại",
        "percent": "95,3%",
        "denominator": "số máy",
    }


def test_a_rate_that_does_not_fit_its_count_is_read_as_printed_and_less_sure() -> None:
    right, wrong = (findings(f"Đã có 41/43 máy cài đặt Bluezone, đạt {rate}%.")[0] for rate in ("95,3", "59,3"))

    assert wrong.value.percent == Decimal("59.3")
    assert wrong.certainty < right.certainty


WORDS = (
    "đã cài đặt", "Bluezone", "41/43", "máy", "máy tính", "điện thoại", "95,3%", "đạt", "chưa", "do", "cấu hình thấp",
    "02", "hai", "năm", "người", "Tổng số", ":", ";", ",", ".", "(", ")", "\n", "\t", "- ", "1.", "|", "STT", "Đơn vị",
    "trong số", "trên", "từ", "lên", "tăng", "điểm", "xếp thứ", "12/63", "dân số", "……", "ngày 09/8/2020", "đến", "%",
    "lý do", "riêng", "còn lại", "gồm", "Sở Công Thương", "toàn tỉnh", "Nơi nhận:", "hơn", "không có", "tỷ lệ", "/",
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_order_of_words_breaks_reading_and_a_count_never_exceeds_its_total(words: list[str]) -> None:
    counts = counts_of(" ".join(words))

    if counts and counts.installed is not None and counts.total is not None:
        assert counts.installed <= counts.total
