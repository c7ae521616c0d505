"""The parts of the work that stand above each page."""

from bluezone.rollout.rights import Role
from bluezone.server.rollout import tabs
from tests.server.rollout.province import THURSDAY, Province


def parts(province: Province, role: Role, here: str = "figures") -> dict[str, str]:
    at = province.at("sct")
    return {tab.name: tab.address for tab in tabs.tabs(at, province.acting(role), THURSDAY, here)}


def test_everybody_sees_the_parts_they_may_open(province: Province) -> None:
    assert set(parts(province, Role.VIEWER)) == {"figures", "reports", "receiving"}
    assert {"tick", "roster"} < set(parts(province, Role.HELPER))
    assert "guidance-edit" not in parts(province, Role.HELPER)


def test_who_may_only_look_comes_to_the_table_of_received_reports(province: Province) -> None:
    assert parts(province, Role.VIEWER)["receiving"].endswith("/sct/consolidated/")
    assert parts(province, Role.RECEIVING_OFFICER)["receiving"].endswith("/sct/receiving/")


def test_the_part_that_is_shown_is_marked(province: Province) -> None:
    viewer = province.acting(Role.VIEWER)
    made = tabs.tabs(province.at("sct"), viewer, THURSDAY, "receiving")
    assert [tab.name for tab in made if tab.is_here] == ["receiving"]
