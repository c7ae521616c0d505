"""How a member counts follows from what is said of the member, and from nothing unsettled."""

from datetime import UTC, datetime

import pytest

from bluezone.rollout import standing, status, tally
from bluezone.rollout.campaign import DENOMINATORS
from bluezone.rollout.status import HAS_APP, Entry, Source, State, Status

AT = datetime(2020, 8, 8, 2, tzinfo=UTC)


def entry(state: State = State.INSTALLED, reason: str | None = None, name: str = "e1") -> Entry:
    return Entry(name, "m1", state, Source.TICKED, AT, AT, "helper", reason=reason)


def counted(*history: Entry, **facts: bool) -> tally.Standing:
    return standing.of("m1", "u1", status.status(history), at=AT, **facts)


@pytest.mark.parametrize("state", sorted(HAS_APP))
def test_who_has_the_app_counts_as_installed_opened_or_not(state: State) -> None:
    found = counted(entry(state))

    assert found.is_installed
    assert found.reason is None


@pytest.mark.parametrize("state", [State.NOT_ASKED, State.REMOVED, State.EXEMPT])
def test_who_has_a_reason_counts_with_it(state: State) -> None:
    found = counted(entry(state, "refused"))

    assert not found.is_installed
    assert found.reason == "refused"


@pytest.mark.parametrize("history", [(), (entry(State.NOT_ASKED),), (entry(State.REMOVED),)])
def test_who_has_neither_is_open(history: tuple[Entry, ...]) -> None:
    found = counted(*history)

    assert (found.is_installed, found.reason) == (False, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry(), entry(State.EXEMPT, "no_smartphone", "e2")),
        (entry(State.EXEMPT, "no_smartphone"), entry(State.EXEMPT, "refused", "e2")),
    ],
)
def test_a_conflict_counts_as_open_whatever_is_shown_first(one: Entry, other: Entry) -> None:
    for history in ((one, other), (other, one)):
        found = counted(*history)

        assert (found.is_installed, found.reason) == (False, None)


def test_two_who_say_the_same_are_no_conflict() -> None:
    assert counted(entry(), entry(State.OPENED, name="e2")).is_installed


def test_a_conflict_keeps_the_tally_from_being_ready() -> None:
    members = [counted(entry(), entry(State.EXEMPT, "refused", "e2"))]

    found = tally.count(members, [tally.Unit("u1", "Văn phòng")], DENOMINATORS[0], AT)

    assert found.open == (("u1", "m1"),)
    assert not found.is_ready


def test_what_the_roster_knows_is_passed_on() -> None:
    found = standing.of("m1", "u1", Status(), at=AT, has_phone=False, has_smartphone=False, is_counted=False)

    assert found == tally.Standing("u1", "m1", AT, False, None, False, False, False)
