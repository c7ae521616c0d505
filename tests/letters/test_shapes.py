"""Shapes: strict about what a number is, patient with everything that is wrong."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from bluezone.letters.shapes import Count, Day, Flag, ListOf, Member, Object, Percent, Place, Shape, Text, described


@dataclass(frozen=True)
class Pair:
    left: int | None
    right: tuple[str, ...] = ()


PAIR = Object(Pair, {"left": Member("left", Count()), "right": Member("right", ListOf(Text(5), 2), default=())})


def problems(shape: Shape, value: Any) -> list[str]:
    place = Place("here")
    shape.read(value, place)
    return [str(problem) for problem in place.problems]


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (Count(), True),
        (Count(), "41"),
        (Count(), 41.0),
        (Count(), -1),
        pytest.param(Count(), 10**5000, id="too long to print"),
        (Percent(), False),
        (Percent(), "95,3"),
        (Percent(), float("nan")),
        (Percent(), float("inf")),
        pytest.param(Percent(), 10**400, id="no float holds it"),
        (Flag(), 1),
        (Day(), "2020-02-30"),
        (Day(), "20200810"),
        (Day(), "２０２０-08-10"),
        (Text(), 5),
        (Text(), "a\x00b"),
        (Text(), "\ud800"),
        (Text(3), "abcd"),
        (ListOf(Text(), 2), ["a", "b", "c"]),
        (ListOf(Text()), "ab"),
        (PAIR, []),
    ],
)
def test_what_is_not_of_the_shape_is_one_problem_at_its_place(shape: Shape, value: Any) -> None:
    found = problems(shape, value)

    assert len(found) == 1
    assert found[0].startswith("here: found ")


def test_every_problem_is_found_not_only_the_first() -> None:
    found = problems(PAIR, {"left": "41", "right": ["abcdef", 3], "lefft": 1})

    assert found == [
        'here: found a member "lefft", expected "left"',
        'here.left: found "41", expected a whole number from 0 to 1,000,000,000,000',
        'here.right[0]: found "abcdef", expected at most 5 characters',
        "here.right[1]: found 3, expected a text",
    ]


def test_a_missing_member_is_its_default_and_null_is_the_same() -> None:
    place = Place()

    assert PAIR.read({}, place) == PAIR.read({"left": None, "right": None}, place) == Pair(None)
    assert place.problems == []


def test_a_percentage_keeps_the_digits_of_the_json() -> None:
    assert Percent().read(95.3, Place()) == Decimal("95.3")
    assert Percent().written(Decimal("95.3")) == 95.3
    assert Percent().written(Decimal("100.00")) == 100


def test_text_is_kept_composed() -> None:
    assert Text().read("Sơ\u0309", Place()) == "Sở"


def test_a_sentence_never_holds_a_text_of_any_length() -> None:
    assert described("x" * 100_000) == f'"{"x" * 40}…" (100,000 characters)'
    assert described(10**5000) == "a very large number"
