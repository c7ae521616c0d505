"""Infections: the F0 JSON as both kinds of phone read it, and nothing that a text holds can do harm."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.protocol import infection
from bluezone.protocol.identifiers import KeyLengthError
from bluezone.protocol.infection import LATEST_S, LONGEST_TEXT, Infection, InfectionError, Reading
from bluezone.protocol.window import DAY_MS, WindowsError
from tests.protocol.damage import any_text, damaged_text

KEY = "3D61690A3A4ABEE050FC9A05DFDFA4113F8B98D555EC30F32125F845804CA77C"
OTHER_KEY = "63DB4FBEB1D89BCC4A6E2A1F77DD70CBAEDD2180A40927CC9CDE3F3B398ACC69"
START_S, END_S = 1_591_574_400, 1_591_833_600
GENUINE = infection.encode(
    [Infection(bytes.fromhex(KEY), START_S, END_S), Infection(bytes.fromhex(OTHER_KEY), START_S, LATEST_S, 24)]
)

infections = st.builds(
    Infection,
    st.binary(min_size=32, max_size=32),
    st.integers(0, LATEST_S),
    st.integers(0, LATEST_S),
    st.integers(1, DAY_MS),
)
odd: st.SearchStrategy[object] = st.sampled_from(
    [None, True, "", "96", " 96.7 ", "0x60", 96.7, -1, 0, 2**31, 2**63, 1e30, [], {}, KEY, KEY[:-1], "zz" * 32, START_S]
) | st.text(max_size=70)  # fmt: skip
odd_entries = st.dictionaries(st.sampled_from(["daily_key", "time_start", "max", "time_end", "more"]), odd) | odd


def member(**changes: object) -> dict[str, object]:
    return {"daily_key": KEY, "time_start": START_S, "max": 96, "time_end": END_S} | changes


def text_of(*entries: object) -> str:
    return json.dumps({"data": entries})


def leniently(*entries: object) -> Reading:
    return infection.decode_leniently(text_of(*entries))


def lenient_value(name: str, literal: str) -> Reading:
    """The reading of an entry whose member *name* is written as *literal*, with a sound entry behind it."""
    written = [f'"{key}":{literal if key == name else json.dumps(value)}' for key, value in member().items()]
    return infection.decode_leniently(f'{{"data":[{{{",".join(written)}}},{json.dumps(member(daily_key=OTHER_KEY))}]}}')


# Writing, and reading again.


def test_a_list_is_written_in_the_form_that_both_kinds_of_phone_take() -> None:
    assert infection.encode([Infection(bytes.fromhex(KEY), START_S, END_S, 24)]) == (
        f'{{"data":[{{"daily_key":"{KEY}","time_start":1591574400,"max":24,"time_end":1591833600}}]}}'
    )


@given(st.lists(infections, max_size=5))
def test_infections_survive_both_readings(given_infections: list[Infection]) -> None:
    text = infection.encode(given_infections)

    assert infection.decode(text) == tuple(given_infections)
    assert infection.decode_leniently(text) == Reading(tuple(given_infections), ())


def test_the_lenient_reading_leaves_what_the_vectors_expect(vectors: Any) -> None:
    left = {"A: two entries, second hits": 2, "A: malformed entry after a hit": 1, "A: lower-case key": 1}
    none = ("empty", "missing", "not JSON", "31-byte", "33-byte", "odd-length", "max 0", "max -1", "max above", "stops")

    for item in vectors["match"]:
        found = len(infection.decode_leniently(item["f0"]).infections)

        is_none = any(word in item["name"] for word in none)
        assert found == (0 if is_none else left.get(item["name"], 1)), item["name"]


# Bounds where an infection is born.


@pytest.mark.parametrize("windows", [0, -1, DAY_MS + 1])
def test_an_impossible_number_of_windows_is_refused(windows: int) -> None:
    with pytest.raises(WindowsError, match="expected 1 to 86,400,000"):
        Infection(bytes(32), 0, 0, windows)


@pytest.mark.parametrize(("start_s", "end_s"), [(-1, 0), (0, -1), (LATEST_S + 1, 0), (0, LATEST_S + 1)])
def test_a_time_before_1970_or_after_2106_is_refused(start_s: int, end_s: int) -> None:
    with pytest.raises(InfectionError, match="expected seconds from 0 to 4294967295"):
        Infection(bytes(32), start_s, end_s)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_key_of_another_length_is_refused(size: int) -> None:
    with pytest.raises(KeyLengthError):
        Infection(bytes(size), 0, 0)


def test_an_end_before_the_start_is_kept_as_it_came() -> None:
    assert Infection(bytes(32), 10, 9).end_s == 9


def test_a_key_does_not_show_in_a_log() -> None:
    assert "daily_key" not in repr(Infection(bytes.fromhex(KEY), 1, 2))
    assert repr(Infection(bytes(32), 1, 2)) == "Infection(start_s=1, end_s=2, windows=96)"


# The lenient reading: one rule of Android's reader, one test.


@pytest.mark.parametrize(
    ("literal", "start_s"),
    [
        ("1591574400", START_S),
        ("1591574400.9", START_S),
        ('"1591574400"', START_S),
        ('"1591574400.9"', START_S),
        ('"  1591574400"', START_S),
        ('"1.5915744e9"', START_S),
        ("1.5915744e9", START_S),
        ("15915744E2", START_S),
        ("0x5EDD8000", 0x5EDD8000),
        ("01", 1),
        ('"01"', 1),
        ("-0.9", 0),
        ('"NaN"', 0),
    ],
)
def test_a_time_may_be_text_hexadecimal_octal_or_a_fraction(literal: str, start_s: int) -> None:
    reading = lenient_value("time_start", literal)

    assert [found.start_s for found in reading.infections] == [start_s, START_S]
    assert reading.problems == ()


@pytest.mark.parametrize(
    "literal", ['"0x10"', '""', '" "', '"1_0"', '"1,5"', '"\u0661"', "true", "null", "[]", "{}", "later", '"later"']
)
@pytest.mark.parametrize("name", ["time_start", "max", "time_end"])
def test_a_member_that_is_no_number_ends_the_list(name: str, literal: str) -> None:
    reading = lenient_value(name, literal)

    assert reading.infections == ()
    assert reading.problems == ("entry 1: a member is missing or no number; this and later entries are not read",)


@pytest.mark.parametrize("name", ["daily_key", "time_start", "max", "time_end"])
def test_a_missing_member_ends_the_list_and_what_came_before_counts(name: str) -> None:
    lacking = member()
    del lacking[name]

    reading = leniently(member(), lacking, member(daily_key=OTHER_KEY))

    assert len(reading.infections) == 1
    assert reading.problems[0].startswith("entry 2: a member is missing")


@pytest.mark.parametrize("entry", [None, 1, "text", [], True])
def test_an_entry_that_is_no_object_ends_the_list(entry: object) -> None:
    reading = leniently(member(), entry, member())

    assert (len(reading.infections), len(reading.problems)) == (1, 1)


@pytest.mark.parametrize("daily_key", [None, True, 12, 1.5, int("1" * 64), [KEY], {"key": KEY}, "", KEY[:-1], KEY[:-2]])
def test_an_entry_with_a_bad_key_is_left_out_and_the_reading_goes_on(daily_key: object) -> None:
    reading = leniently(member(daily_key=daily_key), member(daily_key=OTHER_KEY))

    assert [found.daily_key.hex().upper() for found in reading.infections] == [OTHER_KEY]
    assert len(reading.problems) == 1
    assert reading.problems[0].startswith("entry 1, ")


@pytest.mark.parametrize("daily_key", ["zz" * 32, KEY + "00", " " + KEY, KEY + " ", KEY[:-2] + "\u0660\u0660"])
def test_an_entry_whose_key_is_no_64_hex_digits_is_left_out(daily_key: str) -> None:
    assert len(leniently(member(daily_key=daily_key), member()).infections) == 1


def test_a_key_may_be_in_either_case() -> None:
    assert leniently(member(daily_key=KEY.lower())) == leniently(member())


@pytest.mark.parametrize(
    ("literal", "windows"),
    [("96.7", 96), ('"96.7"', 96), ('" 96"', 96), ("4294967392", 96), ("0x60", 96), ("96d", 96), ("9.6e1", 96)],
)
def test_max_is_cut_to_32_bits_as_a_whole_number(literal: str, windows: int) -> None:
    assert [found.windows for found in lenient_value("max", literal).infections] == [windows, 96]


@pytest.mark.parametrize("literal", ["0", "-1", "86400001", '"4294967392"', "2147483648", "1e300", '"-1e300"', "0.9"])
def test_an_entry_with_an_impossible_max_is_left_out_and_the_reading_goes_on(literal: str) -> None:
    reading = lenient_value("max", literal)

    assert [found.daily_key.hex().upper() for found in reading.infections] == [OTHER_KEY]
    assert reading.problems[0].startswith("entry 1, max: found")


@pytest.mark.parametrize("literal", ["4294967296", "1e18", "9" * 30, '"Infinity"'])
def test_an_end_in_the_far_future_is_read_as_the_latest(literal: str) -> None:
    assert lenient_value("time_end", literal).infections[0].end_s == LATEST_S


@pytest.mark.parametrize("literal", ["-1", "4294967296", '"1e30"'])
def test_a_start_out_of_range_leaves_the_entry_out(literal: str) -> None:
    assert len(lenient_value("time_start", literal).infections) == 1


def test_of_a_member_named_twice_the_last_counts() -> None:
    text = f'{{"data":[], "data":[{{"max":1,"daily_key":"{KEY}","time_start":0,"time_end":5,"max":96}}]}}'

    assert infection.decode_leniently(text).infections == (Infection(bytes.fromhex(KEY), 0, 5),)


def test_unknown_members_are_passed_over() -> None:
    assert leniently(member(patient={"deep": [1, {}]})) == leniently(member())


@pytest.mark.parametrize("literal", ["NaN", "Infinity", "-Infinity", "1e999"])
@pytest.mark.parametrize("name", ["time_end", "more"])
def test_a_number_that_is_not_finite_spoils_the_whole_text(literal: str, name: str) -> None:
    text = text_of(member(), member(more=1)).removesuffix("}]}") + f', "{name}": {literal}}}]}}'

    reading = infection.decode_leniently(text)

    assert reading.infections == ()
    assert "expected a finite number" in reading.problems[0]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert infection.decode_leniently("\ufeff" + text_of(member())) == leniently(member())


def test_what_follows_the_object_is_passed_over() -> None:
    assert infection.decode_leniently(text_of(member()) + "}, and more") == leniently(member())


def test_single_quotes_bare_words_and_comments_are_taken() -> None:
    text = f"{{data=[{{'daily_key':{KEY};time_start=>{START_S}, max:96 /* a day */, time_end:'{END_S}'}}]}} // sent"

    assert infection.decode_leniently(text) == leniently(member())


@pytest.mark.parametrize(
    "text",
    ["", " ", "hello", "[]", "null", "7", '"data"', "{}", '{"f0":[]}', '{"data":{}}', '{"data":"[]"}', '{"data":['],
)
def test_a_text_without_a_list_of_data_holds_nothing(text: str) -> None:
    reading = infection.decode_leniently(text)

    assert reading.infections == ()
    assert len(reading.problems) == 1


def test_an_empty_list_is_no_problem() -> None:
    assert leniently() == Reading((), ())


# The strict reading.


def refusal_of(text: str) -> str:
    with pytest.raises(InfectionError) as refusal:
        infection.decode(text)
    assert refusal.value.code == "infection_malformed"
    return refusal.value.sentence


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (member(time_start="1591574400"), "entry 2, time_start: found str, expected int"),
        (member(time_end=True), "entry 2, time_end: found bool, expected int"),
        (member(max=96.0), "entry 2, max: found float, expected int"),
        (member(max="96"), "entry 2, max: found str, expected int"),
        (member(max=10**30), "entry 2, max: found float, expected int"),
        (member(max=0), "entry 2, max: found 0, expected 1 to 86,400,000"),
        (member(daily_key=None), "entry 2, daily_key: found NoneType, expected str"),
        (member(daily_key=KEY[:-2]), "entry 2, key: found 31 bytes, expected 32"),
        (member(daily_key="zz"), "entry 2, hex text: found 2 characters that are not pairs of 0-9, A-F"),
        (member(time_start=-1), "entry 2, time_start: found -1, expected seconds from 0 to 4294967295"),
        (member(time_start=-(10**400)), "entry 2, time_start: found -1, expected seconds from 0 to 4294967295"),
        ({"daily_key": KEY}, "entry 2, time_start is missing"),
        ([], "entry 2, found list, expected an object"),
    ],
)
def test_one_bad_entry_makes_the_whole_list_worthless(entry: object, sentence: str) -> None:
    assert refusal_of(text_of(member(), entry)) == sentence


def test_a_time_may_be_a_fraction_on_an_iphone_too() -> None:
    text = text_of(member(time_start=START_S + 0.9, time_end=1e300))

    assert infection.decode(text) == (Infection(bytes.fromhex(KEY), START_S, LATEST_S),)


@pytest.mark.parametrize(
    "text",
    [
        "", "hello", "{'data':[]}", "{data:[]}", '\ufeff{"data":[]}', '{"data":[]} x', '{"data":[],}',
        '{"x":NaN,"data":[]}', '{"x":Infinity,"data":[]}', '{"data":[],"data":[]}', '{"data":[],"x":{"a":1,"a":1}}',
        '{"data":[0x10]}', '{"data":[01]}', '{"data":["\n"]}', "[" * 100_000, '{"data":' * 100_000,
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_what_is_not_plain_json_is_refused(text: str) -> None:
    assert refusal_of(text) == "text: not JSON"


@pytest.mark.parametrize("text", ["{}", "[]", "null", '{"data":{}}', '{"data":null}', '{"Data":[]}'])
def test_a_text_without_a_list_of_data_is_refused(text: str) -> None:
    assert refusal_of(text) == 'text: expected an object with a list "data"'


# Whatever comes in.


def strictly_or_refused(text: str) -> tuple[Infection, ...] | None:
    try:
        return infection.decode(text)
    except InfectionError as refusal:
        return None if len(refusal.sentence) < 200 else pytest.fail(refusal.sentence)


@given(any_text() | damaged_text([GENUINE]) | st.lists(odd_entries, max_size=4).map(lambda entries: text_of(*entries)))
def test_the_lenient_reading_never_raises_and_the_strict_one_agrees_or_refuses(text: str) -> None:
    reading = infection.decode_leniently(text)

    assert all(isinstance(found, Infection) for found in reading.infections)
    assert all(isinstance(problem, str) and len(problem) < 200 for problem in reading.problems)
    strictly = strictly_or_refused(text)
    assert strictly is None or strictly == reading.infections


def test_no_key_shows_in_a_problem() -> None:
    reading = leniently(member(daily_key=KEY + "00"), member(daily_key=KEY[:-1] + "x"), member(max=0), member(max=None))

    assert len(reading.problems) == 4
    assert not any(KEY[place : place + 6] in problem for problem in reading.problems for place in range(58))


def test_a_text_too_long_is_refused_unread(peak_bytes: Callable[[Callable[[], object]], int]) -> None:
    text = " " * (40 * 1024 * 1024)

    def read_both() -> None:
        assert infection.decode_leniently(text).problems[0].startswith("text: found 41,943,040 characters")
        assert refusal_of(text).endswith(f"expected at most {LONGEST_TEXT:,}")

    assert peak_bytes(read_both) < 100_000


def test_a_text_of_empty_values_cannot_fill_the_memory(peak_bytes: Callable[[Callable[[], object]], int]) -> None:
    text = '{"data":[' + "{}," * 5_000_000

    def read_both() -> None:
        assert "commas" in infection.decode_leniently(text).problems[0]
        assert "commas" in refusal_of(text)

    assert peak_bytes(read_both) < 100_000


MANY = "9" * 1_000_000


@pytest.mark.parametrize(
    "literal",
    [MANY, "-" + MANY, "1." + MANY, "1e" + MANY, f'"{MANY}"'],
    ids=["digits", "negative", "fraction", "exponent", "text"],
)
def test_a_number_of_a_million_digits_is_read_in_passing(
    literal: str, peak_bytes: Callable[[Callable[[], object]], int]
) -> None:
    text = f'{{"data":[{{"daily_key":"{KEY}","time_start":{literal},"max":{literal},"time_end":{literal}}}]}}'

    def read_both() -> None:
        assert len(infection.decode_leniently(text).infections) == ("." in literal)
        assert refusal_of(text)

    assert peak_bytes(read_both) < 10 * len(text)


@pytest.mark.parametrize("nested", ["[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000])
def test_an_unknown_member_nested_100_000_deep_is_refused(nested: str) -> None:
    text = f'{{"x":{nested},"data":[]}}'

    assert "inside one another" in infection.decode_leniently(text).problems[0]
    assert refusal_of(text) == "text: not JSON"
