"""Numbers are shown as their cells show them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.documents import sheet_formats
from bluezone.documents.sheet_formats import shown
from bluezone.letters import written


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("7", '00"."', "07"),
        ("1234.5", "#,##0.00", "1234,50"),
        ("0.125", "0.0%", "12,5%"),
        ("0.12345", "0.0#%", "12,35%"),
        ("1", "0.00%", "100,00%"),
        ("-3", "0;[Red]0", "-3"),
        ("-0.0001", "0.0", "0,0"),
        ("912345678", "[<=9999999]###-####;(000) 000-0000", "912345678"),
        ("43101", "[$-42A]dd mmmm yyyy", "01/01/2018"),
        ("1.5E+3", "General", "1500"),
        ("9.1234567800000003E8", "General", "912345678"),
        ("many", "0", "many"),
        ("NaN", "0", "NaN"),
        ("1E400", "0", "1E400"),
        ("-5", "dd/mm/yyyy", "-5"),
        ("9999999", "dd/mm/yyyy", "9999999"),
    ],
)
def test_formats_of_offices(number: str, code: str, text: str) -> None:
    assert shown(number, code) == text


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_per_cent_is_rounded_half_up_as_in_letters(part: int, more: int) -> None:
    share = Decimal(part) / Decimal(part + more)

    told = Decimal(shown(f"{share:.27f}", "0.0%").rstrip("%").replace(",", "."))
    assert told == written.rate(part, part + more) or told == 100  # which a letter says of all alone


@given(st.integers(0, 10**12), st.integers(1, 15))
def test_zeros_in_front_stay(number: int, digits: int) -> None:
    assert shown(str(number), "0" * digits) == str(number).zfill(digits)


def test_built_in_formats_are_ones_that_are_understood() -> None:
    assert shown("44052", sheet_formats.BUILT_IN[14]) == "09/08/2020"
    assert shown("0.5", sheet_formats.BUILT_IN[20]) == "12:00"


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("0", "dd/mm/yyyy", "00:00"),
        ("1", "dd/mm/yyyy", "01/01/1900"),
        ("59", "dd/mm/yyyy", "28/02/1900"),
        ("61", "dd/mm/yyyy", "01/03/1900"),
        ("2958465", "dd/mm/yyyy", "31/12/9999"),
        ("2958465.999305556", "dd/mm/yyyy hh:mm", "31/12/9999 23:59"),
        ("2958466", "dd/mm/yyyy", "2958466"),
    ],
)
def test_the_first_and_the_last_days_of_excel(number: str, code: str, text: str) -> None:
    assert shown(number, code) == text


def test_a_day_that_only_a_mac_has_is_a_number() -> None:
    assert shown("2958465", "dd/mm/yyyy", sheet_formats.EPOCH_1904) == "2958465"


@given(
    st.from_regex(r"-?[0-9]{1,60}(\.[0-9]{1,60})?(E[+-]?[0-9]{1,4})?", fullmatch=True),
    st.text("0#?.,%dyhs;E/", max_size=200),
)
def test_no_number_and_no_format_is_too_odd(number: str, code: str) -> None:
    assert shown(number, code)


@pytest.mark.parametrize(("number", "text"), [("1E+3", "1000"), ("-0.00", "0"), ("12.340", "12,34"), ("100", "100")])
def test_an_exact_number_has_all_its_digits(number: str, text: str) -> None:
    assert sheet_formats.exact(Decimal(number)) == text
