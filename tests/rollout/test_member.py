"""Members as values: where a member was read does not make another of them."""

from dataclasses import replace

from bluezone.rollout import member
from bluezone.rollout.member import Member


def test_the_row_and_the_spelling_of_a_file_make_no_other_member() -> None:
    one = Member("Nguyễn Văn An", "vp")

    assert replace(one, row=7, name_as_written="NGUYỄN VĂN AN") == one
    assert replace(one, phone="0912345678") != one


def test_every_attribute_that_may_change_is_one_of_a_member() -> None:
    assert all(hasattr(Member("A B", "vp"), name) for name in member.ATTRIBUTES)
