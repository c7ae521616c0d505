"""Two rows for one phone or person, and phones on other rosters, told without telling more."""

from bluezone.rollout import doubles
from bluezone.rollout.finding import Weight
from bluezone.rollout.member import Member

AN = Member("Nguyễn Văn An", "vp", "0912345601", birth="1980", row=2)


def test_two_persons_with_one_phone_are_both_at_fault() -> None:
    found = doubles.within([AN, Member("Trần Thị Bình", "vp", "0912345601", row=5)], "SĐT")

    assert [(each.code, each.row, each.weight) for each in found] == [
        ("phone_shared", 2, Weight.ERROR),
        ("phone_shared", 5, Weight.ERROR),
    ]
    assert "rows 2, 5" in found[0].en


def test_one_person_twice_is_doubted_and_an_error_in_two_units() -> None:
    again = Member("NGUYỄN VĂN AN", "vp", "0912345601", row=5)
    elsewhere = Member("Nguyễn Văn An", "kc", "0912345601", row=6)

    found = doubles.within([AN, again, elsewhere], "SĐT")

    assert [(each.code, each.row, each.weight) for each in found] == [
        ("member_twice", 5, Weight.DOUBT),
        ("member_twice", 6, Weight.ERROR),
    ]


def test_one_name_and_birth_with_two_phones_is_only_doubted() -> None:
    found = doubles.within([AN, Member("Nguyễn Văn An", "vp", "0912345602", birth="1980", row=5)], "SĐT")

    assert [(each.code, each.weight) for each in found] == [("member_perhaps_twice", Weight.DOUBT)]


def test_people_of_one_name_are_no_doubles() -> None:
    assert doubles.within([AN, Member("Nguyễn Văn An", "vp", "0912345602", birth="1990", row=5)], "SĐT") == ()


def test_of_another_roster_only_the_unit_is_told() -> None:
    found = doubles.across([AN], {"0912345601": b"hash"}, {b"hash": ["Sở Y tế"]}, "SĐT")

    assert [(each.row, each.weight) for each in found] == [(2, Weight.DOUBT)]
    assert "Sở Y tế" in found[0].vi
    assert doubles.across([AN], {"0912345601": b"hash"}, {b"other": ["Sở Y tế"]}, "SĐT") == ()
    assert doubles.across([AN], {}, {b"hash": ["Sở Y tế"]}, "SĐT") == ()
