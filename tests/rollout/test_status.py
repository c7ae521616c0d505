"""Where a member stands: who says so, what may follow, and two who differ."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.letter import REASONS
from bluezone.rollout import status
from bluezone.rollout.status import HAS_APP, STEPS, Entry, Source, State, StatusError

START = datetime(2020, 8, 7, 1, 0, tzinfo=UTC)


def entry(name: str, state: State = State.INSTALLED, minute: int = 0, seen: str = "", **given: Any) -> Entry:
    at = START + timedelta(minutes=minute)
    reason = given.pop("reason", "os_too_old" if state is State.EXEMPT else None)
    values: dict[str, Any] = {"source": Source.TICKED, "at": at, "received_at": at, "by": "helper"} | given
    return Entry(name, "m1", state, seen=frozenset(seen), reason=reason, **values)


def test_who_was_never_asked_is_open() -> None:
    found = status.status([])

    assert (found.state, found.entry, found.is_settled) == (State.NOT_ASKED, None, False)


def test_an_entry_that_has_seen_the_last_takes_its_place() -> None:
    found = status.status([entry("a"), entry("b", State.REMOVED, 5, seen="a")])

    assert (found.state, found.conflicts, found.is_settled) == (State.REMOVED, (), False)


def test_two_who_did_not_see_each_other_are_both_kept_and_the_conflict_is_shown() -> None:
    history = [entry("a"), entry("b", State.REMOVED, 5, seen="a"), entry("c", State.OPENED, 9, seen="a")]

    found = status.status(history)

    assert (found.state, [each.id for each in found.conflicts], found.is_settled) == (State.OPENED, ["b"], False)


def test_an_entry_that_has_seen_both_settles_the_conflict() -> None:
    history = [entry("a"), entry("b", State.EXEMPT, 5)]
    seen = "".join(each.id for each in status.tips(history))

    found = status.status(status.add(history, entry("c", State.INSTALLED, 9, seen=seen)))

    assert (found.state, found.conflicts, found.is_settled) == (State.INSTALLED, (), True)


def test_opened_and_installed_agree_the_furthest_is_shown_with_the_strongest_proof() -> None:
    found = status.status([entry("a", State.BLUETOOTH_ON), entry("b", minute=5, source=Source.VERIFIED)])

    assert (found.state, found.conflicts, found.proof) == (State.BLUETOOTH_ON, (), Source.VERIFIED)


def test_what_comes_in_after_the_moment_belongs_to_the_next_figures() -> None:
    late = entry("b", State.REMOVED, 5, seen="a", received_at=START + timedelta(hours=9))

    assert status.status([entry("a"), late], START + timedelta(hours=8)).state is State.INSTALLED
    assert status.status([entry("a"), late]).state is State.REMOVED


def test_an_entry_sent_again_adds_nothing_and_another_of_its_id_is_refused() -> None:
    history = status.add([], entry("a"))

    assert status.add(history, entry("a", received_at=START + timedelta(days=1))) == history
    with pytest.raises(StatusError):
        status.add(history, entry("a", State.OPENED))


def test_what_cannot_follow_is_refused_unless_it_is_a_correction() -> None:
    history = status.add([], entry("a"))

    with pytest.raises(StatusError, match="cannot follow"):
        status.add(history, entry("b", State.NOT_ASKED, 5, seen="a"))
    assert len(status.add(history, entry("b", State.NOT_ASKED, 5, seen="a", is_correction=True))) == 2


def test_an_entry_that_arrives_before_what_it_saw_is_not_lost() -> None:
    late_first = status.add([], entry("b", State.REMOVED, 5, seen="a"))

    assert status.status(status.add(late_first, entry("a"))).state is State.REMOVED


def test_entries_that_claim_to_have_seen_each_other_are_refused() -> None:
    history = status.add(status.add([], entry("a", seen="c")), entry("b", seen="a"))

    with pytest.raises(StatusError, match="follow itself"):
        status.add(history, entry("c", seen="b"))


@pytest.mark.parametrize(
    "given",
    [
        {"state": State.EXEMPT, "reason": None},
        {"state": State.INSTALLED, "reason": "refused"},
        {"state": State.EXEMPT, "reason": "lazy"},
        {"state": State.EXEMPT, "reason": "other"},
        {"state": State.EXEMPT, "source": Source.VERIFIED},
        {"at": datetime(2020, 8, 7)},  # noqa: DTZ001 - a time without zone is what is refused
        {"note": "x" * 501},
        {"by": ""},
    ],
)
def test_an_entry_that_contradicts_itself_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(StatusError):
        entry("a", **given)


@pytest.mark.parametrize("reason", [code for code in REASONS if code != "other"])
def test_every_reason_of_a_report_settles_who_is_exempt(reason: str) -> None:
    assert status.status([entry("a", State.EXEMPT, reason=reason)]).is_settled


def test_of_two_members_no_history_is_made() -> None:
    with pytest.raises(StatusError):
        status.add([entry("a")], replace(entry("b"), member="m2"))


def test_every_state_has_words_and_steps() -> None:
    assert set(status.SAID) == set(STEPS) == set(State)
    assert all(steps >= HAS_APP for steps in STEPS.values())


@given(st.lists(st.sampled_from([State.INSTALLED, State.OPENED, State.EXEMPT]), min_size=1, max_size=4))
def test_the_order_in_which_entries_are_given_means_nothing(states: list[State]) -> None:
    history = [entry("abcd"[n], state, n, seen="ab"[: n // 2]) for n, state in enumerate(states)]

    assert len({status.status(each) for each in itertools.permutations(history)}) == 1


@given(st.lists(st.sampled_from(list(HAS_APP | {State.EXEMPT})), min_size=1, max_size=6))
def test_of_helpers_who_see_nothing_of_each_other_no_entry_is_lost(states: list[State]) -> None:
    history: tuple[Entry, ...] = ()
    for number, state in enumerate(states):
        history = status.add(history, entry(f"{number}", state, number))

    found = status.status(history)

    assert len(history) == len(states)
    assert bool(found.conflicts) == (State.EXEMPT in states and len(set(states)) > 1)
