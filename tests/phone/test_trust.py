"""Whom the phone trusts, and how its last talk went."""

from bluezone.errors import BluezoneError
from bluezone.phone.database import IN_MEMORY, Database
from bluezone.phone.trust import Authority, LastTalk, Trust
from bluezone.protocol.batch import Position


class NoNetError(BluezoneError):
    """A failure."""

    code = "no_net"


def table() -> Authority:
    return Authority(Database(IN_MEMORY))


def test_a_new_phone_trusts_nobody_and_never_talked() -> None:
    authority = table()

    assert authority.trust() == Trust(None, 0, Position())
    assert authority.last_talk() == LastTalk()


def test_what_is_remembered_comes_back() -> None:
    authority = table()
    trust = Trust(b"r" * 32, 4, Position(9, b"d" * 32, 1_596_960_000))

    authority.remember(trust)

    assert authority.trust() == trust


def test_pinning_another_root_drops_the_history_of_the_one_before() -> None:
    authority = table()
    authority.remember(Trust(b"r" * 32, 4, Position(9, b"d" * 32, 7)))

    authority.pin(b"q" * 32)

    assert authority.trust() == Trust(b"q" * 32)


def test_pinning_the_same_root_keeps_its_history() -> None:
    authority = table()
    trust = Trust(b"r" * 32, 4, Position(9, b"d" * 32, 7))
    authority.remember(trust)

    authority.pin(b"r" * 32)

    assert authority.trust() == trust


def test_failures_are_counted_until_a_talk_succeeds() -> None:
    authority = table()
    authority.succeeded(5)

    authority.failed(6, NoNetError("no net; wait"))
    authority.failed(7, NoNetError("no net; wait"))
    assert authority.last_talk() == LastTalk(7, 5, 2, "no_net", "no net; wait")

    authority.succeeded(8)
    assert authority.last_talk() == LastTalk(8, 8)
