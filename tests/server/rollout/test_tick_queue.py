"""Ticks from forms and from queues: read, undone, chosen, sent twice, refused one by one."""

import json
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout.rights import Role
from bluezone.server.rollout import statuses, tick_queue
from bluezone.server.rollout.models import Member, StatusEntry
from bluezone.server.rollout.tick_queue import CHOOSE, INSTALLED, REASON, UNDO, Outcome, Tick, TickMalformedError
from tests.server.rollout import province as provinces
from tests.server.rollout.province import THURSDAY, Province

LATER = THURSDAY + timedelta(hours=1)


def tick(member: Member, does: str = INSTALLED, **other: Any) -> Tick:
    given = {"id": f"{member.pk}-{does}", "at": THURSDAY, **other}
    return Tick(member=member.pk, does=does, **given)


def send(province: Province, *ticks: Tick | Outcome, minutes: int = 0, place: str = "sct") -> list[str]:
    """Send *ticks* and return the codes of those refused."""
    helper = province.acting(Role.HELPER, place)
    now = LATER + timedelta(minutes=minutes)
    found = tick_queue.send(province.at(place), ticks, by=helper, now=now)
    return [each.refusal.code for each in found if each.refusal]


def body(*entries: Any) -> bytes:
    return json.dumps({"entries": entries}).encode()


def test_a_queue_is_written_once_however_often_it_is_sent(province: Province) -> None:
    one, other = province.member("An", "vp"), province.member("Bình", "ttkc")
    queue = (tick(one), tick(other, REASON, reason="os_too_old"))

    for minutes in range(3):
        assert send(province, *queue, minutes=minutes) == []

    assert StatusEntry.objects.count() == 2
    assert (province.at("vp").installed, province.at("ttkc").reasons) == (1, {"os_too_old": 1})


def test_what_cannot_be_read_or_written_does_not_hold_up_the_rest(province: Province) -> None:
    one, other = province.member("An", "vp"), province.member("Bình", "vp")
    entries = [
        {"id": "a", "member": one.pk, "does": INSTALLED},
        {"id": "b", "member": "x", "does": INSTALLED},
        {"id": "c", "member": other.pk, "does": REASON, "reason": "other", "note": ""},
        {"id": "d", "member": 10**9, "does": INSTALLED},
        {"id": "e", "member": other.pk, "does": CHOOSE, "chosen": "nothing"},
        "nonsense",
    ]

    refused = send(province, *tick_queue.read(body(*entries), LATER))

    assert refused == [
        *("tick_malformed", "rollout_status_invalid", "member_unknown", "tick_malformed", "tick_malformed"),
    ]
    assert [row.pk for row in StatusEntry.objects.all()] == ["a"]


def test_undoing_goes_back_to_what_was_seen_before_and_twice_is_once(province: Province) -> None:
    member = province.member("An", "vp")
    send(province, tick(member, REASON, reason="other", note="máy mượn"))
    send(province, tick(member, seen=frozenset({f"{member.pk}-reason"})), minutes=1)

    for minutes in (2, 3):
        assert send(province, tick(member, UNDO, seen=frozenset({f"{member.pk}-installed"})), minutes=minutes) == []

    member.refresh_from_db()
    assert (member.reason, member.is_installed, member.is_settled) == ("other", False, True)
    assert StatusEntry.objects.count() == 3


def test_one_of_two_answers_is_chosen_and_what_agrees_goes_on_proving(province: Province) -> None:
    member = province.member("An", "vp")
    send(province, tick(member))
    send(province, tick(member, REASON, reason="refused"), minutes=1)
    member.refresh_from_db()
    assert member.has_conflict
    both = statuses.ids_of(statuses.tips([member.pk])[member.pk])

    send(province, tick(member, CHOOSE, chosen=f"{member.pk}-installed", seen=both), minutes=2)

    member.refresh_from_db()
    assert (member.is_installed, member.has_conflict) == (True, False)
    assert f"{member.pk}-installed" in statuses.ids_of(statuses.tips([member.pk])[member.pk])


def test_the_order_in_which_two_queues_arrive_does_not_change_what_is_known(province: Province) -> None:
    first, second = province.member("An", "vp"), province.member("Bình", "vp")

    def queues(member: Member) -> tuple[Tick, Tick]:
        return tick(member), tick(member, REASON, reason="refused")

    for each in queues(first):
        send(province, each)
    for each in reversed(queues(second)):
        send(province, each)

    assert all(row.has_conflict and not row.is_settled for row in Member.objects.all())


def test_a_clock_ahead_is_cut_and_one_that_says_nothing_is_passed_over() -> None:
    ahead = {"id": "a", "member": 1, "does": INSTALLED, "at": "2031-01-01T00:00:00Z"}
    for text in ("2001-01-01T00:00:00Z", "gestern", "2020-08-06T09:00", None, 5):
        (read,) = tick_queue.read(body({**ahead, "at": text}), LATER)
        assert isinstance(read, Tick)
        assert read.at == LATER
    (early,) = tick_queue.read(body({**ahead, "at": THURSDAY.isoformat()}), LATER)
    assert isinstance(early, Tick)
    assert early.at == THURSDAY


@pytest.mark.parametrize("sent", [b"", b"[]", b"5", b"{}", b'{"entries": 5}', b"\xff", b"[" * 100_000])
def test_what_is_no_queue_is_refused_whole(sent: bytes) -> None:
    with pytest.raises(TickMalformedError):
        tick_queue.read(sent, LATER)


def test_a_queue_is_sent_in_parts() -> None:
    with pytest.raises(statuses.TooManyEntriesError):
        tick_queue.read(body(*[{}] * 501), LATER)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=3), part, max_size=3),
    max_leaves=6,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "id": JSON,
            "member": JSON,
            "does": st.sampled_from([INSTALLED, UNDO]) | JSON,
            "seen": JSON,
            "at": JSON,
        },
    )
)
def test_whatever_an_entry_is_it_is_a_tick_or_refused(entry: dict[str, Any]) -> None:
    (read,) = tick_queue.read(body(entry), LATER)

    assert isinstance(read, Tick) or read.refusal is not None


def test_a_button_says_whom_it_is_about_and_what_was_seen() -> None:
    read = tick_queue.packed("12 new old-1 old-2", INSTALLED, LATER)

    assert (read.member, read.id, read.seen, read.at) == (12, "new", frozenset({"old-1", "old-2"}), LATER)
    for broken in ("", "12", "x new", "12 " + "y" * 61):
        with pytest.raises(TickMalformedError):
            tick_queue.packed(broken, INSTALLED, LATER)


@pytest.mark.django_db(transaction=True)
def test_two_helpers_who_send_at_once_lose_nothing_and_see_both_answers() -> None:
    province = provinces.make()
    members = [province.member(f"Người {number}", "vp") for number in range(6)]
    province.acting(Role.HELPER, "sct")
    refused: list[str] = []

    def work(does: str, reason: str | None) -> None:
        try:
            refused.extend(send(province, *(tick(each, does, reason=reason) for each in members)))
        finally:
            connection.close()

    both = [threading.Thread(target=work, args=each) for each in ((INSTALLED, None), (REASON, "refused"))]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert refused == []
    assert StatusEntry.objects.count() == 12
    assert province.at("vp").n_conflicts == 6
