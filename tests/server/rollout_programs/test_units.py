"""Units for commands: what is seen, what a folder of lists holds, ids that are wanted."""

from pathlib import Path

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.rollout_programs import units
from bluezone.server.units import registry
from bluezone.server.units.actor import SITE, RightMissingError
from bluezone.server.units.changing import UnitsRefusedError
from tests.server.rollout.province import Province


def test_a_person_sees_the_units_below_the_own_one(province: Province) -> None:
    viewer = province.acting(Role.VIEWER, "sct")
    found = units.listed(None, 20, by=viewer, now=province.now)

    assert {row["id"] for row in found} == {"sct", "vp", "ttkc", "cd"}
    assert [row["id"] for row in units.listed("sct", 0, by=viewer, now=province.now)] == ["sct"]
    with pytest.raises(RightMissingError):
        units.listed("stttt", 1, by=viewer, now=province.now)


def test_an_id_that_is_wanted_is_given_once(province: Province) -> None:
    said = {"kind": "office", "abbreviation": "TT"}
    assert units.add("Thanh tra", "sct", None, said, "tt", by=SITE, now=province.now) == "tt"

    with pytest.raises(units.IdTakenError):
        units.add("Thanh tra", "sct", None, said, "tt", by=SITE, now=province.now)


def test_lists_with_a_fault_are_not_taken_in(province: Province, tmp_path: Path) -> None:
    before = dict(registry.units())
    with pytest.raises(units.ListsMissingError):
        units.load(tmp_path, by=SITE, now=province.now)
    (tmp_path / "provinces_2021.csv").write_text("code,name,full_name,districts\n1,,Tỉnh A,3\n", encoding="utf-8")

    with pytest.raises(UnitsRefusedError):
        units.load(tmp_path, by=SITE, now=province.now)
    assert registry.units() == before


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_table_that_goes_out_comes_in_unchanged(province: Province, ending: str) -> None:
    data = units.table(ending, by=SITE, now=province.now)
    found = units.import_(data, f"units.{ending}", is_saved=True, by=SITE, now=province.now)

    assert (found["units"], found["new"], found["changed"], found["is_saved"]) == (7, 0, 0, True)
