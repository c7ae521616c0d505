"""The grids show every province once, and look like the country."""

import unicodedata
from datetime import date

import pytest

from bluezone.server.charts import grid
from bluezone.server.charts.grid import Place
from tests.rollout.admin_files import rows_of

OLD, NEW = date(2021, 8, 9), date(2026, 8, 9)
BOTH = pytest.mark.parametrize(("day", "name"), [(OLD, "provinces_2021"), (NEW, "provinces_2026")])


def named(day: date) -> dict[str, Place]:
    return {place.name: place for place in grid.on(day).places.values()}


@BOTH
def test_every_province_of_the_list_is_there_once_under_its_code_and_name(day: date, name: str) -> None:
    places = grid.on(day).places

    assert [(code, place.name) for code, place in places.items()] == [(r["code"], r["name"]) for r in rows_of(name)]


@BOTH
def test_no_two_provinces_share_a_place_and_no_two_rows_of_the_file_a_code(day: date, name: str) -> None:
    places = grid.on(day).places.values()

    assert len({(place.column, place.row) for place in places}) == len(places) == len(rows_of(name))


@BOTH
def test_abbreviations_differ_even_without_accents_and_case_and_are_made_of_the_name(day: date, name: str) -> None:
    def bare(text: str) -> str:
        marks = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
        return "".join(letter for letter in marks if letter.isalpha())

    places = grid.on(day).places.values()

    assert len({bare(place.abbreviation) for place in places}) == len(rows_of(name))
    for place in places:
        letters = iter(bare(place.name))
        assert 2 <= len(place.abbreviation) <= 4
        assert all(letter in letters for letter in bare(place.abbreviation)), place


def test_the_reform_changes_the_grid_on_its_day() -> None:
    assert len(grid.on(date(2025, 6, 30)).places) == 63
    assert len(grid.on(date(2025, 7, 1)).places) == 34


@pytest.mark.parametrize(
    ("day", "pair"),
    [
        *(
            (OLD, pair)
            for pair in (
                "Hà Nội, Hưng Yên", "Hà Nội, Vĩnh Phúc", "Hà Nội, Hà Nam", "Hải Phòng, Quảng Ninh",
                "Hải Phòng, Hải Dương", "Thanh Hóa, Nghệ An", "Thanh Hóa, Ninh Bình", "Nghệ An, Hà Tĩnh",
                "Hà Tĩnh, Quảng Bình", "Quảng Bình, Quảng Trị", "Quảng Trị, Thừa Thiên Huế", "Đà Nẵng, Quảng Nam",
                "Đà Nẵng, Thừa Thiên Huế", "Kon Tum, Gia Lai", "Gia Lai, Bình Định", "Khánh Hòa, Phú Yên",
                "Khánh Hòa, Ninh Thuận", "Hồ Chí Minh, Bình Dương", "Hồ Chí Minh, Đồng Nai", "Hồ Chí Minh, Long An",
                "Hồ Chí Minh, Tây Ninh", "Đồng Nai, Bà Rịa - Vũng Tàu", "Cần Thơ, Hậu Giang", "Cần Thơ, Vĩnh Long",
                "Tiền Giang, Bến Tre", "Bến Tre, Trà Vinh", "Kiên Giang, An Giang", "Kiên Giang, Cà Mau",
                "Bạc Liêu, Cà Mau", "Lào Cai, Hà Giang", "Cao Bằng, Lạng Sơn", "Điện Biên, Sơn La",
            )
        ),
        *(
            (NEW, pair)
            for pair in (
                "Hà Nội, Hưng Yên", "Hà Nội, Bắc Ninh", "Hà Nội, Phú Thọ", "Hải Phòng, Quảng Ninh",
                "Hải Phòng, Hưng Yên", "Cao Bằng, Lạng Sơn", "Điện Biên, Lai Châu", "Lào Cai, Sơn La",
                "Thanh Hoá, Ninh Bình", "Thanh Hoá, Nghệ An", "Nghệ An, Hà Tĩnh", "Hà Tĩnh, Quảng Trị",
                "Quảng Trị, Huế", "Huế, Đà Nẵng", "Đà Nẵng, Quảng Ngãi", "Quảng Ngãi, Gia Lai", "Gia Lai, Đắk Lắk",
                "Đắk Lắk, Khánh Hoà", "Đắk Lắk, Lâm Đồng", "Lâm Đồng, Đồng Nai", "Hồ Chí Minh, Đồng Nai",
                "Hồ Chí Minh, Tây Ninh", "Đồng Tháp, Vĩnh Long", "Cần Thơ, Vĩnh Long", "Cần Thơ, Cà Mau",
                "An Giang, Cà Mau", "An Giang, Đồng Tháp",
            )
        ),
    ],
)  # fmt: skip  # one pair a line would hide the country
def test_neighbours_stand_no_more_than_two_steps_apart(day: date, pair: str) -> None:
    one, other = (named(day)[name] for name in pair.split(", "))

    assert abs(one.column - other.column) + abs(one.row - other.row) <= 2


@pytest.mark.parametrize(
    ("day", "chain"),
    [
        (
            OLD,
            "Hà Giang, Hà Nội, Hà Nam, Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Bình, Quảng Trị, Thừa Thiên Huế, Đà Nẵng",
        ),
        (OLD, "Đà Nẵng, Quảng Ngãi, Bình Định, Phú Yên, Khánh Hòa, Ninh Thuận, Bà Rịa - Vũng Tàu, Trà Vinh, Cà Mau"),
        (OLD, "Kon Tum, Gia Lai, Đắk Lắk, Lâm Đồng, Bình Thuận, Hồ Chí Minh, Tiền Giang, Sóc Trăng, Bạc Liêu"),
        (NEW, "Cao Bằng, Thái Nguyên, Bắc Ninh, Hưng Yên, Thanh Hoá, Nghệ An, Hà Tĩnh, Quảng Trị, Huế, Đà Nẵng"),
        (NEW, "Đà Nẵng, Quảng Ngãi, Gia Lai, Đắk Lắk, Khánh Hoà, Đồng Nai, Hồ Chí Minh, Vĩnh Long, Cà Mau"),
    ],
)
def test_the_north_is_above_the_south(day: date, chain: str) -> None:
    rows = [named(day)[name].row for name in chain.split(", ")]

    assert rows == sorted(set(rows))


@pytest.mark.parametrize(
    ("day", "chain"),
    [
        (OLD, "Điện Biên, Sơn La, Lào Cai, Hà Giang, Cao Bằng, Quảng Ninh"),
        (OLD, "Thanh Hóa, Quảng Bình, Quảng Trị, Thừa Thiên Huế, Bình Định"),
        (NEW, "Điện Biên, Sơn La, Hà Nội, Hải Phòng"),
        (NEW, "Thanh Hoá, Hà Tĩnh, Quảng Trị, Huế, Gia Lai"),
    ],
)
def test_the_west_is_left_of_the_east(day: date, chain: str) -> None:
    columns = [named(day)[name].column for name in chain.split(", ")]

    assert columns == sorted(columns)
    assert columns[0] < columns[-1]
