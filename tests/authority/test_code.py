"""Codes: made from chance, read from what people type, kept as a hash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.authority import code

SECRET = b"s" * 32


@given(st.binary(min_size=5, max_size=5))
def test_a_code_has_eight_characters_none_of_which_looks_like_another(random: bytes) -> None:
    made = code.from_random(random)

    assert len(made) == code.CHARACTERS
    assert not set(made) & set("ILOU")
    assert code.read(made) == made


def test_different_random_bytes_make_different_codes() -> None:
    assert code.from_random(bytes(5)) == "00000000"
    assert code.from_random(b"\xff" * 5) == "ZZZZZZZZ"
    assert code.from_random(b"\x00\x00\x00\x00\x01") == "00000001"


@pytest.mark.parametrize("size", [0, 4, 6])
def test_a_code_is_made_of_exactly_five_random_bytes(size: int) -> None:
    with pytest.raises(code.CodeError):
        code.from_random(bytes(size))


@pytest.mark.parametrize(
    "typed",
    [
        "A0CD-1345",
        "a0cd1345",
        " a0cd 1345\n",
        "AOCD-I345",
        "aocd l345",
        "A0CD–1345",
        "A0CD—1345",
        "A0CD\u00a01345",
        "A.0.C.D.1.3.4.5",
        "Ａ０ＣＤ１３４５",
    ],
)
def test_what_people_type_is_read_as_what_they_meant(typed: str) -> None:
    assert code.read(typed) == "A0CD1345"


def test_a_letter_u_is_read_as_the_v_it_was_mistaken_for() -> None:
    assert code.read("UUUUuuuu") == "VVVVVVVV"


@pytest.mark.parametrize("typed", ["", "A0CD134", "A0CD13456", "A0CD134!", "ÂBCD2345", "A" * 10_000, "\x00" * 8])
def test_what_cannot_be_a_code_is_refused_as_unknown(typed: str) -> None:
    with pytest.raises(code.CodeUnknownError) as caught:
        code.read(typed)

    assert (caught.value.code, caught.value.status) == ("code_unknown", 404)


@given(st.text(max_size=100))
def test_reading_never_fails_otherwise(typed: str) -> None:
    try:
        found = code.read(typed)
    except code.CodeUnknownError:
        return
    assert code.read(code.grouped(found)) == found


def test_a_refusal_does_not_repeat_what_was_typed() -> None:
    with pytest.raises(code.CodeUnknownError) as caught:
        code.read("ABCD23456")

    assert "ABCD" not in str(caught.value)


def test_a_code_is_shown_in_two_groups_of_four() -> None:
    assert code.grouped("ABCD2345") == "ABCD-2345"


def test_the_hash_of_a_code_depends_on_the_secret_and_does_not_show_the_code() -> None:
    one, other = code.keyed_hash("ABCD2345", SECRET), code.keyed_hash("ABCD2345", b"t" * 32)

    assert len(one) == 32
    assert one != other
    assert b"ABCD2345" not in one
    assert one != code.keyed_hash("ABCD2346", SECRET)


def test_a_code_lives_until_its_last_millisecond_and_not_longer() -> None:
    code.check_usable(expires_ms=1_000, is_spent=False, now_ms=999)

    with pytest.raises(code.CodeExpiredError) as caught:
        code.check_usable(expires_ms=1_000, is_spent=False, now_ms=1_000)
    assert (caught.value.code, caught.value.status) == ("code_expired", 410)


def test_a_spent_code_is_said_to_be_spent_even_after_its_time() -> None:
    with pytest.raises(code.CodeSpentError) as caught:
        code.check_usable(expires_ms=1_000, is_spent=True, now_ms=2_000)

    assert (caught.value.code, caught.value.status) == ("code_spent", 409)
