"""A few are addressed by name, more by a list."""

from bluezone.rollout import addressing

FIVE = tuple(f"Sở {letter}" for letter in "ABCDE")


def test_a_few_are_addressed_by_name_and_more_by_a_list() -> None:
    assert addressing.addressees(FIVE) == FIVE
    assert not addressing.is_listed(FIVE)
    assert addressing.addressees((*FIVE, "Sở F")) == (addressing.LISTED,)


def test_the_list_numbers_all_of_them() -> None:
    table = addressing.annex(FIVE).blocks[0].table

    assert table is not None
    assert table.rows[0] == ("1", "Sở A")
    assert len(table.rows) == 5
