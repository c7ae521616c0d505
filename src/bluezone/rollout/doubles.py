"""Doubles: two rows of one file with one phone or one person, and phones that stand on another unit's roster too.

Another unit's roster is never shown: the caller gives keyed hashes, and what comes out is the name of the unit alone.
"""

from collections.abc import Iterable, Mapping, Sequence

from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.changes import are_alike
from bluezone.rollout.finding import Finding, Weight
from bluezone.rollout.member import Member
from bluezone.rollout.persons import name_key


def within(members: Sequence[Member], column: str) -> tuple[Finding, ...]:
    """Return what is to be said of rows that stand for one phone or one person; *column* is the name of the phone's."""
    found: list[Finding] = []
    by_phone: dict[str, list[Member]] = {}
    for member in members:
        if member.phone:
            by_phone.setdefault(member.phone, []).append(member)
    for rows in by_phone.values():
        found += _one_phone(rows, column)
    return tuple(found + _one_person(members))


def across(
    members: Iterable[Member], hashes: Mapping[str, bytes], elsewhere: Mapping[bytes, Sequence[str]], column: str
) -> tuple[Finding, ...]:
    """Return the members who may be counted by another unit too.

    Args:
        hashes: phone number to its keyed hash.
        elsewhere: keyed hash to the names of the other units that have it.
    """
    return tuple(
        Finding("member_elsewhere", member.row, column, member.phone, _elsewhere(units), Weight.DOUBT)
        for member in members
        if member.phone and (units := elsewhere.get(hashes.get(member.phone, b"")))
    )


def _elsewhere(units: Sequence[str]) -> Bilingual:
    names = ", ".join(sorted(units))
    return Bilingual(
        f"một đơn vị duy nhất; số này cũng có trong danh sách của {names}",
        f"one unit only; this number is also on the roster of {names}",
    )


def _one_phone(rows: Sequence[Member], column: str) -> list[Finding]:
    first, *others = rows
    if all(are_alike(first.name, each.name) for each in others):
        return [_twice(each, first) for each in others]
    numbers = ", ".join(str(each.row) for each in rows)
    expected = Bilingual(
        f"mỗi số cho một người; số này có ở các dòng {numbers}", f"one person for a number; rows {numbers} have it"
    )
    return [Finding("phone_shared", each.row, column, each.phone or "", expected) for each in rows]


def _twice(member: Member, first: Member) -> Finding:
    expected = Bilingual(f"mỗi người một dòng; đã có ở dòng {first.row}", f"each once; row {first.row} has it already")
    weight = Weight.DOUBT if member.unit == first.unit else Weight.ERROR
    return Finding("member_twice", member.row, "", member.name, expected, weight)


def _one_person(members: Iterable[Member]) -> list[Finding]:
    """Return rows of one name, unit and birth with different phones, or with none and nothing else different."""
    found: list[Finding] = []
    first: dict[tuple[str, str, str | None, str], Member] = {}
    for member in members:
        if not member.birth and member.phone:
            continue
        place = "" if member.birth else member.position.casefold()
        earlier = first.setdefault((name_key(member.name), member.unit, member.birth, place), member)
        if earlier is not member and not (earlier.phone and earlier.phone == member.phone):
            found.append(_same_person(member, earlier))
    return found


def _same_person(member: Member, earlier: Member) -> Finding:
    if member == earlier:
        return _twice(member, earlier)
    expected = Bilingual(
        f"mỗi người một dòng; có thể trùng với dòng {earlier.row}", f"each once; may be the person of row {earlier.row}"
    )
    return Finding("member_perhaps_twice", member.row, "", member.name, expected, Weight.DOUBT)
