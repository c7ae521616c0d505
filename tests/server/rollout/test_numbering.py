"""Numbers without gaps, given once, whoever asks at the same moment."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from bluezone.server.rollout import numbering
from bluezone.server.rollout.models import Series
from bluezone.server.units.models import Unit
from tests.server.rollout.province import Province

IN, OUT = numbering.Direction.INCOMING, numbering.Direction.OUTGOING
DAY = date(2020, 8, 6)


def take(unit: str = "sct", day: date = DAY, direction: numbering.Direction = OUT, series: str = "") -> int:
    with transaction.atomic():
        return numbering.next_number(unit, day, direction, series).last


def test_numbers_run_for_each_office_year_register_and_series(province: Province) -> None:
    assert [take(), take(), take()] == [1, 2, 3]
    assert (take("stttt"), take(day=date(2021, 1, 1)), take(direction=IN), take(series="BCĐ")) == (1, 1, 1, 1)
    assert take() == 4


def test_a_transaction_that_is_undone_gives_its_number_back(province: Province) -> None:
    take()
    with transaction.atomic():
        assert numbering.next_number("sct", DAY, OUT).last == 2
        transaction.set_rollback(True)

    assert take() == 2


def test_a_number_is_never_taken_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError):
        numbering._locked(["sct"], 2020, OUT, "")


@pytest.mark.django_db(transaction=True)
def test_two_hundred_numbers_for_eight_who_ask_at_once_are_one_to_two_hundred() -> None:
    Unit.objects.create(pk="sct")

    def twenty_five(_: int) -> list[int]:
        try:
            return [take() for _ in range(25)]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        found = [number for numbers in threads.map(twenty_five, range(8)) for number in numbers]

    assert sorted(found) == list(range(1, 201))


@pytest.mark.django_db(transaction=True)
def test_two_who_deliver_to_the_same_offices_at_once_do_not_wait_for_each_other_for_ever() -> None:
    units = [f"u{number}" for number in range(40)]
    Unit.objects.bulk_create(Unit(pk=unit) for unit in units)

    def deliver(order: int) -> list[int]:
        try:
            with transaction.atomic():
                found = numbering.next_numbers(units[:: 1 if order % 2 else -1], DAY, IN)
                return [row.last for row in found.values()]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(deliver, range(8)))

    assert sorted(numbers[0] for numbers in found) == list(range(1, 9))
    assert all(set(numbers) == {numbers[0]} for numbers in found)


def test_many_offices_get_one_number_each_from_where_their_registers_stand(province: Province) -> None:
    take("vp", direction=IN)
    take("vp", direction=IN)

    with transaction.atomic():
        found = numbering.next_numbers(["vp", "cd", "vp"], DAY, IN)

    assert {unit: row.last for unit, row in found.items()} == {"vp": 3, "cd": 1}
    assert Series.objects.get(unit_id="vp", direction=IN).last == 3


def test_the_paper_book_goes_on_here(province: Province) -> None:
    numbering.set_start("sct", 2020, OUT, "", 1_157)

    assert take() == 1_158


def test_a_series_is_started_once_while_it_is_empty(province: Province) -> None:
    numbering.set_start("sct", 2020, OUT, "", 1_157)
    take("stttt")

    for unit in ("sct", "stttt"):
        with pytest.raises(numbering.SeriesStartedError):
            numbering.set_start(unit, 2020, OUT, "", 2_000)
    for wrong in (0, -1, numbering.HIGHEST):
        with pytest.raises(numbering.NumberNotFreeError):
            numbering.set_start("sct", 2021, OUT, "", wrong)


def test_who_expects_a_number_gets_that_one_or_is_told_which_is_free(province: Province) -> None:
    take()

    for wrong in (1, 3):
        with pytest.raises(numbering.NumberNotFreeError), transaction.atomic():
            numbering.next_number("sct", DAY, OUT, wanted=wrong)
    with transaction.atomic():
        assert numbering.next_number("sct", DAY, OUT, wanted=2).last == 2


def test_the_years_of_a_register_are_those_that_gave_a_number(province: Province) -> None:
    take()
    take(day=date(2019, 5, 1))
    take(day=date(2018, 5, 1), direction=IN)
    Series.objects.create(unit_id="sct", year=2017, direction=OUT)

    assert numbering.years("sct", OUT) == [2020, 2019]


@pytest.mark.parametrize(
    ("symbol", "own", "series"),
    [
        ("SCT-VP", "", ""),
        ("BC-SCT", "", ""),
        ("CV-BCĐ", "", "BCĐ"),
        ("BCĐ-VP", "", "BCĐ"),
        ("BC-BCĐPCD", "BC", "BCĐ"),
        ("BC-SCT", "BC\nQĐ, NQ", "BC"),
        ("NQ-HĐND", "BC\nQĐ, NQ", "QĐ"),
        ("SCT-BC", "BC", ""),
        ("2020/QĐ-TTg", "QĐ", ""),
    ],
)
def test_the_symbol_says_which_series(symbol: str, own: str, series: str) -> None:
    assert numbering.series_of(symbol, numbering.own_series(own)) == series


@pytest.mark.parametrize("slip", ["1169 /SCT-VP", "1169/STC-VP", "01169/SCT – VP", "1169/sct-vp", "1169/SCT-PV"])
def test_slips_of_a_symbol_make_no_other_document(slip: str) -> None:
    assert numbering.symbol_key(slip) == numbering.symbol_key("1169/SCT-VP")


@pytest.mark.parametrize("other", ["1168/SCT-VP", "1169/SYT-VP", "1169/SCT", "169/SCT-VP", "1169/VP-SCT"])
def test_another_number_or_organ_is_another_document(other: str) -> None:
    assert numbering.symbol_key(other) != numbering.symbol_key("1169/SCT-VP")


@given(st.text(max_size=200))
def test_any_text_has_a_key_that_fits_its_column(text: str) -> None:
    found = numbering.symbol_key(text)

    assert len(found) <= 60
    assert not re.search(r"\s", found)
