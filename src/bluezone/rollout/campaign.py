"""A campaign: an app that offices must roll out, by which directive, how far, by when, counted how.

Nothing is named after one app, and nothing fixed is said about the receiving office: it is a role that another unit may
take over. Kinds of denominator are data; a rate without one says nothing.

Source: shared specification of the rollout, sections 1.2, 4.1, 4.3, 4.4 and 4.5.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters.letter import Reference
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.schedule import Schedule


class CampaignError(BluezoneError, ValueError):
    """A campaign, or a part of it, cannot be as it was given."""

    code: ClassVar[str] = "rollout_campaign_invalid"


class Counted(StrEnum):
    """Which members of a roster a kind of denominator takes in."""

    ALL = "all"
    WITH_PHONE = "with_phone"
    WITH_SMARTPHONE = "with_smartphone"
    NONE = "none"  # no roster knows it: population, subscribers


@dataclass(frozen=True, slots=True)
class Denominator:
    """What a rate refers to.

    Attributes:
        code: by which figures are kept apart.
        said: "số điện thoại cá nhân đăng ký".
        unit: what is counted, "máy điện thoại".
        counted: whom of a roster it takes in.
    """

    code: str
    said: Bilingual
    unit: Bilingual
    counted: Counted


_PHONES = Bilingual("máy điện thoại", "phones")
_PEOPLE = Bilingual("người", "people")
_ACCOUNTS = Bilingual("thuê bao", "subscriptions")

DENOMINATORS = (
    Denominator(
        "registered_phones",
        Bilingual("số điện thoại cá nhân đăng ký", "registered personal phones"),
        _PHONES,
        Counted.WITH_PHONE,
    ),
    Denominator("staff", Bilingual("tổng số cán bộ, nhân viên", "all staff"), _PEOPLE, Counted.ALL),
    Denominator(
        "staff_with_smartphone",
        Bilingual("số người có điện thoại thông minh", "staff with a smartphone"),
        _PEOPLE,
        Counted.WITH_SMARTPHONE,
    ),
    Denominator("population", Bilingual("dân số", "population"), _ACCOUNTS, Counted.NONE),
    Denominator("smartphones", Bilingual("số điện thoại thông minh", "smartphones"), _PHONES, Counted.NONE),
    Denominator(
        "subscribers", Bilingual("số thuê bao của nhà mạng", "a carrier's subscribers"), _ACCOUNTS, Counted.NONE
    ),
)
"""Found in reports; a campaign may bring its own."""


@dataclass(frozen=True, slots=True)
class Target:
    """Who shall reach how much of what by when: a share or a plain number, a day or days from the start.

    Attributes:
        scope: "công chức có điện thoại thông minh".
        measure: code of what is counted, "installed", "persons_helped".

    Raises:
        CampaignError: not exactly one of percent and count, of by and within_days; a share without denominator.
    """

    scope: Bilingual
    measure: str
    percent: Decimal | None = None
    count: int | None = None
    denominator: str | None = None
    by: date | None = None
    within_days: int | None = None

    def __post_init__(self) -> None:
        if (self.percent is None) == (self.count is None) or (self.percent is None) != (self.denominator is None):
            raise CampaignError("Target: expected a per cent with its denominator, or a number without. Give one.")
        if (self.by is None) == (self.within_days is None):
            raise CampaignError("Target: expected a day, or a number of days from the start. Give one of them.")
        if (self.percent is not None and not 0 < self.percent <= 100) or (self.count is not None and self.count < 1):
            raise CampaignError("Target: expected more than 0 and no more than 100 per cent. Correct the value.")

    def due(self, start: date) -> date:
        """Return the day by which it shall be reached, in a campaign that began on *start*."""
        return self.by if self.by is not None else start + timedelta(days=self.within_days or 0)

    def is_reached(self, number: int, of: int | None = None) -> bool:
        """Return whether *number*, of *of* where the target is a share, is enough; compared unrounded."""
        if self.percent is None:
            return number >= (self.count or 0)
        return bool(of) and Decimal(100 * number) >= self.percent * (of or 0)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the campaign's form; the code says which figure fills it."""

    code: str
    head: Bilingual
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Receiver:
    """The unit that plays the receiving role from a day on."""

    unit: str
    since: date


@dataclass(frozen=True, slots=True)
class Campaign:
    """One rollout.

    Attributes:
        code: never changes; snapshots name it.
        app: with what kind of thing it is, "ứng dụng Bluezone".
        start: the day from which relative targets count.
        answered: the directives that its reports answer, the first first.
        requirements: code of what a phone needs; the requirements are their own value.
        denominator: code of the kind its offices count by; one of *denominators*.
        receivers: who receives, each from its day on until the next takes over.

    Raises:
        CampaignError: a denominator nobody defined, a code twice, or nobody who receives.
    """

    code: str
    name: Bilingual
    app: Bilingual
    start: date
    schedule: Schedule
    receivers: tuple[Receiver, ...]
    denominator: str
    denominators: tuple[Denominator, ...] = DENOMINATORS
    answered: tuple[Reference, ...] = ()
    requirements: str | None = None
    targets: tuple[Target, ...] = ()
    columns: tuple[Column, ...] = ()

    def __post_init__(self) -> None:
        _check_once("Denominators", (kind.code for kind in self.denominators))
        _check_once("Columns", (column.code for column in self.columns))
        _check_once("Receivers", (receiver.since.isoformat() for receiver in self.receivers))
        if not self.receivers:
            raise CampaignError("Receivers: found none, expected the unit that collects the reports. Name it.")
        for code in (self.denominator, *(target.denominator for target in self.targets if target.denominator)):
            self.kind(code)

    def kind(self, code: str | None = None) -> Denominator:
        """Return the denominator of *code*, or the one this campaign counts by.

        Raises:
            CampaignError: it has none of that code.
        """
        wanted = self.denominator if code is None else code
        for kind in self.denominators:
            if kind.code == wanted:
                return kind
        raise CampaignError(
            f'Denominator: found "{wanted}", expected one of {", ".join(kind.code for kind in self.denominators)}. '
            "Define it for the campaign, or name another."
        )

    def receiver_on(self, day: date) -> str:
        """Return the unit that receives on *day*; before the first takes office, the first."""
        ordered = sorted(self.receivers, key=lambda receiver: receiver.since)
        return next((each.unit for each in reversed(ordered) if each.since <= day), ordered[0].unit)


def _check_once(what: str, codes: Iterable[str]) -> None:
    listed = list(codes)
    if len(set(listed)) != len(listed):
        raise CampaignError(f"{what}: found one of them twice, expected each once. Take one out.")
