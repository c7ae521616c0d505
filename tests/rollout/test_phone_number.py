"""Mobile numbers in every form that people and spreadsheets give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import phone_number
from bluezone.rollout.phone_number import PREFIXES_BEFORE_2018, Change, Refusal, read

MOBILES = st.builds(
    str.__add__,
    st.sampled_from(["032", "039", "056", "070", "079", "081", "086", "091", "098"]),
    st.from_regex(r"\A[0-9]{7}\Z"),
)


@pytest.mark.parametrize(
    "text",
    [
        "0912345678",
        "+84912345678",
        "+84 (0)912 345 678",
        "84912345678",
        "0084912345678",
        "0912.345.678",
        "0912-345-678",
        "'0912345678",
        "0912\u00a0345\u00a0678",
        "０９１２３４５６７８",
        "ĐT: 0912 345 678 (Zalo)",
        "0912,345,678",
        "0912345678 / 0912 345 678",
    ],
)
def test_one_number_in_many_forms_is_one(text: str) -> None:
    assert read(text) == phone_number.PhoneReading("0912345678")


@pytest.mark.parametrize("text", ["912345678", "912345678.0", "912345678,00", "9.12345678E8", "9,12345678E+08"])
def test_a_zero_that_a_spreadsheet_dropped_comes_back_with_a_note(text: str) -> None:
    assert read(text) == phone_number.PhoneReading("0912345678", (Change.ZERO,))


def test_nine_digits_from_84_are_a_number_without_its_zero_and_no_country() -> None:
    assert read("841234567").number == "0841234567"


@pytest.mark.parametrize(("old", "new"), PREFIXES_BEFORE_2018.items())
def test_eleven_digits_of_before_2018_are_converted_with_a_note(old: str, new: str) -> None:
    assert read(f"{old}1234567") == phone_number.PhoneReading(f"{new}1234567", (Change.CONVERTED,))
    assert read(f"+84{old[1:]}1234567").number == f"{new}1234567"
    assert read(f"{old[1:]}1234567").changes == (Change.ZERO, Change.CONVERTED)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", Refusal.EMPTY),
        ("  ", Refusal.EMPTY),
        ("0233 3852 123", Refusal.LANDLINE),
        ("028 38123456", Refusal.LANDLINE),
        ("0533852123", Refusal.LANDLINE),
        ("+1 202 555 0100", Refusal.FOREIGN),
        ("0912345678; 0987654321", Refusal.SEVERAL),
        ("9.12E+08", Refusal.DIGITS_LOST),
        ("12", Refusal.NO_NUMBER),
        ("không có", Refusal.NO_NUMBER),
        ("09123456789", Refusal.NO_NUMBER),
        ("0012345678", Refusal.NO_NUMBER),
        ("1" * 500, Refusal.NO_NUMBER),
    ],
)
def test_what_is_no_mobile_number_is_refused_with_its_reason(text: str, refusal: Refusal) -> None:
    assert read(text) == phone_number.PhoneReading(None, refusal=refusal)


@given(MOBILES, st.sampled_from(["{0}", "+84{1}", "84{1}", "0084{1}", "{1}.0", "{1}", " {0} "]))
def test_every_form_of_a_number_reads_as_the_number(number: str, form: str) -> None:
    assert read(form.format(number, number[1:])).number == number


@given(st.text(max_size=60))
def test_any_cell_gives_a_number_or_a_reason(text: str) -> None:
    reading = read(text)

    assert (reading.number is None) != (reading.refusal is None)
    assert reading.number is None or read(reading.number).number == reading.number


def test_what_is_hashed_is_the_international_form() -> None:
    assert phone_number.international("0912345678") == "+84912345678"


def test_every_change_and_refusal_has_words_in_both_languages() -> None:
    assert set(phone_number.SAID) == {*Change, *Refusal}
