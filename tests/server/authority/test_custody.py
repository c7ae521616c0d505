"""The files of the private keys."""

from pathlib import Path

import pytest

from bluezone.authority.signing import SigningKeyMissingError
from bluezone.server.authority import custody


def test_the_root_key_is_made_once() -> None:
    first, second = custody.root(trusted=None), custody.root(trusted=None)

    assert first.private_bytes_raw() == second.private_bytes_raw()


def test_a_signing_key_is_found_again_by_its_public_half() -> None:
    made = custody.make_signing_key()

    found = custody.signing_key(made.public_key().public_bytes_raw())

    assert found.private_bytes_raw() == made.private_bytes_raw()


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_a_damaged_file_is_reported_without_its_content(content: bytes) -> None:
    made = custody.make_signing_key().public_key().public_bytes_raw()
    (path,) = custody.folder().glob("signing-*")
    path.write_bytes(content)

    with pytest.raises(SigningKeyMissingError) as caught:
        custody.signing_key(made)

    assert made.hex()[:8] not in str(caught.value).lower()


def test_a_root_that_phones_trust_is_never_made_anew(tmp_path: Path) -> None:
    with pytest.raises(custody.RootKeyError):
        custody.root(trusted=bytes(32))

    assert not custody.folder().exists()


def test_files_of_keys_that_are_not_kept_go_away() -> None:
    kept, gone = (custody.make_signing_key().public_key().public_bytes_raw() for _ in range(2))
    custody.root(trusted=None)

    assert custody.forget_all_but({kept}) == 1

    assert custody.signing_key(kept)
    with pytest.raises(SigningKeyMissingError):
        custody.signing_key(gone)
    assert custody.root(trusted=None)
