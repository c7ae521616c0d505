"""Signing keys: one follows the other without leaving a phone behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.authority import signing
from bluezone.protocol.keyring import SigningKey

NOW_S = 1_596_960_000
RETENTION_S = 14 * 86_400


def key(name: bytes, from_s: int = NOW_S - 86_400, until_s: int = NOW_S + 86_400) -> SigningKey:
    return SigningKey(name * 32, from_s, until_s)


def rotated(*keys: SigningKey, name: bytes = b"n", at_once: bool = False) -> tuple[SigningKey, ...]:
    return signing.rotated(keys, name * 32, now_s=NOW_S, retention_s=RETENTION_S, at_once=at_once)


def test_the_first_key_signs_at_once_and_for_a_publisher_that_read_its_clock_a_moment_before() -> None:
    (first,) = rotated()

    assert signing.signer([first], NOW_S) == first
    assert signing.signer([first], NOW_S - 1) == first


def test_a_new_key_is_published_an_hour_before_it_signs() -> None:
    keys = rotated(key(b"o"))

    assert signing.signer(keys, NOW_S).public_key == b"o" * 32
    assert signing.signer(keys, NOW_S + signing.LEAD_S - 1).public_key == b"o" * 32
    assert signing.signer(keys, NOW_S + signing.LEAD_S).public_key == b"n" * 32


def test_the_old_key_is_trusted_for_an_hour_after_it_stopped_signing() -> None:
    old, new = rotated(key(b"o"))

    assert old.until_s == new.from_s + signing.LEAD_S


def test_after_a_theft_the_new_key_signs_now_and_the_old_one_is_trusted_no_further() -> None:
    old, new = rotated(key(b"o"), at_once=True)

    assert (old.until_s, new.from_s) == (NOW_S, NOW_S)
    assert signing.signer((old, new), NOW_S).public_key in (old.public_key, new.public_key)
    assert signing.signer((old, new), NOW_S) == new


def test_a_key_that_had_not_begun_when_the_next_came_is_dropped() -> None:
    first = rotated(key(b"o"), name=b"m")

    assert [found.public_key[:1] for found in rotated(*first)] == [b"o", b"n"]


def test_a_key_stays_as_long_as_its_batches_may_be_fetched() -> None:
    late = key(b"l", NOW_S - 90 * 86_400, NOW_S - RETENTION_S)
    gone = key(b"g", NOW_S - 90 * 86_400, NOW_S - RETENTION_S - 1)

    assert [found.public_key[:1] for found in rotated(gone, late, key(b"o"))] == [b"l", b"o", b"n"]


def test_without_a_valid_key_nothing_is_signed() -> None:
    with pytest.raises(signing.SigningKeyMissingError) as caught:
        signing.signer([key(b"o", until_s=NOW_S - 1)], NOW_S)

    assert (caught.value.code, caught.value.status) == ("signing_key_missing", 503)


def test_a_key_is_renewed_before_it_ends() -> None:
    assert signing.is_renewal_due([], NOW_S)
    assert signing.is_renewal_due([key(b"o", until_s=NOW_S + signing.RENEW_BEFORE_S - 1)], NOW_S)
    assert not signing.is_renewal_due([key(b"o", until_s=NOW_S + signing.RENEW_BEFORE_S)], NOW_S)
    assert signing.is_renewal_due([key(b"o", NOW_S + 1, NOW_S + 10 * signing.KEY_LIFE_S)], NOW_S)


@given(st.lists(st.tuples(st.integers(0, 10**7), st.booleans()), max_size=8))
def test_after_any_rotations_a_key_signs_now_and_at_every_moment_since(steps: list[tuple[int, bool]]) -> None:
    keys: tuple[SigningKey, ...] = ()
    now_s = NOW_S
    for name, (pause_s, at_once) in enumerate(steps):
        now_s += pause_s
        keys = signing.rotated(keys, bytes([name]) * 32, now_s=now_s, retention_s=RETENTION_S, at_once=at_once)

        for moment in (now_s, now_s + signing.LEAD_S, now_s + 2 * signing.LEAD_S):
            assert signing.signer(keys, moment)
