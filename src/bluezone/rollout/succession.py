"""Which unit goes on with what another one did: many into one, one into many, each with its day.

Figures stay with the unit that counted them. For a successor they are gathered, not added: what may be added is decided
by whoever knows their denominators. What went to several successors is divided among none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.rollout.problem import Problem
from bluezone.rollout.unit import Unit, UnitId


class SuccessionError(BluezoneError, ValueError):
    """A unit cannot follow itself."""

    code: ClassVar[str] = "rollout_succession_invalid"


@dataclass(frozen=True, slots=True)
class Succession:
    """From *day* on *new* goes on with what *old* did, or with a part of it."""

    old: UnitId
    new: UnitId
    day: date

    def __post_init__(self) -> None:
        if self.old == self.new:
            raise SuccessionError("Succession: found one unit as its own successor, expected another unit.")


@dataclass(frozen=True, slots=True)
class Gathering:
    """Which old units stand behind each unit of a day.

    Attributes:
        behind: the unit of the day, and whose figures are shown for it, in the order given.
        divided: units whose figures went to several successors, with those; they are shown for none of them.
    """

    behind: Mapping[UnitId, tuple[UnitId, ...]]
    divided: Mapping[UnitId, tuple[UnitId, ...]]


@dataclass(frozen=True, slots=True)
class Successions:
    """All links, ready to be followed.

    Attributes:
        links: as given.
        onward: links by their old unit; back: by their new one.
    """

    links: tuple[Succession, ...]
    onward: Mapping[UnitId, tuple[Succession, ...]]
    back: Mapping[UnitId, tuple[Succession, ...]]

    def successors(self, unit: UnitId, day: date, *, since: date = date.min) -> tuple[UnitId, ...]:
        """Return who stands for *unit* on *day*: itself where nobody followed, else the last ones of each line.

        A line is followed through links of *since* or later, and no link is older than the one before it.
        """
        found: dict[UnitId, None] = {}
        seen = {(unit, since)}
        waiting = [(unit, since)]
        while waiting:
            here, reached = waiting.pop()
            steps = [link for link in self.onward.get(here, ()) if reached <= link.day <= day]
            if not steps:
                found[here] = None
            following = [(link.new, link.day) for link in reversed(steps)]
            waiting += [step for step in following if step not in seen]
            seen.update(following)
        return tuple(found) or (unit,)  # links that run in a circle lead nowhere

    def predecessors(self, unit: UnitId, day: date) -> tuple[UnitId, ...]:
        """Return whom *unit* directly follows, by links of *day* or before."""
        return tuple(link.old for link in self.back.get(unit, ()) if link.day <= day)

    def gathered(self, units: Iterable[UnitId], day: date) -> Gathering:
        """Return for which units of *day* the figures of *units* can be shown."""
        behind: dict[UnitId, list[UnitId]] = {}
        divided: dict[UnitId, tuple[UnitId, ...]] = {}
        for unit in units:
            successors = self.successors(unit, day)
            if len(successors) == 1:
                behind.setdefault(successors[0], []).append(unit)
            else:
                divided[unit] = successors
        return Gathering({new: tuple(old) for new, old in behind.items()}, divided)


def of(links: Iterable[Succession]) -> Successions:
    """Return *links* ready to be followed."""
    given = tuple(links)
    onward: dict[UnitId, list[Succession]] = {}
    back: dict[UnitId, list[Succession]] = {}
    for link in given:
        onward.setdefault(link.old, []).append(link)
        back.setdefault(link.new, []).append(link)
    return Successions(given, _frozen(onward), _frozen(back))


def _frozen(links: dict[UnitId, list[Succession]]) -> dict[UnitId, tuple[Succession, ...]]:
    return {unit: tuple(each) for unit, each in links.items()}


def problems(links: Iterable[Succession], units: Iterable[Unit]) -> list[Problem]:
    """Return every link that names an unknown unit, a successor that is not there on the day, or that stands twice."""
    known = {unit.id: unit for unit in units}
    seen: set[Succession] = set()
    found: list[Problem] = []
    for link in links:
        found.extend(_link_problems(link, known))
        if link in seen:
            found.append(_problem("succession_twice", link, "được ghi hai lần; hãy bỏ một", "stands twice; remove one"))
        seen.add(link)
    return found


def _link_problems(link: Succession, known: dict[UnitId, Unit]) -> Iterator[Problem]:
    for end in (link.old, link.new):
        if end not in known:
            vi, en = f"nêu đơn vị không có: {end}", f"names a unit that does not exist: {end}"
            yield _problem("succession_unit_unknown", link, vi, en)
    new, old = known.get(link.new), known.get(link.old)
    if new and new.on(link.day) is None:
        vi, en = f"đơn vị mới chưa có vào ngày {link.day}", f"the new unit does not exist on {link.day}"
        yield _problem("succession_new_absent", link, vi, en)
    if old and old.versions[0].period.since >= link.day:
        vi, en = f"đơn vị cũ chưa có trước ngày {link.day}", f"the old unit does not exist before {link.day}"
        yield _problem("succession_old_absent", link, vi, en)


def _problem(code: str, link: Succession, vi: str, en: str) -> Problem:
    return Problem(
        code, link.old, f"Kế thừa {link.old} → {link.new}: {vi}.", f"Succession {link.old} → {link.new}: {en}."
    )
