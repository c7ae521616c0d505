"""`bluezone match`: which keys a trace has met."""

import json
from pathlib import Path
from typing import Any

import pytest

from bluezone.protocol import infection, trace
from bluezone.protocol.identifiers import identifiers
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_S
from tests.cli.conftest import Command, Outcome

KEY = bytes(range(32))
START_S = 18_480 * DAY_S


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Two published keys, and a trace that met the second for twenty minutes at 10:00 to 10:20 local time."""
    ids = identifiers(KEY)
    at_ms = (START_S + 3 * 3600) * 1000
    rows = [trace.Row(bytes(12), ids[12 + minute // 15], -60, at_ms + minute * 60_000) for minute in range(20)]
    (tmp_path / "F0.json").write_text(
        infection.encode([Infection(bytes(32), START_S, START_S + DAY_S), Infection(KEY, START_S, START_S + DAY_S)])
    )
    (tmp_path / "trace.txt").write_text(trace.encode(rows, at_ms + DAY_S * 1000))
    return str(tmp_path / "F0.json"), str(tmp_path / "trace.txt")


def match(command: Command, keys: str | Path, contacts: str | Path, *options: str) -> Outcome:
    """Run the command at a time after everything that is in the files."""
    at = ("--at", "2020-08-10T00:00+00:00")
    outcome = command("match", "--keys", str(keys), "--contacts", str(contacts), *at, *options)
    assert outcome.code == 0
    return outcome


def test_says_when_how_long_and_how_near(files: tuple[str, str], command: Command) -> None:
    document: dict[str, Any] = json.loads(match(command, *files, "--json").out)

    (met,) = document["met"]
    assert (met["entry"], met["daily_key"], met["identifiers"]) == (2, KEY.hex().upper(), 2)
    assert (met["first"][11:16], met["last"][11:16]) == ("10:00", "10:19")
    assert (met["sightings"], met["minutes_heard"], met["minutes_near"], met["nearest"]) == (20, 20, 20, "near")


def test_the_table_shows_no_more_of_a_key_than_four_digits(files: tuple[str, str], command: Command) -> None:
    shown = match(command, *files).out

    assert "0001…" in shown
    assert KEY.hex().upper()[:6] not in shown


def test_compatibility_drops_what_lags_a_window(tmp_path: Path, command: Command) -> None:
    late_ms = (START_S + 15 * 60) * 1000 + 1
    keys, contacts = tmp_path / "F0.json", tmp_path / "trace.txt"
    keys.write_text(infection.encode([Infection(KEY, START_S, START_S + DAY_S)]))
    contacts.write_text(f"\t{identifiers(KEY)[0].hex()}\t-70\t{late_ms}\n")

    tolerant = match(command, keys, contacts, "--json").out
    compatible = match(command, keys, contacts, "--json", "--mode", "compatibility").out

    assert len(json.loads(tolerant)["met"]) == 1
    assert json.loads(compatible)["met"] == []


def test_faulty_lines_are_named_and_left_out(files: tuple[str, str], command: Command) -> None:
    with Path(files[1]).open("a") as file:
        file.write("not a row\n")

    outcome = match(command, *files, "--json")

    assert "line 21" in outcome.err
    assert len(json.loads(outcome.out)["met"]) == 1


def test_nothing_met_is_said_in_a_sentence(tmp_path: Path, command: Command) -> None:
    keys, contacts = tmp_path / "F0.json", tmp_path / "trace.txt"
    keys.write_text('{"data": []}')
    contacts.write_text("")

    assert match(command, keys, contacts).out == "None of these keys was met.\n"


@pytest.mark.parametrize("threads", ["1", "2"])
def test_the_number_of_threads_changes_nothing(threads: str, files: tuple[str, str], command: Command) -> None:
    document: dict[str, Any] = json.loads(match(command, *files, "--threads", threads, "--json").out)

    assert (document["keys"], [met["entry"] for met in document["met"]]) == (2, [2])


def test_no_thread_at_all_is_used_wrongly(files: tuple[str, str], command: Command) -> None:
    assert command("match", "--keys", files[0], "--contacts", files[1], "--threads", "0").code == 2
