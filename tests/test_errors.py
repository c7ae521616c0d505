"""The tree of errors: a sentence for people, whatever builtin stands beside it, and nothing that tells a secret."""

import pytest

from bluezone.errors import BluezoneError, short


class PlainError(BluezoneError):
    """Nothing beside it."""


class KeyedError(BluezoneError, KeyError):
    """KeyError puts its message in quotes."""


class RefusedError(BluezoneError, PermissionError):
    """OSError makes a form of its own from several arguments."""


@pytest.mark.parametrize("kind", [PlainError, KeyedError, RefusedError])
def test_the_sentence_is_what_was_said(kind: type[BluezoneError]) -> None:
    error = kind('row 17: found "12"; correct it')

    assert error.sentence == str(error) == 'row 17: found "12"; correct it'


def test_an_error_is_caught_as_ours_and_as_the_builtin() -> None:
    for kind in (BluezoneError, KeyError):
        with pytest.raises(kind):
            raise KeyedError("gone")


def test_an_error_without_code_and_status_is_a_bad_request() -> None:
    assert (PlainError.code, PlainError.status) == ("error", 400)


def test_of_a_secret_four_digits_are_shown() -> None:
    assert short(bytes.fromhex("0aBBccdd" * 8)) == "0ABB…"
    assert short(b"") == "…"
