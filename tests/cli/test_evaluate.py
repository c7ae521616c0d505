"""`bluezone evaluate proximity`: a folder of measurements judged, broken files told of."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Command, Outcome
from tests.world.measured.made import MIT_STATIC, SCT, database, sighted, table


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two scenes of SCT, one room of MIT, one lunch of DP-3T."""
    place = tmp_path / "ble"
    for scene, loss_db in (("HH", 0), ("BB", 15)):
        near = [f"N8,1.0,,{-60 - loss_db}"] * 40
        table(place / "sct-human" / f"{scene}.csv.xz", SCT, [*near, *[f"N8,4.0,,{-80 - loss_db}"] * 60])
    table(place / "mit-static-6ft" / "room.csv", MIT_STATIC, [f"ear,0,{t_s},-70,8,1.829" for t_s in range(60)])
    rows = [sighted(60.0 * minute, -70 - minute, 0.5 * minute) for minute in range(20)]
    database(place / "dp3t" / "exp34" / "lunch.sqlite", rows)
    return place


def evaluate(command: Command, folder: Path, *options: str) -> Outcome:
    return command("evaluate", "proximity", str(folder), *options)


def scores(outcome: Outcome) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(outcome.out)["scores"]
    return found


def test_the_tables_tell_sets_judges_and_scenes_in_a_hundred_columns(command: Command, folder: Path) -> None:
    outcome = evaluate(command, folder)

    assert outcome.code == 0
    assert "sct-human, sct-human-20\nWithin 2 m, windows of 20 readings: 4 near, 6 far\n" in outcome.out
    assert "dp3t/exp34, dp3t-meeting-15min\nWithin 2 m for 15 min or longer in all: 0 near, 1 far\n" in outcome.out
    assert "bluezone-thresholds/3.0.3" in outcome.out
    assert "Only one side of the truth was recorded" in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 100
    assert outcome.err == ""


def test_json_tells_every_judge_by_set_and_scene(command: Command, folder: Path) -> None:
    found = scores(evaluate(command, folder, "--json"))

    original = {(row["task"], row["scene"]): row["ndcf"] for row in found if row["judge"] == "bluezone-86/3.0.3"}
    assert original[("sct-human-20", "HH")] == 1.0  # 80 dBm at four metres is near by it
    assert original[("sct-human-20", "BB")] == 0.0
    assert original[("sct-human-20", None)] == 0.5
    assert original[("mit-static-30s", "room")] is None


def test_the_distance_and_the_length_of_windows_can_be_asked_for(command: Command, folder: Path) -> None:
    def sides(*options: str) -> tuple[int, int]:
        rows = scores(evaluate(command, folder, "--json", *options))
        row = next(row for row in rows if row["task"] == "dp3t-5min" and row["scene"] is None)
        return row["n_near"], row["n_far"]

    assert sides() == (1, 3)
    assert sides("--distance", "5") == (2, 2)
    assert sides("--minutes", "10") == (0, 2)


def test_the_plot_is_an_svg_document(command: Command, folder: Path, tmp_path: Path) -> None:
    outcome = evaluate(command, folder, "--plot", str(tmp_path / "p.svg"))

    assert outcome.code == 0
    assert ElementTree.parse(tmp_path / "p.svg").getroot().tag.endswith("svg")


def test_a_broken_file_is_named_the_others_count_and_the_command_fails(command: Command, folder: Path) -> None:
    table(folder / "sct-human" / "HB.csv", SCT, ["N8,1.0,,-60", "N8,1.0,,loud"])
    (folder / "dp3t" / "exp34" / "party.sqlite.xz").write_bytes(b"nothing of the kind")

    outcome = evaluate(command, folder, "--json")

    assert outcome.code == 1
    assert 'HB.csv, line 3, rssi_dbm: found "loud", expected a number from -128 to 127' in outcome.err
    assert "party.sqlite.xz: is not a whole .xz file" in outcome.err
    assert "2 of 6 files were left out." in outcome.err
    assert {row["scene"] for row in scores(outcome) if row["task"] == "sct-human-20"} == {None, "HH", "BB"}
    assert len(json.loads(outcome.out)["problems"]) == 2


def test_a_folder_of_broken_files_alone_still_says_why(command: Command, tmp_path: Path) -> None:
    table(tmp_path / "sct-human" / "HB.csv", "a,b", [])

    outcome = evaluate(command, tmp_path)

    assert outcome.code == 1
    assert "expected also transmitter, distance_m, rssi_dbm" in outcome.err


def test_one_data_set_is_enough_and_can_be_named_itself(command: Command, folder: Path) -> None:
    found = scores(evaluate(command, folder / "dp3t", "--json"))

    assert {row["dataset"] for row in found} == {"dp3t/exp34"}


def test_the_same_seed_gives_the_same_answer(command: Command, folder: Path) -> None:
    assert (
        evaluate(command, folder, "--seed", "9", "--json").out == evaluate(command, folder, "--seed", "9", "--json").out
    )


def test_a_folder_without_measurements_is_refused(command: Command, tmp_path: Path) -> None:
    outcome = evaluate(command, tmp_path)

    assert (outcome.code, outcome.out) == (1, "")
    assert "holds no measurements" in outcome.err
    assert "[measurements_missing]" in outcome.err


@pytest.mark.parametrize("options", [("--distance", "0"), ("--minutes", "0"), ("--seed", "-1")])
def test_options_without_sense_are_used_wrongly(command: Command, folder: Path, options: tuple[str, str]) -> None:
    assert evaluate(command, folder, *options).code == 2


def test_windows_shorter_than_a_second_are_refused(command: Command, folder: Path) -> None:
    outcome = evaluate(command, folder, "--minutes", "0.01")

    assert outcome.code == 1
    assert "expected 1 s to one day" in outcome.err
