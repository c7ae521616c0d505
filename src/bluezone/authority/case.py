"""Confirmed cases: when the test was taken, when the person fell ill, and from which day on others were at risk.

Dates are calendar days. The Bluezone day of the same date begins at 00:00 UTC, 07:00 in Vietnam.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bluezone.errors import BluezoneError
from bluezone.protocol.window import Day

DAYS_BEFORE_ONSET = 2
DAYS_BEFORE_TEST = 2
"""From when on a person may infect others: so many days before falling ill or, without signs, before the sample.

Source: World Health Organization, Contact tracing in the context of COVID-19, interim guidance of 10 May 2020,
definition of a contact."""

_EPOCH = date(1970, 1, 1)


class CaseError(BluezoneError, ValueError):
    """A case cannot be confirmed as it was entered."""

    code = "case_invalid"


class OnsetAfterTestError(CaseError):
    """The person fell ill after the test."""

    code = "case_onset_after_test"


class CaseFromTheFutureError(CaseError):
    """The test lies ahead."""

    code = "case_from_the_future"


class CaseTooOldError(CaseError):
    """The test is older than what phones still remember."""

    code = "case_too_old"


@dataclass(frozen=True, slots=True)
class Case:
    """A person whose test was positive. No name is needed.

    Attributes:
        test_date: when the sample was taken.
        onset_date: first day of signs, not after test_date; None for a person without signs.
    """

    test_date: date
    onset_date: date | None = None

    def __post_init__(self) -> None:
        if self.onset_date is not None and self.onset_date > self.test_date:
            raise OnsetAfterTestError(
                f"onset: found {self.onset_date}, expected the day of the test ({self.test_date}) or earlier; "
                "leave it empty if the person fell ill later"
            )

    @property
    def infectious_date(self) -> date:
        """The first day on which this person may have infected others."""
        if self.onset_date is not None:
            return self.onset_date - timedelta(days=DAYS_BEFORE_ONSET)
        return self.test_date - timedelta(days=DAYS_BEFORE_TEST)


def confirm(test_date: date, onset_date: date | None, *, today: date, retention_days: int) -> Case:
    """Return the case if it can be confirmed on *today*.

    Args:
        today: the date where the officer is.
        retention_days: how far back phones remember whom they met.

    Raises:
        CaseFromTheFutureError, CaseTooOldError, OnsetAfterTestError
    """
    if test_date > today:
        raise CaseFromTheFutureError(f"test: found {test_date}, expected {today} or earlier")
    if test_date < today - timedelta(days=retention_days):
        oldest = today - timedelta(days=retention_days)
        raise CaseTooOldError(f"test: found {test_date}, expected {oldest} or later; phones remember no more")
    return Case(test_date, onset_date)


def first_day(case: Case, *, today: Day, retention_days: int) -> Day:
    """Return the first Bluezone day whose key the phone of *case* may hand in, never older than phones remember."""
    return Day(max((case.infectious_date - _EPOCH).days, today - retention_days))
