"""Android's JSON: rule by rule what its reader takes, what it refuses, and what it makes of numbers."""

import contextlib
import json
import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.protocol.loose_json import DEEPEST, LooseJsonError, as_int, as_long, read
from tests.protocol.damage import any_text, damaged_text

GENUINE = [
    '{"data": [{"daily_key": "00FF", "time_start": 1591574400, "max": 96, "time_end": 1.5e9}], "x": [true, null]}',
    "{a = 'b' ; c => [1; 0x1F, 017, .5f] /* x */ } // y",
    '["\\u0041\\n\\"", "", {}, [], -0, 1e400, "\\ud83d\\ude00"]',
]

plain_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(plain_json, st.booleans(), st.sampled_from((None, 1)))
def test_plain_json_is_read_as_json(value: Any, is_ascii: bool, indent: int | None) -> None:
    assert read(json.dumps(value, ensure_ascii=is_ascii, indent=indent)) == json.loads(json.dumps(value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{'a':'b'}", {"a": "b"}),
        ("{a:b}", {"a": "b"}),
        ('{a="b"}', {"a": "b"}),
        ('{a=>"b"}', {"a": "b"}),
        ('{a:>"b"}', {"a": "b"}),
        ("{a:1;b:2}", {"a": 1, "b": 2}),
        ("[1;2]", [1, 2]),
        ("[,]", [None, None]),
        ("[1,,2]", [1, None, 2]),
        ("[1,]", [1, None]),
        ("[ ]", []),
        ("{ }", {}),
        ("/* a */ { // b\n a # c\r : /**/ 1 }", {"a": 1}),
        ("\ufeff{}", {}),
        ("{} and more", {}),
        ("{}}", {}),
        ('{"a":1,"a":2}', {"a": 2}),
        ('{"a":1,"a":null}', {"a": None}),
        ("[NULL,True,fAlSe]", [None, True, False]),
        ("[nulls,truth]", ["nulls", "truth"]),
        ('["a\nb\tc"]', ["a\nb\tc"]),
        (r'["\a\/\'\"\\\t\b\n\r\f"]', ["a/'\"\\\t\b\n\r\f"]),
        ('["\\\n"]', ["\n"]),
        (r'["A\u00e9"]', ["Aé"]),
        ("""['"', "'"]""", ['"', "'"]),
        ("[ab\x01c]", ["ab\x01c"]),
        ('[a"b]', ['a"b']),
    ],
)
def test_more_than_json_is_read(text: str, expected: object) -> None:
    found = read(text)

    assert found == expected
    assert repr(found) == repr(expected)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("0", 0),
        ("-0", 0),
        ("+5", 5),
        ("0x10", 16),
        ("0XfF", 255),
        ("010", 8),
        ("0-5", -5),
        ("000010", 8),
        ("08", 8.0),
        ("-0x10", "-0x10"),
        ("0x", "0x"),
        ("9223372036854775807", 2**63 - 1),
        ("-9223372036854775808", -(2**63)),
        ("9223372036854775808", 2.0**63),
        ("0x7fffffffffffffff", 2**63 - 1),
        ("0xffffffffffffffff", "0xffffffffffffffff"),
        ("1.", 1.0),
        (".5", 0.5),
        (".", "."),
        ("1e3", 1000.0),
        ("1E+3", 1000.0),
        ("1e", "1e"),
        ("96d", 96.0),
        ("96F", 96.0),
        ("96L", "96L"),
        ("1_000", "1_000"),
        ("0x1p4", 16.0),
        ("0x1.8p1d", 3.0),
        ("0x1p99999", math.inf),
        ("-0x1p99999", -math.inf),
        ("1e999", math.inf),
        ("-1e999", -math.inf),
        ("NaN", math.nan),
        ("-NaN", math.nan),
        ("Infinity", math.inf),
        ("-Infinity", -math.inf),
        ("nan", "nan"),
        ("inf", "inf"),
        ("infinity", "infinity"),
        ("--5", "--5"),
        ("+-5", "+-5"),
        ("\u0665", "\u0665"),
        ("96\x01", 96.0),
    ],
)
def test_a_bare_word_is_a_number_where_java_sees_one(word: str, expected: object) -> None:
    (found,) = read(f"[{word}]")

    assert type(found) is type(expected)
    assert found == expected or (found != found and expected != expected)


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e400", "9" * 400])
def test_a_member_that_is_no_finite_number_spoils_the_whole_text(word: str) -> None:
    with pytest.raises(LooseJsonError, match="expected a finite number"):
        read(f'{{"a":1,"b":{word}}}')


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "{", "[", "}", "]", ":", ",", "{]", "[}", "{a", "{a:", "{a:1", "{a:1,", "{a:1,}", "{,}", "{:1}",
        "{a 1}", "{a:1 b:2}", "[1", "[1 2]", "[1:2]", "{1:2}", "{null:1}", "{true:1}", "{[]:1}", "{{}:1}", '"', "'a",
        '"a\'', '"\\',
        '"\\u', '"\\u12', '"\\u12g4"', '"\\u+123"', "/", "/*", "/* *", "//", "#", "\\", "\f{}",
        "[/]",
    ],
)  # fmt: skip
def test_what_android_would_refuse_is_refused(text: str) -> None:
    with pytest.raises(LooseJsonError, match=r"^JSON: character [0-9,]+: expected "):
        read(text)


def test_lists_and_objects_lie_a_hundred_deep_and_no_deeper() -> None:
    read("[" * DEEPEST + "]" * DEEPEST)
    read('{"a":' * DEEPEST + "1" + "}" * DEEPEST)

    for text in ("[" * (DEEPEST + 1), '{"a":' * (DEEPEST + 1), "{" * (DEEPEST + 1), "[{a:" * 100_000):
        with pytest.raises(LooseJsonError, match="at most 100 lists and objects"):
            read(text)


@given(any_text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(LooseJsonError):
        read(text)


@given(damaged_text(GENUINE))
def test_a_damaged_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(LooseJsonError):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" + "9" * 1_000_000 + "]",
        "[-" + "0" * 1_000_000 + "9" * 30 + "]",
        "[0." + "1" * 1_000_000 + "]",
        "[1e" + "9" * 1_000_000 + "]",
        "[0x" + "f" * 1_000_000 + "]",
        "[0x" + "f" * 1_000_000 + "p1]",
        '["' + "\\x" * 200_000 + '"]',
        "[" + "/**/" * 200_000 + "1]",
        "#" * 1_000_000 + "\n1",
        " \n" * 500_000 + "1",
        "[" + "," * 200_000 + "]",
    ],
    ids=lambda text: text[:6].strip(),
)
def test_long_ones_are_read_in_time_that_grows_with_their_length(text: str) -> None:
    assert read(text) is not None


def test_memory_stays_within_some_times_the_text(peak_bytes: Callable[[Callable[[], object]], int]) -> None:
    text = '{"a":[' + '"' + "x" * 1_000_000 + '",' + "1," * 10 + "0]}"

    assert peak_bytes(lambda: read(text)) < 3 * len(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1591574400, 1591574400),
        (1591574400.9, 1591574400),
        (-1.9, -1),
        (1e30, 2**63 - 1),
        (-1e30, -(2**63)),
        (2**63 - 1, 2**63 - 1),
        ("1591574400", 1591574400),
        ("1591574400.9", 1591574400),
        ("  1591574400\n", 1591574400),
        ("\x001591574400\x1f", 1591574400),
        ("+1.5915744e9", 1591574400),
        ("1591574400f", 1591574400),
        ("010", 10),
        ("0x1p4", 16),
        ("1e999", 2**63 - 1),
        ("NaN", 0),
        ("-Infinity", -(2**63)),
        ("9007199254740993", 9007199254740992),
        ("0x10", None),
        ("", None),
        (" ", None),
        ("1 5", None),
        ("1,5", None),
        ("1_5", None),
        ("\u00a015", None),
        ("\u0661", None),
        ("inf", None),
        ("true", None),
        (True, None),
        (False, None),
        (None, None),
        ([1], None),
        ({}, None),
    ],
)
def test_get_long_takes_text_and_cuts_fractions(value: object, expected: int | None) -> None:
    assert as_long(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (96, 96),
        (96.7, 96),
        ("96.7", 96),
        ("9.6e1", 96),
        (2**31 - 1, 2**31 - 1),
        (2**31, -(2**31)),
        (2**32 + 96, 96),
        (-(2**32) + 96, 96),
        ("4294967392", 2**31 - 1),
        (4294967392.0, 2**31 - 1),
        ("-1e30", -(2**31)),
        ("NaN", 0),
        ("0x60", None),
        ("", None),
        (True, None),
        (None, None),
        ([], None),
    ],
)
def test_get_int_keeps_the_low_bits_of_a_whole_number_and_bounds_the_rest(value: object, expected: int | None) -> None:
    assert as_int(value) == expected


@given(st.integers(-(2**63), 2**63 - 1))
def test_whole_numbers_survive_as_java_keeps_them(number: int) -> None:
    assert as_long(number) == number
    found = as_int(number)
    assert found is not None
    assert -(2**31) <= found < 2**31
    assert (found - number) % 2**32 == 0
