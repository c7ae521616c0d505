"""The intention to hand in a key, from consent to receipt."""

import random

import pytest

from bluezone.phone.chains import Chains
from bluezone.phone.database import IN_MEMORY, Database
from bluezone.phone.uploads import State, Uploads
from bluezone.protocol.identifiers import key_after
from bluezone.protocol.window import DAY_MS, Day

TODAY = Day(18_483)
NOW_MS = TODAY * DAY_MS + 3_600_123
START_MS = NOW_MS - 5 * DAY_MS
FIRST_DAY = Day(TODAY - 2)


def tables() -> tuple[Uploads, Chains]:
    database = Database(IN_MEMORY)
    chains = Chains(database, random.Random(1).randbytes)
    chains.current(START_MS)
    return Uploads(database, chains), chains


def test_the_key_of_the_first_day_is_what_goes_and_no_earlier_one() -> None:
    uploads, chains = tables()
    first = chains.current(NOW_MS)

    upload = uploads.begin(uploads.preview("CODE", FIRST_DAY, 9, NOW_MS), NOW_MS)

    assert upload.infection is not None
    assert upload.infection.daily_key == key_after(first.key, 3)
    assert (upload.start_s, upload.end_s) == (FIRST_DAY * 86_400, NOW_MS // 1000)


def test_a_phone_younger_than_the_first_day_hands_in_its_own_first_day() -> None:
    uploads, _ = tables()

    preview = uploads.preview("CODE", Day(TODAY - 14), 9, NOW_MS)

    assert (preview.day, preview.first_day) == (TODAY - 5, TODAY - 14)


def test_a_preview_changes_nothing() -> None:
    uploads, chains = tables()
    before = chains.all()

    uploads.preview("CODE", FIRST_DAY, 9, NOW_MS)

    assert chains.all() == before
    assert uploads.last() is None


def test_a_new_chain_is_on_the_air_from_the_moment_of_the_intention() -> None:
    uploads, chains = tables()
    before = chains.identifier_at(NOW_MS)

    uploads.begin(uploads.preview("CODE", FIRST_DAY, 9, NOW_MS), NOW_MS)

    assert chains.identifier_at(NOW_MS) != before
    assert [chain.ended_ms for chain in chains.all()] == [NOW_MS, None]


def test_an_intention_and_its_new_chain_are_written_together_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    uploads, chains = tables()

    def power_cut(now_ms: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(chains, "begin", power_cut)
    with pytest.raises(KeyboardInterrupt):
        uploads.begin(uploads.preview("CODE", FIRST_DAY, 9, NOW_MS), NOW_MS)

    assert uploads.last() is None
    assert len(chains.all()) == 1


def test_what_is_to_be_sent_is_the_same_after_a_restart() -> None:
    uploads, _ = tables()

    begun = uploads.begin(uploads.preview("CODE", FIRST_DAY, 9, NOW_MS), NOW_MS)

    assert uploads.last() == begun


def test_after_the_receipt_neither_code_nor_key_nor_the_old_chain_is_known() -> None:
    uploads, chains = tables()
    uploads.begin(uploads.preview("CODE", FIRST_DAY, 9, NOW_MS), NOW_MS)

    uploads.done("receipt-1")

    last = uploads.last()
    assert last is not None
    assert (last.state, last.receipt, last.code, last.infection) == (State.DONE, "receipt-1", None, None)
    assert [chain.ended_ms for chain in chains.all()] == [None]


def test_after_a_refusal_the_same_chain_can_be_handed_in_with_another_code() -> None:
    uploads, chains = tables()
    first = uploads.begin(uploads.preview("CODE", FIRST_DAY, 9, NOW_MS), NOW_MS)
    uploads.refused("code_expired")
    on_air = chains.identifier_at(NOW_MS)

    later_ms = NOW_MS + 600_000
    second = uploads.begin(uploads.preview("OTHER", FIRST_DAY, 9, later_ms), later_ms)

    assert second.infection == first.infection
    assert chains.identifier_at(NOW_MS) == on_air


def test_a_receipt_that_comes_after_everything_was_deleted_is_of_no_consequence() -> None:
    uploads, chains = tables()
    uploads.begin(uploads.preview("CODE", FIRST_DAY, 9, NOW_MS), NOW_MS)
    uploads.forget_all()
    chains.begin_afresh(NOW_MS)

    uploads.done("receipt-1")

    assert uploads.last() is None


def test_codes_and_keys_do_not_show_in_messages() -> None:
    uploads, _ = tables()
    preview = uploads.preview("CODE2345", FIRST_DAY, 9, NOW_MS)
    upload = uploads.begin(preview, NOW_MS)

    assert upload.infection is not None
    for text in (repr(preview), repr(upload), repr(upload.infection)):
        assert "CODE2345" not in text
        assert repr(upload.infection.daily_key) not in text
