"""Shapes: how values become JSON and how JSON becomes values, every part with both ways in one place.

A shape knows the bounds of what it reads. Reading never stops at the first problem: it notes where, what was found and
what was expected, and goes on. Depth is bounded by the shapes themselves, since nothing is read that no shape names.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Protocol

from bluezone.errors import BluezoneError

MOST_COUNT = 10**12
"""No country has as many phones; a longer number is a slip."""

MOST_PERCENT = 1_000_000
LONGEST_LINE = 2_000
LONGEST_PARAGRAPH = 20_000
MOST_ITEMS = 1_000
_SHOWN = 40

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# What XML cannot hold, so that no DOCX could: controls but tab and line feed, halves of pairs, two last code points.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be, and where."""

    path: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path or 'document'}: found {self.found}, expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document one reads, and the list of problems that all places of it share."""

    path: str = ""
    problems: list[Problem] = field(default_factory=list)

    def member(self, name: str) -> "Place":
        """Return the place of the member *name*."""
        return Place(f"{self.path}.{name}" if self.path else name, self.problems)

    def item(self, number: int) -> "Place":
        """Return the place of the item *number*, counted from 0 as programs do."""
        return Place(f"{self.path}[{number}]", self.problems)

    def note(self, value: object, expected: str) -> None:
        """Note that *value* stands here where *expected* should."""
        self.say(described(value), expected)

    def say(self, found: str, expected: str) -> None:
        """Note what was *found* here in words of one's own."""
        self.problems.append(Problem(self.path, found, expected))


class Shape(Protocol):
    """Both ways of one kind of value. `read` notes problems and then returns whatever it likes."""

    def read(self, value: Any, place: Place) -> Any:
        """Return what the JSON *value* stands for."""
        ...

    def written(self, value: Any) -> Any:
        """Return the JSON of *value*."""
        ...


def described(value: object) -> str:
    """Return *value* for a sentence, cut to what fits in it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        text = _UNPRINTABLE.sub("\ufffd", value)
        return f'"{text}"' if len(text) <= _SHOWN else f'"{text[:_SHOWN]}…" ({len(text):,} characters)'
    if isinstance(value, list):
        return f"a list of {len(value):,}"
    if isinstance(value, int) and abs(value) > 10 * MOST_COUNT:
        return "a very large number"  # longer than Python prints, perhaps
    return "an object" if isinstance(value, dict) else str(value)[:_SHOWN]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of at most *longest* characters that XML can hold, kept in NFC."""

    longest: int = LONGEST_LINE

    def read(self, value: Any, place: Place) -> str:
        if not isinstance(value, str):
            place.note(value, "a text")
            return ""
        if len(value) > self.longest:
            place.note(value, f"at most {self.longest:,} characters")
            return ""
        if _UNPRINTABLE.search(value):
            place.note(value, "no control characters")
        return unicodedata.normalize("NFC", value)

    def written(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from *least* to MOST_COUNT."""

    least: int = 0

    def read(self, value: Any, place: Place) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= MOST_COUNT:
            place.note(value, f"a whole number from {self.least:,} to {MOST_COUNT:,}")
            return 0
        return value

    def written(self, value: int) -> int:
        return value


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage or percentage points, as the shortest decimal that the JSON number stands for."""

    def read(self, value: Any, place: Place) -> Decimal:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not -MOST_PERCENT <= value <= MOST_PERCENT:
            place.note(value, f"a number from -{MOST_PERCENT:,} to {MOST_PERCENT:,}")
            return Decimal(0)
        return Decimal(str(value))

    def written(self, value: Decimal) -> int | float:
        return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def read(self, value: Any, place: Place) -> bool:
        if not isinstance(value, bool):
            place.note(value, "true or false")
        return value is True

    def written(self, value: bool) -> bool:
        return value


@dataclass(frozen=True, slots=True)
class Day:
    """A day as 2020-08-10."""

    def read(self, value: Any, place: Place) -> date | None:
        try:
            if isinstance(value, str) and _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass  # a form that fits and a day that no calendar has
        place.note(value, "a day as 2020-08-10")
        return None

    def written(self, value: date) -> str:
        return value.isoformat()


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    words: type[StrEnum]

    def read(self, value: Any, place: Place) -> StrEnum | None:
        if isinstance(value, str) and value in list(self.words):
            return self.words(value)
        place.note(value, "one of " + ", ".join(self.words))
        return None

    def written(self, value: StrEnum) -> str:
        return value.value


@dataclass(frozen=True, slots=True)
class ListOf:
    """At most *most* items of one shape."""

    shape: Shape
    most: int = MOST_ITEMS

    def read(self, value: Any, place: Place) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple) or len(value) > self.most:
            place.note(value, f"a list of at most {self.most:,}")
            return ()
        return tuple(self.shape.read(item, place.item(number)) for number, item in enumerate(value))

    def written(self, value: tuple[Any, ...]) -> list[Any]:
        return [self.shape.written(item) for item in value]


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an object: the attribute it fills, its shape, and what stands for a member missing or null.

    `is_needed`: there is no value without it. `is_terse`: it is written only where it says more than its default.
    """

    attribute: str
    shape: Shape
    default: Any = None
    is_needed: bool = False
    is_terse: bool = False


@dataclass(frozen=True, slots=True)
class Object:
    """A JSON object and the frozen value it stands for.

    Attributes:
        make: the class; it may refuse with a BluezoneError, which becomes a problem.
        members: by their names in the JSON, in the order they are written.
        ignored: names that may stand there and say nothing about the value.
    """

    make: Callable[..., Any]
    members: Mapping[str, Member]
    ignored: frozenset[str] = frozenset()

    def read(self, value: Any, place: Place) -> Any:
        before = len(place.problems)
        found = self.attributes(value, place)
        if len(place.problems) > before:
            return None
        try:
            return self.make(**found)
        except BluezoneError as error:
            place.say("a contradiction", error.sentence.rstrip("."))
            return None

    def attributes(self, value: Any, place: Place) -> dict[str, Any]:
        """Return the attributes that the object *value* names, with the defaults of all others."""
        if not isinstance(value, dict):
            place.note(value, "an object")
            return {}
        self._note_strangers(value, place)
        found: dict[str, Any] = {}
        for name, member in self.members.items():
            given = value.get(name)
            if given is None and not member.is_needed:
                found[member.attribute] = member.default
            else:
                found[member.attribute] = member.shape.read(given, place.member(name))
        return found

    def _note_strangers(self, value: Mapping[str, Any], place: Place) -> None:
        for name in value:
            if name not in self.members and name not in self.ignored:
                near = get_close_matches(str(name)[:_SHOWN], self.members, n=1)
                known = f'"{near[0]}"' if near else "only " + ", ".join(self.members)
                place.say(f"a member {described(name)}", known)

    def written(self, value: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, member in self.members.items():
            part = getattr(value, member.attribute)
            if not member.is_terse or part != member.default:
                found[name] = None if part is None else member.shape.written(part)
        return found
