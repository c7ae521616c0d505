"""Traces: what 3.x phones export and upload, read line by line, whatever a file holds."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.protocol import trace
from bluezone.protocol.hexadecimal import decode as unhex
from bluezone.protocol.identifiers import KeyLengthError
from bluezone.protocol.trace import FIRST_MS, LATEST_MS, InfoF, Row, TraceError
from bluezone.protocol.window import DAY_MS
from tests.protocol.damage import any_text, damaged_text

OWN, CONTACT = bytes(range(12)), bytes(range(12, 24))
TIME_MS = 1_596_866_191_387
INFO = InfoF(bytes(range(32)), 1_596_844_800, bytes(32), 1_596_931_200)

ids = st.binary(min_size=12, max_size=12)
rows = st.builds(Row, st.none() | ids, ids, st.integers(-128, 127), st.integers(FIRST_MS, LATEST_MS))
keys = st.binary(min_size=32, max_size=32)
seconds = st.integers(0, 2**32 - 1)


def line(own: str = OWN.hex(), contact: str = CONTACT.hex(), rssi: str = "-70", time: str = str(TIME_MS)) -> str:
    return f"{own}\t{contact}\t{rssi}\t{time}\n"


# The file.


def test_a_trace_is_exported_as_the_original_exports_it(vectors: Any) -> None:
    for item in vectors["export"]:
        given_rows = [
            Row(unhex(row["own"]), unhex(row["contact"]) if row["contact"] else None, row["rssi"], row["time"])
            for row in item["rows"]
        ]

        assert trace.encode(given_rows, item["clock_ms"], item["days"]) == item["text"]


@given(st.lists(rows, max_size=6))
def test_rows_survive_in_their_order(given_rows: list[Row]) -> None:
    text = trace.encode(given_rows, now_ms=0)

    assert trace.decode(text) == trace.Reading(tuple(given_rows), (), 0)


def test_rows_older_than_the_days_asked_for_are_left_out() -> None:
    found = [Row(OWN, CONTACT, -50, TIME_MS - 2 * DAY_MS), Row(OWN, CONTACT, -50, TIME_MS - 2 * DAY_MS - 1)]

    assert trace.encode(found, TIME_MS, days=2).count("\n") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (line(), Row(OWN, CONTACT, -70, TIME_MS)),
        (line(own=OWN.hex().upper()), Row(OWN, CONTACT, -70, TIME_MS)),
        (line(time="1596866191"), Row(OWN, CONTACT, -70, 1_596_866_191_000)),
        (line(time="0"), Row(OWN, CONTACT, -70, 0)),
        (line(time="4294967295"), Row(OWN, CONTACT, -70, LATEST_MS)),
        (line(time="4294967295000"), Row(OWN, CONTACT, -70, LATEST_MS)),
        (line(contact=""), Row(OWN, None, -70, TIME_MS)),
        (line(own=""), Row(None, CONTACT, -70, TIME_MS)),
        (line(own="", contact=""), Row(None, None, -70, TIME_MS)),
        (line(rssi="127"), Row(OWN, CONTACT, 127, TIME_MS)),
        (line(rssi="-128"), Row(OWN, CONTACT, -128, TIME_MS)),
        (line(rssi="0"), Row(OWN, CONTACT, 0, TIME_MS)),
        (line(rssi=" -70 "), Row(OWN, CONTACT, -70, TIME_MS)),
        (line().replace("\n", "\r\n"), Row(OWN, CONTACT, -70, TIME_MS)),
        (line().removesuffix("\n"), Row(OWN, CONTACT, -70, TIME_MS)),
        ("\n\r\n  \n" + line() + "\n\n", Row(OWN, CONTACT, -70, TIME_MS)),
        ("\ufeff" + line(), Row(OWN, CONTACT, -70, TIME_MS)),
    ],
    ids=[
        "as Android", "upper case", "as iOS", "1970", "latest in s", "latest in ms", "no contact", "no own", "neither",
        "no reading", "weakest", "zero", "blanks", "CR LF", "no last line feed", "blank lines", "byte order mark",
    ],
)  # fmt: skip
def test_a_line_may_have_these_forms(text: str, expected: Row) -> None:
    assert trace.decode(text) == trace.Reading((expected,), (), 0)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hello\n", "line 2, columns: found 1, expected 4 with a tab between them"),
        (line().replace("\n", "\t\n"), "line 2, columns: found 5, expected 4 with a tab between them"),
        (line(own="00"), "line 2, identifier: found 1 bytes, expected 12"),
        (line(contact="00" * 13), "line 2, identifier: found 13 bytes, expected 12"),
        (line(contact="0" * 23), "line 2, hex text: found 23 characters that are not pairs of 0-9, A-F"),
        (line(contact="null"), "line 2, hex text: found 4 characters that are not pairs of 0-9, A-F"),
        (line(rssi="-129"), "line 2, RSSI: found -129, expected -128 to 127 dBm"),
        (line(rssi="128"), "line 2, RSSI: found 128, expected -128 to 127 dBm"),
        (line(rssi="-70.5"), "line 2, RSSI: expected a whole number"),
        (line(rssi=""), "line 2, RSSI: expected a whole number"),
        (line(rssi="+5"), "line 2, RSSI: expected a whole number"),
        (line(rssi="\u0665"), "line 2, RSSI: expected a whole number"),
        (line(time="-1"), "line 2, time: found -1000 ms, expected 0 to 4294967295000"),
        (line(time="4294967296"), "line 2, time: found 4294967296000 ms, expected 0 to 4294967295000"),
        (line(time="4294967295001"), "line 2, time: found 4294967295001 ms, expected 0 to 4294967295000"),
        (line(time="9" * 17), "line 2, time: found 99999999999999999 ms, expected 0 to 4294967295000"),
        (line(time="9" * 18), "line 2, time: expected a whole number"),
        (line(time="1_5"), "line 2, time: expected a whole number"),
        (line(time=""), "line 2, time: expected a whole number"),
    ],
)
def test_a_faulty_line_becomes_a_problem_and_the_reading_goes_on(text: str, problem: str) -> None:
    reading = trace.decode(line() + text + line())

    assert reading == trace.Reading((Row(OWN, CONTACT, -70, TIME_MS),) * 2, (problem,), 1)


@pytest.mark.parametrize(
    ("own", "contact", "rssi_dbm", "time_ms"),
    [
        (bytes(11), CONTACT, -70, 0),
        (OWN, bytes(13), -70, 0),
        (OWN, b"", -70, 0),
        (OWN, CONTACT, -129, 0),
        (OWN, CONTACT, 128, 0),
        (OWN, CONTACT, -70, -1),
        (OWN, CONTACT, -70, LATEST_MS + 1),
    ],
)
def test_a_row_out_of_bounds_cannot_be_made(own: bytes, contact: bytes, rssi_dbm: int, time_ms: int) -> None:
    with pytest.raises(TraceError):
        Row(own, contact, rssi_dbm, time_ms)


@given(any_text() | damaged_text([line() * 2, line(contact="", time="1596866191").replace("\n", "\r\n")]))
def test_any_text_yields_rows_and_problems(text: str) -> None:
    reading = trace.decode(text)

    assert len(reading.rows) + reading.n_faulty <= text.count("\n") + 1
    assert all(0 <= row.time_ms <= LATEST_MS for row in reading.rows)
    assert all(len(problem) < 200 for problem in reading.problems)


def test_no_identifier_shows_in_a_problem_or_a_log() -> None:
    reading = trace.decode(line(rssi="x") + line(own=OWN.hex() + "00"))

    assert "0001" not in " ".join(reading.problems)
    assert repr(Row(OWN, CONTACT, -70, 5)) == "Row(rssi_dbm=-70, time_ms=5)"


def test_of_many_faulty_lines_the_first_are_told_and_all_are_counted() -> None:
    reading = trace.decode("x\n" * 5_000)

    assert (len(reading.problems), reading.n_faulty) == (trace.MOST_PROBLEMS, 5_000)


def test_a_file_too_long_is_refused_unread(peak_bytes: Callable[[Callable[[], object]], int]) -> None:
    text = "x" * (trace.LONGEST_TRACE + 1)

    def read() -> None:
        with pytest.raises(TraceError, match="expected at most 83,886,080"):
            trace.decode(text)

    assert peak_bytes(read) < 100_000


def test_a_file_of_empty_or_faulty_lines_cannot_fill_the_memory(
    peak_bytes: Callable[[Callable[[], object]], int],
) -> None:
    blank, faulty = "\n" * 300_000, "x\n" * 20_000

    assert peak_bytes(lambda: trace.decode(blank)) < 100_000
    assert peak_bytes(lambda: trace.decode(faulty)) < 1_000_000


def test_a_file_of_too_many_rows_is_refused() -> None:
    with pytest.raises(TraceError, match="more than 1,000,000 rows"):
        trace.decode("\t\t0\t0\n" * (trace.MOST_ROWS + 1))


# InfoF.


def test_an_info_f_is_that_of_the_original(vectors: Any) -> None:
    for item in vectors["info_f"]:
        info = trace.info_f(unhex(item["base_id"]), item["created_ms"], item["clock_ms"], item["days"])

        assert json.loads(trace.encode_info_f(info)) == item["info"]
        assert trace.decode_info_f(json.dumps(item["info"])) == info


@given(st.builds(InfoF, keys, seconds, keys, seconds))
def test_an_info_f_survives(info: InfoF) -> None:
    assert trace.decode_info_f(trace.encode_info_f(info)) == info


def test_an_info_f_may_have_its_members_in_any_order_and_more() -> None:
    members = dict(reversed(json.loads(trace.encode_info_f(INFO)).items())) | {"app": "3.0.3"}

    assert trace.decode_info_f(json.dumps(members)) == INFO


@pytest.mark.parametrize("name", ["base_id", "time", "daily_key", "time_start"])
@pytest.mark.parametrize("value", [..., None, True, "", "x", "00" * 31, 1.5, -1, 2**32, 10**400, [], {}])
def test_an_info_f_with_a_bad_member_is_refused(name: str, value: object) -> None:
    members = json.loads(trace.encode_info_f(INFO))
    members[name] = value
    if value is ...:
        del members[name]

    with pytest.raises(TraceError, match=r"^(InfoF|time|time_start): "):
        trace.decode_info_f(json.dumps(members))


@given(any_text() | damaged_text([trace.encode_info_f(INFO)]))
def test_any_text_is_an_info_f_or_refused(text: str) -> None:
    try:
        found = trace.decode_info_f(text)
    except TraceError:
        return
    assert trace.decode_info_f(trace.encode_info_f(found)) == found


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "7", '"x"', "[" * 4_000, '{"time":' + "9" * 4_000 + "}", "x" * 5_000]
)
def test_what_is_no_info_f_is_refused(text: str) -> None:
    with pytest.raises(TraceError, match=r"^InfoF: "):
        trace.decode_info_f(text)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_an_info_f_has_keys_of_32_bytes(size: int) -> None:
    with pytest.raises(KeyLengthError):
        InfoF(bytes(size), 0, bytes(32), 0)
    with pytest.raises(KeyLengthError):
        InfoF(bytes(32), 0, bytes(size), 0)
    with pytest.raises(KeyLengthError):
        trace.info_f(bytes(size), 0, 0)


@given(keys, st.integers(0, 2**41), st.integers(0, 60 * DAY_MS), st.integers(0, 30))
def test_an_info_f_of_any_clock_lies_within_the_days_asked_for(
    base: bytes, created_ms: int, age_ms: int, days: int
) -> None:
    info = trace.info_f(base, created_ms, created_ms + age_ms, days)

    assert info.base_day_s * 1000 <= created_ms < info.base_day_s * 1000 + DAY_MS
    assert info.base_day_s <= info.start_s
    assert info.start_s == info.base_day_s or info.start_s * 1000 <= created_ms + age_ms - days * DAY_MS


def test_keys_do_not_show_in_a_log() -> None:
    assert repr(INFO) == "InfoF(base_day_s=1596844800, start_s=1596931200)"
