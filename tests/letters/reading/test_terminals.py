"""Numbers, percentages, bounds and blanks: every form of section 8 of the specification."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.letter import Bound
from bluezone.letters.reading.terminals import TERMINALS, Number, Percent
from bluezone.letters.reading.tokens import Text

NUMBER, PERCENT, BLANK = (TERMINALS.phrase(hole) for hole in ("<number>", "<percent>", "<blank>"))


def number(text: str, at: int = 0) -> Number | None:
    found = NUMBER.at(Text(text), at)
    return found["number"] if found else None


def percent(text: str) -> Percent | None:
    found = PERCENT.at(Text(text), 0)
    return found["percent"] if found else None


@pytest.mark.parametrize(("written", "value"), [
    ("41/43 máy", "41"), ("02 máy", "2"), ("1.128.620 dân", "1128620"), ("1 128 620 dân", "1128620"), ("8.400", "8400"),
    ("1,128,620 dân", "1128620"), ("95,3", "95.3"), ("95.3", "95.3"), ("0,5", "0.5"), ("15,7 triệu", "15700000"),
    ("1,5 tỷ", "1500000000"), ("268 ngàn", "268000"), ("20 nghìn", "20000"), ("14.905 người", "14905"),
    ("17.8", "17.8"), ("1.300.", "1300"), ("43.", "43"), ("1.234,5", "1234.5"), ("12.3456", "12"),
    ("183.620 thuê bao/1.128.620", "183620"),
])  # fmt: skip
def test_a_number(written: str, value: str) -> None:
    found = number(written)

    assert found is not None
    assert found.value == Decimal(value)


@pytest.mark.parametrize(("text", "at"), [("COVID19", 1), ("F0", 1), ("1.611 người", 2), ("máy", 0), ("", 0)])
def test_what_is_no_number_of_its_own(text: str, at: int) -> None:
    assert number(text, at) is None


def test_two_numbers_side_by_side_are_not_joined() -> None:
    found = number("12 128 máy")

    assert found is not None
    assert found.value == 12


@given(st.integers(0, 99_999_999))
def test_any_count_with_points_between_thousands_is_read_back(count: int) -> None:
    found = number(f"{count:,}".replace(",", ".") + " máy")

    assert found is not None
    assert found.count == count


@given(st.integers(1_000_000, 99_999_999), st.sampled_from([" ", ","]))
def test_other_separators_are_read_where_two_of_them_leave_no_doubt(count: int, separator: str) -> None:
    found = number(f"{count:,}".replace(",", separator))

    assert found is not None
    assert found.count == count


@given(st.decimals(0, 100, places=2))
def test_any_rate_with_a_comma_is_read_back(rate: Decimal) -> None:
    found = percent(f"{rate}".replace(".", ",") + "%")

    assert found is not None
    assert found.value == rate


@pytest.mark.parametrize(("written", "value", "text"), [
    ("95,3% số", "95.3", "95,3%"), ("95.3%", "95.3", "95.3%"), ("95,3 %", "95.3", "95,3 %"), ("100%%", "100", "100%"),
    ("60 phần trăm", "60", "60 phần trăm"), ("35,00%", "35.00", "35,00%"),
])  # fmt: skip
def test_a_percentage_keeps_how_it_is_printed(written: str, value: str, text: str) -> None:
    assert percent(written) == Percent(Decimal(value), text)


@pytest.mark.parametrize("written", ["95,3", "41/43", "60 phần", "%", "máy"])
def test_what_is_no_percentage(written: str) -> None:
    assert percent(written) is None


@pytest.mark.parametrize(("written", "bound"), [
    ("hơn 57.000", Bound.LOWER), ("trên 268", Bound.LOWER), ("ít nhất 3", Bound.LOWER),
    ("tối thiểu 60", Bound.LOWER),
    ("gần 3.900", Bound.UPPER), ("dưới 10", Bound.UPPER), ("tối đa 5", Bound.UPPER), ("khoảng 88", Bound.ABOUT),
    ("xấp xỉ 90", Bound.ABOUT), ("43", None),
])  # fmt: skip
def test_words_before_a_figure_bound_it(written: str, bound: Bound | None) -> None:
    found, share = number(written), percent(written + "%")

    assert found is not None
    assert share is not None
    assert (found.bound, share.bound) == (bound, bound)


def test_a_number_that_is_not_whole_is_no_count() -> None:
    found = number("95,3")

    assert found is not None
    assert found.count is None


def test_blanks_of_a_form() -> None:
    assert BLANK.at(Text("…… người"), 0) is not None
    assert BLANK.at(Text("người"), 0) is None
