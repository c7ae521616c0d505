"""Units on the command line: the state's lists, tables out and in, one unit made, changed and ended."""

import pytest

from tests.cli.rollout_desk import Desk

pytestmark = pytest.mark.process

LISTS = {
    "provinces_2021": "code,name,full_name,districts\n"
    "44,Quảng Bình,Tỉnh Quảng Bình,8\n45,Quảng Trị,Tỉnh Quảng Trị,10\n",
    "provinces_2026": "code,name,full_name,kind,communes\n44,Quảng Trị,Tỉnh Quảng Trị,Tỉnh,78\n",
    "province_successors_2025": "code_until_2025_06_30,code_from_2025_07_01\n44,44\n45,44\n",
}


def folder(desk: Desk, **lists: str) -> str:
    place = desk.folder / "lists"
    place.mkdir()
    for name, text in lists.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return str(place)


def test_the_lists_of_the_state_are_loaded_with_who_followed_whom(desk: Desk) -> None:
    loaded = desk.run("units", "load", folder(desk, **LISTS), "--json").json

    assert (loaded["units"], loaded["successions"]) == (3, 2)
    names = [unit["name"] for unit in desk.run("units", "list", "--json", "--at", "2020-08-01").json]
    assert names == ["Quảng Bình", "Quảng Trị"]


def test_a_folder_without_lists_is_refused(desk: Desk) -> None:
    refused = desk.run("units", "load", folder(desk))

    assert (refused.code, refused.out) == (1, "")
    assert "[unit_lists_missing]" in refused.err


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_is_exported_is_imported_without_a_change(story: Desk, ending: str) -> None:
    path = story.folder / f"units.{ending}"
    story.done("units", "export", "-o", str(path))

    found = story.run("units", "import", str(path), "--json").json

    assert (found["units"], found["new"], found["changed"], found["problems"]) == (7, 0, 0, [])


def test_a_dry_run_saves_nothing_and_a_fault_saves_none(story: Desk) -> None:
    rows = "id;since;kind;name;parent\nnew;2020-01-01;office;Phòng Mới;sct\n"
    path = story.write("units.csv", rows)
    dry = story.run("units", "import", path, "--dry-run", "--json").json
    faulty = story.run("units", "import", story.write("wrong.csv", rows + "x;yesterday;office;Phòng Sai;sct\n"))

    assert (dry["new"], dry["is_saved"]) == (1, False)
    assert faulty.code == 1
    assert "Nothing was saved." in faulty.err
    assert "Phòng Mới" not in story.done("units", "list")
    assert story.run("units", "import", path).code == 0
    assert "Phòng Mới" in story.done("units", "list")


def test_a_unit_is_made_changed_and_ended(story: Desk) -> None:
    made = story.done("units", "add", "Sở Khoa học và Công nghệ", "--kind", "department", "--below", "qt")
    story.done("units", "change", made, "--abbreviation", "SKHCN")
    assert [unit["abbreviation"] for unit in story.run("units", "list", "--below", made, "--json").json] == ["SKHCN"]

    story.done("units", "end", "stttt", "--last-day", "2030-02-28", "--successor", made)
    later = story.run("units", "list", "--json", "--at", "2030-03-01T00:00+07:00").json
    assert "stttt" not in [unit["id"] for unit in later]


def test_an_id_is_given_once(story: Desk) -> None:
    refused = story.run("units", "add", "Khác", "--kind", "office", "--below", "sct", "--id", "vp")

    assert (refused.code, refused.out) == (1, "")
    assert "[unit_id_taken]" in refused.err


def test_a_change_of_nothing_is_used_wrongly(story: Desk) -> None:
    assert story.run("units", "change", "sct").code == 2


def test_the_tree_can_be_shown_in_part(story: Desk) -> None:
    found = story.run("units", "list", "--below", "sct", "--depth", "0", "--json").json

    assert [unit["id"] for unit in found] == ["sct"]
    assert story.run("units", "list", "--below", "nowhere").code == 1
