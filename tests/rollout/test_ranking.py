"""Places are those of the exact shares, within like kinds and like denominators."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import ranking
from bluezone.rollout.figures import Figures
from bluezone.rollout.ranking import Candidate


def unit(name: str, installed: int, total: int, kind: str = "department", of: str = "staff") -> Candidate:
    return Candidate(name, kind, Figures(of, total, installed))


def positions(*candidates: Candidate) -> dict[str, tuple[int, int]]:
    return {name: (place.position, place.of) for name, place in ranking.places(candidates).items()}


def test_equal_shares_share_a_place_and_the_next_is_skipped() -> None:
    found = positions(unit("a", 1, 2), unit("b", 9, 10), unit("c", 2, 4), unit("d", 0, 7))

    assert found == {"b": (1, 4), "a": (2, 4), "c": (2, 4), "d": (4, 4)}


def test_shares_that_print_alike_are_told_apart() -> None:
    assert positions(unit("a", 95_300, 100_000), unit("b", 95_301, 100_000)) == {"b": (1, 2), "a": (2, 2)}


def test_kinds_and_denominators_have_places_of_their_own() -> None:
    found = positions(
        unit("a", 1, 2), unit("b", 2, 2), unit("c", 1, 2, kind="commune"), unit("d", 1, 2, of="population")
    )

    assert found == {"a": (2, 2), "b": (1, 2), "c": (1, 1), "d": (1, 1)}


def test_who_has_nobody_to_count_has_no_place() -> None:
    assert positions(unit("a", 0, 0), unit("b", 0, 5)) == {"b": (1, 1)}


def test_the_ends_of_a_ranking_name_nobody_by_the_order_alone() -> None:
    shares = [unit(name, installed, 10) for name, installed in zip("abcdef", (10, 9, 9, 3, 2, 1), strict=True)]

    (two,) = ranking.ends(shares, 2)
    (three,) = ranking.ends(shares, 3)

    assert (two.best, two.weakest) == (("a",), ("f", "e"))
    assert (three.best, three.weakest) == (("a", "b", "c"), ("f", "e", "d"))


def test_a_short_ranking_has_no_ends() -> None:
    assert ranking.ends([unit(name, 1, 2) for name in "abc"], 2) == ()


candidates = st.lists(
    st.builds(
        lambda name, total, missing, kind, of: unit(str(name), max(0, total - missing), total, kind, of),
        st.integers(0, 10_000),
        st.integers(0, 60),
        st.integers(0, 60),
        st.sampled_from(["department", "commune"]),
        st.sampled_from(["staff", "population"]),
    ),
    max_size=30,
    unique_by=lambda each: each.unit,
)


@given(candidates, st.randoms(use_true_random=False))
def test_places_do_not_depend_on_the_order(given_: list[Candidate], chance: Random) -> None:
    shuffled = list(given_)
    chance.shuffle(shuffled)

    assert ranking.places(given_) == ranking.places(shuffled)


@given(candidates)
def test_a_place_is_one_more_than_the_units_that_are_better(given_: list[Candidate]) -> None:
    found = ranking.places(given_)

    assert set(found) == {each.unit for each in given_ if each.figures.total}
    for each in given_:
        if each.unit in found:
            alike = [other for other in given_ if other.figures.total and _like(other) == _like(each)]
            better = [other for other in alike if _share(other) > _share(each)]
            assert (found[each.unit].position, found[each.unit].of) == (len(better) + 1, len(alike))


def _like(of: Candidate) -> tuple[str, str]:
    return of.kind, of.figures.denominator


def _share(of: Candidate) -> Fraction:
    return Fraction(of.figures.installed, of.figures.total)
