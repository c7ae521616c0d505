"""Private files: whole or not at all, once, and for the owner only."""

import os
import threading
from pathlib import Path

import pytest

from bluezone.server import data_folder


def test_a_private_file_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret"

    made = data_folder.read_or_make(path, lambda: b"first")
    again = data_folder.read_or_make(path, lambda: b"second")

    assert made == again == b"first"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_was_open_to_all_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    data_folder.private_folder(tmp_path)

    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_a_file_that_exists_is_never_written_again(tmp_path: Path) -> None:
    path = tmp_path / "secret"

    assert data_folder.write_once(path, b"first")
    assert not data_folder.write_once(path, b"second")
    assert path.read_bytes() == b"first"


def test_of_many_that_start_at_once_one_writes_and_all_read_the_same(tmp_path: Path) -> None:
    start, read = threading.Barrier(8), []

    def run(place: int) -> None:
        start.wait()
        read.append(data_folder.read_or_make(tmp_path / "secret", lambda: bytes([place]) * 1_000))

    threads = [threading.Thread(target=run, args=(place,)) for place in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(read) == 8
    assert len(set(read)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "no space left")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="no space"):
            data_folder.write_once(tmp_path / "secret", b"first")

    assert list(tmp_path.iterdir()) == []
