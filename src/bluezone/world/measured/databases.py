"""Databases: SQLite files, packed with xz or not, opened to be read only."""

import lzma
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bluezone.world.measured.recording import MeasurementError

LARGEST_DATABASE_BYTES = 256 * 2**20
"""Unpacked. The largest published so far has 2.3 million bytes; a packed file may hide any number."""

_PIECE_BYTES = 2**20


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Lend the database at *path*; a packed one is unpacked beside others that are temporary.

    Raises:
        MeasurementError: cut short, larger than LARGEST_DATABASE_BYTES unpacked, or no database.
        OSError: it cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="bluezone-") as place:
        plain = path
        if path.suffix == ".xz":
            plain = Path(place) / "unpacked.sqlite"
            _unpack(path, plain)
        address = f"{plain.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            with closing(sqlite3.connect(address, uri=True)) as connection:
                connection.execute("PRAGMA trusted_schema = OFF")
                yield connection
        except sqlite3.Error as error:
            raise MeasurementError(f"{path}: {error}; expected an SQLite file with the table results") from error


def _unpack(packed: Path, plain: Path) -> None:
    left = LARGEST_DATABASE_BYTES
    try:
        with lzma.open(packed) as source, plain.open("wb") as target:
            while piece := source.read(_PIECE_BYTES):
                left -= len(piece)
                if left < 0:
                    raise MeasurementError(
                        f"{packed}: holds more than {LARGEST_DATABASE_BYTES // 2**20} MB unpacked; "
                        "expected the measurements of one scene"
                    )
                target.write(piece)
    except (lzma.LZMAError, EOFError) as error:
        raise MeasurementError(f"{packed}: is not a whole .xz file; unpack or fetch it again") from error
