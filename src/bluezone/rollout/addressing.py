"""Whom a letter to many units addresses: a few by name, more by a list that comes with it.

No letter has a hundred lines of addressees; the decree lets them stand in a list behind it.
"""

from collections.abc import Sequence

from bluezone.letters.letter import Annex, Block, BlockKind, Table

MOST_ADDRESSED = 5
LISTED = "Các cơ quan, đơn vị có tên trong danh sách tại Phụ lục kèm theo"
TITLE = "Danh sách cơ quan, đơn vị"
COLUMNS = ("STT", "Cơ quan, đơn vị")


def is_listed(names: Sequence[str]) -> bool:
    """Return whether *names* are too many to be addressed one by one."""
    return len(names) > MOST_ADDRESSED


def addressees(names: Sequence[str]) -> tuple[str, ...]:
    """Return what stands behind "Kính gửi" in a letter to *names*."""
    return (LISTED,) if is_listed(names) else tuple(names)


def annex(names: Sequence[str]) -> Annex:
    """Return the list of *names*, numbered."""
    rows = tuple((str(number), name) for number, name in enumerate(names, 1))
    return Annex(TITLE, (Block(BlockKind.TABLE, table=Table(COLUMNS, rows)),))
