"""Units and what holds of them for a time."""

from datetime import date
from typing import Any

import pytest

from bluezone.rollout import unit
from bluezone.rollout.period import Period
from bluezone.rollout.unit import Unit, UnitError, UnitId, Version

BEGIN, REFORM = date(2020, 1, 1), date(2025, 7, 1)


def department(**others: Any) -> Unit:
    told = {"kind": "department", "name": "Sở Thông tin và Truyền thông", "abbreviation": "STTTT"} | others
    return unit.one("d1", BEGIN, **told)


def test_a_unit_has_what_holds_on_the_day() -> None:
    renamed = department().changed(REFORM, name="Sở Khoa học và Công nghệ", abbreviation="SKHCN")

    before, after = renamed.on(date(2025, 6, 30)), renamed.on(REFORM)

    assert before is not None
    assert before.abbreviation == "STTTT"
    assert after is not None
    assert after.name == "Sở Khoa học và Công nghệ"


def test_a_unit_does_not_exist_before_its_first_or_after_its_last_day() -> None:
    ended = department().ended(date(2025, 2, 28))

    assert ended.on(date(2019, 12, 31)) is None
    assert ended.on(date(2025, 2, 28)) is not None
    assert ended.on(date(2025, 3, 1)) is None


def test_a_change_on_the_first_day_replaces_what_was_said() -> None:
    changed = department().changed(BEGIN, code="7")

    assert [version.code for version in changed.versions] == ["7"]


def test_each_attribute_has_its_own_periods() -> None:
    changed = department().changed(date(2022, 1, 1), receives=True).changed(REFORM, abbreviation="SKHCN")

    assert changed.history("abbreviation") == (
        ("STTTT", Period(BEGIN, date(2025, 6, 30))),
        ("SKHCN", Period(REFORM)),
    )
    assert changed.history("receives") == (
        (False, Period(BEGIN, date(2021, 12, 31))),
        (True, Period(date(2022, 1, 1))),
    )


def test_a_unit_founded_again_has_two_periods_of_one_name() -> None:
    first, again = Period(BEGIN, date(2020, 12, 31)), Period(date(2022, 1, 1))
    founded = Unit(UnitId("u"), (Version(first, "market", "Chợ"), Version(again, "market", "Chợ")))

    assert founded.history("name") == (("Chợ", first), ("Chợ", again))


def test_the_name_in_full_is_the_name_where_there_is_no_longer_one() -> None:
    assert department().versions[0].title == "Sở Thông tin và Truyền thông"
    assert department(full_name="Sở Thông tin và Truyền thông tỉnh").versions[0].title.endswith("tỉnh")


def test_a_change_of_something_unknown_is_refused() -> None:
    with pytest.raises(UnitError, match="expected one of kind"):
        department().changed(REFORM, level=2)


def test_a_change_before_the_last_version_is_refused() -> None:
    with pytest.raises(UnitError, match="last version"):
        department().changed(REFORM, code="1").changed(BEGIN, code="2")


@pytest.mark.parametrize("faulty", [{"name": ""}, {"kind": ""}, {"parent": UnitId("")}])
def test_a_version_with_an_empty_name_kind_or_parent_is_refused(faulty: dict[str, Any]) -> None:
    with pytest.raises(UnitError):
        department(**faulty)


def test_a_unit_without_versions_is_refused() -> None:
    with pytest.raises(UnitError):
        Unit(UnitId("u"), ())


def test_versions_out_of_order_are_refused() -> None:
    versions = department().changed(REFORM, code="1").versions

    with pytest.raises(UnitError, match="order"):
        Unit(UnitId("u"), versions[::-1])
