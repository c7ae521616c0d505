"""Writing many rows again at once."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import Model

_AT_ONCE = 500

_Row = TypeVar("_Row", bound=Model)


def rewrite(rows: Sequence[_Row], fields: Iterable[str]) -> None:
    """Write *fields* of *rows*, which were read whole from the database and still are there.

    As an insertion that gives way: Django's bulk_update builds an expression for each value and was measured ten times
    slower on 20,000 rows of ten fields.
    """
    if rows:
        manager = type(rows[0])._default_manager
        manager.bulk_create(
            rows, batch_size=_AT_ONCE, update_conflicts=True, unique_fields=["pk"], update_fields=list(fields)
        )
