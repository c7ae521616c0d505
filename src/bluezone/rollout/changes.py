"""What a new file changes on a roster: who is who by phone, else by name with unit and birth or position.

A file sent again changes nothing. Where two could be one, nobody is added and nobody is gone until a person decides.
All is done by tables, so the time grows with the number of members and no faster.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters.folding import fold, is_near
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.member import ATTRIBUTES, Held, Kept, Member
from bluezone.rollout.persons import name_key

MOST_CANDIDATES = 20
"""More people of one name are not looked through by anybody."""


class ChangesError(BluezoneError, ValueError):
    """A decision speaks of a row or a member that is not there, or gives one member to two rows."""

    code: ClassVar[str] = "rollout_roster_decision_invalid"


@dataclass(frozen=True, slots=True)
class Difference:
    """One attribute of a member that the file says otherwise."""

    attribute: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Changed:
    """A member who stays, with what becomes different; `member` is how they will be."""

    id: str
    member: Member
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that may be one of those on the roster: a person says which, or that it is somebody new."""

    member: Member
    candidates: tuple[str, ...]
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Changes:
    """What happens when the file is accepted. Each known id stands in one of changed, left, unchanged, open.

    Attributes:
        added: new members.
        left: those the file does not name any more.
        open: ids for which a doubt or a row with a fault must be settled first.
    """

    added: tuple[Member, ...]
    changed: tuple[Changed, ...]
    left: tuple[Kept, ...]
    unchanged: tuple[str, ...]
    doubtful: tuple[Doubt, ...]
    open: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether accepting the file would change nothing."""
        return not (self.added or self.changed or self.left or self.doubtful)


Decisions = Mapping[int, str | None]
"""Row to the id of the member it is, or to None for somebody new."""

_OTHER_NAME = Bilingual(
    "Số điện thoại này đang thuộc về người có tên khác. Là một người hay hai người?",
    "This phone belongs to somebody of another name. Is it one person or two?",
)
_SAME_NAME = Bilingual(
    "Đã có người trùng tên, không đủ thông tin để biết có phải là một người.",
    "Somebody of that name is there; what is told does not say whether it is the same person.",
)


def compare(
    known: Sequence[Kept],
    members: Sequence[Member],
    held: Iterable[Held] = (),
    told: Iterable[str] = ATTRIBUTES,
    decisions: Decisions | None = None,
) -> Changes:
    """Return what *members* of a file change of the *known* ones, who must be those of the same units.

    Args:
        held: rows of the file that are not taken.
        told: attributes the file has columns for; the others stay.
        decisions: what a person said of doubtful rows.

    Raises:
        ChangesError: a decision that cannot be followed.
    """
    by_id = {each.id: each for each in known}
    pairs = _decided(by_id, members, decisions or {})
    new = {row for row, kept in (decisions or {}).items() if kept is None}
    doubts: dict[int, Doubt] = {}
    for find in (_the_same, _by_phone, _by_all, _by_name):
        rest = [each for each in members if each.row not in pairs and each.row not in doubts and each.row not in new]
        taken = set(pairs.values())
        free = [each for each in known if each.id not in taken]
        find(free, rest, pairs, doubts)
    return _sorted(by_id, members, pairs, doubts, held, tuple(told))


def _decided(known: Mapping[str, Kept], members: Sequence[Member], decisions: Decisions) -> dict[int, str]:
    rows = {each.row for each in members}
    pairs = {row: kept for row, kept in decisions.items() if kept is not None}
    if not rows.issuperset(decisions) or not set(known).issuperset(pairs.values()):
        raise ChangesError(
            "Decision: found a row or a member that is not there. Upload the file again and decide anew."
        )
    if len(set(pairs.values())) < len(pairs):
        raise ChangesError("Decision: found one member for two rows, expected one. Decide for one of them.")
    return pairs


_Pairs = dict[int, str]
_Doubts = dict[int, Doubt]


def _the_same(known: Sequence[Kept], members: Sequence[Member], pairs: _Pairs, doubts: _Doubts) -> None:
    _pair(_table((each.member, each) for each in known), _table((each, each) for each in members), pairs)


def _by_phone(known: Sequence[Kept], members: Sequence[Member], pairs: _Pairs, doubts: _Doubts) -> None:
    phones = _table((each.member.phone, each) for each in known if each.member.phone)
    taken: set[str] = set()
    for member in members:
        alike = phones.get(member.phone, ()) if member.phone else ()
        same = [each for each in alike if are_alike(each.member.name, member.name)]
        if len(same) == 1 and same[0].id not in taken:
            pairs[member.row] = same[0].id
            taken.add(same[0].id)
        elif alike:
            doubts[member.row] = Doubt(member, tuple(each.id for each in alike), _OTHER_NAME)


def _by_all(known: Sequence[Kept], members: Sequence[Member], pairs: _Pairs, doubts: _Doubts) -> None:
    """Pair who is told with the same words: without a phone and a birth there is nothing else to go by."""
    _pair(
        _table((_all_of(each.member), each) for each in known), _table((_all_of(each), each) for each in members), pairs
    )


def _pair(there: Mapping[Any, list[Kept]], here: Mapping[Any, list[Member]], pairs: _Pairs) -> None:
    for key, rows in here.items():
        for member, kept in zip(rows, there.get(key, ()), strict=False):
            pairs[member.row] = kept.id


def _by_name(known: Sequence[Kept], members: Sequence[Member], pairs: _Pairs, doubts: _Doubts) -> None:
    there = _table((fold(each.member.name), each) for each in known)
    here = _table((fold(each.name), each) for each in members)
    for key, rows in here.items():
        fits = [(each, [kept for kept in there.get(key, ()) if _may_be(kept.member, each)]) for each in rows]
        wanted = Counter(kept.id for _, candidates in fits for kept in candidates)
        for member, candidates in fits:
            is_only = len(candidates) == 1 and wanted[candidates[0].id] == 1
            if is_only and _is_proved(candidates[0].member, member):
                pairs[member.row] = candidates[0].id
            elif candidates:
                doubts[member.row] = Doubt(member, _ids(candidates[:MOST_CANDIDATES]), _SAME_NAME)


def are_alike(one: str, other: str) -> bool:
    """Return whether two names may be spellings of one: marks missing, or one letter wrong."""
    return name_key(one) == name_key(other) or is_near(fold(one), fold(other))


def _may_be(kept: Member, member: Member) -> bool:
    """Return whether nothing speaks against it: another birth does, another unit does unless the births agree."""
    births_known = bool(kept.birth and member.birth)
    if births_known and not _births_agree(kept, member):
        return False
    return kept.unit == member.unit or births_known


def _is_proved(kept: Member, member: Member) -> bool:
    if kept.unit != member.unit or name_key(kept.name) != name_key(member.name):
        return False
    return (bool(kept.birth) and _births_agree(kept, member)) or _positions_agree(kept, member)


def _births_agree(one: Member, other: Member) -> bool:
    """Return whether both were born on one day, or in one year where only that is told."""
    shorter, longer = sorted((one.birth or "", other.birth or ""), key=len)
    return bool(shorter) and longer.startswith(shorter)


def _positions_agree(one: Member, other: Member) -> bool:
    return bool(one.position) and fold(one.position) == fold(other.position)


def _sorted(
    known: Mapping[str, Kept],
    members: Sequence[Member],
    pairs: _Pairs,
    doubts: _Doubts,
    held: Iterable[Held],
    told: tuple[str, ...],
) -> Changes:
    met = [_changed(known[pairs[each.row]], each, told) for each in members if each.row in pairs]
    taken = set(pairs.values())
    rest = [each for each in known.values() if each.id not in taken]
    waiting = {kept for doubt in doubts.values() for kept in doubt.candidates} | _held_ids(rest, held)
    return Changes(
        added=tuple(each for each in members if each.row not in pairs and each.row not in doubts),
        changed=tuple(each for each in met if each.differences),
        left=tuple(each for each in rest if each.id not in waiting),
        unchanged=tuple(each.id for each in met if not each.differences),
        doubtful=tuple(doubts.values()),
        open=tuple(each.id for each in rest if each.id in waiting),
    )


def _changed(kept: Kept, member: Member, told: tuple[str, ...]) -> Changed:
    before = {name: getattr(kept.member, name) for name in told}
    after = {name: getattr(member, name) for name in told}
    differences = tuple(Difference(name, before[name], after[name]) for name in told if before[name] != after[name])
    return Changed(kept.id, replace(kept.member, **after, row=member.row), differences)


def _held_ids(known: Iterable[Kept], held: Iterable[Held]) -> set[str]:
    """Return the ids of whom a row with a fault may speak."""
    rows = list(held)
    phones = {each.phone for each in rows if each.phone}
    names = {fold(each.name) for each in rows if each.name}
    return {each.id for each in known if each.member.phone in phones or fold(each.member.name) in names}


def _table(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    table: dict[Any, list[Any]] = {}
    for key, each in pairs:
        table.setdefault(key, []).append(each)
    return table


def _ids(known: Iterable[Kept]) -> tuple[str, ...]:
    return tuple(each.id for each in known)


def _all_of(member: Member) -> tuple[str, str, str | None, str | None, str]:
    return name_key(member.name), member.unit, member.phone, member.birth, fold(member.position)
