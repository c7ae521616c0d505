"""Files in the data folder that only this program may read: written whole or not at all, never twice."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def private_folder(path: Path) -> Path:
    """Return *path*, made with its parents if it is missing; nobody but its owner may look into it."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(PRIVATE_FOLDER)
    return path


def read_or_make(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return the content of the private file *path*, which receives what *make* returns if it does not exist yet.

    Of two processes that start at once one writes and both read the same.
    """
    if not path.exists():
        write_once(path, make())
    return path.read_bytes()


def write_once(path: Path, data: bytes) -> bool:
    """Write *data* to the private file *path* unless it exists; return whether this call wrote it.

    The file appears under its name only when all of it is on the disk.
    """
    private_folder(path.parent)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return False
    finally:
        draft.unlink()
    _sync_folder(path.parent)
    return True


def _sync_folder(folder: Path) -> None:
    """Make a new name in *folder* last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
