"""A member of a roster as a file tells of them, and as a unit keeps them."""

from dataclasses import dataclass, field

from bluezone.rollout.handset import Handset

ATTRIBUTES = ("name", "phone", "unit", "position", "birth", "handset", "note")
"""What may change from one file to the next."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person for whom a unit answers.

    Attributes:
        name: family name first.
        unit: id of the unit.
        phone: ten digits from 0, or None.
        birth: "1980-02-01", "1980" or None.
        row: of the sheet, from 1; 0 for who comes from no file.
        name_as_written: the cell.
    """

    name: str
    unit: str
    phone: str | None = None
    position: str = ""
    birth: str | None = None
    handset: Handset = field(default_factory=Handset)
    note: str = ""
    row: int = field(default=0, compare=False)
    name_as_written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """A member already on the roster, by the id that never changes."""

    id: str
    member: Member


@dataclass(frozen=True, slots=True)
class Held:
    """A row that is not taken, as far as it could be read: whom it may speak of must not be taken for gone."""

    row: int
    name: str = ""
    phone: str | None = None
