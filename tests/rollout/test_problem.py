"""Problems speak both languages and have an order."""

from bluezone.rollout.problem import Problem


def test_problems_are_sorted_by_code_and_place() -> None:
    later, sooner = Problem("b", "1", "hai", "two"), Problem("a", "2", "một", "one")

    assert sorted([later, sooner]) == [sooner, later]
